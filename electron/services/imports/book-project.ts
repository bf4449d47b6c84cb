import { basename, extname } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import { arrange } from '../../../shared/model/framework-change/arrange.ts';
import type { Framework, Measure } from '../../../shared/model/framework.ts';
import type { Method } from '../../../shared/model/method.ts';
import { ownTiers } from '../../../shared/model/tier-name.ts';
import { valuesByYear, yearsOf } from '../../../shared/scoring/dataset-of-year.ts';
import type { BookKept, KeptRow } from '../../importing/score-book/kept-row.ts';
import type { ErrorLocator } from '../../importing/score-book/error-locator.ts';
import type { BatchWriter } from '../../storage/batches/open-batch.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { BatchWrite } from '../app/write-project.ts';

/** A score book as read: what a blank project is filled from. */
export interface BookContent {
  readonly dataset: Dataset;
  readonly method: Method;
  readonly locate: ErrorLocator;
  /** What its sheets say besides. */
  readonly kept: BookKept;
  readonly contentHash: string;
  /** Size of its file. */
  readonly bytes: number;
}

/**
 * Makes a blank project the project of a score book: its tree, units and method, and its Data sheet as a batch of 指标原始值表, so that every value
 * has its cell; all of it one step of the undo. Values are kept divided by their denominators, as projects know only 基础数据 to divide by.
 */
export function fillFromBook(
  project: ProjectReader,
  path: string,
  book: BookContent,
  year: number,
  reason: string,
): Result<BatchWrite<void>> {
  const { indicators, measures } = project.framework();
  if (indicators.length > 0 || measures.length > 0 || project.batches().length > 0)
    return err(appError('PROJECT_NOT_BLANK'));
  const years = yearsOf(book.dataset);
  if (years.length > 0 && !years.includes(year))
    return err(book.locate(appError('SCORE_YEAR_WITHOUT_VALUES', { year, years: years.join(', ') })));
  const framework = bookFramework(book.kept.title || basename(path, extname(path)), year, {
    ...book,
    method: withWordsOf(project.workingMethod(), book.method),
  });
  return ok({
    begin: (store, now) => bookBatch(store, path, book, year, now),
    first: (store, now) => {
      const units = store.saveUnits(book.dataset.units, reason, now);
      return units.ok ? store.saveFramework(framework, reason, now) : units;
    },
    more: () => undefined,
  });
}

/** The book's method, with the words and tiers that the blank project was given where the book names none. */
function withWordsOf(blank: Method, method: Method): Method {
  const { indexName = blank.indexName, words = blank.words } = method;
  return {
    ...method,
    ...(ownTiers(method).tiers === undefined ? ownTiers(blank) : {}),
    ...(indexName === undefined ? {} : { indexName }),
    ...(words === undefined ? {} : { words }),
  };
}

/** The book's tree and method as a project's framework. */
export function bookFramework(title: string, year: number, { dataset, method, kept }: BookContent): Framework {
  const [root] = dataset.nodes;
  // `total` stands for several tops and is not an indicator of the book.
  const virtual = root?.code === TOTAL;
  const indicators = dataset.nodes.slice(virtual ? 1 : 0).map((node) => {
    const parent = dataset.nodes[node.parent];
    return {
      code: node.code,
      name: node.name,
      ...(node.nameEn === undefined ? {} : { nameEn: node.nameEn }),
      parent: parent === undefined || (virtual && node.parent === 0) ? null : parent.code,
      level: node.depth + (virtual ? 0 : 1),
      ...indicatorTexts(kept.rows[node.code]),
    };
  });
  const english = Object.fromEntries(
    Object.values(kept.rows).flatMap(({ definition, definitionEn }) =>
      definition === '' || definitionEn === '' ? [] : [[definition, definitionEn] as const],
    ),
  );
  return arrange({
    id: title,
    title,
    ...(kept.titleEn === '' ? {} : { titleEn: kept.titleEn }),
    ...(Object.keys(english).length === 0 ? {} : { english }),
    cohort: 'custom',
    year,
    inferredWeights: false,
    indicators,
    measures: dataset.measures.map((column) =>
      bookMeasure(column, dataset.nodes[column.parent]?.code ?? '', kept.rows[column.code]),
    ),
    baseline: method,
  });
}

