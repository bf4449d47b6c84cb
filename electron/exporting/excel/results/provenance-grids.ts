import { nameIn } from '../../../../shared/report/english-names.ts';
import { recordKindNames } from '../../../../shared/model/record-kind.ts';
import { bareMessageText } from '../../../../shared/messages/message-text.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { ExportingTextCode } from '../../exporting-text.ts';
import type { Provenance } from '../../provenance.ts';
import type { Grid, GridValue } from '../sheets/lay-grid.ts';
import { footerText } from '../../footer-text.ts';
import { gridTitle } from './score-grids.ts';

/** 数据来源: the batch, file, sheet and cells behind each raw value. */
export function sourcesGrid(input: ReportInput, stamp: ExportStamp, provenance: Provenance): Grid {
  const { dataset, lang } = input;
  const head = heads(input);
  const units = new Map(dataset.units.map(({ code, name }) => [code, name]));
  const measures = new Map(dataset.measures.map(({ code, name }) => [code, name]));
  const rows = provenance.sources.map(({ unit, measure, batch, file, sheet, records, cells }) => [
    unit,
    units.get(unit) ?? '',
    measure,
    measures.get(measure) ?? '',
    batch,
    file,
    sheet,
    cells,
    records,
  ]);
  return {
    title: gridTitle(input, 'EXPORT_SHEET_SOURCES'),
    notes: [exportingText(lang, rows.length > 0 ? 'EXPORT_NOTE_SOURCES' : 'EXPORT_NO_SOURCES')],
    columns: [
      head('EXPORT_H_CODE', 10),
      head('EXPORT_H_UNIT', 12),
      head('EXPORT_H_CODE', 10),
      head('EXPORT_H_MEASURE', 30),
      head('EXPORT_H_BATCH', 7, '0'),
      head('EXPORT_H_FILE', 36),
      head('EXPORT_H_SHEET', 20),
      head('EXPORT_H_CELLS', 26),
      head('EXPORT_H_RECORDS', 9, '0'),
    ],
    rows,
    headColumns: 4,
    footer: footerText(input, stamp),
  };
}

type Head = (code: ExportingTextCode, width: number, format?: string) => Grid['columns'][number];
function heads(input: ReportInput): Head {
  return (code, width, format) => ({ head: [exportingText(input, code)], width, ...(format ? { format } : {}) });
}

const severities = {
  skipped: 'EXPORT_SEVERITY_SKIPPED',
  problem: 'EXPORT_SEVERITY_PROBLEM',
  warning: 'EXPORT_SEVERITY_WARNING',
} as const;

/** 导入报告: a row a sheet with its counts, followed by its issues with their cells. */
export function importsGrid(input: ReportInput, stamp: ExportStamp, provenance: Provenance): Grid {
  const { lang } = input;
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string | number>> = {}): string =>
    exportingText(input, code, params);
  const head = heads(input);
  const rows: (readonly GridValue[])[] = [];
  for (const batch of provenance.batches) {
    const status =
      batch.status === 'withdrawn' ? say('EXPORT_WITHDRAWN', { reason: batch.statusReason }) : say('EXPORT_ACTIVE');
    for (const file of batch.files) {
      for (const report of file.sheets) {
        const kind = report.kind === null ? '—' : nameIn(recordKindNames[report.kind], lang);
        rows.push([
          batch.id,
          batch.at,
          file.name,
          report.sheet,
          kind,
          report.rows,
          report.imported,
          report.skipped,
          report.problems,
          status,
          '',
          '',
        ]);
        for (const issue of report.issues) {
          rows.push([
            batch.id,
            '',
            file.name,
            report.sheet,
            '',
            null,
            null,
            null,
            null,
            say(severities[issue.severity]),
            issue.cell,
            bareMessageText({ code: issue.code, params: issue.params }, lang),
          ]);
        }
      }
    }
  }
  return {
    title: gridTitle(input, 'EXPORT_SHEET_IMPORTS'),
    notes: rows.length > 0 ? [] : [say('EXPORT_NO_SOURCES')],
    columns: [
      head('EXPORT_H_BATCH', 7, '0'),
      head('EXPORT_H_AT', 22),
      head('EXPORT_H_FILE', 36),
      head('EXPORT_H_SHEET', 20),
      head('EXPORT_H_KIND', 16),
      head('EXPORT_H_ROWS', 9, '0'),
      head('EXPORT_H_IMPORTED', 9, '0'),
      head('EXPORT_H_SKIPPED', 9, '0'),
      head('EXPORT_H_PROBLEMS', 9, '0'),
      head('EXPORT_H_STATUS', 14),
      head('EXPORT_H_CELL', 9),
      head('EXPORT_H_MESSAGE', 50),
    ],
    rows,
    headColumns: 0,
    footer: footerText(input, stamp),
  };
}
