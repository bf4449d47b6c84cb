import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { createHandOn } from './hand-on.ts';
import { createHostProcess } from './host-process.ts';

export interface DevServerOptions {
  /** Folder of the repository. */
  readonly root: string;
  readonly userData: string;
  /** The next free one if it is taken. */
  readonly port: number;
  readonly say: (line: string) => void;
}

export interface DevServer {
  /** With the dev page's token in its fragment, as the loopback host gives it. */
  readonly url: string;
  close(): Promise<void>;
}

/** What the host is made of besides the renderer: a change of it starts the host anew. */
const hostSources = ['electron', 'shared', 'resources'];
/** Editors write a file in several steps, and a checkout many files. */
const SETTLED = 150;

/** Vite on the renderer's sources, with `/api` handed on to a loopback host in a process of its own. */
export async function startDevServer({ root, userData, port, say }: DevServerOptions): Promise<DevServer> {
  const token = randomBytes(32).toString('base64url');
  const host = createHostProcess(join(root, 'scripts/dev/loopback-child.ts'), userData, say);
  let address = '';
  const vite = await createServer({
    configFile: false,
    root: join(root, 'renderer'),
    cacheDir: join(root, 'out/dev-vite'),
    plugins: [
      react(),
      {
        name: 'workbench:hand-on',
        configureServer: (server) =>
          void server.middlewares.use(createHandOn(() => ({ host: address, token }), host.ready)),
      },
    ],
    worker: { format: 'es' },
    server: { host: '127.0.0.1', port, cors: false, fs: { allow: [root] } },
  });
  // Vite would end this process on its own, before the host has closed its project.
  process.removeAllListeners('SIGTERM');
  await vite.listen();
  const bound = vite.httpServer?.address();
  if (bound === null || typeof bound !== 'object') throw new Error('The development server has no address.');
  address = `127.0.0.1:${bound.port}`;

  const watched = hostSources.map((folder) => join(root, folder));
  vite.watcher.add(watched);
  let timer: NodeJS.Timeout | undefined;
  vite.watcher.on('all', (_event, path) => {
    if (!watched.some((folder) => path.startsWith(folder))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      say(`${path} changed: the host starts anew.`);
      host.restart();
      vite.ws.send({ type: 'full-reload' });
    }, SETTLED);
  });
  await host.ready();
  return {
    url: `http://${address}/#token=${token}`,
    close: async () => {
      clearTimeout(timer);
      await vite.close();
      await host.close();
    },
  };
}
