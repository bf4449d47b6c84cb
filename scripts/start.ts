// npm start: builds when sources are newer, opens Electron where its binary is there or can be fetched, else serves the same screens for a browser.
// npm start -- --web (npm run start:web): the browser at once. --port N: on that port.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { builtScreens } from '../electron/hosts/built-screens.ts';
import { serveWorkbench } from '../electron/hosts/loopback/serve-workbench.ts';
import { userDataFolder } from '../electron/hosts/user-data-folder.ts';
import { messageText } from '../shared/messages/message-text.ts';
import { installedElectron } from './electron/find-electron.ts';
import { makeSamples } from './make-samples.ts';
import { runBuild } from './run-build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const electronFolder = join(root, 'node_modules', 'electron');
const sources = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json'];
const products = ['out/main/index.cjs', 'out/preload/index.cjs', 'out/renderer/index.html'];
const DOWNLOADS = 'https://github.com/electron/electron/releases/download/';
const MIRROR_HINT = 'ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/ npm start';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { web: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
  allowPositionals: true,
});
await start();

async function start(): Promise<void> {
  if (!(await build())) {
    process.exitCode = 2;
    return;
  }
  const obstacle = values.web ? null : await electronObstacle();
  if (!values.web && obstacle === null) {
    spawn(installedElectron() ?? '', [root], { stdio: 'inherit' }).on('exit', (code) => {
      process.exitCode = code ?? 1;
    });
    return;
  }
  if (obstacle !== null) console.log(`桌面窗口不能打开：${obstacle} 现在改用浏览器。`);
  await serve();
}

async function serve(): Promise<void> {
  const served = await serveWorkbench({
    renderer: builtScreens,
    userData: userDataFolder(),
    port: Number(values.port),
    onFault: (fault) => console.error(fault),
  });
  if (!served.ok) {
    console.error(messageText(served.error, 'zh'));
    process.exitCode = 2;
    return;
  }
  console.log(
    `评估工作台 · Evaluation workbench：${served.value.url}\n请在本机浏览器中打开上面的完整地址。在浏览器中新建的项目保存在 ${served.value.projectFolder}。按 Ctrl+C 结束。`,
  );
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void served.value.close().finally(() => process.exit(0));
    });
  }
}

/** Why the desktop window can't open here; null if it can. */
async function electronObstacle(): Promise<string | null> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return '没有图形桌面（DISPLAY 未设置）。';
  if (installedElectron() !== null) return asRoot();
  const unreachable = await downloadObstacle();
  if (unreachable !== null) return `没有 Electron 程序，也无法下载（${unreachable}）。在中国可用：${MIRROR_HINT}。`;
  console.log('正在下载 Electron（约 120 MB，只需一次）…');
  const install = spawnSync(process.execPath, ['install.js'], {
    cwd: electronFolder,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout: 15 * 60_000,
  });
  if (install.status === 0 && installedElectron() !== null) return asRoot();
  return `Electron 没有下载成功（${install.stderr.trim().split('\n')[0] ?? ''}）。在中国可用：${MIRROR_HINT}。`;
}

/** Chromium's sandbox refuses root, and the app is never opened without it. */
function asRoot(): string | null {
  return process.platform === 'linux' && process.getuid?.() === 0 ? 'Electron 不能以 root 身份打开。' : null;
}

/** Asks the download server for a sign of life, so that a machine without access isn't kept waiting. A proxy is left to the installer. */
async function downloadObstacle(): Promise<string | null> {
  if (process.env.ELECTRON_GET_USE_PROXY || process.env.HTTPS_PROXY || process.env.https_proxy) return null;
  const server = new URL(process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || DOWNLOADS);
  try {
    await fetch(server.origin, { method: 'HEAD', signal: AbortSignal.timeout(4000) });
    return null;
  } catch (fault) {
    const cause =
      fault instanceof Error && fault.cause instanceof Error && 'code' in fault.cause
        ? String(fault.cause.code)
        : fault instanceof Error
          ? fault.name
          : '';
    return `${server.host} ${cause}`.trim();
  }
}

/** True when the build is there and not older than its sources. Without sample projects the app goes on: it makes them when asked. */
async function build(): Promise<boolean> {
  const built = products.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (Math.min(...built) > Math.max(...sources.map((path) => newest(join(root, path))))) {
    await makeSamples(console.log);
    return true;
  }
  console.log('正在构建界面…');
  const { bundles, output } = await runBuild(console.log);
  if (!bundles) console.error(`构建失败：\n${output}`);
  return bundles;
}

function newest(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    found.mtimeMs,
    ...readdirSync(path, { withFileTypes: true }).map((entry) => newest(join(path, entry.name))),
  );
}
