import { appError } from '../../shared/base/app-error.ts';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import { decodeWire } from '../../shared/contract/wire.ts';
import { noteConnection } from './connection.ts';
import { browserBase64 } from './browser-base64.ts';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
/** Lost for so long, the user is told. */
const TELL_AFTER = 2;

/** Reads the server's lines of JSON and connects anew when the stream ends. Ends with the function returned. */
export function listenToEvents(
  headers: Readonly<Record<string, string>>,
  listener: (event: WorkbenchEvent) => void,
): () => void {
  const stop = new AbortController();
  void listen(headers, listener, stop.signal);
  return () => stop.abort();
}

async function listen(
  headers: Readonly<Record<string, string>>,
  listener: (event: WorkbenchEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      const response = await fetch('/api/events', { headers, signal });
      if (response.status === 401)
        return listener({ name: 'notice', severity: 'error', message: appError('HOST_TOKEN') });
      if (response.ok && response.body !== null) {
        failures = 0;
        noteConnection(true);
        await readLines(response.body, (line) => listener(asEvent(line)));
      }
    } catch {
      // Told below: what matters is that the stream ended, not how.
    }
    if (signal.aborted) return;
    if (failures === TELL_AFTER) noteConnection(false);
    await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures)));
  }
}

async function readLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  receive: (line: string) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') receive(line);
  }
}

/** The edge: the server of the same build sent it. */
function asEvent(line: string): WorkbenchEvent {
  return decodeWire(line, browserBase64) as WorkbenchEvent;
}
