import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { goTo, useAppearance } from '../../../renderer/state/appearance.ts';
import {
  chooseEarlierProject,
  compareWithEarlier,
  keepEarlierResults,
  useEarlierProject,
} from '../../../renderer/state/earlier-project.ts';
import { exportFile } from '../../../renderer/state/export-files.ts';
import { effectOf, revise } from '../../../renderer/state/framework-actions.ts';
import { takeFiles, useIncomingFiles } from '../../../renderer/state/incoming-files.ts';
import { cancelJob, noteProgress, runJob, useJobs } from '../../../renderer/state/jobs.ts';
import { editMethod, settled } from '../../../renderer/state/method-edits.ts';
import { fail } from '../../../renderer/state/notices.ts';
import {
  chooseScoreBook,
  closeProject,
  exportWorkbook,
  fillFromBook,
  newProject,
  openHandle,
  openProject,
  openRecent,
  openSample,
  redo,
  saveCopy,
  undo,
} from '../../../renderer/state/project-actions.ts';
import { useQuestions } from '../../../renderer/state/questions.ts';
import {
  exportScenario,
  importScenario,
  removeScenario,
  saveScenario,
} from '../../../renderer/state/scenario-actions.ts';
import { setWeight } from '../../../renderer/state/sibling-weights.ts';
import { isBlank, selectUnit, setLocked, useWorkbench } from '../../../renderer/state/workbench.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { must } from '../services/service-bench.ts';
import { showNewProject, shown, startScreens } from './screens.ts';
import type { Screens } from './screens.ts';

let screens: Screens;
beforeEach(() => {
  screens = startScreens();
  goTo('start');
});

const screen = (): string => useAppearance.getState().screen;
const names = (): string[] => screens.asked.map(({ name }) => name);
const broken = err(appError('HOST_GONE'));
/** The file chooser gives this path, which the host lets be read. */
const choose = (path: string): void =>
  screens.host({ openFiles: async () => ok([{ handle: screens.bench.read(path), name: 'chosen', size: 1 }]) });
/** The save dialog gives this path. */
const saveAs = (path: string): void =>
  screens.host({ saveFile: async () => ok({ handle: screens.bench.write(path), name: 'saved', size: null }) });
/** Every dialog fails. */
const noDialogs = (): void => screens.host({ openFiles: async () => broken, saveFile: async () => broken });

