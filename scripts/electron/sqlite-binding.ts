import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cacheFolder } from './cache-folder.ts';
import { fingerprint, makeOnce } from './make-once.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const source = join(modules, 'better-sqlite3');
const shim = fileURLToPath(new URL('./any-value-reference.h', import.meta.url));
/** Node-API of Electron 33 (Node 20); the binary that better-sqlite3 brings needs 10, which Electron has from 35 on. */
const nodeApi = 9;
const optimised = ['-O2', '-fPIC', '-w', '-DNDEBUG'];

/** SQLite's own options, read where better-sqlite3 keeps them, so that the engine is the same. */
function sqliteOptions(): string[] {
  const listed = readFileSync(join(source, 'deps', 'defines.gypi'), 'utf8');
  return [...listed.matchAll(/'((?:SQLITE|HAVE)_[\w=-]+)'/g)].map(([, option]) => `-D${option}`);
}

/** The binding's file, there or not. */
export function sqliteBinding(): string {
  const files = ['src', 'deps/sqlite3']
    .flatMap((folder) => readdirSync(join(source, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .map((path) => join(source, path))
    .filter((path) => statSync(path).isFile())
    .sort();
  const made = fingerprint([
    JSON.stringify([nodeApi, optimised, sqliteOptions(), version('node-addon-api'), version('node-api-headers')]),
    readFileSync(shim),
    ...files.map((path) => readFileSync(path)),
  ]);
  return join(cacheFolder(), `better-sqlite3-${version('better-sqlite3')}-${made}`, 'better_sqlite3.node');
}

/** Compiles better-sqlite3's own source for that Node-API. Needs gcc and g++. */
export async function bringSqliteBinding(log: (line: string) => void): Promise<string> {
  const binding = sqliteBinding();
  await makeOnce(join(binding, '..'), async (work) => {
    log(`better-sqlite3 ${version('better-sqlite3')}: compiling for Node-API ${nodeApi} (a minute, once)…`);
    const run = promisify(execFile);
    const at = (name: string): string => join(work, name);
    await Promise.all([
      run('gcc', [
        ...optimised,
        '-std=c99',
        ...sqliteOptions(),
        ...['-c', join(source, 'deps/sqlite3/sqlite3.c'), '-o', at('sqlite3.o')],
      ]),
      run('g++', [
        ...optimised,
        '-std=c++20',
        '-fvisibility=hidden',
        `-DNAPI_VERSION=${nodeApi}`,
        '-DNAPI_DISABLE_CPP_EXCEPTIONS',
        '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
        ...['node-api-headers/include', 'node-addon-api', 'better-sqlite3/deps/sqlite3'].map(
          (folder) => `-I${join(modules, folder)}`,
        ),
        ...['-include', shim, '-c', join(source, 'src/better_sqlite3.cpp'), '-o', at('better-sqlite3.o')],
      ]),
    ]);
    await run('g++', [
      '-shared',
      '-Wl,-Bsymbolic,--exclude-libs,ALL',
      ...['-o', at('better_sqlite3.node'), at('better-sqlite3.o'), at('sqlite3.o'), '-ldl'],
    ]);
    for (const object of ['better-sqlite3.o', 'sqlite3.o']) rmSync(at(object));
  });
  return binding;
}

function version(name: string): string {
  const about: { version: string } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
  return about.version;
}
