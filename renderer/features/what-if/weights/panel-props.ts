import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { Method } from '../../../../shared/model/method.ts';
import type { ScoreResult } from '../../../../shared/model/score-result.ts';
import type { WeightProposal } from '../../../../shared/scoring/weights/weight-types.ts';

export interface PanelProps {
  readonly snapshot: ProjectSnapshot;
  readonly method: Method;
  readonly result: ScoreResult;
  /** Code of the parent; '' for the whole tree. */
  readonly group: string;
}

/** Told of each judged proposal, so that it can be combined with weights from the data. Must stay the same function. */
export type NoteJudged = (kind: 'ahp' | 'delphi' | 'budget', group: string, proposal: WeightProposal) => void;