describe('a project', () => {
  test('is made where the dialog says, and shows the import first; a blank one its indicators', async () => {
    const path = join(screens.bench.folder, 'new.ewb');
    saveAs(path);
    expect(await newProject('province-2021', 'x', { title: null, year: 2021 })).toBe(true);
    expect([existsSync(path), screen(), shown().framework.cohort]).toEqual([true, 'import', 'province']);
    saveAs(join(screens.bench.folder, 'blank.ewb'));
    expect(await newProject('blank', 'x', { title: '题', year: 2024 })).toBe(true);
    expect([screen(), shown().title, shown().framework.year, isBlank(useWorkbench.getState())]).toEqual([
      'indicators',
      '题',
      2024,
      true,
    ]);
  });

  test('is not made where the dialog is cancelled or fails, and only a failure is said', async () => {
    expect(await newProject('blank', 'x', { title: null, year: 2021 })).toBe(false);
    expect([screens.notices(), names()]).toEqual([[], []]);
    noDialogs();
    expect(await newProject('blank', 'x', { title: null, year: 2021 })).toBe(false);
    expect([screens.notices(), screen()]).toEqual([['HOST_GONE'], 'start']);
  });

  test('is opened by the dialog or from the recent ones, and closed to the start', async () => {
    const path = join(screens.bench.folder, 'own.ewb');
    saveAs(path);
    await newProject('province-2021', 'x', { title: null, year: 2021 });
    await closeProject();
    expect([useWorkbench.getState().snapshot, screen()]).toEqual([null, 'start']);
    choose(path);
    await openProject();
    expect([shown().framework.cohort, screen()]).toEqual(['province', 'scores']);
    await closeProject();
    const [recent] = must(await screens.bench.services['app.recent']({}));
    if (recent === undefined) throw new Error('no recent project');
    expect(await openRecent(recent.id)).toBe(true);
    expect(screen()).toBe('scores');
    await closeProject();
    expect(await openRecent('nobody')).toBe(false);
    expect([screens.notices().length, screen()]).toEqual([1, 'start']);
  });

  test('that is opened with a draft says so, since its scores follow it; one without says nothing', async () => {
    const path = join(screens.bench.folder, 'own.ewb');
    saveAs(path);
    await newProject('province-2021', 'x', { title: null, year: 2021 });
    await closeProject();
    choose(path);
    await openProject();
    expect(screens.notices()).toEqual([]);
    editMethod('占比', (method) => setWeight(method, 'A', 40));
    await settled();
    await closeProject();
    await openProject();
    expect([screens.notices(), shown().draft?.weights['A']]).toEqual([['SCREEN_DRAFT_STANDS'], 40]);
  });

  test('is closed only where it is the one shown: what another window opened meanwhile stays, and is shown', async () => {
    await showNewProject(screens);
    const other = join(screens.bench.folder, 'other.ewb');
    must(
      await screens.bench.services['project.new']({
        template: 'blank',
        target: screens.bench.write(other),
        title: '别的',
      }),
    );
    await closeProject();
    expect((await screens.bench.snapshot()).title).toBe('别的');
    expect([shown().title, screens.notices()]).toEqual(['别的', ['SCREEN_OTHER_PROJECT', 'PROJECT_CHANGED']]);
    await closeProject();
    expect(useWorkbench.getState().snapshot).toBeNull();
  });

  test('is left alone where nothing is chosen, where the dialog fails, and where it cannot be closed', async () => {
    await openProject();
    noDialogs();
    await openProject();
    expect([names(), screens.notices()]).toEqual([[], ['HOST_GONE']]);
    await showNewProject(screens);
    screens.instead((name) => (name === 'project.close' ? broken : undefined));
    await closeProject();
    expect([screens.notices(), useWorkbench.getState().snapshot === null]).toEqual([['HOST_GONE'], false]);
  });

  test('that another machine may be using is opened only where the user says that nobody is', async () => {
    const snapshot = await screens.bench.newProject();
    const inputs: unknown[] = [];
    screens.instead((name, input) => {
      if (name !== 'project.open') return undefined;
      inputs.push(input);
      return inputs.length === 2 ? ok(snapshot) : err(appError('PROJECT_LOCKED_ELSEWHERE'));
    });
    const answer = async (yes: boolean): Promise<void> => {
      await settled();
      const { asked } = useQuestions.getState();
      expect(asked?.question).toMatchObject({ kind: 'take-over', because: { code: 'PROJECT_LOCKED_ELSEWHERE' } });
      asked?.answer(yes);
    };
    const opening = openHandle('h');
    await screens.pass(1);
    await answer(true);
    await opening;
    expect(inputs).toEqual([
      { file: 'h', takeOver: false },
      { file: 'h', takeOver: true },
    ]);
    expect([screen(), useQuestions.getState().asked]).toEqual(['scores', null]);
    const again = openHandle('h');
    await screens.pass(1);
    await answer(false);
    await again;
    // Cancelled by the user: said as a remark, and nothing more is asked of the host.
    expect([inputs.length, screens.notices()]).toEqual([3, ['CANCELLED']]);
  });

  test('of the sample says how far it is, and a failure leaves the screen', async () => {
    screens.instead((name) => (name === 'project.open-sample' ? broken : undefined));
    await openSample('province-2021', '示例');
    expect([screens.notices(), screen(), useJobs.getState().running]).toEqual([['HOST_GONE'], 'start', []]);
    const snapshot = await screens.bench.newProject();
    screens.instead((name) => (name === 'project.open-sample' ? ok(snapshot) : undefined));
    await openSample('province-2021', '示例');
    expect(screen()).toBe('scores');
  });

  test('is copied under its own name, and each step that fails is said', async () => {
    await saveCopy();
    expect(names()).toEqual([]);
    await showNewProject(screens);
    await saveCopy();
    noDialogs();
    await saveCopy();
    expect(screens.notices()).toEqual(['HOST_GONE']);
    const path = join(screens.bench.folder, 'copy.ewb');
    let suggested = '';
    screens.host({
      saveFile: async (request) => {
        suggested = request.suggestedName;
        return ok({ handle: screens.bench.write(path), name: 'copy.ewb', size: null });
      },
    });
    await saveCopy();
    expect([existsSync(path), screens.notices()]).toEqual([true, ['SCREEN_SAVED_COPY']]);
    expect(shown().file.endsWith(suggested)).toBe(true);
    screens.host({
      saveFile: async () =>
        ok({ handle: screens.bench.write(join(screens.bench.folder, 'two.ewb')), name: 'two', size: null }),
      deliver: async () => broken,
    });
    await saveCopy();
    screens.instead((name) => (name === 'project.save-as' ? broken : undefined));
    await saveCopy();
    expect(screens.notices()).toEqual(['HOST_GONE', 'HOST_GONE']);
  });

  test('of a score book: the book is chosen, and a book that cannot be read is said', async () => {
    expect(await chooseScoreBook()).toBeNull();
    choose('/book.xlsx');
    expect(await chooseScoreBook()).toMatchObject({ name: 'chosen' });
    noDialogs();
    expect(await chooseScoreBook()).toBeNull();
    expect(screens.notices()).toEqual(['HOST_GONE']);
    const snapshot = await screens.bench.newProject();
    screens.instead((name) => (name === 'project.fill-from-book' ? broken : undefined));
    expect(await fillFromBook('h', 2022, '')).toBe(false);
    expect([screens.notices(), screen()]).toEqual([['HOST_GONE'], 'start']);
    screens.instead((name) => (name === 'project.fill-from-book' ? ok(snapshot) : undefined));
    expect(await fillFromBook('h', 2022, '')).toBe(true);
    expect(screen()).toBe('scores');
  });
});

