import type { ServerResponse } from 'node:http';
import { encodeWire } from '../../../shared/contract/wire.ts';
import { securityHeaders } from '../content-security-policy.ts';
import type { EventSource } from '../dispatcher.ts';
import { nodeBase64 } from './answer.ts';
import type { LoopbackLimits } from './limits.ts';

/** Events as lines of JSON for as long as the client reads; an empty line now and then shows that the host lives. */
export function streamEvents(response: ServerResponse, events: EventSource, limits: LoopbackLimits): void {
  response.writeHead(200, { ...securityHeaders, 'Content-Type': 'application/x-ndjson; charset=utf-8' });
  const send = (line: string): void => {
    response.write(line);
    // A reader that stopped would make us keep every event: let it connect anew.
    if (response.writableLength > limits.eventBacklog) response.destroy();
  };
  send('\n');
  const heartbeat = setInterval(() => send('\n'), limits.heartbeat);
  const unsubscribe = events.subscribe((event) => send(`${encodeWire(event, nodeBase64)}\n`));
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
