import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import type { Method } from '../../../shared/model/method.ts';
import { cellOf, codeOf, freshProject, method, NOW, reopen, temporaryFolder, valueOf } from './small-project.ts';

const weighed = (rate: number): Method => ({ ...method, weights: { ...method.weights, rate } });

describe('the working method', () => {
  it('is the baseline until it is edited, and a document of the project from then on', () => {
    const store = freshProject();
    expect(store.draft()).toBeNull();
    expect(store.workingMethod()).toEqual(method);
    valueOf(store.saveDraft(weighed(3), 'rate 的占比', NOW));
    expect(store.baselineMethod()).toEqual(method);
    expect(store.audit().entries[0]).toMatchObject({ action: 'create', subject: 'draft', why: 'rate 的占比' });
    valueOf(store.close());
    const again = reopen(store.meta().path);
    expect(again.draft()).toEqual(weighed(3));
    expect(again.canUndo()).toMatchObject({ subject: 'draft', why: 'rate 的占比' });
  });

  it('is no draft once it says what the baseline says', () => {
    const store = freshProject();
    valueOf(store.saveDraft(weighed(3), '改', NOW));
    valueOf(store.saveDraft(weighed(1), '改回', NOW));
    expect(store.draft()).toBeNull();
    expect(store.audit().entries[0]).toMatchObject({ action: 'remove', subject: 'draft', after: null });
    valueOf(store.undo(NOW));
    expect(store.draft()).toEqual(weighed(3));
  });

  it('is promoted in one step, which undo takes back whole', () => {
    const store = freshProject();
    valueOf(store.saveDraft(weighed(3), '改', NOW));
    valueOf(store.saveBaseline(weighed(3), '专家会', NOW));
    expect([store.draft(), store.baselineMethod()]).toEqual([null, weighed(3)]);
    const [draft, baseline] = store.audit().entries;
    expect(baseline).toMatchObject({ subject: 'baseline', target: null, why: '专家会' });
    expect(draft).toMatchObject({ subject: 'draft', target: baseline?.id, why: '专家会' });
    valueOf(store.undo(NOW));
    expect([store.draft(), store.baselineMethod()]).toEqual([weighed(3), method]);
    valueOf(store.undo(NOW));
    expect(store.draft()).toBeNull();
    valueOf(store.redo(NOW));
    valueOf(store.redo(NOW));
    expect([store.draft(), store.baselineMethod()]).toEqual([null, weighed(3)]);
  });

  it('goes with the framework within the step that changes it, and undo brings both back', () => {
    const store = freshProject();
    valueOf(store.saveDraft(weighed(3), '改', NOW));
    const changed = valueOf(changeFramework(store.structure(), { kind: 'remove', code: 'stock' }));
    valueOf(store.saveStructure(changed, '不再采集', NOW));
    const { stock: _, ...left } = weighed(3).weights;
    expect(store.draft()?.weights).toEqual(left);
    expect(Object.keys(store.draft()?.measures ?? {})).not.toContain('stock');
    const { total } = store.audit();
    valueOf(store.undo(NOW));
    expect(store.audit().total).toBe(total + 1);
    expect(store.draft()).toEqual(weighed(3));
    expect(store.framework().measures.map(({ code }) => code)).toContain('stock');
  });

  it('numbers the project’s state by the audit, the same after reopening', () => {
    const store = freshProject();
    const first = store.lastEntry();
    valueOf(store.saveDraft(weighed(3), '改', NOW));
    const second = store.lastEntry();
    expect(second).toBeGreaterThan(first);
    valueOf(store.close());
    expect(reopen(store.meta().path).lastEntry()).toBe(second);
  });
});

describe('a copy in memory, where nothing can be saved', () => {
  it('takes trials of the working method and their undo, leaves the file alone and refuses all else', () => {
    const path = join(temporaryFolder(), 'p.ewb');
    const made = freshProject(path);
    valueOf(made.saveAlias('A', '一', NOW));
    valueOf(made.close());
    const bytes = readFileSync(path);
    const store = reopen(path, { inMemory: true });
    valueOf(store.saveDraft(weighed(3), '试', NOW));
    expect(store.draft()).toEqual(weighed(3));
    expect(store.meta().readOnly).toMatchObject({ code: 'PROJECT_READ_ONLY' });
    expect(codeOf(store.saveBaseline(weighed(3), '存', NOW))).toBe('PROJECT_READ_ONLY');
    valueOf(store.undo(NOW));
    expect(store.draft()).toBeNull();
    // The step before is one of the file.
    expect(codeOf(store.undo(NOW))).toBe('PROJECT_READ_ONLY');
    expect(store.aliases()).toEqual({ A: '一' });
    valueOf(store.close());
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

/** Made by the program before drafts: baseline with rate weighing 3, an import, an override, a scenario, an undone renaming. */
const versionOne = fileURLToPath(new URL('../../fixtures/projects/version-1.ewb', import.meta.url));

describe('a project of version 1', () => {
  const copied = (): string => {
    const path = join(temporaryFolder(), '旧.ewb');
    copyFileSync(versionOne, path);
    return path;
  };
  const versionOf = (path: string): unknown => {
    const sql = new Database(path, { readonly: true });
    try {
      return sql.pragma('user_version', { simple: true });
    } finally {
      sql.close();
    }
  };

  it('opens whole, with its baseline as working method and its undo', () => {
    const store = reopen(copied());
    expect([store.draft(), store.workingMethod()]).toEqual([null, weighed(3)]);
    expect(cellOf(store, '110000', 'rate').value).toBe(90);
    expect(store.scenario('等权')?.method).toEqual(method);
    expect(store.canRedo()).toMatchObject({ subject: 'framework', why: '改名' });
    expect(store.verify()).toEqual([
      { code: 'VERIFY_CHAINED_AS_FOUND', params: { entries: 7, at: NOW }, information: true },
    ]);
  });

  it('is raised to a version that programs of version 1 refuse: they would score by the baseline where a draft stands', () => {
    const path = copied();
    expect(versionOf(path)).toBe(1);
    const store = reopen(path);
    valueOf(store.saveDraft(weighed(5), '改', NOW));
    valueOf(store.close());
    expect(versionOf(path)).toBeGreaterThan(1);
    expect(reopen(path).draft()).toEqual(weighed(5));
  });
});
