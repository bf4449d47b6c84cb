import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { planFiles, useImportFlow } from '../../../renderer/features/import/import-flow.ts';
import {
  createProjectStore,
  createQuestion,
  leaveProject,
  projectWatch,
} from '../../../renderer/state/project-store.ts';
import { showProject } from '../../../renderer/state/method-edits.ts';
import { useWorkbench } from '../../../renderer/state/workbench.ts';
import { showNewProject, shown, startScreens } from './screens.ts';

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url));

/** Stores of the app itself, which stay whatever project is open. */
const ofTheApp = [
  'client/connection.ts',
  'state/appearance.ts',
  // The help explains the program, not the project.
  'state/help.ts',
  // Files dropped before a project is open wait for the one that is opened next.
  'state/incoming-files.ts',
  'state/jobs.ts',
  'state/notices.ts',
  'state/questions.ts',
  // A damaged file is beside whatever is open.
  'state/rescue-project.ts',
  // Who is at work is known of the machine.
  'state/signing.ts',
  // How decimals and colours are drawn is settled for the app.
  'ui/look.ts',
];

test('every store goes with its project but those of the app itself', () => {
  const makers = readdirSync(renderer, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /from 'zustand/.test(readFileSync(path, 'utf8')))
    .map((path) => relative(renderer, path).replaceAll('\\', '/'));
  expect(makers.sort()).toEqual([...ofTheApp, 'state/project-store.ts'].sort());
});

test('a store is as it began once the project is left', () => {
  const store = createProjectStore(() => ({ kept: 0, more: undefined as number | undefined }));
  store.setState({ kept: 1, more: 2 });
  leaveProject();
  expect(store.getState()).toEqual({ kept: 0, more: undefined });
});

test('a watch says whether the project is still the one it began with', () => {
  const here = projectWatch();
  expect(here()).toBe(true);
  leaveProject();
  expect(here()).toBe(false);
});

test('of several questions the last one counts, and none once the project is left', () => {
  const ask = createQuestion();
  const first = ask();
  expect(first()).toBe(true);
  const second = ask();
  const another = createQuestion()();
  expect([first(), second(), another()]).toEqual([false, true, true]);
  leaveProject();
  expect([second(), another()]).toEqual([false, false]);
});

test('the import screen shows nothing of a project that was left, nor what comes of it afterwards', async () => {
  const screens = startScreens();
  await showNewProject(screens);
  const path = screens.bench.csv('a.csv', [
    ['地区', '采集项', '专家', '得分'],
    ['北京', 'A6-2.1', '甲', 90],
  ]);
  const files = [{ handle: screens.bench.read(path), name: 'a.csv', size: 1 }];
  await planFiles(files, '读取');
  expect(useImportFlow.getState().flow.step).toBe('plan');
  const first = shown();
  showProject({ ...first, project: 'b'.repeat(32) });
  expect(useImportFlow.getState()).toEqual({ flow: { step: 'choose' }, taken: {}, busy: false });
  const late = planFiles(files, '读取');
  expect(useImportFlow.getState().busy).toBe(true);
  showProject({ ...first, project: 'c'.repeat(32) });
  await late;
  expect(useImportFlow.getState()).toEqual({ flow: { step: 'choose' }, taken: {}, busy: false });
});

test('what is chosen and locked goes too, a change of the same project leaves it', async () => {
  const screens = startScreens();
  const { project } = await showNewProject(screens);
  useWorkbench.setState({ unit: '110000', locked: new Set(['A']) });
  showProject({ ...shown(), revision: shown().revision + 1 });
  expect([useWorkbench.getState().unit, shown().project]).toEqual(['110000', project]);
  showProject({ ...shown(), project: 'b'.repeat(32), revision: 1 });
  expect([useWorkbench.getState().unit, useWorkbench.getState().locked.size]).toEqual([null, 0]);
});
