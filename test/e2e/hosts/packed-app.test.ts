// What electron-builder packs, with a stub in place of Electron's own files: nothing is fetched, and the stub carries a fuse wire like the real binary.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { extractFile, listPackage } from '@electron/asar';
import { getCurrentFuseWire, FuseState, FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleCodeHash, sampleFingerprint } from '../../../electron/services/projects/sample-fingerprint.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'workbench-packed-'));
const packed = join(folder, 'release', 'linux-unpacked');
const supported = process.platform === 'linux' && process.arch === 'x64';
let files: readonly string[] = [];

beforeAll(() => {
  if (!supported) return;
  const stub = join(folder, 'electron');
  for (const part of ['resources', 'locales']) mkdirSync(join(stub, part), { recursive: true });
  // Sentinel, version 1, nine fuses, all off ('0'): the layout of @electron/fuses.
  writeFileSync(
    join(stub, 'electron'),
    Buffer.concat([
      Buffer.from('\x7fELF'),
      Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
      Buffer.of(1, 9),
      Buffer.from('000000000'),
    ]),
    { mode: 0o755 },
  );
  writeFileSync(join(stub, 'version'), '45.4.1');
  for (const name of ['zh-CN', 'en-US', 'fr']) writeFileSync(join(stub, 'locales', `${name}.pak`), '');
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'scripts/launch.mjs'),
      'electron-builder',
      '--linux',
      'dir',
      '--x64',
      '--publish',
      'never',
      '--config',
      'electron-builder.yml',
      `-c.electronDist=${stub}`,
      `-c.directories.output=${join(folder, 'release')}`,
    ],
    { cwd: root, encoding: 'utf8', timeout: 280_000, env: { ...process.env, ELECTRON_BUILDER_OFFLINE: 'true' } },
  );
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`.slice(-3000));
  files = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false }).map((path) =>
    path.replaceAll('\\', '/'),
  );
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.runIf(supported)('holds the bundles, the screens and the resources', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/main/index.cjs',
      '/out/main/package.json',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
      '/resources/frameworks/province-2021-measures.csv',
      '/resources/entities/provinces.csv',
    ]),
  );
});

it.runIf(supported)('holds the sample projects that the build made, by this very program', () => {
  const archive = join(packed, 'resources', 'app.asar');
  for (const template of ['province-2021', 'key-city-2021']) {
    const project = gunzipSync(extractFile(archive, join('out', 'samples', `${template}.ewb.gz`)));
    expect(project.subarray(0, 15).toString('latin1')).toBe('SQLite format 3');
    // Both bundle and note carry the fingerprint's parts; a bundle of other sources would make its own sample.
    expect(JSON.parse(extractFile(archive, join('out', 'samples', `${template}.json`)).toString('utf8'))).toEqual({
      fingerprint: sampleFingerprint(),
    });
  }
  const bundles = files
    .filter((path) => /^\/out\/main\/.*\.c?js$/.test(path))
    .map((path) => extractFile(archive, path.slice(1)).toString('utf8'));
  expect(bundles.filter((text) => text.includes(sampleCodeHash(root))).length).toBeGreaterThan(0);
});

it.runIf(supported)(
  'holds of node_modules only the two native ones and two fonts, and nothing of sources, tests or tools',
  () => {
    const modules = new Set(
      files
        .filter((path) => path.startsWith('/node_modules/'))
        .map((path) =>
          path
            .split('/')
            .slice(2, path.includes('/@') ? 4 : 3)
            .join('/'),
        )
        .filter((name) => !/^@[^/]+$/.test(name)),
    );
    expect([...modules].sort()).toEqual([
      '@fontsource/noto-sans-sc',
      '@fontsource/noto-serif-sc',
      '@resvg/resvg-js',
      '@resvg/resvg-js-linux-x64-gnu',
      'better-sqlite3',
    ]);
    expect(
      files.filter((path) =>
        /\.(ts|tsx|map|cpp|hpp|gyp)$|^\/(test|scripts|shared|electron|renderer|\.ci)\b/.test(path),
      ),
    ).toEqual([]);
  },
);

it.runIf(supported)("keeps this system's native binaries outside the archive, and no other system's", () => {
  const native = files.filter((path) => path.endsWith('.node'));
  expect(native.sort()).toEqual([
    '/node_modules/@resvg/resvg-js-linux-x64-gnu/resvgjs.linux-x64-gnu.node',
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]);
  for (const path of native) expect(existsSync(join(packed, 'resources', 'app.asar.unpacked', path))).toBe(true);
});

it.runIf(supported)(
  'is trimmed: under 31 MB without Electron and DuckDB, of which 8 MB are fonts, and two languages',
  () => {
    expect(statSync(join(packed, 'resources', 'app.asar')).size).toBeLessThan(31e6);
    expect([
      existsSync(join(packed, 'locales', 'zh-CN.pak')),
      existsSync(join(packed, 'locales', 'en-US.pak')),
      existsSync(join(packed, 'locales', 'fr.pak')),
    ]).toEqual([true, true, false]);
  },
);

it.runIf(supported)('has its fuses set as docs/TRUST "Electron" says', async () => {
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
