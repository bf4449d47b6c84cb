import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { createDuplicateTracker } from '../../../electron/importing/parse/duplicate-tracker.ts';
import { createUnitMatcher } from '../../../electron/importing/units/create-unit-matcher.ts';
import { parseDate } from '../../../electron/importing/values/parse-date.ts';
import { parseDays } from '../../../electron/importing/values/parse-days.ts';
import { parseFlag } from '../../../electron/importing/values/parse-flag.ts';
import { foldText } from '../../../shared/base/fold-text.ts';
import { parseNumber } from '../../../shared/base/parse-number.ts';
import { parseMonth } from '../../../electron/importing/values/parse-period.ts';
import { contextOf, importRows, planRows } from '../../unit/importing/import-rows.ts';

const context = contextOf();
/** Texts near numbers, where slips live, beside texts of any kind. */
const nearNumbers = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789,.+-eE%万亿 １２３，．％－x\u00a0'), maxLength: 14 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** A second grammar, written as a walk over the characters and exact in integers: digits and a power of ten, or null. */
function exactDecimal(text: string): { readonly digits: bigint; readonly exponent: number } | null {
  let rest = [...text]
    .map((c) => {
      const code = c.codePointAt(0) ?? 0;
      return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : code === 0x2212 ? '-' : c;
    })
    .join('')
    .trim();
  let exponent = 0;
  const suffix = { '%': 0, 万: 4, 亿: 8 }[rest.at(-1) ?? ''];
  if (suffix !== undefined) {
    exponent += suffix;
    rest = rest.slice(0, -1).trimEnd();
  }
  const negative = rest.startsWith('-');
  if (negative || rest.startsWith('+')) rest = rest.slice(1);
  const [mantissa = '', power, more] = rest.split(/[eE]/);
  if (more !== undefined) return null;
  if (power !== undefined) {
    const bare = power.startsWith('-') || power.startsWith('+') ? power.slice(1) : power;
    if (bare === '' || [...bare].some((c) => c < '0' || c > '9')) return null;
    exponent += Number(power);
  }
  const [whole = '', fraction, extra] = mantissa.split('.');
  if (extra !== undefined || fraction === '') return null;
  const groups = whole.split(',');
  if (
    groups.length > 1 &&
    ((groups[0] ?? '').length < 1 ||
      (groups[0] ?? '').length > 3 ||
      groups.slice(1).some((group) => group.length !== 3))
  )
    return null;
  const digits = groups.join('') + (fraction ?? '');
  if (digits === '' || [...digits].some((c) => c < '0' || c > '9')) return null;
  return { digits: BigInt(digits) * (negative ? -1n : 1n), exponent: exponent - (fraction ?? '').length };
}

