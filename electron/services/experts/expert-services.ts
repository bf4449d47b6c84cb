import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { ReturnedFormReport } from '../../../shared/contract/outputs.ts';
import { expertGroups, valuesAsked } from '../../../shared/model/expert-round.ts';
import type { ExpertAnswer, ExpertItem, ExpertRound } from '../../../shared/model/expert-round.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import { readExpertForm } from '../../importing/worker/read-expert-form.ts';
import { expertKeys } from '../../storage/documents/expert-papers.ts';
import type { ExpertPaper } from '../../storage/documents/expert-papers.ts';
import { inProject } from '../app/in-project.ts';
import type { Job } from '../app/jobs.ts';
import { projectMark } from '../app/project-mark.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { writes } from '../app/write-project.ts';
import { invitations } from './invitations.ts';
import { judgeForms } from './judge-forms.ts';
import type { FormAtHand } from './judge-forms.ts';

type ExpertOperations = Extract<keyof Services, `experts.${string}`>;
type Opened = OperationInput<'experts.open'>;

/** Saaty's random indices go no further. */
const MOST_PAIRED = 15;

/** Rounds of experts: opened, sent out, taken in, decided upon. */
export function expertServices(context: ServiceContext): Pick<Services, ExpertOperations> {
  return {
    'experts.list': inProject(context, async ({ store }) => ok(store.expertPapers())),
    'experts.open': writes(context, 'experts.open', (session, asked) => {
      const now = context.environment.now().toISOString();
      const round = newRound(session, asked, now);
      if (!round.ok) return round;
      const answers = typedAnswers(round.value, asked, now);
      if (!answers.ok) return answers;
      const papers = new Map<string, ExpertPaper>([[expertKeys.round(round.value.id), round.value]]);
      for (const answer of answers.value) papers.set(expertKeys.answer(answer), answer);
      return ok((store, at) => {
        const saved = store.saveExpertPapers(papers, '', at);
        return saved.ok ? ok({ round: round.value }) : saved;
      });
    }),
    'experts.invite': inProject(context, async (session, request) => invitations(context, session, request)),
    'experts.read': inProject(context, async (session, { files, accept, job: name }) =>
      context.jobs.runInProject(name, async (job) => {
        const read = await returned(context, session, files, accept, job);
        return read.ok ? ok(read.value.forms) : read;
      }),
    ),
    'experts.import': writes(context, 'experts.import', async (session, { files, accept, job: name }) => {
      const read = await context.jobs.run(name, async (job) => returned(context, session, files, accept, job));
      if (!read.ok) return read;
      const { forms, answers } = read.value;
      const papers = new Map(answers.map((answer): [string, ExpertPaper] => [expertKeys.answer(answer), answer]));
      return ok((store, now) => {
        const saved = store.saveExpertPapers(papers, '', now);
        return saved.ok ? ok({ forms }) : saved;
      });
    }),
    'experts.decide': writes(context, 'experts.decide', ({ store: open }, { round, code, fate, name, reason }) => {
      if (!open.expertPapers().rounds.some(({ id }) => id === round))
        return err(appError('EXPERT_ROUND_UNKNOWN', { round }));
      const at = context.environment.now().toISOString();
      const named = fate === 'reworded' || fate === 'added' ? name : null;
      const decision = fate === null ? null : { round, code, fate, name: named, reason, at };
      return ok((store, now) =>
        store.saveExpertPapers(new Map([[expertKeys.decision({ round, code }), decision]]), reason, now),
      );
    }),
    'experts.remove': writes(context, 'experts.remove', ({ store: open }, { round, reason }) => {
      const { rounds, answers, decisions } = open.expertPapers();
      if (!rounds.some(({ id }) => id === round)) return err(appError('EXPERT_ROUND_UNKNOWN', { round }));
      const keys = [
        ...answers.filter((answer) => answer.round === round).map(expertKeys.answer),
        ...decisions.filter((decision) => decision.round === round).map(expertKeys.decision),
        expertKeys.round(round),
      ];
      return ok((store, now) => store.saveExpertPapers(new Map(keys.map((key) => [key, null])), reason, now));
    }),
  };
}

