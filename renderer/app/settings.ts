import { useEffect } from 'react';
import { appError } from '../../shared/base/app-error.ts';
import { portableSettings, usualSettings } from '../../shared/model/app-settings.ts';
import type { AppSettings, PortableSettings } from '../../shared/model/app-settings.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from '../state/appearance.ts';
import type { Theme } from '../state/appearance.ts';
import { useHelp } from '../state/help.ts';
import { fail, notify } from '../state/notices.ts';
import { tellExported } from '../state/tell-exported.ts';
import { tellDraft } from '../state/project-actions.ts';
import { useSigning } from '../state/signing.ts';
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
    takeOver(
      settings.value,
      portableSettings.filter((name) => now[name] === asked[name]),
    );
    // Refused before the answer came: that stays.
    if (useHelp.getState().toured === null) useHelp.setState({ toured: settings.value.toured });
    const { signed, editor } = settings.value;
    if (useSigning.getState().asked === null) useSigning.setState({ asked: signed || editor !== '', editor });
  } else fail(settings);
  const shown = useWorkbench.getState().snapshot?.project;
  // Where the project is shown already, told by an event that overtook the answer, its draft is still to be spoken of.
  if (open.ok && open.value !== null && (shown === undefined || shown === open.value.project)) {
    showSnapshot(open.value);
    if (now.screen === asked.screen) useAppearance.setState({ screen: 'scores' });
    tellDraft(open.value);
  }
}

/** Shows what settings say, those that are named. */
function takeOver(settings: PortableSettings, names: readonly (keyof PortableSettings)[] = portableSettings): void {
  const taken = Object.fromEntries(names.map((name) => [name, settings[name]]));
  useAppearance.setState(taken);
  if (names.includes('language')) host().setLanguage(settings.language);
}

/** Shows the change at once and keeps it. */
export async function changeSettings(changed: Partial<PortableSettings>): Promise<void> {
  useAppearance.setState(changed);
  if (changed.language !== undefined) host().setLanguage(changed.language);
  const { ownTierColours, ...others } = changed;
  const saved = await invoke('app.save-settings', {
    ...others,
    ...(ownTierColours === undefined ? {} : { ownTierColours: [...ownTierColours] }),
  });
  if (!saved.ok) fail(saved);
}

export function chooseLanguage(language: 'zh' | 'en'): Promise<void> {
  return changeSettings({ language });
}

export function chooseTheme(theme: Theme): Promise<void> {
  return changeSettings({ theme });
}

/** Everything that {@link portableSettings} names, as it is when the program is new; the language stays, so that the screen can be read. */
export function resetSettings(): Promise<void> {
  return changeSettings({ ...portableOf(usualSettings), language: useAppearance.getState().language });
}

function portableOf({
  language,
  theme,
  textSize,
  decimals,
  tierColours,
  ownTierColours,
}: AppSettings): PortableSettings {
  return { language, theme, textSize, decimals, tierColours, ownTierColours };
}

export async function exportSettings(suggestedName: string): Promise<void> {
  const target = await host().saveFile({ suggestedName, extension: 'json' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const written = await invoke('app.export-settings', { target: target.value.handle });
  if (!written.ok) return fail(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  tellExported(target.value.name);
}

export async function importSettings(): Promise<void> {
  const chosen = await host().openFiles({ purpose: 'settings', extensions: ['json'], multiple: false });
  if (!chosen.ok) return fail(chosen);
  const [file] = chosen.value;
  if (file === undefined) return;
  const read = await invoke('app.import-settings', { file: file.handle });
  if (!read.ok) return fail(read);
  takeOver(read.value.settings);
  if (read.value.unknown.length > 0)
    notify('warning', appError('SCREEN_SETTINGS_UNKNOWN', { name: file.name, names: read.value.unknown.join(', ') }));
  else notify('success', appError('SCREEN_SETTINGS_TAKEN', { name: file.name }));
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
  const editor = where === '' ? who : `${who}（${where}）`;
  const saved = await invoke('app.save-settings', { editor });
  if (saved.ok) useSigning.setState({ asked: true, editor });
  else fail(saved);
  return saved.ok;
}

/** At the start it isn't asked again; the project menu has it. */
export async function refuseSignature(): Promise<void> {
  useSigning.setState({ asked: true });
  const saved = await invoke('app.save-settings', { signed: true });
  if (!saved.ok) fail(saved);
}
