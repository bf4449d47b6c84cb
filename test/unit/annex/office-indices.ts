import ExcelJS from 'exceljs';

/** A county's index and rank. */
export interface Recounted {
  readonly index: number;
  readonly rank: number;
}

interface Wanted {
  readonly name: string;
  readonly lower: boolean;
  readonly perCapita: boolean;
  readonly groups: readonly [first: string, second: string];
  readonly weights: readonly [number, number, number];
}

/**
 * The index of the office's sheets, recounted from their cells and by nothing of the program: each measure from 0 to 100 between its least and
 * greatest value (是 and 否 are 1 and 0 as they stand), weighted per level over what is there, per 10,000 persons where the unit says so.
 */
export async function officeIndices(folder: string): Promise<ReadonlyMap<string, Recounted>> {
  const wanted = await measuresOf(`${folder}/system.xlsx`);
  const units = (await cells(`${folder}/units.xlsx`)).flatMap(([, code = '', name = '']) =>
    /^\d{6}$/.test(code) ? [{ code, name }] : [],
  );
  const population = new Map(
    (await cells(`${folder}/population.xlsx`)).map(([, name = '', text = '']) => [name, Number(text) * 10_000]),
  );
  const raw = new Map<string, string>();
  const wide = await cells(`${folder}/wide-2024.xlsx`);
  const heads = (wide[3] ?? []).map((head) => head.replace(/（[^（）]*）$/, ''));
  for (const row of wide.slice(4)) row.forEach((text, at) => raw.set(`${row[1] ?? ''}/${heads[at] ?? ''}`, text));
  for (const [, name = '', measure = '', , text = ''] of await cells(`${folder}/long-2024.xlsx`))
    raw.set(`${name}/${measure}`, text);
  const value = (unit: string, { name, perCapita }: Wanted): number => {
    const text =
      raw.get(`${unit}/${name}`) ?? (perCapita ? raw.get(`${unit}/${name.replace(/^每万人/, '')}`) : undefined) ?? '';
    const number = text === '是' ? 1 : text === '否' ? 0 : text === '' ? Number.NaN : Number(text);
    return perCapita ? (number / (population.get(unit) ?? Number.NaN)) * 10_000 : number;
  };
  const scores = wanted.map((measure) => {
    const values = units.map(({ name }) => value(name, measure));
    const known = values.filter((one) => !Number.isNaN(one));
    const [least, most] = [Math.min(...known), Math.max(...known)];
    return values.map((one) => ((measure.lower ? most - one : one - least) / (most - least)) * 100);
  });
  const indices = units.map((_, at) =>
    treeIndex(
      wanted,
      scores.map((column) => column[at] ?? Number.NaN),
    ),
  );
  return new Map(
    units.map(({ code }, at) => [
      code,
      {
        index: indices[at] ?? Number.NaN,
        rank: 1 + indices.filter((other) => other > (indices[at] ?? 0) + 1e-9).length,
      },
    ]),
  );
}

/** A group without a value drops out, and the weights of the others count. */
function treeIndex(placed: readonly Wanted[], scores: readonly number[]): number {
  const mean = (parts: readonly (readonly [weight: number, score: number])[]): number => {
    const known = parts.filter(([, score]) => !Number.isNaN(score));
    return (
      known.reduce((sum, [weight, score]) => sum + weight * score, 0) / known.reduce((sum, [weight]) => sum + weight, 0)
    );
  };
  const firsts = [...new Set(placed.map(({ groups: [first] }) => first))];
  return mean(
    firsts.map((first) => {
      const within = placed.filter(({ groups }) => groups[0] === first);
      const seconds = [...new Set(within.map(({ groups }) => groups[1]))];
      return [
        within[0]?.weights[0] ?? 0,
        mean(
          seconds.map((second) => {
            const below = within.filter(({ groups }) => groups[1] === second);
            return [
              below[0]?.weights[1] ?? 0,
              mean(below.map((one) => [one.weights[2], scores[placed.indexOf(one)] ?? Number.NaN])),
            ];
          }),
        ),
      ];
    }),
  );
}

async function measuresOf(path: string): Promise<readonly Wanted[]> {
  const placed: Wanted[] = [];
  for (const [first = '', w1 = '', second = '', w2 = '', name = '', w3 = '', unit = '', direction = ''] of (
    await cells(path)
  ).slice(2)) {
    if (name === '') continue;
    placed.push({
      name,
      lower: direction === '逆向',
      perCapita: unit.endsWith('/万人'),
      groups: [first, second],
      weights: [Number(w1), Number(w2), Number(w3)],
    });
  }
  return placed;
}

/** Texts of the first sheet by row and column; of a merged cell in each of its places. */
async function cells(path: string): Promise<readonly (readonly string[])[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0];
  const rows: string[][] = [];
  sheet?.eachRow({ includeEmpty: true }, (row) => {
    const texts: string[] = [];
    for (let column = 1; column <= (sheet.columnCount ?? 0); column += 1) {
      const { value } = row.getCell(column).master;
      texts.push(value === null || value === undefined || value === '—' ? '' : String(value));
    }
    rows.push(texts);
  });
  return rows;
}