describe('undo', () => {
  test('of a step from before this opening asks first, and a refusal leaves everything', async () => {
    await showNewProject(screens);
    editMethod('占比', (method) => setWeight(method, 'A', 40));
    await screens.pass(100);
    await settled();
    const drafted = shown().draft;
    useWorkbench.setState({ openedAt: shown().undo.undo?.entry ?? 0 });
    const first = undo();
    await screens.pass(1);
    expect(useQuestions.getState().asked?.question).toMatchObject({ kind: 'undo-earlier', step: { why: '占比' } });
    useQuestions.getState().asked?.answer(false);
    await first;
    expect(shown().draft).toEqual(drafted);
    const second = undo();
    await screens.pass(1);
    useQuestions.getState().asked?.answer(true);
    await second;
    expect(shown().draft).toBeNull();
    await redo();
    expect(shown().draft?.weights['A']).toBe(40);
  });

  test('by a key held down asks once: what was pressed before the answer is not asked again after it', async () => {
    await showNewProject(screens);
    editMethod('占比', (method) => setWeight(method, 'A', 40));
    await screens.pass(100);
    await settled();
    useWorkbench.setState({ openedAt: shown().undo.undo?.entry ?? 0 });
    const presses = [undo(), undo(), undo()];
    await screens.pass(1);
    presses.push(undo());
    useQuestions.getState().asked?.answer(false);
    await Promise.all(presses);
    expect([useQuestions.getState().asked, shown().draft?.weights['A']]).toEqual([null, 40]);
    // The next press asks anew.
    const next = undo();
    await screens.pass(1);
    expect(useQuestions.getState().asked?.question).toMatchObject({ kind: 'undo-earlier' });
    useQuestions.getState().asked?.answer(true);
    await next;
    expect(shown().draft).toBeNull();
  });

  test('does nothing where there is no step, and says what failed', async () => {
    await showNewProject(screens);
    await undo();
    await redo();
    expect(names()).toEqual([]);
    editMethod('占比', (method) => setWeight(method, 'A', 40));
    await screens.pass(100);
    await settled();
    screens.instead((name) => (name === 'project.undo' ? broken : undefined));
    await undo();
    expect(screens.notices()).toEqual(['HOST_GONE']);
    expect(names().at(-1)).toBe('project.snapshot');
  });
});

