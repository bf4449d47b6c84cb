import type { Result } from '../../shared/base/result.ts';
import type { SourceBinding } from '../../shared/model/source-binding.ts';
import { openDuckEngine } from './duckdb/duckdb-engine.ts';
import { openPostgresEngine } from './postgres/postgres-engine.ts';
import type { SqlEngine } from './sql/engine.ts';

/** Opens what a binding names. `password`: for a server that wants one; nothing here keeps it. */
export function openEngine(
  { connection, timeout }: Pick<SourceBinding, 'connection' | 'timeout'>,
  password: string | undefined,
): Promise<Result<SqlEngine>> {
  switch (connection.engine) {
    case 'duckdb':
      return openDuckEngine(connection.path, timeout);
    case 'postgresql':
      return openPostgresEngine(connection, timeout, password);
  }
}
