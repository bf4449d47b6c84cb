import type { ReportBlock } from '../../shared/report/document/report-document.ts';

/** Label of each table, figure and box by its id, for citing it. */
export function blockLabels(blocks: readonly ReportBlock[]): ReadonlyMap<string, string> {
  return new Map(
    blocks.flatMap((block) =>
      'label' in block && !(block.kind === 'table' && block.continued) ? [[block.id, block.label] as const] : [],
    ),
  );
}