describe('an export', () => {
  test('writes what the screens show to where the dialog says', async () => {
    const { title } = await showNewProject(screens);
    const path = join(screens.bench.folder, 'weights.csv');
    let suggested = '';
    screens.instead((name) => (name === 'export.write' ? ok({ warnings: [appError('FONT_MISSING')] }) : undefined));
    screens.host({
      saveFile: async (request) => {
        suggested = request.suggestedName;
        return ok({ handle: screens.bench.write(path), name: 'saved', size: null });
      },
    });
    await exportWorkbook('导出');
    expect(suggested).toBe(`${title}.xlsx`);
    // What the host warns of is said before the success.
    expect(screens.notices()).toEqual(['FONT_MISSING', 'SCREEN_EXPORTED']);
    expect(screens.asked.at(-1)?.input).toMatchObject({
      what: 'workbook',
      format: 'xlsx',
      overwrite: true,
      language: 'zh',
    });
    expect(useJobs.getState().running).toEqual([]);
  });

  test('passes on what is compared, whose page it is and the earlier project, and nothing where there is none', async () => {
    await showNewProject(screens);
    saveAs(join(screens.bench.folder, 'x'));
    screens.instead((name) => (name === 'export.write' ? ok({ warnings: [] }) : undefined));
    const request = { what: 'workbook', format: 'xlsx', suggestedName: 'x', title: '' } as const;
    await exportFile(request);
    expect(Object.keys(Object(screens.asked.at(-1)?.input)).toSorted()).toEqual(
      ['format', 'job', 'language', 'overwrite', 'target', 'what'].toSorted(),
    );
    await exportFile({ ...request, compared: [{ kind: 'baseline' }], unit: '110000', earlier: 'h' });
    expect(screens.asked.at(-1)?.input).toMatchObject({
      compared: [{ kind: 'baseline' }],
      unit: '110000',
      earlier: 'h',
    });
  });

  test('without a project, without a place, or that fails writes nothing and says why', async () => {
    await exportWorkbook('导出');
    await showNewProject(screens);
    await exportWorkbook('导出');
    expect([names(), screens.notices()]).toEqual([[], []]);
    noDialogs();
    await exportWorkbook('导出');
    expect(screens.notices()).toEqual(['HOST_GONE']);
    saveAs(join(screens.bench.folder, 'x.xlsx'));
    screens.instead((name) => (name === 'export.write' ? broken : undefined));
    await exportWorkbook('导出');
    expect(screens.notices()).toEqual(['HOST_GONE']);
    screens.instead((name) => (name === 'export.write' ? ok({ warnings: [] }) : undefined));
    screens.host({
      saveFile: async () => ok({ handle: 'h', name: 'saved', size: null }),
      deliver: async () => broken,
    });
    await exportWorkbook('导出');
    expect(screens.notices()).toEqual(['HOST_GONE']);
  });
});

describe('a scenario', () => {
  test('is saved, written to a file, removed, and read back from the file', async () => {
    const { baseline } = await showNewProject(screens);
    const method = setWeight(baseline, 'A', 40);
    expect(await saveScenario({ previousName: null, name: '重甲', note: '', method, locked: false })).toBe(true);
    expect(shown().scenarios.map(({ name }) => name)).toEqual(['重甲']);
    const path = join(screens.bench.folder, 's.json');
    saveAs(path);
    await exportScenario('重甲');
    expect(screens.notices()).toEqual(['SCREEN_EXPORTED']);
    expect(readFileSync(path, 'utf8')).toContain('重甲');
    expect(await removeScenario('重甲', '不用了')).toBe(true);
    expect(shown().scenarios).toEqual([]);
    choose(path);
    await importScenario();
    expect(shown().scenarios).toMatchObject([{ name: '重甲', method: { weights: { A: 40 } } }]);
  });

  test('is not written or read where nothing is chosen, and what fails is said', async () => {
    await showNewProject(screens);
    await exportScenario('x');
    await importScenario();
    expect([names(), screens.notices()]).toEqual([[], []]);
    noDialogs();
    await exportScenario('x');
    await importScenario();
    saveAs(join(screens.bench.folder, 'x.json'));
    await exportScenario('nobody');
    expect(await removeScenario('nobody', '')).toBe(false);
    expect(screens.notices().slice(0, 2)).toEqual(['HOST_GONE', 'HOST_GONE']);
    screens.instead((name) => (name === 'scenario.export' ? ok(null) : undefined));
    screens.host({ saveFile: async () => ok({ handle: 'h', name: 'x', size: null }), deliver: async () => broken });
    await exportScenario('x');
    expect(screens.notices()).toEqual(['HOST_GONE']);
  });
});

