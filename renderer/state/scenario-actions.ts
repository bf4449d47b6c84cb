import type { Method } from '../../shared/model/method.ts';
import { host, invoke } from '../client/invoke.ts';
import { fail } from './notices.ts';
import { showAnswer } from './project-actions.ts';
import { tellExported } from './tell-exported.ts';

export interface ScenarioChange {
  readonly previousName: string | null;
  readonly name: string;
  readonly note: string;
  readonly method: Method;
  readonly locked: boolean;
}

/** Gives whether it went well; what went wrong has been said. */
export async function saveScenario(change: ScenarioChange): Promise<boolean> {
  return showAnswer(await invoke('scenario.save', change));
}

export async function removeScenario(name: string, reason: string): Promise<boolean> {
  return showAnswer(await invoke('scenario.remove', { name, reason }));
}

export async function exportScenario(name: string): Promise<void> {
  const target = await host().saveFile({ suggestedName: `${name}.json`, extension: 'json' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const written = await invoke('scenario.export', { name, target: target.value.handle });
  if (!written.ok) return fail(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  tellExported(target.value.name);
}

export async function importScenario(): Promise<void> {
  const chosen = await host().openFiles({ purpose: 'scenario', extensions: ['json'], multiple: false });
  if (!chosen.ok) return fail(chosen);
  const [file] = chosen.value;
  if (file !== undefined) await showAnswer(await invoke('scenario.import', { file: file.handle }));
}
