import { createRandom } from '../../../shared/base/random.ts';
import type { SystemMeasure, SystemRow } from '../../../shared/model/framework-change/framework-change.ts';
import type { AggregationRule, MeasureMethod } from '../../../shared/model/method.ts';

/** A tree that the screens could have made: 1–4 levels, plain codes or own ones, every kind of column now and then. */
export function randomSystem(seed: number): readonly SystemRow[] {
  const random = createRandom(seed);
  const chance = (share: number): boolean => random.next() < share;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] ?? list[0]!;
  const plain = chance(0.5);
  const sparse = chance(0.4);
  const rows: SystemRow[] = [];
  let made = 0;
  const codeOf = (parent: string | null, place: number): string =>
    plain ? plainCode(parent, place) : `c_${(made += 1)}.${pick(['x', 'y', 'z'])}`;
  const worded = () => {
    made += 1;
    return {
      name: `${pick(['办件', '数据', '群众', 'Share of ', '12345热线'])}指标${made}`,
      definition: chance(sparse ? 0 : 0.5) ? `第一行\n第${made}项，按“四舍五入”计（%）` : '',
      ...(chance(sparse ? 0 : 0.3) ? { nameEn: `Indicator ${made}` } : {}),
      weight: pick([1, 33.3, 0.25, 25, 12.5, 0.1 + 0.2]),
    };
  };
  const rule = (): AggregationRule =>
    pick<AggregationRule>([
      { id: 'geometric' },
      { id: 'power', p: 2.5 },
      { id: 'arithmetic', rescale: 'max' },
      { id: 'minimum' },
    ]);
  const below = (parent: string | null, depth: number, deepest: number): void => {
    const last = parent !== null && (depth > deepest || chance(0.15));
    const count = 1 + Math.floor(random.next() * 4);
    for (let place = 1; place <= count; place += 1) {
      const code = codeOf(parent, place);
      if (last) rows.push({ ...worded(), code, parent, measure: randomMeasure(pick, chance, sparse) });
      else {
        const aggregation = !sparse && chance(0.2) ? { aggregation: rule() } : {};
        rows.push({ ...worded(), code, parent, ...aggregation, measure: null });
        below(code, depth + 1, deepest);
      }
    }
  };
  below(null, 1, 1 + Math.floor(random.next() * 3));
  // As a list of one level is read: an indicator at the top with one measure of its name.
  if (chance(0.3)) {
    const code = plain ? plainCode(null, rows.filter(({ parent }) => parent === null).length + 1) : 'single';
    const name = `单列指标${made}`;
    rows.push({ code, parent: null, name, definition: '', weight: 5, measure: null });
    rows.push({
      code: `${code}1`,
      parent: code,
      name,
      definition: '',
      weight: 1,
      measure: randomMeasure(pick, chance, sparse),
    });
  }
  return rows;
}

function plainCode(parent: string | null, place: number): string {
  if (parent === null) return String.fromCharCode(64 + place);
  return `${parent}${!/\d$/.test(parent) ? '' : parent.includes('-') ? '.' : '-'}${place}`;
}

function randomMeasure(
  pick: <T>(list: readonly T[]) => T,
  chance: (share: number) => boolean,
  sparse: boolean,
): SystemMeasure {
  const [unit, base] = pick([
    ['%', null],
    ['天', null],
    ['个', '常住人口'],
    ['件', '业务申报量'],
    ['户', '企业数'],
    ['次/万人', null],
    ['', null],
    ['是/否', null],
  ] as const);
  const domain =
    unit === '是/否' ? '是=1;否=0' : chance(sparse ? 0 : 0.2) ? pick(['percent', '0..', '优=3;良=2;差=0']) : '';
  return {
    unit,
    base,
    domain,
    ...(chance(sparse ? 0 : 0.1) ? { months: 6 } : {}),
    dataSource: chance(0.4) ? '市大数据局、审批局' : '',
    source:
      sparse || chance(0.8)
        ? { record: 'measure_table', aggregation: 'mean' }
        : pick([
            { record: 'annual_statistics', aggregation: 'median' },
            { record: 'monthly_statistics', aggregation: 'last_month' },
            { record: 'experience_tests', aggregation: 'share' },
          ] as const),
    method: randomMethod(pick, chance, sparse),
  };
}

function randomMethod(
  pick: <T>(list: readonly T[]) => T,
  chance: (share: number) => boolean,
  sparse: boolean,
): MeasureMethod {
  const direction = pick(['higher', 'lower'] as const);
  const none = { lower: null, upper: null, target: null, parameters: {} } as const;
  const common = { treatment: 'none' as const };
  const usual: readonly MeasureMethod[] = [
    { direction, normalisation: 'min_max', ...none, ...common },
    { direction, normalisation: 'goalposts', ...none, lower: 0.1 + 0.2, upper: 97.35, ...common },
  ];
  if (sparse) return pick(usual);
  const method = pick<MeasureMethod>([
    ...usual,
    { direction, normalisation: 'z_score', ...none, ...common },
    {
      direction: 'higher',
      normalisation: 'distance_to_target',
      ...none,
      target: 85,
      parameters: { cap: true },
      ...common,
    },
    {
      direction: 'higher',
      normalisation: 'steps',
      ...none,
      parameters: {
        steps: [
          [0, 0],
          [60, 50.5],
          [90, 100],
        ],
      },
      ...common,
    },
    {
      direction: 'higher',
      normalisation: 'count_points',
      ...none,
      parameters: { per: 2, countCap: 20, base: 1 },
      ...common,
    },
    {
      direction: 'higher',
      normalisation: 'interval',
      ...none,
      lower: 0,
      upper: 100,
      parameters: { best: [40, 60] },
      ...common,
    },
  ]);
  return {
    ...method,
    treatment: chance(0.2) ? 'winsorise' : 'none',
    ...(chance(0.2) ? { imputation: pick(['median', 'mean', 'none'] as const) } : {}),
    ...(chance(0.1) ? { winsoriseMax: 3 } : {}),
  };
}
