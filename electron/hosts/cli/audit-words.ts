import type { AuditWords } from '../../../shared/report/audit/show-value.ts';
import type { CommandContext } from './command-context.ts';

/** Names of the open project's indicators, measures and units, for sentences of its audit. */
export async function wordsOf(context: CommandContext): Promise<AuditWords> {
  const snapshot = await context.call('project.snapshot', {});
  const { nodes = [], measures = [], units = [] } = snapshot?.dataset ?? {};
  const method = snapshot?.draft ?? snapshot?.baseline;
  return { lang: context.language, names: { nodes, measures, units, ...(method === undefined ? {} : { method }) } };
}
