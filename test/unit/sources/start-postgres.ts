import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's packages keep the programs of each version here; they refuse to run as root. */
const VERSIONS = '/usr/lib/postgresql';

/** Of the newest that is installed; null where there is none. */
export const postgresVersion = (existsSync(VERSIONS) ? readdirSync(VERSIONS) : []).sort().at(-1) ?? null;

export interface StartedPostgres {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  end(): void;
}

/** A PostgreSQL of its own, with its data in a folder of its own and only on this machine. */
export function startPostgres(): StartedPostgres {
  const version = postgresVersion;
  if (version === null) throw new Error('Debian package postgresql is not installed');
  const program = (name: string): string => join(VERSIONS, version, 'bin', name);
  const folder = mkdtempSync(join(tmpdir(), 'workbench-postgres-'));
  const root = process.getuid?.() === 0;
  const id = (of: '-u' | '-g'): number => Number.parseInt(execFileSync('id', [of, 'nobody'], { encoding: 'utf8' }), 10);
  const as = root ? { uid: id('-u'), gid: id('-g') } : {};
  if (root) chownSync(folder, id('-u'), id('-g'));
  // A server that is started keeps the pipes that it is given: they would be waited for.
  const run = (name: string, args: readonly string[]): void => {
    const done = spawnSync(program(name), args, {
      ...as,
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', name === 'pg_ctl' ? 'ignore' : 'pipe'],
    });
    if (done.status !== 0) throw new Error(`${name}: ${done.stderr ?? ''}`);
  };
  const data = join(folder, 'data');
  const port = 40_000 + (process.pid % 20_000);
  const secret = join(folder, 'secret');
  const password = `geheim-${process.pid}-x9`;
  writeFileSync(secret, password);
  if (root) chownSync(secret, id('-u'), id('-g'));
  run('initdb', ['-D', data, '-U', 'reader', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C']);
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c fsync=off`;
  run('pg_ctl', ['-D', data, '-o', options, '-w', '-l', join(folder, 'log'), 'start']);
  return {
    ...{ port, user: 'reader', password },
    end: () => {
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
