import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import { createServices } from '../../../electron/services/create-services.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Method } from '../../../shared/model/method.ts';
import { idleHost } from '../renderer/idle-host.ts';

/**
 * Two windows on one project: the state of the screens, loaded twice, over the same real services. A model written apart says what must stand: weights as
 * last set by anybody, a baseline as last saved, and a stack of steps that each know their window.
 */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'two-windows-'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', { hidden: true, addEventListener: () => undefined });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
  rmSync(folder, { recursive: true, force: true });
});

async function loadWindow(invoke: (name: string, input: unknown) => Promise<unknown>) {
  vi.resetModules();
  const client = await import('../../../renderer/client/invoke.ts');
  const writes = await import('../../../renderer/client/project-writes.ts');
  const stands = await import('../../../renderer/app/show-how-it-stands.ts');
  const edits = await import('../../../renderer/state/method-edits.ts');
  const actions = await import('../../../renderer/state/project-actions.ts');
  const questions = await import('../../../renderer/state/questions.ts');
  const { useWorkbench } = await import('../../../renderer/state/workbench.ts');
  const { takeChange, useOtherWindow } = await import('../../../renderer/state/other-window.ts');
  const { takeNotices } = await import('../../../renderer/state/notices.ts');
  const { thisWindow } = await import('../../../renderer/client/this-window.ts');
  client.joinHost({ ...idleHost, invoke });
  writes.whenProjectChanged(stands.showHowItStands);
  return {
    ...edits,
    ...actions,
    ...questions,
    useWorkbench,
    useOtherWindow,
    takeChange,
    takeNotices,
    thisWindow,
  };
}
type Window = Awaited<ReturnType<typeof loadWindow>>;

async function openTwice() {
  const handles = createHandleStore();
  const listeners: ((event: WorkbenchEvent) => Promise<void>)[] = [];
  let told: Promise<unknown> = Promise.resolve();
  const services = createServices({
    ...{ host: 'cli', userData: null, handles, now: () => new Date('2026-05-01T08:00:00Z') },
    emit: (event) => {
      told = Promise.all([told, ...listeners.map((listen) => listen(event))]);
    },
    onFault: (fault) => {
      throw fault;
    },
  });
  const invoke = (name: string, input: unknown): Promise<unknown> => dispatch(services, name, input);
  const target = handles.issue(join(folder, 'p.ewb'), 'write');
  await invoke('project.new', { template: 'province-2021', target });
  const windows = [await loadWindow(invoke), await loadWindow(invoke)] as const;
  for (const window of windows) {
    await window.fetchSnapshot();
    listeners.push(async (event) => {
      if (event.name === 'project-changed') await window.takeChange(event);
    });
  }
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await vi.advanceTimersByTimeAsync(600);
      await Promise.all(windows.map((window) => window.settled()));
      await told;
    }
  };
  return { windows, rest, invoke };
}

interface Step {
  readonly by: 0 | 1;
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
  /** A save moves the baseline, and its undo moves it back. */
  readonly baseline: readonly [before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>];
}

const codes = ['A', 'B', 'C', 'D', 'E'];
const weightsOf = (method: Pick<Method, 'weights'> | null | undefined): ReadonlyMap<string, number> =>
  new Map(codes.map((code) => [code, method?.weights[code] ?? Number.NaN]));

function setWeight(window: Window, code: string, to: number): void {
  window.editMethod(`${code} ${to}`, (method) => ({ ...method, weights: { ...method.weights, [code]: to } }));
}

test('the steps of two windows are told apart, seen by both at once, and taken back by the other only when asked', async () => {
  const { windows, rest } = await openTwice();
  const [one, two] = windows;
  setWeight(one, 'A', 41);
  await rest();
  expect(two.useWorkbench.getState().working?.weights['A']).toBe(41);
  expect(two.useOtherWindow.getState().step).toMatchObject({ why: 'A 41', window: one.thisWindow });
  expect(one.useOtherWindow.getState().step).toBeNull();
  // The other is asked, and says no.
  const asked = two.undo();
  await vi.waitFor(() => expect(two.useQuestions.getState().asked?.question).toMatchObject({ kind: 'undo-other' }));
  two.useQuestions.getState().asked?.answer(false);
  await asked;
  expect(one.useWorkbench.getState().working?.weights['A']).toBe(41);
  // While it is asked again, the first makes another step: the answer was not meant for that.
  const again = two.undo();
  await vi.waitFor(() => expect(two.useQuestions.getState().asked).not.toBeNull());
  setWeight(one, 'B', 17);
  await vi.advanceTimersByTimeAsync(600);
  await one.settled();
  two.useQuestions.getState().asked?.answer(true);
  await again;
  await rest();
  expect([
    weightsOf(one.useWorkbench.getState().working).get('A'),
    weightsOf(two.useWorkbench.getState().working).get('B'),
  ]).toEqual([41, 17]);
  // Who made it isn't asked.
  await one.undo();
  await rest();
  expect(two.useWorkbench.getState().working?.weights['B']).not.toBe(17);
  expect(one.useQuestions.getState().asked).toBeNull();
});

