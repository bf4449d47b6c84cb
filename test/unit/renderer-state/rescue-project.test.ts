import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { goTo } from '../../../renderer/state/appearance.ts';
import { noteProgress, useJobs } from '../../../renderer/state/jobs.ts';
import { openHandle, openRecent, rescueOpenProject } from '../../../renderer/state/project-actions.ts';
import { chooseDamaged, leaveRescue, rescueInto, useRescue } from '../../../renderer/state/rescue-project.ts';
import type { RescueStage } from '../../../renderer/state/rescue-project.ts';
import { useWorkbench } from '../../../renderer/state/workbench.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { must } from '../services/service-bench.ts';
import { showNewProject, shown, startScreens } from './screens.ts';
import type { Screens } from './screens.ts';

let screens: Screens;
beforeEach(() => {
  screens = startScreens();
  goTo('start');
  leaveRescue();
});

const stage = (): RescueStage | null => useRescue.getState().stage;
const at = (name: string): string => join(screens.bench.folder, name);
const choose = (path: string): void =>
  screens.host({ openFiles: async () => ok([{ handle: screens.bench.read(path), name: path, size: 1 }]) });
const saveAs = (path: string, delivered: string[] = []): void =>
  screens.host({
    saveFile: async () => ok({ handle: screens.bench.write(path), name: 'saved', size: null }),
    deliver: async ({ name }) => {
      delivered.push(name);
      return ok(null);
    },
  });

/** 乙.ewb with a framework that isn't what was written. */
async function damaged(): Promise<string> {
  const path = at('乙.ewb');
  must(await screens.bench.services['project.new']({ template: 'province-2021', target: screens.bench.write(path) }));
  must(await screens.bench.services['project.close']({}));
  const sql = new Database(path);
  sql.prepare("UPDATE bodies SET json = '{}' WHERE id = (SELECT body FROM documents WHERE kind = 'framework')").run();
  sql.close();
  return path;
}

describe('a damaged project', () => {
  test('is offered to be rescued where it can’t be opened, in place of a notice; the screen stays with what is open', async () => {
    const path = await damaged();
    const open = await showNewProject(screens);
    await openHandle(screens.bench.read(path));
    expect(useRescue.getState()).toMatchObject({
      damaged: { name: '乙.ewb' },
      stage: { kind: 'offered', because: { code: 'PROJECT_DAMAGED' } },
    });
    expect([screens.notices(), shown().project]).toEqual([[], open.project]);
  });

  test('is offered from the list of recent ones too, and the rescue reads that very file', async () => {
    const path = await damaged();
    const [recent] = must(await screens.bench.services['app.recent']({}));
    expect(await openRecent(recent?.id ?? '')).toBe(false);
    expect(useRescue.getState().damaged).toEqual({ source: { recent: recent?.id }, name: '乙.ewb' });
    const delivered: string[] = [];
    saveAs(at('新.ewb'), delivered);
    const bytes = readFileSync(path);
    await rescueInto('乙-抢救.ewb', '正在读出');
    expect(stage()).toMatchObject({ kind: 'done', outcome: { file: { name: '新.ewb' } } });
    expect([readFileSync(path).equals(bytes), delivered, useJobs.getState().running]).toEqual([true, ['saved'], []]);
    const done = stage();
    if (done?.kind !== 'done') throw new Error('not done');
    expect(done.outcome.lost.length).toBeGreaterThan(0);
    await openHandle(done.outcome.file.handle);
    expect(shown().file).toBe('新.ewb');
  });

  test.each([
    'PROJECT_MISSING',
    'PROJECT_EMPTY',
    'PROJECT_LOCKED',
    'PROJECT_NEWER',
    'PROJECT_OUT_OF_MEMORY',
    'INTERNAL',
  ])('of which nothing can be rescued, or nothing is broken (%s), is a notice only', async (code) => {
    screens.instead((name) => (name === 'project.open' ? err(appError(code, { path: 'x.ewb' })) : null));
    await openHandle('handle-of-a-file');
    expect([stage(), screens.notices()]).toEqual([null, [code]]);
  });

  test('that the user chooses is offered as well; nothing chosen, or a dialog that fails, offers nothing', async () => {
    await chooseDamaged();
    expect([stage(), screens.notices()]).toEqual([null, []]);
    screens.host({ openFiles: async () => err(appError('HOST_GONE')) });
    await chooseDamaged();
    expect([stage(), screens.notices()]).toEqual([null, ['HOST_GONE']]);
    choose(await damaged());
    await chooseDamaged();
    expect(stage()).toEqual({ kind: 'offered', because: null });
    expect(useRescue.getState().damaged?.name).toBe('乙.ewb');
  });

  test('that was copied without its log is closed and offered', async () => {
    const open = await showNewProject(screens);
    await rescueOpenProject(appError('PROJECT_WAL_MISSING', { path: open.file, until: '' }));
    expect(useWorkbench.getState().snapshot).toBeNull();
    expect(useRescue.getState().damaged?.name).toBe(open.file);
    saveAs(at('新.ewb'));
    await rescueInto('新.ewb', '正在读出');
    expect(stage()).toMatchObject({ kind: 'done', outcome: { lost: [] } });
  });
});

