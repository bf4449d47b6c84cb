import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ServerConnection, SourceConnection } from '../../../shared/model/source-binding.ts';
import type { SourcePassword } from '../../../shared/contract/outputs.ts';
import { replaceFile } from '../../files/replace-file.ts';
import type { Environment } from '../app/environment.ts';

/** Passwords of servers, and which sources were used on this machine before. Nothing of it is in a project. */
export interface SourceSecrets {
  /** Whether the system keeps passwords encrypted here. */
  canKeep(): Promise<boolean>;
  has(connection: SourceConnection): SourcePassword;
  /** The password to log in with; undefined: none is sent. Error: SOURCE_SECRET_MISSING. */
  passwordOf(connection: SourceConnection): Promise<Result<string | undefined>>;
  /** Until the program ends, and with `keep` on this machine, where the system encrypts it; false: it isn't kept. Error: SETTINGS_NOT_SAVED. */
  give(connection: ServerConnection, password: string, keep: boolean): Promise<Result<boolean>>;
  forget(connection: ServerConnection): Result<void>;
  /** Whether somebody here has said that this project may use this place with what is known here. */
  isKnown(project: string, connection: SourceConnection): boolean;
  know(project: string, connection: SourceConnection): Result<void>;
}

const stored = z.object({
  /** Hashes of project and place, the last one first. */
  known: z.array(z.string()).catch([]).default([]),
  /** Encrypted by the system, by the hash of where they belong. */
  passwords: z.record(z.string(), z.string()).catch({}).default({}),
});
type Stored = z.infer<typeof stored>;
const KNOWN_MOST = 1000;

/** Kept in `sources.json` of the user's own folder, which only the user may read; without such a folder nothing outlives the process. */
export function createSourceSecrets({
  userData,
  host,
  seal,
}: Pick<Environment, 'userData' | 'host' | 'seal'>): SourceSecrets {
  const file = userData === null ? null : join(userData, 'sources.json');
  let state = file === null ? stored.parse({}) : read(file);
  const given = new Map<string, string>();
  const save = (next: Stored): Result<void> => {
    state = next;
    if (file === null) return ok(undefined);
    try {
      mkdirSync(join(file, '..'), { recursive: true });
      replaceFile(file, (temporary) => {
        writeFileSync(temporary, JSON.stringify(next, null, 2), { mode: 0o600 });
        chmodSync(temporary, 0o600);
      });
      return ok(undefined);
    } catch (fault) {
      if (!(fault instanceof Error) || !('code' in fault)) throw fault;
      return err(appError('SETTINGS_NOT_SAVED', { file, detail: String(fault.code) }));
    }
  };
  const kept = async (place: string): Promise<string | null> => {
    const sealed = state.passwords[place];
    return sealed === undefined || seal === undefined ? null : seal.open(sealed);
  };
  return {
    canKeep: async () => (await seal?.available()) ?? false,
    has: (connection) => {
      if (!isServer(connection)) return 'none';
      const place = placeOf(connection);
      if (given.has(place)) return 'session';
      if (state.passwords[place] !== undefined && seal !== undefined) return 'kept';
      return connection.passwordVariable === undefined ? 'none' : 'variable';
    },
    passwordOf: async (connection) => {
      if (!isServer(connection)) return ok(undefined);
      const place = placeOf(connection);
      const password = given.get(place) ?? (await kept(place));
      if (password !== null) return ok(password);
      const { passwordVariable } = connection;
      if (passwordVariable === undefined) return ok(undefined);
      const found = process.env[passwordVariable];
      return found === undefined ? err(appError('SOURCE_SECRET_MISSING', { variable: passwordVariable })) : ok(found);
    },
    give: async (connection, password, keep) => {
      const place = placeOf(connection);
      given.set(place, password);
      if (!keep || seal === undefined || !(await seal.available())) return ok(false);
      const saved = save({ ...state, passwords: { ...state.passwords, [place]: await seal.close(password) } });
      return saved.ok ? ok(true) : saved;
    },
    forget: (connection) => {
      const place = placeOf(connection);
      given.delete(place);
      const { [place]: _, ...others } = state.passwords;
      return save({ ...state, passwords: others });
    },
    // A command names its project and its variables itself; only what would carry a password to a place asks there.
    isKnown: (project, connection) =>
      (host === 'cli' && (!isServer(connection) || connection.passwordVariable === undefined)) ||
      state.known.includes(knownKey(project, connection)),
    know: (project, connection) => {
      const key = knownKey(project, connection);
      if (state.known[0] === key) return ok(undefined);
      return save({ ...state, known: [key, ...state.known.filter((one) => one !== key)].slice(0, KNOWN_MOST) });
    },
  };
}

export function isServer(connection: SourceConnection): connection is ServerConnection {
  return 'host' in connection;
}

/** A password belongs to one user of one database of one server. */
function placeOf({ engine, host, port, database, user }: ServerConnection): string {
  return contentHash([engine, host, port, database, user]);
}

/** All of the connection: another host, another variable or a line without TLS is asked about anew. */
function knownKey(project: string, connection: SourceConnection): string {
  return contentHash([project, { ...connection }]);
}

/** A damaged file costs passwords that can be typed again. */
function read(file: string): Stored {
  if (!existsSync(file)) return stored.parse({});
  try {
    const parsed = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : stored.parse({});
  } catch {
    return stored.parse({});
  }
}
