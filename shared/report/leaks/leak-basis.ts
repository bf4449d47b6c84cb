import { displayedValue, scoreDecimals } from '../../base/display.ts';
import { evenText } from '../even-text.ts';
import { indicatorMeans } from '../indicator-means.ts';
import { regionMeans } from '../region-means.ts';
import type { Unit } from '../../model/unit.ts';
import type { ReportInput } from '../report-input.ts';
import { englishName, ownNames } from '../english-names.ts';
import { nodeScores, nodeStatistics } from '../cohort-statistics.ts';

/** What must not be found of one unit. */
export interface UnitSecrets {
  readonly code: string;
  readonly name: string;
  /** What it goes by in texts: short and full name, code. */
  readonly names: readonly string[];
  /** Index, first- and second-level scores, as full numbers; those that are missing left out. */
  readonly scores: readonly { readonly code: string; readonly depth: number; readonly value: number }[];
  /** By the index, with the code ''; by indicators of the first and second level, each with its names; those without a score left out. */
  readonly ranks: readonly { readonly code: string; readonly names: readonly string[]; readonly rank: number }[];
}

/** What must not be found of one indicator. */
export interface WeightSecret {
  readonly code: string;
  readonly name: string;
  /** In even text. */
  readonly names: readonly string[];
  /** Of its parent and of the whole, 0–1. */
  readonly shares: readonly number[];
}

/** What a public file is held against: every unit's secrets, and the means that it may print. */
export interface LeakBasis {
  readonly units: readonly UnitSecrets[];
  readonly decimals: number;
  /** As printed: means of the index, of indicators and regions. */
  readonly means: readonly number[];
  /** Tier lines, which stand beside the names of the units within them. */
  readonly lines: readonly number[];
  readonly weights: readonly WeightSecret[];
  /** Lines of the team's notes, and of what it wrote onto pictures, that are long enough to be told, in even text without spaces, with who wrote them. */
  readonly notes: readonly { readonly by: string; readonly line: string }[];
  /** As it is shown; null where none is known. */
  readonly fingerprint: string | null;
}

/** `fingerprint`: of the result, as it is shown. */
export function leakBasis(input: ReportInput, fingerprint: string | null = null): LeakBasis {
  const { dataset, result, method } = input;
  const decimals = scoreDecimals(method.scale, method.rankRounding);
  const wanted = [...dataset.nodes.keys()].filter((node) => dataset.nodes[node]!.depth <= 2);
  const columns = wanted.map((node) => {
    const { ranks } = nodeStatistics(input, node);
    return { node: dataset.nodes[node]!, scores: nodeScores(result, node), ranks };
  });
  // A file in English names them otherwise.
  const own = ownNames(dataset).units;
  const weights = weightSecrets(input);
  const names = new Map(weights.map((secret) => [secret.code, secret.names]));
  return {
    decimals,
    means: [...indicatorMeans(input), ...regionMeans(input).regions]
      .map(({ mean }) => displayedValue(mean, decimals))
      .filter(Number.isFinite),
    lines: method.tiers.flatMap(({ lower }) => lower ?? []),
    weights,
    notes: noteLines(input),
    fingerprint,
    units: dataset.units.map(({ code, name, fullName }, u) => ({
      code,
      name,
      names: [...new Set([fullName, name, code, ...namesOf(own[u])])].filter((text) => text !== ''),
      scores: [
        { code: '', depth: 0, value: result.index[u]! },
        ...columns.map(({ node, scores }) => ({ code: node.code, depth: node.depth, value: scores[u]! })),
      ].filter(({ value }) => Number.isFinite(value)),
      ranks: [
        { code: '', names: [], rank: result.rank[u]! },
        ...columns
          .filter(({ node }) => node.depth > 0)
          .map(({ node, ranks }) => ({ code: node.code, names: names.get(node.code) ?? [], rank: ranks[u]! })),
      ].filter(({ rank }) => Number.isFinite(rank)),
    })),
  };
}

/** Shorter ones may stand in a report by chance. */
const NOTE_SHORTEST = 8;

function noteLines({ notes, withheldNotes, annotations }: ReportInput): LeakBasis['notes'] {
  const said = (notes ?? withheldNotes ?? []).flatMap((note) => [note, ...note.turns]);
  return [...said, ...(annotations ?? [])].flatMap(({ text, by }) =>
    text
      .split('\n')
      .map((line) => ({ by, line: comparedNote(line) }))
      .filter(({ line }) => line.length >= NOTE_SHORTEST),
  );
}

export function comparedNote(text: string): string {
  return evenText(text.normalize('NFKC')).replace(/\s+/g, '');
}

function namesOf(unit: Unit | undefined): readonly string[] {
  return unit === undefined ? [] : [unit.name, unit.fullName, unit.nameEn ?? englishName(unit.name)];
}

/** Of every indicator but the root. */
function weightSecrets({ dataset, result }: ReportInput): readonly WeightSecret[] {
  const own = ownNames(dataset).nodes;
  return dataset.nodes.flatMap(({ code, name, depth }, node) => {
    const names = [name, own[node]?.name ?? '', own[node]?.nameEn ?? englishName(name)]
      .filter((text) => text !== '')
      .map(evenText);
    return depth === 0
      ? []
      : [{ code, name, names: [...new Set(names)], shares: [result.nodeShares[node]!, result.nodeEffective[node]!] }];
  });
}
