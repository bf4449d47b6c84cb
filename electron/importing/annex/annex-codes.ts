import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import { freeCode } from '../../../shared/model/framework-change/free-code.ts';
import { checkCodeForm } from '../../../shared/model/framework-change/draft-checks.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import type { AnnexNode } from './annex-node.ts';

/** The code of every node, and that of the measure below a last indicator which can't be one itself. */
export interface AnnexCodes {
  readonly codes: readonly string[];
  readonly wrapped: ReadonlyMap<number, string>;
  readonly doubts: readonly AppError[];
}

export function annexCodes(nodes: readonly AnnexNode[], framework: Framework): AnnexCodes {
  const doubts: AppError[] = [];
  const known = knownPlaces(framework);
  // Codes that the project gave away stay what they are: records know their measures by them.
  const taken = new Set([TOTAL, ...known.codes].map((code) => code.toLowerCase()));
  const stated = statedCodes(nodes, doubts);
  for (const code of stated) if (code !== null) taken.add(code.toLowerCase());
  const parents = new Set(nodes.map(({ parent }) => parent));
  const codes: string[] = [];
  const paths: string[] = [];
  const used = new Set<string>();
  const places = new Map<number | null, number>();
  nodes.forEach((node, at) => {
    paths[at] = `${node.parent === null ? '' : (paths[node.parent] ?? '')}/${foldName(node.name)}`;
    const place = (places.get(node.parent) ?? 0) + 1;
    places.set(node.parent, place);
    const parent = node.parent === null ? null : (codes[node.parent] ?? null);
    const same = known.at(paths[at] ?? '', foldName(node.name), parents.has(at));
    const held = same !== null && !used.has(same) && !stated.includes(same) ? same : null;
    const code = stated[at] ?? held ?? freeCode(parent, place, taken);
    codes[at] = code;
    used.add(code);
    taken.add(code.toLowerCase());
  });
  const wrapped = new Map<number, string>();
  nodes.forEach((node, at) => {
    if (parents.has(at) || !mustWrap(nodes, parents, node)) return;
    const held = known.below(codes[at] ?? '', foldName(node.name));
    const code = held ?? freeCode(codes[at] ?? null, 1, taken);
    taken.add(code.toLowerCase());
    wrapped.set(at, code);
  });
  return { codes, wrapped, doubts };
}

/** A measure can stand neither at the top nor beside indicators. */
function mustWrap(nodes: readonly AnnexNode[], parents: ReadonlySet<number | null>, { parent }: AnnexNode): boolean {
  return parent === null || nodes.some((other, at) => other.parent === parent && parents.has(at));
}

function statedCodes(nodes: readonly AnnexNode[], doubts: AppError[]): readonly (string | null)[] {
  const seen = new Map<string, string>();
  return nodes.map(({ name, fields }) => {
    const stated = fields.get('code');
    const code = foldText(stated?.text ?? '');
    if (stated === undefined || code === '') return null;
    const other = seen.get(code.toLowerCase());
    const fault = other === undefined ? (checkCodeForm(code) === null ? null : 'ANNEX_CODE_FORM') : 'ANNEX_CODE_TWICE';
    if (fault === null && code.toLowerCase() !== TOTAL) {
      seen.set(code.toLowerCase(), name);
      return code;
    }
    doubts.push(appError(fault ?? 'ANNEX_CODE_FORM', { code, name, other: other ?? '' }, { cell: stated.cell }));
    return null;
  });
}

interface KnownPlaces {
  readonly codes: readonly string[];
  /** The code of the same name in the same place, else of a name that comes once. */
  at(path: string, name: string, indicator: boolean): string | null;
  /** The measure of that name below an indicator. */
  below(indicator: string, name: string): string | null;
}

function knownPlaces({ indicators, measures }: Framework): KnownPlaces {
  const paths = new Map<string, string>();
  const byPath = new Map<string, string>();
  const byName = new Map<string, string | null>();
  const put = (kind: string, code: string, name: string, parent: string | null): void => {
    const path = `${parent === null ? '' : (paths.get(parent) ?? '')}/${foldName(name)}`;
    paths.set(code, path);
    byPath.set(`${kind}${path}`, code);
    const named = `${kind}${foldName(name)}`;
    byName.set(named, byName.has(named) ? null : code);
  };
  for (const { code, name, parent } of indicators) put('i', code, name, parent);
  for (const { code, name, indicator } of measures) put('m', code, name, indicator);
  const find = (kind: string, path: string, name: string): string | null =>
    byPath.get(`${kind}${path}`) ?? byName.get(`${kind}${name}`) ?? null;
  return {
    codes: [...paths.keys()],
    // A last indicator of the sheet may be an indicator of the project with one measure below.
    at: (path, name, indicator) =>
      indicator ? find('i', path, name) : (byPath.get(`i${path}`) ?? find('m', path, name)),
    below: (indicator, name) =>
      measures.find((measure) => measure.indicator === indicator && foldName(measure.name) === name)?.code ?? null,
  };
}
