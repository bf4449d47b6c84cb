// What electron-builder makes of the app with this very Electron: starts, opens, exports, quits, and holds nothing superfluous.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { findElectron } from '../../scripts/electron/find-electron.ts';
import { runnable } from './support/launch-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { processesOf } from './support/processes.ts';
import { unprivileged } from './support/unprivileged.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const supported = process.platform === 'linux' && process.arch === 'x64' && inject('electron') !== null;

/** All there may be beside resources/app.asar.unpacked: Electron's own files, in two languages, and ours. */
const allowed = [
  'LICENSE.electron.txt',
  'LICENSE.txt',
  'LICENSES.chromium.html',
  'THIRD-PARTY-NOTICES.txt',
  'chrome-sandbox',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'locales/en-US.pak',
  'locales/zh-CN.pak',
  'resources.pak',
  'resources/app.asar',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json',
  'workbench',
];
const native = [
  'resources/app.asar.unpacked/node_modules/@resvg/resvg-js-linux-x64-gnu/resvgjs.linux-x64-gnu.node',
  'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node',
];

describe.skipIf(!supported)('the packed app', () => {
  let folder: string;
  let packed: string;
  let person: Person;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-release-'));
    packed = join(folder, 'linux-unpacked');
    const electron = findElectron();
    if (typeof electron === 'string') throw new Error(electron);
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'scripts/launch.mjs'),
        ...['electron-builder', '--linux', 'dir', '--x64', '--publish', 'never', '--config', 'electron-builder.yml'],
        `-c.electronDist=${dirname(electron.path)}`,
        `-c.directories.output=${folder}`,
      ],
      { cwd: root, encoding: 'utf8', timeout: 280_000, env: { ...process.env, ELECTRON_BUILDER_OFFLINE: 'true' } },
    );
    if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`.slice(-3000));
    // Of the fallback (scripts/electron): its Node-API is older than that of the binary which is packed.
    if (electron.sqliteBinding !== null) cpSync(electron.sqliteBinding, join(packed, native[1] ?? ''));
    chmodSync(folder, 0o755);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(() => person.leave());

  const start = (): { readonly program: string; readonly env: Record<string, string> } => {
    const { environment: env } = runnable(person);
    // After it: what starts the unpacked app as another user lies in the same place.
    return { program: unprivileged(join(packed, 'workbench'), person.home), env };
  };

  it('starts with a file, opens it, and ends when told to', async () => {
    const file = putSample(person);
    const { program, env } = start();
    const running = spawn(program, [file], { env, stdio: 'ignore' });
    const ended = once(running, 'exit');
    const settings = join(person.userData, 'workbench.json');
    await expect.poll(() => existsSync(settings) && readFileSync(settings, 'utf8')).toContain('示例.ewb');
    running.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect.poll(() => processesOf(person)).toEqual([]);
    expect(person.faults()).toBe('');
    expect(readdirSync(person.files)).toEqual(['示例.ewb']);
  });

  it('exports, with what it brings itself', async () => {
    const file = putSample(person);
    const target = join(person.files, '成果.xlsx');
    const { program, env } = start();
    await promisify(execFile)(program, ['export', file, '--to', target], { env, cwd: person.home });
    expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');
  });

  it('has its fuses set as docs/TRUST "Electron" says', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'workbench'));
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => FuseState.ENABLE));
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => FuseState.DISABLE));
  });

  it('bears the name of its desktop entry, by which Linux knows its windows', () => {
    const about: { desktopName?: string } = JSON.parse(
      extractFile(join(packed, 'resources/app.asar'), 'package.json').toString(),
    );
    expect(about.desktopName).toBe('evaluation-workbench.desktop');
  });

  it('holds nothing but what is on the list', () => {
    const files = readdirSync(packed, { recursive: true })
      .map(String)
      .filter((path) => statSync(join(packed, path)).isFile());
    const size = files.reduce((sum, path) => sum + statSync(join(packed, path)).size, 0);
    process.stdout.write(
      `packed: ${(size / 1e6).toFixed(0)} MB in ${files.length} files, app.asar ${(statSync(join(packed, 'resources/app.asar')).size / 1e6).toFixed(1)} MB\n`,
    );
    expect(files.filter((path) => ![...allowed, ...native].includes(path))).toEqual([]);
    expect([...native, 'resources/app.asar', 'workbench'].filter((path) => !files.includes(path))).toEqual([]);
  });
});
