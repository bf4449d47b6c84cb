import { useEffect } from 'react';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from '../state/appearance.ts';
import type { Theme } from '../state/appearance.ts';
import { useHelp } from '../state/help.ts';
import { fail } from '../state/notices.ts';
import { tellDraft } from '../state/project-actions.ts';
import { showSnapshot, useWorkbench } from '../state/workbench.ts';

/** Takes over the user's settings and a project that is open already (after a reload), and follows the system's darkness. */
export function useSettings(): void {
  useEffect(() => {
    void takeKept();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => useAppearance.setState({ systemDark: dark.matches });
    follow();
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, []);
}

/** What was kept is older than what the user did before the answers came: a language or theme chosen, a screen gone to, a project opened. */
export async function takeKept(): Promise<void> {
  const asked = useAppearance.getState();
  const [settings, open] = await Promise.all([invoke('app.settings', {}), invoke('project.snapshot', {})]);
  const now = useAppearance.getState();
  if (settings.ok) {
    const { language, theme } = settings.value;
    if (now.language === asked.language) {
      useAppearance.setState({ language });
      host().setLanguage(language);
    }
    if (now.theme === asked.theme) useAppearance.setState({ theme });
    // Refused before the answer came: that stays.
    if (useHelp.getState().toured === null) useHelp.setState({ toured: settings.value.toured });
  } else fail(settings);
  const shown = useWorkbench.getState().snapshot?.project;
  // Where the project is shown already, told by an event that overtook the answer, its draft is still to be spoken of.
  if (open.ok && open.value !== null && (shown === undefined || shown === open.value.project)) {
    showSnapshot(open.value);
    if (now.screen === asked.screen) useAppearance.setState({ screen: 'scores' });
    tellDraft(open.value);
  }
}

export async function chooseLanguage(language: 'zh' | 'en'): Promise<void> {
  useAppearance.setState({ language });
  host().setLanguage(language);
  const saved = await invoke('app.save-settings', { language });
  if (!saved.ok) fail(saved);
}

export async function chooseTheme(theme: Theme): Promise<void> {
  useAppearance.setState({ theme });
  const saved = await invoke('app.save-settings', { theme });
  if (!saved.ok) fail(saved);
}

export interface Signature {
  readonly name: string;
  readonly office: string;
}

/** Name and office as one text, 李四（评估处）, and back. */
const written = /^(.*?)（(.*)）$/u;

/** Null: the settings can't be read. */
export async function keptSignature(): Promise<Signature | null> {
  const settings = await invoke('app.settings', {});
  if (!settings.ok) return null;
  const [, name = settings.value.editor, office = ''] = written.exec(settings.value.editor) ?? [];
  return { name, office };
}

/** Whether it was kept. */
export async function chooseSignature({ name, office }: Signature): Promise<boolean> {
  const [who, where] = [name.trim(), office.trim()];
  const saved = await invoke('app.save-settings', { editor: where === '' ? who : `${who}（${where}）` });
  if (!saved.ok) fail(saved);
  return saved.ok;
}
