import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { ReturnedFormReport } from '../../../shared/contract/outputs.ts';
import type { Acceptable } from '../../../shared/model/expert-form.ts';
import type { ExpertAnswer, ExpertPapers } from '../../../shared/model/expert-round.ts';
import type { ExpertFormFile } from '../../importing/worker/read-expert-form.ts';
import { readAnswer } from './read-answer.ts';

export interface FormAtHand {
  /** Base name. */
  readonly file: string;
  readonly form: ExpertFormFile;
}

interface Known {
  readonly project: string;
  readonly papers: ExpertPapers;
  readonly accept: ReadonlySet<Acceptable>;
  /** ISO 8601. */
  readonly now: string;
}

interface Candidate {
  readonly position: number;
  readonly answer: ExpertAnswer;
  readonly report: Omit<ReturnedFormReport, 'taken'>;
  readonly dated: string;
}

/** Every returned form with whether it is taken and what is to be said of it; and the answers that are taken. Nothing is said of one form only because of another's fault. */
export function judgeForms(
  forms: readonly FormAtHand[],
  known: Known,
): { readonly reports: readonly ReturnedFormReport[]; readonly answers: readonly ExpertAnswer[] } {
  const reports = new Map<number, ReturnedFormReport>();
  const candidates: Candidate[] = [];
  forms.forEach((at, position) => {
    const judged = judgeForm(at, known);
    if ('answer' in judged) candidates.push({ ...judged, position });
    else reports.set(position, judged);
  });
  const answers: ExpertAnswer[] = [];
  const taken = (one: Candidate): void => {
    answers.push(one.answer);
    reports.set(one.position, { ...one.report, taken: true });
  };
  const left = (one: Candidate, fault: AppError): void => {
    reports.set(one.position, { ...one.report, taken: false, remarks: [...one.report.remarks, fault] });
  };
  for (const same of Map.groupBy(candidates, ({ answer }) => `${answer.round} ${answer.expert}`).values()) {
    const differing = new Set(same.map(({ answer }) => saying(answer))).size > 1;
    const last = same.toSorted((a, b) => (a.dated < b.dated ? -1 : a.dated > b.dated ? 1 : 0)).at(-1);
    const files = same.map(({ report }) => report.file).join('、');
    for (const one of same) {
      const at = { file: one.report.file, sheet: one.report.sheet ?? '' };
      const double = appError('EXPERT_FORM_DOUBLE', { expert: one.answer.expert, files }, at);
      if (differing && !known.accept.has('double')) left(one, double);
      else if (one !== last) left(one, differing ? double : knownAlready(one));
      else {
        const fault = againstStored(one, known);
        if (fault === null) taken(one);
        else left(one, fault);
      }
    }
  }
  return { reports: forms.flatMap((_, position) => reports.get(position) ?? []), answers };
}

function judgeForm({ file, form }: FormAtHand, known: Known): Omit<Candidate, 'position'> | ReturnedFormReport {
  const place = { file, sheet: form.sheet };
  const report = { file, sheet: form.sheet, expert: form.expert, round: form.round };
  const refused = (fault: AppError): ReturnedFormReport => ({
    ...report,
    taken: false,
    remarks: [{ ...fault, place: { ...place, ...fault.place } }],
  });
  if (form.project !== known.project) return refused(appError('EXPERT_FORM_FOREIGN'));
  const round = known.papers.rounds.find(({ id }) => id === form.round);
  if (round === undefined) return refused(appError('EXPERT_ROUND_UNKNOWN', { round: form.round }));
  if (!round.experts.includes(form.expert)) return refused(appError('EXPERT_NOT_INVITED', { expert: form.expert }));
  const read = readAnswer(round, form, file);
  const remarks = [...read.faults];
  const dated = read.dated ?? known.now.slice(0, 10);
  const late = round.due !== null && dated > round.due;
  if (late)
    remarks.unshift(appError('EXPERT_FORM_LATE', { expert: form.expert, date: dated, due: round.due ?? '' }, place));
  const kept =
    (late && !known.accept.has('late')) ||
    read.faults.some(({ code }) => code === 'EXPERT_CELL_SUM') ||
    (read.faults.length > 0 && !known.accept.has('unfinished'));
  if (kept) return { ...report, taken: false, remarks };
  return {
    report: { ...report, remarks },
    dated,
    answer: {
      ...{ round: round.id, expert: form.expert, values: read.values, basis: read.basis },
      ...{ familiarity: read.familiarity, comments: read.comments, wordings: read.wordings },
      ...{ late, file, hash: form.contentHash, at: known.now },
    },
  };
}

/** What an answer says, whichever file it came in. */
function saying({ values, basis, familiarity, comments, wordings }: ExpertAnswer): string {
  return JSON.stringify([values, basis, familiarity, Object.entries(comments), Object.entries(wordings)]);
}

function againstStored(one: Candidate, { papers, accept }: Known): AppError | null {
  const { answer, report } = one;
  const stored = papers.answers.find(({ round, expert }) => round === answer.round && expert === answer.expert);
  if (stored === undefined) return null;
  if (saying(stored) === saying(answer)) return knownAlready(one);
  return accept.has('double')
    ? null
    : appError('EXPERT_FORM_REPLACES', { expert: answer.expert }, { file: report.file, sheet: report.sheet ?? '' });
}

function knownAlready({ answer, report }: Candidate): AppError {
  return appError('EXPERT_FORM_KNOWN', { expert: answer.expert }, { file: report.file, sheet: report.sheet ?? '' });
}