describe('the earlier project', () => {
  const answers = (answer: unknown): void =>
    screens.instead((name) => (name === 'history.year-change' ? answer : undefined));

  test('is chosen by the dialog; nothing chosen or a failure changes nothing', async () => {
    await showNewProject(screens);
    await chooseEarlierProject();
    noDialogs();
    await chooseEarlierProject();
    expect([useEarlierProject.getState().chosen, screens.notices()]).toEqual([null, ['HOST_GONE']]);
    choose('/earlier.ewb');
    await chooseEarlierProject();
    expect(useEarlierProject.getState()).toMatchObject({ chosen: { name: 'chosen' }, changes: null, error: null });
  });

  test('that cannot be compared says why; an answer for another file is dropped', async () => {
    await showNewProject(screens);
    useEarlierProject.setState({ chosen: { handle: 'h', name: 'x' } });
    answers(broken);
    await compareWithEarlier('h', { kind: 'baseline' });
    expect(useEarlierProject.getState()).toMatchObject({ changes: null, error: { code: 'HOST_GONE' } });
    const changes = { units: [] };
    answers(ok(changes));
    await compareWithEarlier('other', { kind: 'baseline' });
    expect(useEarlierProject.getState().changes).toBeNull();
    await compareWithEarlier('h', { kind: 'baseline' });
    expect(useEarlierProject.getState()).toMatchObject({ changes, error: null });
  });

  test('of two comparisons under way the later one is shown, though the earlier is answered last', async () => {
    await showNewProject(screens);
    useEarlierProject.setState({ chosen: { handle: 'h', name: 'x' } });
    const waiting: ((answer: ReturnType<typeof ok>) => void)[] = [];
    screens.instead((name) =>
      name === 'history.year-change' ? new Promise((resolve) => waiting.push(resolve)) : undefined,
    );
    const choice = { kind: 'baseline' } as const;
    const earlier = compareWithEarlier('h', choice);
    const later = compareWithEarlier('h', choice);
    const changes = { units: [] };
    waiting[1]?.(ok(changes));
    await later;
    waiting[0]?.(ok({ units: ['before the project changed'] }));
    await earlier;
    expect(useEarlierProject.getState().changes).toEqual(changes);
  });

  test('whose results cannot be taken into the history says why', async () => {
    await showNewProject(screens);
    screens.instead((name) => (name === 'history.import-project' ? broken : undefined));
    await keepEarlierResults('h', '');
    expect(screens.notices()).toEqual(['HOST_GONE']);
  });
});

describe('an edit of the framework', () => {
  const change = { kind: 'rename', title: '新题', year: 2023 } as const;

  test('that the project refuses gives its reason, and a made one is shown and said', async () => {
    const snapshot = await showNewProject(screens);
    screens.instead((name) => (name === 'framework.change' ? broken : undefined));
    expect(await revise(change, '')).toEqual(broken.error);
    expect(screens.notices()).toEqual([]);
    screens.instead((name) => (name === 'framework.preview' ? broken : undefined));
    expect(await effectOf(change)).toEqual(broken);
    screens.instead(null);
    expect(await revise(change, '改年')).toBeNull();
    expect([shown().framework.title, shown().framework.year, shown().project]).toEqual([
      '新题',
      2023,
      snapshot.project,
    ]);
    expect(screens.notices()).toEqual(['SCREEN_FRAMEWORK_CHANGED']);
    expect(await effectOf(change)).toMatchObject({ ok: true });
  });
});

describe('a job', () => {
  test('stands in the list while it runs, with how far it is, and goes when it ends or throws', async () => {
    let id = '';
    await runJob('导入', async (job) => {
      id = job;
      noteProgress({ name: 'progress', job, phase: 'read', done: 3, total: 10, subject: '表.xlsx' });
      noteProgress({ name: 'progress', job: 'another', phase: 'x', done: 9, total: 9 });
      expect(useJobs.getState().running).toEqual([
        { id: job, title: '导入', phase: 'read', done: 3, total: 10, subject: '表.xlsx', cancelling: false },
      ]);
      await cancelJob(job);
      expect(useJobs.getState().running).toMatchObject([{ cancelling: true }]);
      return ok(null);
    });
    expect(screens.asked).toEqual([{ name: 'job.cancel', input: { job: id } }]);
    await expect(runJob('x', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(useJobs.getState().running).toEqual([]);
    await runJob('y', async (job) => {
      expect(job).not.toBe(id);
      return ok(null);
    });
  });
});

describe('small things', () => {
  test('files that came from outside wait on the import screen', () => {
    takeFiles([{ handle: 'h', name: 'a.csv', size: 1 }]);
    expect([useIncomingFiles.getState().files.length, screen()]).toEqual([1, 'import']);
  });

  test('a cancelled job is a remark, every other failure an error', () => {
    fail(err(appError('CANCELLED')));
    expect(screens.notices()).toEqual(['CANCELLED']);
  });

  test('locks and the chosen unit are put and taken back', () => {
    setLocked('A', true);
    setLocked('B', true);
    setLocked('A', false);
    selectUnit('110000');
    expect([[...useWorkbench.getState().locked], useWorkbench.getState().unit]).toEqual([['B'], '110000']);
  });
});
