// npm run dev [-- --port N]: the screens from their sources in a browser, renewed as a file is saved. Vite stands in front of a loopback host of its own, which starts
// anew when a source of it changes. Projects and settings lie in out/dev, apart from those of the app. No part of the product.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDevServer } from './dev/dev-server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { port: { type: 'string', default: '5173' } },
});
const userData = process.env.WORKBENCH_USER_DATA ?? join(root, 'out/dev');
mkdirSync(userData, { recursive: true });
const { url, close } = await startDevServer({
  root,
  userData,
  port: Number(values.port),
  say: (line) => console.log(line),
});
console.log(`Development server: ${url}\nOpen the whole address in a browser on this machine. Ctrl+C ends it.`);
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    void close().finally(() => process.exit(0));
  });
}
