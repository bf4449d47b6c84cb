import type { ReportBlock, TableBlock } from '../../../shared/report/document/report-document.ts';

/** Blocks that stand on pages of one orientation. */
export interface Stretch {
  readonly landscape: boolean;
  readonly blocks: ReportBlock[];
}

/** Blocks in runs of one orientation; the heading right before a landscape table turns with it. */
export function byOrientation(blocks: readonly ReportBlock[]): readonly Stretch[] {
  const wide = (block: ReportBlock | undefined): boolean => block?.kind === 'table' && block.table.landscape;
  const stretches: Stretch[] = [];
  blocks.forEach((block, i) => {
    const landscape = wide(block) || (block.kind === 'heading' && wide(blocks[i + 1]));
    const last = stretches.at(-1);
    if (last && last.landscape === landscape) last.blocks.push(block);
    else stretches.push({ landscape, blocks: [block] });
  });
  return stretches;
}

/** The tables from `at` on that go on with the one before. */
export function continuing(blocks: readonly ReportBlock[], at: number): readonly TableBlock[] {
  const block = blocks[at];
  return block?.kind === 'table' && block.continued ? [block, ...continuing(blocks, at + 1)] : [];
}
