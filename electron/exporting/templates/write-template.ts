import exceljs from 'exceljs';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import { sampleMessages } from '../../../shared/messages/sample.ts';
import { fillText } from '../../../shared/messages/fill-text.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import { ownWord } from '../../../shared/model/project-words.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { guardCellText } from '../text-guard.ts';
import { writeSafely } from '../../files/write-safely.ts';
import { templateColumns } from './template-columns.ts';
import { templateRows } from './template-rows.ts';
import type { DataValidation, Worksheet } from 'exceljs';
import type { CellRule, TemplateColumn } from './template-columns.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { HasOwnWords } from '../../../shared/model/index-name.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';

declare module 'exceljs' {
  interface Worksheet {
    // Left out of the library's types: one validation for a whole range, without a cell for each of its rows.
    readonly dataValidations: { add(address: string, validation: DataValidation): DataValidation };
  }
}

export interface TemplateRequest {
  readonly kind: RecordKind;
  readonly framework: Framework;
  readonly units: readonly Unit[];
  /** As sheets of earlier results name them; left out: the national report's. */
  readonly tiers?: readonly TierLine[];
  /** Heads the column of earlier indices by its name. */
  readonly method?: HasOwnWords;
  readonly lang: Language;
  readonly path: string;
}

/** Rows with validation in kinds whose rows the collector makes. */
const OPEN_ROWS = 2_000;
/** Title and header. */
const HEADER_ROW = 2;
/** What Excel takes as a list written into the validation itself. */
const INLINE_LIST = 200;
const WRITTEN_AT = new Date(Date.UTC(2022, 0, 1));
const LISTS_SHEET = '选项';

/**
 * Writes the empty workbook of a kind: a title, frozen headings that the importer knows, rows filled in where they are known, every
 * cell validated, instructions on a sheet of their own. Errors: TEMPLATE_NO_MEASURES when the framework collects nothing by this
 * kind, TEMPLATE_NO_UNITS, and those of `writeSafely`.
 */
export async function writeTemplate(
  request: TemplateRequest,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const { kind, framework, units } = request;
  if (units.length === 0) return err(appError('TEMPLATE_NO_UNITS'));
  const collected =
    kind === 'base_figures' ||
    kind === 'index_history' ||
    framework.measures.some((measure) => kind === 'measure_table' || measure.rule.record === kind);
  if (!collected) return err(appError('TEMPLATE_NO_MEASURES', { kind: recordKindNames[kind] }));
  const workbook = buildTemplate(request);
  return writeSafely(request.path, (temporary) => workbook.xlsx.writeFile(temporary), options);
}

function buildTemplate(request: TemplateRequest): exceljs.Workbook {
  const { kind, framework, units, tiers, method } = request;
  const workbook = new exceljs.Workbook();
  workbook.created = WRITTEN_AT;
  workbook.modified = WRITTEN_AT;
  workbook.title = recordKindNames[kind];
  const columns = templateColumns(kind, framework, units, tiers, method);
  const rows = templateRows(kind, framework, units);
  const sheet = workbook.addWorksheet(recordKindNames[kind], {
    views: [{ state: 'frozen', xSplit: 1, ySplit: HEADER_ROW }],
    pageSetup: {
      paperSize: 9,
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: `1:${HEADER_ROW}`,
    },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const title = sheet.addRow([`${framework.year}年${recordKindNames[kind]}`]);
  title.font = { name: '黑体', size: 14, bold: true };
  title.height = 24;
  if (columns.length > 1) sheet.mergeCells(1, 1, 1, Math.min(columns.length, 8));
  const header = sheet.addRow(columns.map(({ heading }) => guardCellText(heading)));
  header.font = { name: '宋体', size: 10, bold: true };
  header.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  header.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } };
    cell.border = {
      top: { style: 'thin' },
      bottom: { style: 'thin' },
      left: { style: 'thin' },
      right: { style: 'thin' },
    };
  });
  for (const row of rows) sheet.addRow(row.map((cell) => (typeof cell === 'string' ? guardCellText(cell) : cell)));
  addInstructions(workbook, columns, request);
  const lists = workbook.addWorksheet(LISTS_SHEET, { state: 'veryHidden' });
  validate(sheet, lists, columns, HEADER_ROW + Math.max(rows.length, rows.length === 0 ? OPEN_ROWS : 0), request);
  return workbook;
}