describe('a rescue', () => {
  const offered = async (): Promise<string> => {
    const path = await damaged();
    choose(path);
    await chooseDamaged();
    return path;
  };

  test('stands as before where no new file is chosen', async () => {
    await offered();
    await rescueInto('新.ewb', '正在读出');
    expect([stage(), screens.notices()]).toEqual([{ kind: 'offered', because: null }, []]);
  });

  test('says why there is none: name taken, the very file, no folder, nothing to be read; and leaves no file', async () => {
    const path = await offered();
    const taken = at('有.ewb');
    writeFileSync(taken, 'something');
    for (const [target, code] of [
      [taken, 'PROJECT_EXISTS'],
      [path, 'RESCUE_SAME_FILE'],
      [at('none/x.ewb'), 'PROJECT_FOLDER_MISSING'],
    ] as const) {
      saveAs(target);
      await rescueInto('新.ewb', '正在读出');
      expect(stage()).toMatchObject({ kind: 'failed', error: { code } });
    }
    expect(readFileSync(taken, 'utf8')).toBe('something');
    writeFileSync(at('文本.ewb'), '地区,数值\n'.repeat(50));
    choose(at('文本.ewb'));
    await chooseDamaged();
    saveAs(at('无.ewb'));
    await rescueInto('新.ewb', '正在读出');
    expect(stage()).toMatchObject({ kind: 'failed', error: { code: 'RESCUE_NOTHING' } });
    expect(existsSync(at('无.ewb'))).toBe(false);
    screens.host({ saveFile: async () => err(appError('HOST_GONE')) });
    await rescueInto('新.ewb', '正在读出');
    expect(stage()).toMatchObject({ kind: 'failed', error: { code: 'HOST_GONE' } });
  });

  test('that is called off is offered again', async () => {
    await offered();
    saveAs(at('新.ewb'));
    screens.instead((name) => (name === 'project.rescue' ? err(appError('CANCELLED')) : null));
    await rescueInto('新.ewb', '正在读出');
    expect([stage(), screens.notices()]).toEqual([{ kind: 'offered', because: null }, ['CANCELLED']]);
  });

  test('shows how far it is, and another damaged file doesn’t take its place meanwhile', async () => {
    await offered();
    saveAs(at('新.ewb'));
    let going: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      going = resolve;
    });
    screens.instead((name) => (name === 'project.rescue' ? gate.then(() => err(appError('CANCELLED'))) : null));
    const rescuing = rescueInto('新.ewb', '正在读出');
    await expect.poll(() => stage()?.kind).toBe('running');
    const [job] = useJobs.getState().running;
    expect(stage()).toEqual({ kind: 'running', job: job?.id });
    noteProgress({ name: 'progress', job: job?.id ?? '', phase: 'rescue', done: 1, total: 4 });
    expect(useJobs.getState().running[0]).toMatchObject({ done: 1, total: 4 });
    screens.instead((name) =>
      name === 'project.open' ? err(appError('PROJECT_DAMAGED', { path: 'z.ewb', detail: '' })) : null,
    );
    await openHandle('another-damaged-file');
    expect([useRescue.getState().damaged?.name, screens.notices()]).toEqual(['乙.ewb', ['PROJECT_DAMAGED']]);
    going();
    await rescuing;
    expect(stage()?.kind).toBe('offered');
  });
});
