import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Debian's packages keep the programs of each version here; they refuse to run as root. */
const VERSIONS = '/usr/lib/postgresql';

/** Of the newest that is installed; null where there is none. */
export const postgresVersion = (existsSync(VERSIONS) ? readdirSync(VERSIONS) : []).sort().at(-1) ?? null;

export interface StartedPostgres {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Runs a statement as the owner and gives its rows. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  end(): Promise<void>;
}

export interface StartedCluster extends StartedPostgres {
  readonly workers: readonly StartedPostgres[];
}

const program = (name: string): string => join(VERSIONS, postgresVersion ?? '', 'bin', name);
const root = process.getuid?.() === 0;
const id = (of: '-u' | '-g'): number => Number.parseInt(execFileSync('id', [of, 'nobody'], { encoding: 'utf8' }), 10);
const owner = root && postgresVersion !== null ? { uid: id('-u'), gid: id('-g') } : null;

// A server that is started keeps the pipes that it is given: they would be waited for.
function run(name: string, args: readonly string[], cwd: string): void {
  const stdio = ['ignore', 'ignore', name === 'pg_ctl' ? 'ignore' : 'pipe'] as const;
  const done = spawnSync(program(name), args, { ...(owner ?? {}), cwd, encoding: 'utf8', stdio: [...stdio] });
  if (done.status !== 0) throw new Error(`${name}: ${done.stderr ?? ''}`);
}

function own(path: string): string {
  if (owner !== null) chownSync(path, owner.uid, owner.gid);
  return path;
}

const password = `geheim-${process.pid}-x9`;

/** `count` PostgreSQL servers, each with its data in a folder of its own and only on this machine. */
async function startServers(count: number): Promise<readonly StartedPostgres[]> {
  if (postgresVersion === null) throw new Error('Debian package postgresql is not installed');
  const made = own(mkdtempSync(join(tmpdir(), 'workbench-postgres-')));
  const secret = join(made, 'secret');
  writeFileSync(secret, password);
  own(secret);
  const first = join(made, '0');
  const login = ['-U', 'reader', '-A', 'scram-sha-256', `--pwfile=${secret}`];
  run('initdb', ['-D', first, ...login, '-E', 'UTF8', '--locale=C', '-N'], made);
  for (let at = 1; at < count; at += 1) execFileSync('cp', ['-a', first, join(made, String(at))]);
  const ports = await freePorts(count);
  const running = new Set(ports);
  return ports.map((port, at) => {
    const data = join(made, String(at));
    const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c fsync=off -c max_connections=20`;
    run('pg_ctl', ['-D', data, '-o', options, '-w', '-l', join(made, `log-${at}`), 'start'], made);
    const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'reader', password, database: 'postgres', max: 1 });
    pool.on('error', () => undefined);
    return {
      ...{ port, user: 'reader', password },
      sql: async (text, values = []) => (await pool.query<Record<string, unknown>>(text, [...values])).rows,
      end: async () => {
        await pool.end();
        run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'], made);
        running.delete(port);
        if (running.size === 0) rmSync(made, { recursive: true, force: true });
      },
    };
  });
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((done) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            done(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

export async function startPostgres(): Promise<StartedPostgres> {
  const [server] = await startServers(1);
  if (server === undefined) throw new Error('no server');
  return server;
}

/** A coordinator and three workers that it reaches by postgres_fdw, as servers `worker_1` … of it. */
export async function startCluster(): Promise<StartedCluster> {
  const [coordinator, ...workers] = await startServers(4);
  if (coordinator === undefined) throw new Error('no server');
  await coordinator.sql('CREATE EXTENSION postgres_fdw');
  for (const [at, { port }] of workers.entries()) {
    const name = `worker_${at + 1}`;
    await coordinator.sql(
      `CREATE SERVER ${name} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres', use_remote_estimate 'true', async_capable 'true', fetch_size '10000', batch_size '1000')`,
    );
    await coordinator.sql(
      `CREATE USER MAPPING FOR reader SERVER ${name} OPTIONS (user 'reader', password '${password}')`,
    );
  }
  return {
    ...coordinator,
    workers,
    end: async () => {
      for (const server of [coordinator, ...workers]) await server.end();
    },
  };
}