describe('value parsers', () => {
  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(nearNumbers, (text) => {
        for (const parse of [parseNumber, parseMonth, parseDate, parseDays, parseFlag, foldText])
          expect(() => parse(text)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });

  it('never invent a number: what parses is, digit for digit, what a second grammar reads', () => {
    fc.assert(
      fc.property(nearNumbers, (text) => {
        const stated = parseNumber(text);
        if (stated === null) return;
        const exact = exactDecimal(text);
        expect(exact).not.toBeNull();
        if (exact === null) return;
        expect(stated.value).toBe(Number(`${exact.digits}e${exact.exponent}`) + 0);
      }),
      { numRuns: 5_000 },
    );
  });

  it('read back every number as it is printed, with thousands, full-width or in 万', () => {
    const decimal = fc
      .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }))
      .map(([digits, places]) => ({ digits, places, value: Number(`${digits}e-${places}`) }));
    fc.assert(
      fc.property(decimal, ({ digits, places, value }) => {
        const plain = value.toFixed(places);
        const wide = [...plain].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
        const [whole = '', fraction] = plain.split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
        for (const text of [plain, wide, grouped, ` ${plain}\u00a0`, `-${plain}`.slice(1)])
          expect(parseNumber(text)?.value).toBe(value);
        expect(parseNumber(`${plain}%`)).toEqual({ value, suffix: '%' });
        expect(parseNumber(`${plain}万`)?.value).toBe(Number(`${digits}e${4 - places}`));
      }),
      { numRuns: 1_000 },
    );
  });

  it('give dates and months only within the calendar', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789年月日-/. '), maxLength: 12 });
    fc.assert(
      fc.property(digits, (text) => {
        const date = parseDate(text);
        if (date !== null) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        const days = parseDays(text);
        if (days !== null) expect(days.days).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the unit matcher', () => {
  it("gives a code only for a spelling that holds the unit's name or code or is a listed alias, and never 新疆 for a text with 兵团", () => {
    const matcher = createUnitMatcher(context.units);
    const text = fc.string({
      unit: fc.constantFrom(...'新疆兵团生产建设北京市内蒙古自治区吉林省 （）()110000'),
      maxLength: 10,
    });
    fc.assert(
      fc.property(text, (name) => {
        const code = matcher.match(name);
        if (code === null) return;
        const folded = foldText(name).replaceAll(' ', '');
        const unit = context.units.find((entry) => entry.code === code);
        expect(
          folded.includes(unit?.name ?? '?') ||
            folded.includes(code) ||
            (unit?.aliases ?? []).includes(folded) ||
            (code === '660000' && folded.includes('兵团')),
        ).toBe(true);
        if (folded.includes('兵团')) expect(code).toBe('660000');
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the duplicate tracker', () => {
  it('finds what a plain map of joined keys finds', () => {
    const part = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(part, part, part, fc.integer({ min: 0, max: 400 }), fc.constantFrom(0, 1, 0.5, 1_024, 98.5, -3)),
          { maxLength: 3_000 },
        ),
        (keys) => {
          const tracker = createDuplicateTracker();
          tracker.sheet('s');
          const plain = new Map<string, { readonly row: number; readonly content: number }>();
          for (const [position, [a, b, c, d, content]] of keys.entries()) {
            // Rows count from 1.
            const row = position + 1;
            const key = `${a} ${b} ${c} ${d}`;
            const known = plain.get(key);
            const seen = tracker.seen(
              [tracker.text(`u${a}`), tracker.text(`s${b}`), c, tracker.text(`i${d}`)],
              content,
              row,
            );
            expect(seen).toEqual(
              known === undefined ? null : { row: known.row, sheet: 's', same: known.content === content },
            );
            if (known === undefined) plain.set(key, { row, content });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("names the sheet and row of the first of three, whatever the sheets' lengths", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 10 }), { minLength: 1, maxLength: 6 }),
        (sheets) => {
          const tracker = createDuplicateTracker();
          const first = new Map<number, { readonly sheet: string; readonly row: number }>();
          for (const [index, items] of sheets.entries()) {
            tracker.sheet(`表${index}`);
            for (const [at, item] of items.entries()) {
              const known = first.get(item);
              expect(tracker.seen([tracker.text(`u${item}`)], Number.NaN, at + 2)).toEqual(
                known === undefined ? null : { ...known, same: true },
              );
              if (known === undefined) first.set(item, { sheet: `表${index}`, row: at + 2 });
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps 20,000 keys apart while it grows', () => {
    const tracker = createDuplicateTracker();
    for (let index = 0; index < 20_000; index += 1)
      expect(tracker.seen([tracker.text(`u${index % 32}`), tracker.text(`项${index}`)], 1, index)).toBeNull();
    for (let index = 0; index < 20_000; index += 997)
      expect(tracker.seen([tracker.text(`u${index % 32}`), tracker.text(`项${index}`)], 1, 0)).toEqual({
        row: index,
        sheet: '',
        same: true,
      });
  });
});

const unit = fc.constantFrom(...context.units);
const anyName = unit.chain((entry) =>
  fc
    .constantFrom(entry.code, entry.name, entry.fullName, ` ${entry.name}\u3000`)
    .map((text) => ({ code: entry.code, text })),
);
const flag = fc.constantFrom<readonly [Cell, number]>(
  ['√', 1],
  ['是', 1],
  [1, 1],
  ['通过', 1],
  ['×', 0],
  ['否', 0],
  [0, 0],
  ['未通过', 0],
  ['无', 0],
);
const count = fc.integer({ min: 0, max: 99_999_999 }).map((value) => ({ value, cell: value }));
const measuresOf = (kind: string) => context.framework.measures.filter((measure) => measure.rule.record === kind);

describe('generated well-formed sheets', () => {
  it('of monthly statistics give their values back, in any column order', () => {
    const measure = fc.constantFrom(...measuresOf('monthly_statistics').filter((entry) => entry.unit !== '%'));
    const row = fc.record({
      name: anyName,
      measure,
      month: fc.integer({ min: 1, max: 12 }),
      number: count,
      byName: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(row, {
          minLength: 1,
          maxLength: 30,
          selector: (entry) => `${entry.name.code} ${entry.measure.code} ${entry.month}`,
        }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (entries, order) => {
          const line = (cells: readonly Cell[]): readonly Cell[] => order.map((index) => cells[index] ?? null);
          const cells = [
            line(['地区', '月份', '采集项', '数值']),
            ...entries.map((entry) =>
              line([
                entry.name.text,
                `2021年${entry.month}月`,
                entry.byName ? entry.measure.name : entry.measure.code,
                entry.number.cell,
              ]),
            ),
          ];
          const { records, report } = importRows(cells, { context });
          expect(report).toMatchObject({
            kind: 'monthly_statistics',
            rows: entries.length + 1,
            imported: entries.length,
            problems: 0,
          });
          expect(records.map((record) => [record.unit, record.selector, record.period, record.value])).toEqual(
            entries.map((entry) => [entry.name.code, entry.measure.code, 202100 + entry.month, entry.number.value]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of element and item checks give their results back', () => {
    const element = fc.constantFrom('法定时限', '材料来源', '办理环节', '示范样表');
    const row = fc.record({ name: anyName, element, item: fc.integer({ min: 0, max: 50 }), result: flag });
    fc.assert(
      fc.property(
        fc.uniqueArray(row, {
          minLength: 1,
          maxLength: 30,
          selector: (entry) => `${entry.name.code} ${entry.element} ${entry.item}`,
        }),
        (entries) => {
          const { records, report } = importRows(
            [
              ['要素', '地区', '结果', '事项编码'],
              ...entries.map((entry): Cell[] => [entry.element, entry.name.text, entry.result[0], `00${entry.item}`]),
            ],
            { context },
          );
          expect([report.kind, report.imported, report.problems]).toEqual(['element_checks', entries.length, 0]);
          expect(records.map((record) => [record.unit, record.selector, record.item, record.value])).toEqual(
            entries.map((entry) => [entry.name.code, entry.element, `00${entry.item}`, entry.result[1]]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of ratings and lists give their values back', () => {
    const rating = fc.record({
      name: anyName,
      measure: fc.constantFrom(...measuresOf('expert_ratings')),
      expert: fc.integer({ min: 1, max: 9 }),
      score: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(rating, {
          minLength: 1,
          maxLength: 20,
          selector: (entry) => `${entry.name.code} ${entry.measure.code} ${entry.expert}`,
        }),
        (entries) => {
          const { records } = importRows(
            [
              ['地区', '采集项', '专家', '得分'],
              ...entries.map((entry): Cell[] => [
                entry.name.text,
                entry.measure.code,
                `专家${entry.expert}`,
                (entry.score / 10).toFixed(1),
              ]),
            ],
            { context },
          );
          expect(records.map((record) => [record.unit, record.selector, record.item, record.value])).toEqual(
            entries.map((entry) => [entry.name.code, entry.measure.code, `专家${entry.expert}`, entry.score / 10]),
          );
        },
      ),
      { numRuns: 40 },
    );
    const entry = fc.record({
      name: anyName,
      measure: fc.constantFrom(...measuresOf('list_comparison')),
      item: fc.integer({ min: 1, max: 30 }),
      result: flag,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, {
          minLength: 1,
          maxLength: 20,
          selector: (one) => `${one.name.code} ${one.measure.code} ${one.item}`,
        }),
        (entries) => {
          const { records } = importRows(
            [
              ['地区', '采集项', '清单项', '是否具备'],
              ...entries.map((one): Cell[] => [one.name.text, one.measure.name, `清单${one.item}`, one.result[0]]),
            ],
            { context },
          );
          expect(records.map((record) => record.value)).toEqual(entries.map((one) => one.result[1]));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('sheets of any cells', () => {
  const wild: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom<Cell>('北京', '合计', '无', '—', '98%', '1月', 'A1-2.1', null, '', '注：', true),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom<Cell>(
      { type: 'error', text: '#REF!' },
      { type: 'error', text: '#N/A' },
      { type: 'uncached', formula: 'A1' },
      { type: 'percent', value: 0.5 },
      { type: 'date', iso: '2021-05-01', serial: 44317 },
    ),
  );
  const headers: readonly (readonly Cell[])[] = [
    ['地区', '月份', '采集项', '数值', '平台', '备注'],
    ['地区', '采集项', '1月', '2月', '3月'],
    ['地区', '采集项', '数值'],
    ['地区', 'A1-2.1', 'A5-1.2'],
    ['地区', '常住人口(万人)', '企业数'],
    ['地区', '层级', '事项编码', '平台', '法定时限', '承诺时限', '时限单位', '跑动次数', '是否即办', '网办深度'],
    ['地区', '层级', '采集项', '事项名称', '结果'],
    ['地区', '事项编码', '要素', '结果', '核查日期'],
    ['地区', '事项编码', '材料来源', '材料份数'],
    ['地区', '渠道', '关键词', '关联度', '命中位次'],
    ['地区', '平台', '事项', '步骤', '得分'],
    ['地区', '采集项', '任务', '得分', '结果'],
    ['地区', '采集项', '清单项', '是否具备'],
    ['地区', '采集项', '专家', '得分'],
    ['地区', '年度', '总体指数', '能力分组'],
    ['地区', '2020年', '2021年'],
  ];
  it('never throw, and their counts add up: rows = imported + skipped + problems', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...headers),
        fc.array(fc.array(wild, { maxLength: 10 }), { maxLength: 12 }),
        (header, body) => {
          const cells = [header, ...body];
          const plan = planRows(cells, { context });
          if (plan.status !== 'ready') return;
          const { report, records } = importRows(cells, { context });
          expect(report.rows).toBe(report.imported + report.skipped + report.problems);
          expect(report.rows).toBe(
            cells.filter((row) => row.some((cell) => cell !== null && (typeof cell !== 'string' || foldBlank(cell))))
              .length,
          );
          expect(records.every((record) => record.value === null || Number.isFinite(record.value))).toBe(true);
          expect(report.records).toBe(records.length);
          expect(report.issues.filter((issue) => issue.severity === 'problem').length).toBeGreaterThanOrEqual(
            Math.min(report.problems, 1),
          );
        },
      ),
      { numRuns: 800 },
    );
  });
});

function foldBlank(text: string): boolean {
  return text.replace(/^\s+|\s+$/g, '') !== '';
}
