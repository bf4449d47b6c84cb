/** 耦合协调度: names by tenths of D, lowest first (the grades usual in Chinese studies). */
const coordinationGrades = [
  'extreme_imbalance',
  'serious_imbalance',
  'moderate_imbalance',
  'mild_imbalance',
  'near_imbalance',
  'barely_coordinated',
  'primary_coordination',
  'intermediate_coordination',
  'good_coordination',
  'quality_coordination',
] as const;
export type CoordinationGrade = (typeof coordinationGrades)[number];

export interface Coupling {
  /** Coupling C, development T, coordination D = √(C·T), each 0–1. */
  readonly coupling: number;
  readonly development: number;
  readonly coordination: number;
  readonly grade: CoordinationGrade;
}

/** C = n·(ΠUᵢ)^(1/n)/ΣUᵢ, T = ΣaᵢUᵢ with Σa = 1, D = √(C·T). Null: fewer than 2 parts, one missing or beyond 0–1, or all of them 0. */
export function couplingCoordination(
  parts: readonly { readonly level: number; readonly share: number }[],
): Coupling | null {
  const total = parts.reduce((sum, { level }) => sum + level, 0);
  const shares = parts.reduce((sum, { share }) => sum + share, 0);
  if (parts.length < 2 || parts.some(({ level }) => !(level >= 0 && level <= 1)) || !(total > 0)) return null;
  const n = parts.length;
  const coupling = (n * parts.reduce((product, { level }) => product * level ** (1 / n), 1)) / total;
  const development = parts.reduce((sum, { level, share }) => sum + (share / shares) * level, 0);
  const coordination = Math.sqrt(coupling * development);
  const grade = coordinationGrades[Math.min(9, Math.floor(coordination * 10 + 1e-9))] ?? 'quality_coordination';
  return { coupling, development, coordination, grade };
}
