import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTemplate } from '../../electron/services/app/resources.ts';
import { createProject, openProject } from '../../electron/storage/project-file.ts';
import type { ProjectStore } from '../../electron/storage/project-store.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Method } from '../../shared/model/method.ts';

interface EditingFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number;
}

const EDITS = 1_000;
/** Saves timed at each length of the audit. */
const TIMED = 100;

/** Edits of weights in a project of 55 indicators: what a save takes after so many others, with what the screen asks for after it, and what a thousand add to the file. */
export async function benchEditing(): Promise<readonly EditingFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-editing-'));
  const template = must(loadTemplate('province-2021'));
  const now = '2022-03-01T08:00:00.000Z';
  const codes = Object.keys(template.framework.baseline.weights);
  try {
    const path = join(folder, 'p.ewb');
    let store = must(createProject(path, { ...template, template: 'province-2021', createdAt: now }));
    let edits = 0;
    const edit = (): number => {
      edits += 1;
      const working = store.workingMethod();
      const method = reweighed(working, codes, edits);
      const started = performance.now();
      must(store.saveDraft(method, `占比 ${codes[edits % codes.length] ?? ''}`, now));
      store.canUndo();
      store.canRedo();
      store.lastEntry();
      return performance.now() - started;
    };
    const closed = (): number => {
      must(store.close());
      const size = statSync(path).size;
      store = must(openProject(path, { now }));
      return size;
    };
    const figures: EditingFigure[] = [];
    for (const entries of [0, 1_000, 10_000]) {
      while (store.lastEntry() < entries) edit();
      const times = Array.from({ length: TIMED }, edit).sort((a, b) => a - b);
      figures.push({
        name: `editing: save an edit after ${entries.toLocaleString('en')} entries (median of ${TIMED})`,
        value: times[TIMED / 2] ?? Number.NaN,
        unit: 'ms',
        budget: 60,
      });
      if (entries > 0) continue;
      const before = closed();
      for (let done = 0; done < EDITS; done += 1) edit();
      figures.push({
        name: `editing: what ${EDITS.toLocaleString('en')} edits add to the file`,
        value: (closed() - before) / 1_048_576,
        unit: 'MB',
        budget: 1,
      });
    }
    figures.push(...undone(store, now));
    must(store.close());
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A gesture sets one weight and shares the rest out among its siblings, as the screens do. */
function reweighed(method: Method, codes: readonly string[], edit: number): Method {
  const code = codes[(edit * 7) % codes.length] ?? '';
  const parent = code.slice(0, Math.max(code.lastIndexOf('-'), code.lastIndexOf('.'), code.search(/\d/)));
  const siblings = codes.filter((other) => other !== code && other.startsWith(parent) && other.length === code.length);
  const share = 10 + ((edit * 13) % 400) / 10;
  return {
    ...method,
    weights: {
      ...method.weights,
      ...Object.fromEntries(siblings.map((sibling) => [sibling, (100 - share) / siblings.length])),
      [code]: share,
    },
  };
}

function undone(store: ProjectStore, now: string): readonly EditingFigure[] {
  const times = Array.from({ length: TIMED }, () => {
    const started = performance.now();
    must(store.undo(now));
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return [
    {
      name: `editing: undo after 10,000 entries (median of ${TIMED})`,
      value: times[TIMED / 2] ?? Number.NaN,
      unit: 'ms',
      budget: 60,
    },
  ];
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
