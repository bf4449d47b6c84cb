import type { NamedSource } from '../../../shared/contract/outputs.ts';

/** Where a source is, in one line. */
export function placeText(connection: NamedSource['binding']['connection']): string {
  return 'host' in connection
    ? `${connection.engine} · ${connection.user}@${connection.host}:${connection.port}/${connection.database}`
    : `DuckDB · ${connection.path}`;
}
