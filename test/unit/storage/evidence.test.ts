import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import { doubtBits, NOT_COUNTED } from '../../../shared/model/dataset.ts';
import { freshProject, importSheets, NOW, reopen, temporaryFolder, valueOf } from './small-project.ts';

const unit = '110000';
const months = (count: number, selector = 'total', first = 202101): object[] =>
  Array.from({ length: count }, (_, at) => ({ unit, selector, period: first + at, value: 10 }));

function evidenceOf(store: ProjectStore, code: string, of = unit): readonly (number | undefined)[] {
  const { measures, units, evidence } = store.measureTable();
  const cell = measures.indexOf(code) * units.length + units.indexOf(of);
  return [evidence.months[cell], evidence.levels[cell], evidence.records[cell]];
}

describe('the evidence of a measure value', () => {
  it('counts the months that have a value in the evaluated year, once each', () => {
    const store = freshProject();
    importSheets(store, {
      monthly_statistics: [
        ...(months(11) as never[]),
        { unit, selector: 'total', period: 202111, value: 1, platform: '省级平台' },
        { unit, selector: 'total', period: 202112, value: null, missing: 'marked_missing' },
        { unit, selector: 'total', period: 202012, value: 9 },
      ],
    });
    expect(evidenceOf(store, 'total')).toEqual([11, NOT_COUNTED, 13]);
  });

  it('takes a figure of the whole year among the monthly ones for all of it', () => {
    const store = freshProject();
    importSheets(store, { monthly_statistics: [{ unit, selector: 'total', period: 2021, value: 120 }] });
    expect(evidenceOf(store, 'total')).toEqual([NOT_COUNTED, NOT_COUNTED, 1]);
  });

  it('counts the weighted levels that have a value', () => {
    const store = freshProject();
    importSheets(store, {
      item_checks: [
        { unit, selector: 'checked', level: '省', item: '1', value: 1 },
        { unit, selector: 'checked', level: '市', item: '1', value: 0 },
      ],
    });
    expect(evidenceOf(store, 'checked')).toEqual([NOT_COUNTED, 2, 2]);
  });

  it('is not counted for a value of 指标原始值表, nor for one that a person has set', () => {
    const store = freshProject();
    importSheets(store, { monthly_statistics: months(3) as never[] });
    importSheets(store, { measure_table: [{ unit: '120000', selector: 'total', value: 5 }] }, 'g.xlsx');
    valueOf(store.overrideValue({ unit, measure: 'total', value: 120, reason: '来函', now: NOW }));
    expect(evidenceOf(store, 'total')[0]).toBe(NOT_COUNTED);
    expect(evidenceOf(store, 'total', '120000')).toEqual([NOT_COUNTED, NOT_COUNTED, 1]);
  });

  it('doubts a figure that came again without its platform and counts twice, as long as both count', () => {
    const doubtsOf = (store: ProjectStore, code: string): number | undefined => {
      const { measures, units, evidence } = store.measureTable();
      return evidence.doubts[measures.indexOf(code) * units.length + units.indexOf(unit)];
    };
    const store = freshProject();
    const named = { unit, selector: 'total', period: 202101, value: 10, platform: '国家平台' };
    importSheets(store, { monthly_statistics: [named, { ...named, period: 202102 }] });
    importSheets(store, { monthly_statistics: [{ ...named, platform: '省级平台' }] }, '另一平台.xlsx');
    expect(doubtsOf(store, 'total')).toBe(0);
    const again = importSheets(
      store,
      {
        monthly_statistics: [{ unit, selector: 'total', period: 202102, value: 11 }],
        annual_statistics: [{ unit, selector: 'rate', period: 2021, value: 90 }],
      },
      '重报.xlsx',
    );
    expect([doubtsOf(store, 'total'), doubtsOf(store, 'rate')]).toEqual([doubtBits.unnamedPlatform, 0]);
    expect(store.verify()).toEqual([]);
    valueOf(store.withdrawBatch(again, '重报', NOW));
    expect(doubtsOf(store, 'total')).toBe(0);
  });

  it('goes with a batch that is withdrawn, and comes back with undo', () => {
    const store = freshProject();
    importSheets(store, { monthly_statistics: months(6) as never[] });
    const batch = importSheets(store, { monthly_statistics: months(6, 'total', 202107) as never[] }, 'g.xlsx');
    valueOf(store.withdrawBatch(batch, '重报', NOW));
    expect(evidenceOf(store, 'total')[0]).toBe(6);
    valueOf(store.undo(NOW));
    expect(evidenceOf(store, 'total')[0]).toBe(12);
    expect(store.verify()).toEqual([]);
  });
});

/**
 * Made by the last program before evidence: total of 北京 in twelve months, 天津 in eleven, 河北 in three; checked of 北京 in three levels, of 天津 in
 * two; a table of measures, an override, a score run.
 */
const versionThree = fileURLToPath(new URL('../../fixtures/projects/version-3.ewb', import.meta.url));

describe('a project of version 3', () => {
  const copied = (): string => {
    const path = join(temporaryFolder(), '旧.ewb');
    copyFileSync(versionThree, path);
    return path;
  };

  it('gets its evidence at its first opening, and only then', () => {
    const path = copied();
    const store = reopen(path);
    expect([unit, '120000', '130000'].map((of) => evidenceOf(store, 'total', of)[0])).toEqual([12, 11, 3]);
    expect([unit, '120000'].map((of) => evidenceOf(store, 'checked', of)[1])).toEqual([3, 2]);
    expect(store.verify()).toEqual([]);
    valueOf(store.close());
    const sql = openSqlite(path);
    expect(sql.prepare('SELECT count(*) FROM measure_values WHERE months = -2').pluck().get()).toBe(0);
    closeSqlite(sql);
  });

  it('gets it when the program ended between raising the version and computing', () => {
    const path = copied();
    valueOf(reopen(path).close());
    const sql = openSqlite(path);
    sql.exec('UPDATE measure_values SET months = -2, levels = -2');
    closeSqlite(sql);
    const store = reopen(path);
    expect(evidenceOf(store, 'total', '120000')[0]).toBe(11);
    expect(store.verify()).toEqual([]);
  });
});