function indicatorTexts(row: KeptRow | undefined): Partial<Framework['indicators'][number]> {
  if (row === undefined) return {};
  const { definition, collection, levels, source: sources, period } = row;
  return Object.fromEntries(
    Object.entries({ definition, collection, levels, sources, period }).filter(([, text]) => text !== ''),
  );
}

function bookMeasure(column: Dataset['measures'][number], indicator: string, row: KeptRow | undefined): Measure {
  return {
    code: column.code,
    indicator,
    name: column.name,
    ...(column.nameEn === undefined ? {} : { nameEn: column.nameEn }),
    kind: row?.collection ?? '',
    unit: column.unit,
    base: null,
    levels: row?.levels ?? '',
    source: row?.source ?? '',
    period: row?.period ?? '',
    note: row?.definition ?? '',
    ...(column.domain === undefined ? {} : { domain: column.domain }),
    ...(column.months == null ? {} : { months: column.months }),
    rule: row?.rule ?? {
      record: 'measure_table',
      where: [{ field: '采集项', equals: column.code }],
      value: { field: '数值', whenEmpty: null },
      passWhen: null,
      aggregation: 'mean',
      inner: null,
      levelWeights: null,
    },
  };
}

/** The book's values, ready to be committed with its framework. */
export function bookBatch(
  project: ProjectReader,
  path: string,
  book: BookContent,
  year: number,
  now: string,
): Result<BatchWriter> {
  const files = [{ name: basename(path), contentHash: book.contentHash, size: book.bytes }];
  const writer = project.beginBatch({ now, note: '', files }, book.dataset.units);
  if (!writer.ok) return writer;
  const { sheet, records, rows } = dataRecords(book, year);
  const report: SheetReport = {
    sheet,
    hidden: false,
    kind: 'measure_table',
    rows,
    imported: rows,
    skipped: 0,
    problems: 0,
    records: records.length,
    issues: [],
  };
  const written = writer.value.sheet({ file: 0, name: sheet, kind: 'measure_table', hidden: false });
  const added = written.ok ? written.value.add(records) : written;
  const finished = written.ok && added.ok ? written.value.finish(report) : added;
  if (finished.ok) return writer;
  writer.value.abort();
  return finished;
}

/** Present values with the cells they stand in, each of its year; those of a book without years are of `year`. */
function dataRecords(
  { dataset, locate }: BookContent,
  year: number,
): { readonly sheet: string; readonly records: readonly CollectedRecord[]; readonly rows: number } {
  const count = dataset.units.length;
  let sheet = 'Data';
  const records: CollectedRecord[] = [];
  const rows = new Set<string>();
  const several = dataset.years !== undefined && dataset.years.others.length > 0;
  for (const values of several ? valuesByYear(dataset) : [{ ...dataset, year }])
    dataset.measures.forEach((measure, m) => {
      const base = measure.denominator === null ? null : values.denominators[measure.denominator];
      dataset.units.forEach((unit, u) => {
        const raw = values.values[m * count + u]!;
        const value = base ? (raw / base[u]!) * measure.factor : raw;
        const { place } = locate(appError('', { unit: unit.code, measure: measure.code, year: values.year }));
        const at = /^([A-Z]+)(\d+)$/.exec(place?.cell ?? '');
        if (at === null) return;
        rows.add(at[2] ?? '');
        if (!Number.isFinite(value)) return;
        sheet = place?.sheet ?? sheet;
        const column = [...(at[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
        records.push({
          unit: unit.code,
          selector: measure.code,
          row: Number(at[2]),
          column,
          value,
          period: values.year,
        });
      });
    });
  return { sheet, records, rows: several ? rows.size : count };
}
