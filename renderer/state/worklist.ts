import { useEffect } from 'react';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { WorklistLine } from '../../shared/model/worklist.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { fail, notify } from './notices.ts';
import { createProjectStore, createQuestion } from './project-store.ts';
import { showAnswer } from './project-actions.ts';
import { useWorkbench } from './workbench.ts';

interface WorklistState {
  /** Null until it was asked for the first time. */
  readonly lines: readonly WorklistLine[] | null;
  readonly error: AppError | null;
}

/** 问题清单 as the project has it: derived by the services, asked for anew after each change. */
export const useWorklist = createProjectStore<WorklistState>(() => ({ lines: null, error: null }));

/** Edits in a row are one question. */
const SETTLED_MS = 150;

/** Keeps the list up to the revision that is shown. Once, in the shell. */
export function useWorklistOf(): void {
  const project = useWorkbench((state) => state.snapshot?.project ?? null);
  const revision = useWorkbench((state) => state.snapshot?.revision ?? 0);
  useEffect(() => {
    if (project === null) return undefined;
    const timer = setTimeout(() => void fetchWorklist(), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [project, revision]);
}

const ask = createQuestion();

export async function fetchWorklist(): Promise<void> {
  const latest = ask();
  const answer = await invoke('worklist.list', {});
  if (!latest()) return;
  useWorklist.setState(answer.ok ? { lines: answer.value.items, error: null } : { error: answer.error });
}

/** Lines accepted, closed or opened again; gives whether it went well. */
export async function settleLines(
  lines: readonly WorklistLine[],
  state: 'accepted' | 'closed' | 'open',
  reason: string,
): Promise<boolean> {
  return showAnswer(await invoke('worklist.settle', { ids: lines.map(({ id }) => id), state, reason }));
}

/** Return slips of the lines, one workbook an office, in an archive; gives whether they were written. */
export async function writeSlips(lines: readonly WorklistLine[], suggestedName: string): Promise<boolean> {
  const target = await host().saveFile({ suggestedName: `${suggestedName}.zip`, extension: 'zip' });
  if (!target.ok) {
    fail(target);
    return false;
  }
  if (target.value === null) return false;
  const { language } = useAppearance.getState();
  const written = await invoke('worklist.write-slips', {
    ...{ target: target.value.handle, format: 'zip' as const, language },
    ids: lines.map(({ id }) => id),
  });
  if (!(await showAnswer(written)) || !written.ok) return false;
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) {
    fail(delivered);
    return false;
  }
  notify('success', appError('SCREEN_SLIPS_WRITTEN', { name: target.value.name, lines: written.value.lines }));
  return true;
}

export function isOpen({ state }: Pick<WorklistLine, 'state'>): boolean {
  return state === 'open';
}
