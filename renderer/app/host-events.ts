import { takeChange } from '../state/other-window.ts';
import { useEffect } from 'react';
import type { HostCommand, WorkbenchEvent } from '../../shared/contract/events.ts';
import { host, invoke } from '../client/invoke.ts';
import { goTo, useAppearance } from '../state/appearance.ts';
import { takeFiles } from '../state/incoming-files.ts';
import { noteProgress } from '../state/jobs.ts';
import { endGesture, showProject } from '../state/method-edits.ts';
import { leaveMeeting, openMeeting } from '../state/meeting.ts';
import { notify } from '../state/notices.ts';
import { closeProject, openHandle, openProject, openSample, redo, saveCopy, undo } from '../state/project-actions.ts';
import { mergeColleague } from '../state/merge.ts';
import { chooseToCompare } from '../state/project-diff.ts';
import { chooseDamaged } from '../state/rescue-project.ts';
import { showSnapshot, useWorkbench } from '../state/workbench.ts';
import { whenProjectChanged } from '../client/project-writes.ts';
import { showHowItStands } from './show-how-it-stands.ts';
import { textsIn } from '../ui/texts.ts';
import { chooseLanguage, chooseTheme } from './settings.ts';
import { helpHere } from './help/open-help.ts';
import { askForPackage, askToSave, findAnything, leaveDialogs, showAbout, showSettings } from './dialogs.ts';

/** What the host and the services say unasked; and what the host is told of the project's state. */
export function useHostEvents(): void {
  useEffect(() => host().subscribe((event) => void handleEvent(event)), []);
  useEffect(() => whenProjectChanged(showHowItStands), []);
  const title = useWorkbench((state) => state.snapshot?.title ?? '');
  // What is in hand goes out with the window.
  useEffect(() => {
    const leave = (): void => {
      leaveField();
      // After the editor of a cell, which closes in a microtask.
      queueMicrotask(endGesture);
    };
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, []);
  const language = useAppearance((state) => state.language);
  // The host adds the app's name in the language that it was told.
  useEffect(() => host().setTitle(title), [title, language]);
}

async function handleEvent(event: WorkbenchEvent): Promise<void> {
  switch (event.name) {
    case 'progress':
      return noteProgress(event);
    case 'notice':
      return notify(event.severity, event.message);
    case 'project-closed': {
      // Opening a project closes the one before: the event may come after the new one is shown.
      const open = await invoke('project.snapshot', {});
      if (!open.ok) return;
      // Another window may have opened another one: what is shown is what is open.
      if (open.value !== null) return showProject(open.value);
      showSnapshot(null);
      return goTo('start');
    }
    case 'project-changed':
      return takeChange(event);
    case 'command':
      return runCommand(event.command, event.files);
  }
}

const commands = {
  save: askToSave,
  new: () => goTo('start'),
  open: () => openProject(),
  'open-sample': () => openSample('province-2021', textsIn(useAppearance.getState().language)('start.openingSample')),
  'save-as': () => saveCopy(),
  merge: () => mergeColleague(),
  // The desktop's menu has them without a project, too: then there is nothing to give or to compare.
  package: () => (isOpen() ? askForPackage() : undefined),
  compare: () => (isOpen() ? chooseToCompare() : undefined),
  import: () => useAppearance.setState({ screen: 'import', wanted: 'import' }),
  // A menu has it without a project, too.
  sources: () => goTo('sources'),
  export: () => useAppearance.setState({ screen: 'report', wanted: 'export' }),
  undo: () => undo(),
  redo: () => redo(),
  find: () => findOnScreen(),
  'find-anything': findAnything,
  language: () => chooseLanguage(useAppearance.getState().language === 'zh' ? 'en' : 'zh'),
  'theme-system': () => chooseTheme('system'),
  'theme-light': () => chooseTheme('light'),
  'theme-dark': () => chooseTheme('dark'),
  'close-project': () => closeProject(),
  rescue: () => chooseDamaged(),
  meeting: openMeeting,
  help: helpHere,
  settings: showSettings,
  about: showAbout,
} satisfies Record<HostCommand, () => void | Promise<void>>;

function isOpen(): boolean {
  return useWorkbench.getState().snapshot !== null;
}

/** They lead elsewhere. */
const leaving: ReadonlySet<HostCommand> = new Set([
  ...([
    'new',
    'open',
    'open-sample',
    'merge',
    'package',
    'compare',
    'import',
    'sources',
    'export',
    'close-project',
  ] as const),
]);
/** They take the project as it is. */
const taking: ReadonlySet<HostCommand> = new Set(['save-as', 'rescue']);

/** What is typed counts as if the focus had gone elsewhere: a command of the menu or another start of the app moves no focus. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

export async function runCommand(command: HostCommand, files: readonly string[] = []): Promise<void> {
  if (leaving.has(command) || taking.has(command)) {
    leaveField();
    // The editor of a cell closes in a microtask.
    await Promise.resolve();
  }
  if (leaving.has(command)) {
    leaveDialogs();
    leaveMeeting();
  }
  if (command === 'import' && files.length > 0)
    return takeFiles(files.map((handle) => ({ handle, name: '', size: null })));
  if (command === 'open' && files[0] !== undefined) return openHandle(files[0]);
  await commands[command]();
}

/** Ctrl+F goes to the field that finds things on the present screen. */
export function findOnScreen(): void {
  const field = document.querySelector<HTMLInputElement>('.screen [data-find] input, .screen input[data-find]');
  field?.focus();
  field?.select();
}
