import type { Result } from '../../shared/base/result.ts';
import type { SourceBinding } from '../../shared/model/source-binding.ts';
import { openDuckEngine } from './duckdb/duckdb-engine.ts';
import { openPostgresEngine } from './postgres/postgres-engine.ts';
import type { SqlEngine } from './sql/engine.ts';

/** Opens what a binding names. `secret` gives the password of a variable; nothing keeps it. */
export function openEngine(
  { connection, timeout }: Pick<SourceBinding, 'connection' | 'timeout'>,
  secret: (variable: string) => string | undefined,
): Promise<Result<SqlEngine>> {
  switch (connection.engine) {
    case 'duckdb':
      return openDuckEngine(connection.path, timeout);
    case 'postgresql':
      return openPostgresEngine(connection, timeout, secret);
  }
}
