import { useEffect } from 'react';
import { appError } from '../../shared/base/app-error.ts';
import type { OperationRequest } from '../../shared/contract/operations.ts';
import type { ReturnedFormReport } from '../../shared/contract/outputs.ts';
import type { Acceptable } from '../../shared/model/expert-form.ts';
import type { ExpertPapers, ExpertRound } from '../../shared/model/expert-round.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { runJob } from './jobs.ts';
import { fail, notify } from './notices.ts';
import { createProjectStore, createQuestion } from './project-store.ts';
import { showAnswer } from './project-actions.ts';
import { useWorkbench } from './workbench.ts';

interface ExpertState {
  /** Null until they were asked for. */
  readonly papers: ExpertPapers | null;
  /** Of the round that is looked at; null: the newest. */
  readonly round: string | null;
  /** The forms chosen last, and what became of them. */
  readonly files: readonly string[];
  readonly forms: readonly ReturnedFormReport[];
  readonly accept: readonly Acceptable[];
}

export const useExperts = createProjectStore<ExpertState>(() => ({
  ...{ papers: null, round: null, files: [], forms: [], accept: [] },
}));

const ask = createQuestion();

/** Keeps the papers up to the revision that is shown. */
export function useExpertPapers(): ExpertPapers | null {
  const revision = useWorkbench((state) => state.snapshot?.revision ?? 0);
  useEffect(() => {
    const latest = ask();
    void invoke('experts.list', {}).then((answer) => {
      if (!latest()) return;
      if (answer.ok) useExperts.setState({ papers: answer.value });
      else fail(answer);
    });
  }, [revision]);
  return useExperts((state) => state.papers);
}

/** Gives whether the round was opened; it is the one that is looked at then. */
export async function openRound(asked: OperationRequest<'experts.open'>): Promise<boolean> {
  const opened = await invoke('experts.open', asked);
  if (opened.ok) useExperts.setState({ round: opened.value.round.id });
  return showAnswer(opened);
}

export async function removeRound(round: string, reason: string): Promise<boolean> {
  const done = await showAnswer(await invoke('experts.remove', { round, reason }));
  if (done) useExperts.setState({ round: null, forms: [], files: [] });
  return done;
}

export async function decideItem(decision: OperationRequest<'experts.decide'>): Promise<boolean> {
  return showAnswer(await invoke('experts.decide', decision));
}

/** The forms of a round in an archive. */
export async function writeForms(round: ExpertRound, suggestedName: string): Promise<void> {
  const target = await host().saveFile({ suggestedName: `${suggestedName}.zip`, extension: 'zip' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const { language } = useAppearance.getState();
  const written = await invoke('experts.invite', {
    ...{ round: round.id, target: target.value.handle, format: 'zip', language },
  });
  if (!written.ok) return fail(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  notify('success', appError('SCREEN_EXPERT_FORMS_WRITTEN', { count: round.experts.length, name: target.value.name }));
}

export async function chooseForms(title: string): Promise<void> {
  const chosen = await host().openFiles({
    purpose: 'sheets',
    extensions: ['xlsx', 'xlsm', 'et', 'ods'],
    multiple: true,
  });
  if (!chosen.ok) return fail(chosen);
  if (chosen.value.length === 0) return;
  useExperts.setState({ files: chosen.value.map(({ handle }) => handle), accept: [] });
  await takeForms(title);
}

/** Takes in the forms chosen last, with what is accepted now. */
export async function takeForms(title: string): Promise<void> {
  const { files, accept } = useExperts.getState();
  const taken = await runJob(title, (job) => invoke('experts.import', { files: [...files], accept: [...accept], job }));
  if (taken.ok) {
    const { forms } = taken.value;
    useExperts.setState({ forms });
    const count = forms.filter((form) => form.taken).length;
    const params = { taken: count, left: forms.length - count };
    notify(count === forms.length ? 'success' : 'warning', appError('SCREEN_EXPERT_FORMS_TAKEN', params));
  }
  await showAnswer(taken);
}
