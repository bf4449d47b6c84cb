// node --import …/fake-parent-port.ts BUNDLE, forked: gives the process what Electron gives a utility process, `process.parentPort`.
import { EventEmitter } from 'node:events';

const early: unknown[] = [];
const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown): void => void process.send?.(message),
});
Object.defineProperty(process, 'parentPort', { value: port });
process.on('message', (data) => {
  // As Electron's port, which starts with the first who listens.
  if (port.listenerCount('message') === 0) early.push(data);
  else port.emit('message', { data });
});
port.on('newListener', (name) => {
  if (name === 'message' && port.listenerCount('message') === 0)
    queueMicrotask(() => early.splice(0).forEach((data) => port.emit('message', { data })));
});
process.on('disconnect', () => process.exit(0));
