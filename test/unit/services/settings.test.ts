import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAppStore } from '../../../electron/services/app/app-store.ts';
import { usualSettings } from '../../../shared/model/app-settings.ts';
import { codeOf, must, startServices } from './service-bench.ts';

const chosen = {
  language: 'en',
  theme: 'dark',
  textSize: 'large',
  decimals: 3,
  tierColours: 'own',
  ownTierColours: ['#102030', '#a0b0c0', '#f0f4f8'],
} as const;

describe('settings', () => {
  it('go to another user by a file, without who is at work', async () => {
    const bench = startServices();
    must(await bench.services['app.save-settings']({ ...chosen, ownTierColours: [...chosen.ownTierColours] }));
    must(await bench.services['app.save-settings']({ editor: '李四（评估处）', toured: true }));
    const path = join(bench.folder, 'look.json');
    must(await bench.services['app.export-settings']({ target: bench.write(path) }));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      kind: 'workbench-settings',
      version: 1,
      settings: chosen,
    });

    const other = startServices();
    must(await other.services['app.save-settings']({ editor: '王五' }));
    const read = must(await other.services['app.import-settings']({ file: other.read(path) }));
    expect(read).toEqual({ settings: { ...chosen, editor: '王五', toured: false, signed: false }, unknown: [] });
    expect(must(await other.services['app.settings']({}))).toEqual(read.settings);
  });

  it('that a file doesn’t name stay; names that no setting has are told', async () => {
    const bench = startServices();
    must(await bench.services['app.save-settings']({ decimals: 4 }));
    const path = join(bench.folder, 'some.json');
    const settings = { theme: 'light', fontFamily: 'Song', editor: '赵六' };
    writeFileSync(path, JSON.stringify({ kind: 'workbench-settings', version: 1, settings }));
    const read = must(await bench.services['app.import-settings']({ file: bench.read(path) }));
    expect(read.unknown).toEqual(['editor', 'fontFamily'].sort());
    expect(read.settings).toEqual({ ...usualSettings, theme: 'light', decimals: 4 });
  });

  it.each([
    ['a colour that is none', { ownTierColours: ['red', '#ffffff'] }],
    ['one colour only', { ownTierColours: ['#ffffff'] }],
    ['too many decimals', { decimals: 12 }],
    ['a text for a number', { decimals: '2' }],
  ])('with %s are refused whole, with the place', async (_, wrong) => {
    const bench = startServices();
    const path = join(bench.folder, 'wrong.json');
    writeFileSync(
      path,
      JSON.stringify({ kind: 'workbench-settings', version: 1, settings: { theme: 'dark', ...wrong } }),
    );
    const read = await bench.services['app.import-settings']({ file: bench.read(path) });
    expect(codeOf(read)).toBe('SETTINGS_FILE');
    expect(read.ok ? '' : String(read.error.params?.['detail'])).toContain(Object.keys(wrong)[0]);
    expect(must(await bench.services['app.settings']({})).theme).toBe('system');
  });

  it('of another kind of file are refused', async () => {
    const bench = startServices();
    const path = join(bench.folder, 'scenario.json');
    writeFileSync(path, JSON.stringify({ kind: 'workbench-scenario', version: 1, settings: {} }));
    expect(codeOf(await bench.services['app.import-settings']({ file: bench.read(path) }))).toBe('SETTINGS_FILE');
  });

  it('of an earlier version are read, with what it didn’t know as it is at first; one value that nobody knows costs no other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    const kept = (settings: object): void =>
      writeFileSync(join(folder, 'workbench.json'), JSON.stringify({ settings, recent: [] }));
    kept({ language: 'en', theme: 'dark', editor: '李四', toured: true });
    const earlier = { ...usualSettings, language: 'en', theme: 'dark', editor: '李四', toured: true };
    expect(createAppStore(folder).settings()).toEqual(earlier);
    kept({ language: 'en', theme: 'dark', editor: '李四', toured: true, tierColours: 'rainbow', decimals: 1 });
    expect(createAppStore(folder).settings()).toEqual({ ...earlier, decimals: 1 });
  });
});