test('300 random edits, saves and undos of two windows: nothing is lost or taken for the other’s', async () => {
  const { windows, rest } = await openTwice();
  const generator = createRandom(20_260_501);
  const random = (): number => generator.next();
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  let now = weightsOf(windows[0].useWorkbench.getState().working);
  let baseline = now;
  const opened = now;
  const stack: Step[] = [];
  const done = { edit: 0, together: 0, save: 0, undo: 0, asked: 0, refused: 0 };
  const put = (by: 0 | 1, after: ReadonlyMap<string, number>, saved = baseline): void => {
    stack.push({ by, before: now, after, baseline: [baseline, saved] });
    now = after;
    baseline = saved;
  };
  for (let count = 0; count < 300; count += 1) {
    const by: 0 | 1 = random() < 0.5 ? 0 : 1;
    const window = windows[by];
    const kind = random();
    if (kind < 0.5) {
      const [code, to] = [pick(codes), 1 + Math.floor(random() * 900) / 10];
      setWeight(window, code, to);
      if (now.get(code) !== to) put(by, new Map([...now, [code, to]]));
      done.edit += 1;
    } else if (kind < 0.65) {
      // Both at once, of different weights: both stand, in the order in which the project got them.
      const [first, second] = [pick(codes.slice(0, 2)), pick(codes.slice(2))];
      const values = [101 + count, 501 + count] as const;
      setWeight(windows[0], first, values[0]);
      setWeight(windows[1], second, values[1]);
      await rest();
      const top = windows[0].useWorkbench.getState().snapshot?.undo.undo;
      const last: 0 | 1 = top?.window === windows[1].thisWindow ? 1 : 0;
      const order = last === 1 ? ([0, 1] as const) : ([1, 0] as const);
      for (const each of order) put(each, new Map([...now, each === 0 ? [first, values[0]] : [second, values[1]]]));
      done.together += 1;
    } else if (kind < 0.75) {
      const drafts = windows[0].useWorkbench.getState().snapshot?.draft != null;
      if (drafts) {
        await window.saveBaseline(`存 ${count}`);
        put(by, now, now);
      }
      done.save += drafts ? 1 : 0;
    } else {
      const top = stack.at(-1);
      const undoing = window.undo();
      if (top !== undefined && top.by !== by) {
        await vi.waitFor(() => expect(window.useQuestions.getState().asked).not.toBeNull());
        expect(window.useQuestions.getState().asked?.question).toMatchObject({ kind: 'undo-other' });
        const yes = random() < 0.5;
        window.useQuestions.getState().asked?.answer(yes);
        done.asked += 1;
        if (!yes) done.refused += 1;
        if (yes) stack.pop();
        await undoing;
        if (yes) [now, baseline] = [top.before, top.baseline[0]];
      } else {
        await undoing;
        expect(window.useQuestions.getState().asked).toBeNull();
        if (top !== undefined) [now, baseline] = [top.before, top.baseline[0]];
        stack.pop();
        done.undo += 1;
      }
    }
    await rest();
    for (const each of windows) {
      const { working, snapshot } = each.useWorkbench.getState();
      expect([count, ...weightsOf(working)]).toEqual([count, ...now]);
      expect([count, ...weightsOf(snapshot?.baseline)]).toEqual([count, ...baseline]);
      const step = snapshot?.undo.undo;
      const whose = stack.at(-1)?.by;
      expect([count, step?.window]).toEqual([count, whose === undefined ? undefined : windows[whose].thisWindow]);
    }
  }
  expect(done.edit).toBeGreaterThan(100);
  for (const kind of ['together', 'save', 'undo', 'asked', 'refused'] as const)
    expect([kind, done[kind] > 5]).toEqual([kind, true]);
  expect(now).not.toEqual(opened);
  // Nothing went wrong in silence.
  const told = windows.flatMap((window) => window.takeNotices().filter(({ severity }) => severity === 'error'));
  expect(told.map(({ message }) => message.code)).toEqual([]);
}, 300_000);
