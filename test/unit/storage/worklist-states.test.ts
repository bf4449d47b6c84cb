import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { rescueFile } from '../../../electron/storage/rescue/rescue-file.ts';
import type { NewLineState } from '../../../electron/storage/documents/project-writes.ts';
import { codeOf, freshProject, NOW, reopen, temporaryFolder, valueOf } from './small-project.ts';

const accepted: NewLineState = { state: 'accepted', of: '7' };
const id = 'doubt/110000/rate/cohort';
const other = 'rejected_row/2/1/1/D4/NOT_A_NUMBER';

describe('what was settled of a line', () => {
  it('is kept with who, when and why, in one row of the audit each and one step of the undo', () => {
    const store = freshProject();
    const states = new Map([
      [id, accepted],
      [other, { state: 'closed', of: '', answer: '12' } as const],
    ]);
    valueOf(store.transaction((writer) => writer.saveLineStates(states, '已核实', NOW)));
    const { by } = store.lineStates().get(id)!;
    expect(by).not.toBe('');
    expect(store.lineStates()).toEqual(
      new Map([
        [id, { ...accepted, why: '已核实', at: NOW, by }],
        [other, { state: 'closed', of: '', answer: '12', why: '已核实', at: NOW, by }],
      ]),
    );
    expect(store.audit().entries.filter(({ subject }) => subject === 'worklist')).toHaveLength(2);
    expect(store.verify()).toEqual([]);
    valueOf(store.undo(NOW));
    expect(store.lineStates().size).toBe(0);
    valueOf(store.redo(NOW));
    expect(store.lineStates().size).toBe(2);
    valueOf(store.transaction((writer) => writer.saveLineStates(new Map([[id, null]]), '重新核对', NOW)));
    expect([...store.lineStates().keys()]).toEqual([other]);
    expect(store.verify()).toEqual([]);
  });

  it('goes with a copy and with a rescued file', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'p.ewb');
    const store = freshProject(path);
    valueOf(store.saveLineStates(new Map([[id, accepted]]), '已核实', NOW));
    valueOf(store.saveAs(join(folder, 'copy.ewb')));
    valueOf(store.close());
    expect(reopen(join(folder, 'copy.ewb')).lineStates().get(id)?.why).toBe('已核实');
    valueOf(rescueFile(path, join(folder, 'rescued.ewb'), { from: 'p.ewb', now: NOW, actor: '张三', templates: [] }));
    const rescued = reopen(join(folder, 'rescued.ewb'));
    expect(rescued.lineStates().get(id)?.why).toBe('已核实');
    expect(rescued.verify().filter(({ information }) => information !== true)).toEqual([]);
  });

  it('is told by verify when it was changed behind the audit', () => {
    const path = join(temporaryFolder(), 'p.ewb');
    const store = freshProject(path);
    valueOf(store.saveLineStates(new Map([[id, accepted]]), '已核实', NOW));
    valueOf(store.close());
    const sql = openSqlite(path);
    sql.exec("DELETE FROM documents WHERE kind = 'worklist'");
    closeSqlite(sql);
    const found = reopen(path).verify();
    expect(found.map(({ code }) => code)).toEqual(['VERIFY_DOCUMENT_LOST']);
    expect(JSON.stringify(found)).toContain(id);
  });
});

/** Made by the last program before the worklist: base figure of 北京, two months of 天津 with two problem rows, an override. */
const versionFour = fileURLToPath(new URL('../../fixtures/projects/version-4.ewb', import.meta.url));

describe('a project of version 4', () => {
  it('opens with no line settled, and takes states', () => {
    const path = join(temporaryFolder(), '旧.ewb');
    copyFileSync(versionFour, path);
    const store = reopen(path);
    expect(store.meta().formatVersion).toBe(8);
    expect(store.lineStates().size).toBe(0);
    expect(store.overrides().map(({ value }) => value)).toEqual([90]);
    expect(store.batches().map(({ problems }) => problems)).toEqual([0, 2]);
    expect(codeOf(store.saveLineStates(new Map([[other, accepted]]), '已核实', NOW))).toBe('ok');
    expect(store.verify()).toEqual([]);
    valueOf(store.close());
    expect(reopen(path).lineStates().get(other)?.state).toBe('accepted');
  });
});
