// Forked: node --expose-gc --import …/tell-memory.ts loopback-child.ts FOLDER. The loopback host in a process of its own, as users have it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';
import { serveLoopback } from '../../../electron/hosts/loopback/serve-loopback.ts';
import { openWorkbench } from '../../../electron/hosts/service-process/open-workbench.ts';
import { listStaticFiles } from '../../../electron/hosts/static-files.ts';
import { askSchema } from './loopback-messages.ts';
import type { Ask } from './loopback-messages.ts';
import { MEMORY_CHANNEL, memoryNow } from './tell-memory.ts';
import type { ThreadMemory } from './tell-memory.ts';

/** The first thread that the host starts. */
const SERVICES_THREAD = 1;

const [folder = ''] = process.argv.slice(2);
const renderer = join(folder, 'renderer');
mkdirSync(renderer);
writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>screens</title>');
const faults: string[] = [];
const workbench = openWorkbench('browser', join(folder, 'user-data'), (fault) => faults.push(String(fault)));
const served = await serveLoopback({
  ...workbench,
  staticFiles: listStaticFiles(renderer),
  privateFolder: join(folder, 'private'),
  projectFolder: join(folder, 'projects'),
});
if (!served.ok) throw new Error(served.error.code);
const server = served.value;

/** What the host's thread and the services' hold. */
async function memory() {
  const channel = new BroadcastChannel(MEMORY_CHANNEL);
  const services = await new Promise<ThreadMemory>((resolve) => {
    channel.onmessage = ({ data }) => {
      if (data.thread === SERVICES_THREAD) resolve(data);
    };
    channel.postMessage('tell');
  });
  channel.close();
  const own = memoryNow();
  return {
    live: own.heap + own.outside + services.heap + services.outside,
    resident: process.memoryUsage().rss,
  };
}

async function answer(ask: Ask): Promise<unknown> {
  switch (ask.type) {
    case 'handle':
      return workbench.handles.issue(ask.path, ask.mode);
    case 'memory':
      return memory();
    case 'end':
      await server.close();
      await workbench.close();
      return faults;
  }
}

process.on('message', (message) => {
  const { id, ask } = askSchema.parse(message);
  void answer(ask).then((value) => process.send?.({ id, value }));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: server.port, token: server.token });
