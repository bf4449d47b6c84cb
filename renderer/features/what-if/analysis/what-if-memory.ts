import type { WeightProposal } from '../../../../shared/scoring/weights/weight-types.ts';
import { createProjectStore } from '../../../state/project-store.ts';
import type { AnalysisRun } from './use-analysis.ts';
import type { JudgedPairs } from './saaty.ts';

export const labViews = [
  'scenarios',
  'compare',
  'weights',
  'experts',
  'margins',
  'uncertainty',
  'sensitivity',
  'goal',
  'diagnostics',
  'analysis',
] as const;
export type LabView = (typeof labViews)[number];

export interface Expert {
  readonly id: number;
  readonly name: string;
  readonly pairs: JudgedPairs;
}

/** What the laboratory keeps while other screens are looked at: judgements take long to make. Groups by their parent's code. */
interface LabMemory {
  readonly view: LabView;
  readonly experts: Readonly<Record<string, readonly Expert[]>>;
  readonly delphi: Readonly<Record<string, string>>;
  /** Last proposal by kind and group, for combinations. */
  readonly judged: Readonly<Record<string, WeightProposal>>;
  readonly uncertainty: AnalysisRun<'uncertainty'>['done'];
}

export const useLabMemory = createProjectStore<LabMemory>(() => ({
  view: 'scenarios',
  experts: {},
  delphi: {},
  judged: {},
  uncertainty: null,
}));
