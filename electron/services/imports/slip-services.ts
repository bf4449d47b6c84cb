import { basename, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { SavedFile, SlipOutcome } from '../../../shared/contract/outputs.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { namedDataset } from '../../../shared/report/english-names.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { SlipAnswer } from '../../../shared/model/return-slip.ts';
import type { AnswerKey, WorklistLine } from '../../../shared/model/worklist.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { writeSlip } from '../../exporting/slips/write-slip.ts';
import { safeFileStem } from '../../exporting/file-names.ts';
import { readSlip } from '../../importing/worker/read-slip.ts';
import type { SlipFile } from '../../importing/worker/read-slip.ts';
import type { NewLineState, ProjectWrites } from '../../storage/documents/project-writes.ts';
import type { BatchWriter } from '../../storage/batches/open-batch.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { projectMark } from '../app/project-mark.ts';
import { projectWorklist } from '../app/project-worklist.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { settledTogether } from '../../../shared/report/worklist/derive-worklist.ts';
import { writeParts } from '../app/write-parts.ts';
import { writes } from '../app/write-project.ts';
import { foreignSlip, judgeSlip } from './judge-slip.ts';
import type { JudgedAnswer } from './judge-slip.ts';

/** Return slips go out to the offices and come back with their answers. */
export function slipServices(context: ServiceContext): Pick<Services, 'worklist.write-slips' | 'worklist.import-slip'> {
  return {
    'worklist.write-slips': writes(context, 'worklist.write-slips', async (session, request) => {
      const chosen = new Set(request.ids);
      const lines = projectWorklist(session).filter(
        ({ id, state, unit, file }) =>
          (state === 'open' || state === 'returned') &&
          (unit !== null || file !== null) &&
          (request.ids === undefined || chosen.has(id)),
      );
      if (lines.length === 0) return err(appError('SLIP_NOTHING'));
      const written = await writeSlips(context, session, request, lines);
      if (!written.ok) return written;
      const states = new Map(
        lines.map((line): [string, NewLineState] => [line.id, { state: 'returned', of: line.of }]),
      );
      const why = written.value.map(({ name }) => name).join('、');
      return ok((store, now) => {
        const saved = store.saveLineStates(states, why, now);
        return saved.ok ? ok({ files: written.value, lines: lines.length }) : saved;
      });
    }),
    'worklist.import-slip': writes(context, 'worklist.import-slip', async (session, { file }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const slip = await readSlip(path.value);
      if (!slip.ok) return slip;
      const foreign = foreignSlip(session, slip.value, basename(path.value));
      if (foreign !== null) return err(foreign);
      return answersOf(session, slip.value, basename(path.value));
    }),
  };
}

async function writeSlips(
  context: ServiceContext,
  session: ProjectSession,
  { target, format, language }: OperationInput<'worklist.write-slips'>,
  lines: readonly WorklistLine[],
): Promise<Result<readonly SavedFile[]>> {
  const path = resolveHandle(context, target, 'write');
  if (!path.ok) return path;
  return writeParts(context, { path: path.value, format }, async (folder) => {
    const { store } = session;
    const names = namedDataset(session.dataset(), store.workingMethod(), language);
    const now = context.environment.now();
    const parts: string[] = [];
    const stemOf = slipStems(language);
    const offices = Map.groupBy(lines, ({ unit, file }) => unit ?? file ?? '');
    for (const [office, held] of offices) {
      const called = subjectName(names, office);
      const part = join(folder, `${stemOf(called)}.xlsx`);
      const written = await writeSlip(
        {
          ...{ office: called, project: projectMark(store), title: session.title(), lines: held, lang: language, now },
          words: ({ kind, measure, indicator }) => ({
            kind: reportText(language, `REPORT_LINE_${kind}`),
            subject: measure === null && indicator === null ? '' : subjectName(names, measure ?? indicator ?? ''),
          }),
        },
        part,
      );
      if (!written.ok) return written;
      parts.push(part);
    }
    return ok(parts);
  });
}

/** File names without their ending, each once: names of units and files may differ by signs or case that a file system doesn't tell apart. */
function slipStems(language: Language): (called: string) => string {
  const taken = new Set<string>();
  return (called) => {
    const name = called.replace(/\.[A-Za-z]{1,5}$/, '');
    const stem = safeFileStem(language === 'zh' ? `退回单_${name}` : `return-slip_${name}`);
    let one = stem;
    for (let count = 2; taken.has(one.toLowerCase()); count += 1) one = `${stem}_${count}`;
    taken.add(one.toLowerCase());
    return one;
  };
}

/** What the answers taken become: records, corrections, states of lines. */
interface Taken {
  readonly records: Map<RecordKind, CollectedRecord[]>;
  readonly overrides: { readonly unit: string; readonly measure: string; readonly value: number }[];
  readonly states: Map<string, NewLineState>;
  readonly outcome: SlipOutcome;
}

/** A number becomes a record or corrects a value, words are noted; all of them close their lines. */
function answersOf(session: ProjectSession, slip: SlipFile, file: string): ReturnType<typeof written> {
  const judged = judgeSlip(session, slip, file);
  const lines = projectWorklist(session);
  const taken: Pick<Taken, 'records' | 'overrides' | 'states'> = {
    records: new Map(),
    overrides: [],
    states: new Map(),
  };
  for (const { line, answer, number, does } of judged) {
    if (line === null || (does !== 'entered' && does !== 'noted')) continue;
    if (does === 'entered' && number !== null) enter(line, answer, number, taken);
    for (const { id, of } of settledTogether(lines, [line.id]))
      taken.states.set(id, { state: 'closed', of, ...(id === line.id ? { answer: answer.text } : {}) });
  }
  const count = (what: JudgedAnswer['does']): number => judged.filter(({ does }) => does === what).length;
  const outcome: SlipOutcome = {
    ...{ entered: count('entered'), noted: count('noted'), known: count('known'), unanswered: slip.unanswered },
    refused: judged.flatMap(({ does, answer }) => (does === 'refused' ? [answer.id] : [])),
  };
  return written({ ...taken, outcome }, slip, file);
}

function enter(
  { kind, unit, measure, file, answer: key }: WorklistLine,
  { row, column }: SlipAnswer,
  value: number,
  { records, overrides }: Pick<Taken, 'records' | 'overrides'>,
): void {
  if (unit === null || key === null) return;
  if (key === 'override') {
    if (measure !== null) overrides.push({ unit, measure, value });
    return;
  }
  // Another record would be one more that says something else.
  if (kind === 'conflict' && file === null) {
    overrides.push({ unit, measure: key.selector, value });
    return;
  }
  records.set(key.record, [...(records.get(key.record) ?? []), recordOf(unit, key, value, row, column)]);
}

function recordOf(
  unit: string,
  { selector, period, platform }: AnswerKey,
  value: number,
  row: number,
  column: number,
): CollectedRecord {
  return {
    ...{ unit, selector, value, row, column },
    ...(period === undefined ? {} : { period }),
    ...(platform === undefined ? {} : { platform }),
  };
}

/** Everything in one transaction: the slip's numbers as a batch of their own, so that lineage leads to its cells. */
function written({ records, overrides, states, outcome }: Taken, slip: SlipFile, file: string) {
  const more = { outcome };
  const first = (store: ProjectWrites, now: string): Result<void> => {
    for (const override of overrides) {
      const saved = store.overrideValue({ ...override, reason: file, now });
      if (!saved.ok) return saved;
    }
    return store.saveLineStates(states, file, now);
  };
  if (records.size === 0)
    return ok((store: ProjectWrites, now: string): Result<typeof more> => {
      const saved = first(store, now);
      return saved.ok ? ok(more) : saved;
    });
  const begin = (store: ProjectReader, now: string): Result<BatchWriter> => {
    const files = [{ name: file, contentHash: slip.contentHash, size: slip.bytes }];
    const batch = store.beginBatch({ now, note: file, files });
    if (!batch.ok) return batch;
    for (const [kind, held] of records) {
      const sheet = batch.value.sheet({ file: 0, name: slip.sheet, kind, hidden: false });
      const added = sheet.ok ? sheet.value.add(held) : sheet;
      const report = {
        ...{ sheet: slip.sheet, hidden: false, kind, rows: held.length, imported: held.length },
        ...{ skipped: 0, problems: 0, records: held.length, issues: [] },
      };
      const finished = sheet.ok && added.ok ? sheet.value.finish(report) : added;
      if (!finished.ok) {
        batch.value.abort();
        return finished;
      }
    }
    return batch;
  };
  return ok({ begin, first, more: () => more });
}