function validate(
  sheet: Worksheet,
  lists: Worksheet,
  columns: readonly TemplateColumn[],
  last: number,
  request: TemplateRequest,
): void {
  let list = 0;
  columns.forEach(({ rule, heading, help }, at) => {
    const letter = sheet.getColumn(at + 1).letter;
    if (rule.type === 'text' || (rule.type === 'choice' && rule.choices.length === 0)) {
      if (rule.type === 'text') sheet.getColumn(at + 1).numFmt = '@';
      return;
    }
    let formula = '';
    if (rule.type === 'choice') {
      const inline = rule.choices.join(',');
      if (inline.length <= INLINE_LIST && !rule.choices.some((choice) => /[,"]/.test(choice))) formula = `"${inline}"`;
      else {
        list += 1;
        rule.choices.forEach((choice, row) => {
          lists.getCell(row + 1, list).value = guardCellText(choice);
        });
        const column = lists.getColumn(list).letter;
        formula = `'${LISTS_SHEET}'!$${column}$1:$${column}$${rule.choices.length}`;
      }
    }
    sheet.dataValidations.add(`${letter}${HEADER_ROW + 1}:${letter}${last}`, {
      ...validationOf(rule, formula),
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: heading.slice(0, 32),
      error: helpText(help, request).slice(0, 225),
    });
    if (rule.type === 'date') sheet.getColumn(at + 1).numFmt = 'yyyy-mm-dd';
  });
}

function validationOf(rule: CellRule, formula: string): DataValidation {
  switch (rule.type) {
    case 'choice':
      return { type: 'list', formulae: [formula] };
    case 'date':
      return {
        type: 'date',
        operator: 'between',
        formulae: [new Date(Date.UTC(2000, 0, 1)), new Date(Date.UTC(2099, 11, 31))],
      };
    case 'number': {
      const type = rule.whole ? 'whole' : 'decimal';
      const bound = 1e15;
      return { type, operator: 'between', formulae: [rule.least ?? -bound, rule.most ?? bound] };
    }
    case 'text':
      return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [32_767] };
  }
}

function addInstructions(
  workbook: exceljs.Workbook,
  columns: readonly TemplateColumn[],
  request: TemplateRequest,
): void {
  const { kind, lang } = request;
  const sheet = workbook.addWorksheet('填表说明', { pageSetup: { paperSize: 9, fitToPage: true, fitToHeight: 0 } });
  sheet.columns = [{ width: 100 }];
  const lines = [
    sampleMessages.TEMPLATE_TITLE[lang].replace('{kind}', recordKindNames[kind]),
    sampleMessages.TEMPLATE_GENERAL[lang],
    ...distinctHelps(columns).map(({ headings, help }) => `${headings}：${helpText(help, request)}`),
  ];
  lines.forEach((line, at) => {
    const row = sheet.addRow([guardCellText(line)]);
    row.font = { name: at === 0 ? '黑体' : '宋体', size: at === 0 ? 14 : 11 };
    row.alignment = { wrapText: true, vertical: 'top' };
  });
}

/** What a column is to be filled with, in the project's own words. Cells are filled in Chinese, whichever language explains them. */
function helpText(help: TemplateColumn['help'], { lang, tiers = standardTiers, method = {} }: TemplateRequest): string {
  const names = tiers.map(({ tier }) => tierName(tier, 'zh', tiers));
  const [last = '', ...before] = names.toReversed();
  const list = before.toReversed().join(lang === 'zh' ? '、' : ', ');
  return fillText(sampleMessages[help][lang], {
    tiers: `${list}${lang === 'zh' ? '或' : ' or '}${last}`,
    place: ownWord(method, 'unit', lang) ?? (lang === 'zh' ? '地区' : 'region'),
  });
}

/** One line for columns that share an instruction (measures of a wide table). */
function distinctHelps(
  columns: readonly TemplateColumn[],
): readonly { readonly headings: string; readonly help: TemplateColumn['help'] }[] {
  const byHelp = new Map<TemplateColumn['help'], string[]>();
  for (const { heading, help } of columns) byHelp.set(help, [...(byHelp.get(help) ?? []), heading]);
  return [...byHelp].map(([help, headings]) => ({
    help,
    headings: headings.length > 4 ? `${headings[0] ?? ''}…${headings.at(-1) ?? ''}` : headings.join('、'),
  }));
}
