import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { readNumber, unitRule } from '../../../shared/base/read-number.ts';
import type { SlipRow } from '../../../shared/contract/outputs.ts';
import { figureMagnitude, isBaseFigure } from '../../../shared/model/base-figure.ts';
import type { Magnitude } from '../../../shared/model/base-figure.ts';
import { isInside, parseDomain } from '../../../shared/model/domain.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { ReturnSlip, SlipAnswer } from '../../../shared/model/return-slip.ts';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { guardCellText } from '../../exporting/text-guard.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { projectMark } from '../app/project-mark.ts';
import { projectWorklist } from '../app/project-worklist.ts';

/** Why a slip isn't this project's; null: it is. */
export function foreignSlip({ store }: ProjectSession, { project }: ReturnSlip, file: string): AppError | null {
  return project === projectMark(store) ? null : appError('SLIP_FOREIGN', {}, { file });
}

/** An answer with what it does here. */
export interface JudgedAnswer {
  readonly answer: SlipAnswer;
  /** Null: no line is of that number. */
  readonly line: WorklistLine | null;
  readonly does: SlipRow['does'];
  /** What it says, where it is `entered`. */
  readonly number: number | null;
  /** Why it is refused, else null. */
  readonly why: AppError | null;
}

/** What each answer of a slip does, as the project is now. One that was taken before does nothing. */
export function judgeSlip(session: ProjectSession, slip: ReturnSlip, file: string): readonly JudgedAnswer[] {
  const { store } = session;
  const lines = new Map(projectWorklist(session).map((line) => [line.id, line]));
  const before = store.lineStates();
  const framework = store.framework();
  return slip.answers.map((answer): JudgedAnswer => {
    const line = lines.get(answer.id) ?? null;
    const refuse = (why: AppError): JudgedAnswer => ({
      ...{ answer, line, does: 'refused', number: null },
      why: { ...why, place: { file, cell: `A${answer.row}` } },
    });
    if (before.get(answer.id)?.answer === answer.text) return { answer, line, does: 'known', number: null, why: null };
    if (line === null) return refuse(appError('SLIP_LINE_GONE', { id: answer.id }));
    if (!isSameRow(line, answer)) return refuse(appError('SLIP_ROW_CHANGED', { id: answer.id }));
    const number = numberOf(line, answer.text, framework);
    return number !== null && typeof number === 'object'
      ? refuse(number)
      : { answer, line, does: number === null ? 'noted' : 'entered', number, why: null };
  });
}

/** Sorting a single column of a slip puts answers beside the numbers of other lines. */
function isSameRow(line: WorklistLine, { says }: SlipAnswer): boolean {
  const as = (text: string | null): string => String(guardCellText(text ?? '')).trim();
  return as(line.file) === says.file && as(line.sheet) === says.sheet && as(line.cell) === says.cell;
}

/** The number that an answer gives to its line; null: it is noted. An error: the number can't be. */
function numberOf(line: WorklistLine, text: string, { measures, cohort }: Framework): number | AppError | null {
  const { unit, measure, answer: key } = line;
  const measured = measures.find(({ code }) => code === (key === 'override' ? measure : key?.selector));
  const read = readNumber(text, measured === undefined ? {} : unitRule(measured.unit));
  if (key === null || unit === null || read.type !== 'number' || (key === 'override' && measure === null)) return null;
  const domain = measured?.domain ?? (measured === undefined ? 'count' : 'any');
  const bounds = parseDomain(domain);
  if (bounds !== null && !isInside(bounds, read.value)) return appError('SLIP_BEYOND_DOMAIN', { value: text, domain });
  const usual = cohort === 'custom' || key === 'override' ? null : usualFigure(key.selector, unit);
  // As in a sheet: what was asked for in 万 comes back in 万.
  return usual !== null && (read.value < usual.low || read.value > usual.high)
    ? appError('SLIP_BEYOND_MAGNITUDE', { value: text, ...usual })
    : read.value;
}

function usualFigure(selector: string, unit: string): Magnitude | null {
  return isBaseFigure(selector) ? figureMagnitude(selector, unit) : null;
}
