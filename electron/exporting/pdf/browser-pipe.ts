import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';

/** Words that a message of the protocol may hold: plain JSON. */
type Members = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly done: (result: Members) => void;
  readonly failed: (fault: Error) => void;
}

/** A browser without a window that takes commands of the DevTools protocol over a pipe: nobody else can reach it, and it ends with its owner. */
export interface BrowserPipe {
  /** Rejects with what the browser says, or when it ends. `session`: of a page that was attached. */
  send(method: string, params?: Members, session?: string): Promise<Members>;
  /** Resolves with the next event of the name in the session. */
  next(event: string, session: string): Promise<Members>;
  readonly ended: boolean;
  close(): Promise<void>;
}

/** `flags`: besides those of the pipe. */
export function openBrowserPipe(browser: string, flags: readonly string[]): BrowserPipe {
  // The browser reads from its third descriptor and writes to its fourth.
  const child = spawn(browser, [...flags, '--remote-debugging-pipe', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const [input, output] = [child.stdio[3], child.stdio[4]];
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error('no pipe to the browser');
  const waiting = new Map<number, Waiting>();
  const listening = new Set<Waiting & { readonly event: string; readonly session: string }>();
  let last = 0;
  let ended = false;
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2_000);
  });
  const end = (fault: Error): void => {
    ended = true;
    for (const one of [...waiting.values(), ...listening]) one.failed(fault);
    waiting.clear();
    listening.clear();
  };
  child.on('error', end);
  // When all that it said has been read.
  child.on('close', (code) => end(new Error(said.trim() === '' ? `exit ${code ?? '?'}` : said)));
  // Its end says more than the pipe that breaks with it.
  for (const stream of [input, output]) stream.on('error', () => undefined);
  output.on(
    'data',
    byMessage((message) => take(message, waiting, listening)),
  );
  return {
    send: (method, params = {}, session) =>
      new Promise((done, failed) => {
        if (ended) return failed(new Error(said.trim() === '' ? 'the browser has ended' : said));
        last += 1;
        waiting.set(last, { done, failed });
        const sent = { id: last, method, params, ...(session === undefined ? {} : { sessionId: session }) };
        input.write(`${JSON.stringify(sent)}\0`);
      }),
    next: (event, session) =>
      new Promise((done, failed) => {
        listening.add({ event, session, done, failed });
      }),
    get ended() {
      return ended;
    },
    close: () => closed(child, () => ended),
  };
}

/** Messages end in a zero byte. */
function byMessage(take: (message: unknown) => void): (piece: Buffer) => void {
  let pieces: Buffer[] = [];
  return (piece) => {
    let rest = piece;
    for (let at = rest.indexOf(0); at >= 0; at = rest.indexOf(0)) {
      const message: unknown = JSON.parse(Buffer.concat([...pieces, rest.subarray(0, at)]).toString('utf8'));
      pieces = [];
      rest = rest.subarray(at + 1);
      take(message);
    }
    if (rest.length > 0) pieces.push(rest);
  };
}

function take(
  message: unknown,
  waiting: Map<number, Waiting>,
  listening: Set<Waiting & { readonly event: string; readonly session: string }>,
): void {
  if (!isMembers(message)) return;
  const { id, method, sessionId, params, result, error } = message;
  if (typeof id === 'number') {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (isMembers(error)) asked?.failed(new Error(typeof error['message'] === 'string' ? error['message'] : ''));
    else asked?.done(isMembers(result) ? result : {});
    return;
  }
  for (const one of listening)
    if (one.event === method && one.session === sessionId) {
      listening.delete(one);
      one.done(isMembers(params) ? params : {});
    }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Asked to end, it lets go of its profile; one that doesn't within five seconds is ended. */
async function closed(child: ChildProcess, hasEnded: () => boolean): Promise<void> {
  if (hasEnded()) return;
  await new Promise<void>((done) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    });
    // Its end of the pipe tells it.
    for (const stream of [child.stdio[3], child.stdio[4]]) stream?.destroy();
    child.kill();
  });
}
