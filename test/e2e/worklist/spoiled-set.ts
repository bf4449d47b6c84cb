import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SpoiledFile {
  readonly name: string;
  /** CSV. */
  readonly text: string;
  /** What is wrong with it, by the code or kind that has to name it; null: nothing. */
  readonly fault: string | null;
}

const annual = (...rows: readonly string[]): string => ['地区,采集项,数值,平台', ...rows].join('\n');
const good = (unit: string, at: number): readonly string[] => [
  `${unit},A1-2.1,${90 + (at % 7)},省级平台`,
  `${unit},A1-2.2,${88 + (at % 9)},省级平台`,
  `${unit},B2-2.1,${100 + at},省级平台`,
];
const months = (unit: string, count: number, wrong = ''): string =>
  [
    '地区,月份,采集项,数值,平台',
    ...Array.from(
      { length: count },
      (_, at) => `${unit},2021-${String(at + 1).padStart(2, '0')},A2-1.1,${1000 + at},省级平台`,
    ),
    ...(wrong === '' ? [] : [`${unit},${wrong},A2-1.1,1200,省级平台`]),
  ].join('\n');

type Spoil = readonly [fault: string | null, text: (unit: string, at: number) => string];
/** One way of spoiling an office's file after the other; several times around for 32 offices. */
const spoils: readonly Spoil[] = [
  [null, (unit, at) => annual(...good(unit, at))],
  ['NOT_A_NUMBER', (unit, at) => annual(...good(unit, at), `${unit},A1-2.3,约九成,省级平台`)],
  ['DOMAIN_OUTSIDE', (unit, at) => annual(...good(unit, at), `${unit},A1-2.3,9720,省级平台`)],
  ['NEGATIVE_VALUE', (unit) => annual(`${unit},A1-2.1,91,省级平台`, `${unit},B2-2.1,-3,省级平台`)],
  ['UNIT_UNKNOWN', (unit, at) => annual(...good(unit, at), `${unit}某厅,A1-2.4,90,省级平台`)],
  ['MEASURE_UNKNOWN', (unit, at) => annual(...good(unit, at), `${unit},Z9-9.9,90,省级平台`)],
  ['PLATFORM_UNKNOWN', (unit, at) => annual(...good(unit, at), `${unit},A1-2.4,90,火星平台`)],
  ['DUPLICATE_CONFLICT', (unit, at) => annual(...good(unit, at), `${unit},A1-2.1,12,省级平台`)],
  ['COLUMN_NOT_READ', (unit) => `地区,采集项,数值,平台,经办处室联系电话\n${unit},A1-2.1,93,省级平台,010`],
  [
    'SHEET_UNRECOGNISED_ROWS',
    (unit) =>
      ['甲栏,乙栏,丙栏', ...[unit, '北京', '上海', '广东', '四川'].map((name, at) => `${name},${at},${at * 7}`)].join(
        '\n',
      ),
  ],
  ['incomplete_period', (unit) => months(unit, 11)],
  ['MONTH_RANGE', (unit) => months(unit, 12, '2021-13')],
  ['doubt', (unit, at) => annual(...good(unit, at).slice(0, 2), `${unit},B2-2.1,${1_000_000 + at},省级平台`)],
  [
    'YEAR_UNREADABLE',
    (unit) => `地区,采集项,数值,平台,年度\n${unit},A1-2.1,92,省级平台,2021\n${unit},A1-2.2,92,省级平台,去年`,
  ],
  ['UNIT_EMPTY', (unit, at) => annual(...good(unit, at), ',A1-2.4,90,省级平台')],
];

/** 33 files: one of each office, most of them spoiled in one of 14 ways, and base figures that lack the first three offices. */
export function spoiledSet(units: readonly string[]): readonly SpoiledFile[] {
  const offices = units.map((unit, at): SpoiledFile => {
    const [fault, text] = spoils[at % spoils.length]!;
    return { name: `${String(at + 1).padStart(2, '0')}_${unit}.csv`, text: text(unit, at), fault };
  });
  const bases = [
    '地区,常住人口,企业数,业务申报量',
    ...units.slice(12).map((unit, at) => `${unit},${20_000_000 + at},${100_000 + at},${5_000_000 + at}`),
  ].join('\n');
  return [...offices, { name: '33_基础数据.csv', text: bases, fault: 'missing_base' }];
}

/** Writes the set into a folder; gives the paths. */
export function writeSpoiledSet(folder: string, files: readonly SpoiledFile[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return files.map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, `\ufeff${text}\n`);
    return path;
  });
}
