import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { SystemRow } from '../../../shared/model/framework-change/framework-change.ts';
import { byPlace } from './annex-grid.ts';
import { annexCodes } from './annex-codes.ts';
import { annexAggregation, annexMeasure } from './annex-measure.ts';
import type { AnnexNode, AnnexTable } from './annex-node.ts';
import { annexWeights, siblingGroups } from './annex-weights.ts';

/** A table of indicators as the rows of a project, with every doubt and its cell. */
export interface AnnexRows {
  readonly rows: readonly SystemRow[];
  readonly doubts: readonly AppError[];
}

/**
 * Codes are the sheet's, else those that the project has for the same names in the same places, else made. A last indicator is a measure; where it
 * would stand at the top or beside indicators, it is an indicator with that measure below.
 */
export function annexRows(table: AnnexTable, framework: Framework): AnnexRows {
  const { nodes } = table;
  const { weights, doubts: ofWeights } = annexWeights(table);
  const { codes, wrapped: wrappedCodes, doubts: ofCodes } = annexCodes(nodes, framework);
  const doubts: AppError[] = [...table.doubts, ...ofWeights, ...ofCodes, ...repeatedMeasures(nodes)];
  if (!table.fields.has('direction')) doubts.push(appError('ANNEX_DIRECTION_NONE'));
  const parents = new Set(nodes.map(({ parent }) => parent));
  const held = new Set(framework.measures.map(({ code }) => code));
  const rows: SystemRow[] = [];
  const visit = (above: number | null): void =>
    nodes.forEach((node, at) => {
      if (node.parent !== above) return;
      const code = codes[at] ?? '';
      const place = { code, parent: above === null ? null : (codes[above] ?? null), weight: weights[at] ?? null };
      const aggregation = annexAggregation(node, doubts);
      const worded = { name: node.name, definition: node.definitions.join('\n'), ...englishName(node) };
      if (parents.has(at)) {
        rows.push({ ...worded, ...place, ...(aggregation === undefined ? {} : { aggregation }), measure: null });
        return visit(at);
      }
      const wrapped = wrappedCodes.get(at);
      const { measure, name } = annexMeasure(node, held.has(wrapped ?? code), doubts);
      if (wrapped === undefined) return void rows.push({ ...worded, ...place, name, measure });
      rows.push({ ...place, name, definition: '', ...englishName(node), measure: null });
      rows.push({ ...worded, name, code: wrapped, parent: code, weight: null, measure });
    });
  visit(null);
  return { rows, doubts: byPlace(doubts) };
}

function englishName({ fields }: AnnexNode): { readonly nameEn?: string } {
  const text = fields.get('nameEn')?.text;
  return text === undefined ? {} : { nameEn: text };
}

/** Sheets name measures: two of one name can't be told apart there. */
function repeatedMeasures(nodes: readonly AnnexNode[]): readonly AppError[] {
  const groups = siblingGroups(nodes);
  const seen = new Map<string, AnnexNode>();
  return nodes.flatMap((node, at) => {
    if (groups.has(at)) return [];
    const other = seen.get(foldName(node.name));
    seen.set(foldName(node.name), node);
    return other === undefined || other.parent === node.parent
      ? []
      : [appError('ANNEX_MEASURE_TWICE', { name: node.name, other: other.cell }, { cell: node.cell })];
  });
}
