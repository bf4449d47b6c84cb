import { inferredCodes } from '../../../../shared/report/inferred-weights.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { inferredNotes, printedCode } from '../../../../shared/report/report-words.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { ExportingTextCode } from '../../exporting-text.ts';
import { treeOrder } from '../../tree-order.ts';
import type { Grid } from '../sheets/lay-grid.ts';
import { footerText } from '../../footer-text.ts';
import { gridTitle } from './score-grids.ts';

/** 权重: the whole tree with the weight as given, its share of the parent and its effective weight. */
export function weightsGrid(input: ReportInput, stamp: ExportStamp): Grid {
  const { dataset, result, method, framework } = input;
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string | number>> = {}): string =>
    exportingText(input, code, params);
  const inferred = inferredCodes(framework, method);
  const rows = treeOrder(dataset).map(({ kind, position, code, name, depth, parent }) => {
    const share = (kind === 'node' ? result.nodeShares : result.measureShares)[position]!;
    const effective = (kind === 'node' ? result.nodeEffective : result.measureEffective)[position]!;
    const level =
      kind === 'measure'
        ? say('EXPORT_LEVEL_MEASURE')
        : depth === 0
          ? say('EXPORT_LEVEL_ROOT')
          : say('EXPORT_LEVEL_N', { level: depth });
    const remarks = [
      ...(share === 0 ? [say('EXPORT_SWITCHED_OFF')] : []),
      ...(kind === 'node' && inferred.has(code) ? [say('EXPORT_INFERRED')] : []),
    ];
    return [
      printedCode(code),
      '　'.repeat(depth) + name,
      level,
      printedCode(parent),
      depth === 0 ? null : (method.weights[code] ?? null),
      share,
      effective,
      remarks.join(' · '),
    ];
  });
  return {
    title: gridTitle(input, 'EXPORT_SHEET_WEIGHTS'),
    notes: [...inferredNotes(input)],
    columns: [
      { head: [say('EXPORT_H_CODE')], width: 11 },
      { head: [say('EXPORT_H_NAME')], width: 44 },
      { head: [say('EXPORT_H_LEVEL')], width: 9, align: 'center' },
      { head: [say('EXPORT_H_PARENT')], width: 9, align: 'center' },
      { head: [say('EXPORT_H_WEIGHT')], width: 10, format: 'General' },
      { head: [say('EXPORT_H_SHARE')], width: 11, format: '0.00%' },
      { head: [say('EXPORT_H_EFFECTIVE')], width: 11, format: '0.0000%' },
      { head: [say('EXPORT_H_NOTE')], width: 22 },
    ],
    rows,
    headColumns: 2,
    footer: footerText(input, stamp),
  };
}
