// The loopback host behind npm run dev: argument user folder; prints its address and serves until it is told to end or the development server is gone.
import { fileURLToPath } from 'node:url';
import { serveWorkbench } from '../../electron/hosts/loopback/serve-workbench.ts';

const [userData = ''] = process.argv.slice(2);
const served = await serveWorkbench({
  // It must have a page of its own; nobody asks for it, since Vite serves the screens.
  renderer: fileURLToPath(new URL('../../renderer', import.meta.url)),
  userData,
  port: 0,
  onFault: (fault) => console.error(fault),
});
if (!served.ok) throw new Error(served.error.code);
console.log(served.value.url);
let ending = false;
const end = (): void => {
  if (ending) return;
  ending = true;
  void served.value.close().finally(() => process.exit(0));
};
process.on('SIGTERM', end);
// Ctrl+C reaches the whole group of processes.
process.on('SIGINT', end);
process.stdin.on('end', end).resume();