function newRound(session: ProjectSession, asked: Opened, at: string): Result<ExpertRound> {
  const { kind, title, previous, scale, authority, due } = asked;
  const { store } = session;
  const before = previous === null ? null : store.expertPapers().rounds.find(({ id }) => id === previous);
  if (before === undefined) return err(appError('EXPERT_ROUND_UNKNOWN', { round: previous ?? '' }));
  const twice = asked.experts.filter((code, position) => asked.experts.indexOf(code) !== position);
  if (twice.length > 0) return err(appError('EXPERT_CODES', { codes: [...new Set(twice)].join('、') }));
  const items = itemsOf(session, asked.items);
  if (!items.ok) return items;
  const groups = expertGroups({ items: items.value });
  if (groups.length === 0 || (kind === 'ahp' && groups.some((group) => group.items.length < 2)))
    return err(appError('EXPERT_ITEMS'));
  const large = groups.find((group) => kind === 'ahp' && group.items.length > MOST_PAIRED);
  if (large !== undefined) return err(appError('EXPERT_TOO_LARGE', { group: large.parent, count: large.items.length }));
  const id = contentHash([projectMark(store), at, store.lastEntry(), title, kind, [...asked.experts]]).slice(0, 12);
  return ok({
    ...{ id, kind, title, number: (before?.number ?? 0) + 1, previous, items: items.value, scale, authority, due },
    ...{ experts: asked.experts, at },
  });
}

/** The indicators and measures by their codes, siblings together in the framework's order. */
function itemsOf({ store }: ProjectSession, codes: readonly string[]): Result<readonly ExpertItem[]> {
  const { indicators, measures } = store.framework();
  const { weights } = store.workingMethod();
  const named = [
    ...indicators.map(({ code, name, parent }) => ({ code, name, parent: parent ?? TOTAL })),
    ...measures.map(({ code, name, indicator }) => ({ code, name, parent: indicator })),
  ];
  const totals = new Map<string, number>();
  for (const { code, parent } of named) totals.set(parent, (totals.get(parent) ?? 0) + (weights[code] ?? 0));
  const known = named.map((item): ExpertItem => {
    const total = totals.get(item.parent) ?? 0;
    return total > 0 ? { ...item, weight: (weights[item.code] ?? 0) / total } : item;
  });
  const stranger = codes.find((code) => !known.some((item) => item.code === code));
  if (stranger !== undefined) return err(appError('EXPERT_ITEM_UNKNOWN', { code: stranger }));
  const chosen = new Set(codes);
  const groups = Map.groupBy(
    known.filter(({ code }) => chosen.has(code)),
    ({ parent }) => parent,
  );
  return ok([...groups.values()].flat());
}

function typedAnswers(round: ExpertRound, { answers = [] }: Opened, at: string): Result<readonly ExpertAnswer[]> {
  const count = valuesAsked(round);
  const wrong = answers.find(({ expert, values }) => values.length !== count || !round.experts.includes(expert));
  if (wrong !== undefined) return err(appError('EXPERT_VALUES', { expert: wrong.expert, count }));
  return ok(
    answers.map(({ expert, values }) => ({
      ...{ round: round.id, expert, values, basis: null, familiarity: null, comments: {}, wordings: {} },
      ...{ late: false, file: '', hash: '', at },
    })),
  );
}

/** Reads returned files one after the other; one that can't be read is reported among the others. */
async function returned(
  context: ServiceContext,
  { store }: ProjectSession,
  files: readonly string[],
  accept: OperationInput<'experts.import'>['accept'],
  job: Job,
): Promise<Result<{ readonly forms: readonly ReturnedFormReport[]; readonly answers: readonly ExpertAnswer[] }>> {
  const forms: FormAtHand[] = [];
  const unread: ReturnedFormReport[] = [];
  for (const [position, handle] of files.entries()) {
    const path = resolveHandle(context, handle, 'read');
    if (!path.ok) return path;
    const file = basename(path.value);
    job.progress('read', position, files.length, file);
    const form = await readExpertForm(path.value, job.signal);
    if (form.ok) forms.push({ file, form: form.value });
    else if (form.error.code === 'CANCELLED') return form;
    else unread.push(unreadForm(file, form.error));
  }
  const judged = judgeForms(forms, {
    ...{ project: projectMark(store), papers: store.expertPapers(), accept: new Set(accept) },
    now: context.environment.now().toISOString(),
  });
  return ok({ forms: [...judged.reports, ...unread], answers: judged.answers });
}

function unreadForm(file: string, error: AppError): ReturnedFormReport {
  const remarks = [{ ...error, place: { file, ...error.place } }];
  return { file, sheet: null, expert: null, round: null, taken: false, remarks };
}
