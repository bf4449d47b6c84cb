import type { Dataset } from '../../shared/model/dataset.ts';
import type { Method } from '../../shared/model/method.ts';
import type { ScoreResult } from '../../shared/model/score-result.ts';
import { evidenceNote, lacksEvidence } from '../../shared/report/evidence-note.ts';
import { reportText } from '../../shared/report/report-text.ts';
import { useAppearance } from '../state/appearance.ts';
import { evidenceLook } from '../ui/paint.ts';

interface EvidenceCellProps {
  readonly dataset: Dataset | null;
  readonly method: Method | null;
  /** The scores of the data by the method; null: they can't be computed, and nothing is shown. */
  readonly result: ScoreResult | null;
  /** Code of the unit whose index it is. */
  readonly unit: string;
}

/** 依据 of a unit's index in a table, drawn as in the grid of 得分: the measured share with its bar, ! for doubts, codes on hover. */
export function EvidenceCell({ dataset, method, result, unit }: EvidenceCellProps): React.JSX.Element | null {
  const language = useAppearance((state) => state.language);
  if (dataset === null || method === null || result === null) return null;
  const at = result.units.indexOf(unit);
  const marked = (result.evidence.doubts[at] ?? 0) + (result.evidence.incomplete[at] ?? 0) > 0;
  const { className, backgroundSize, text } = evidenceLook(result.evidence.measured[at] ?? Number.NaN, marked);
  return (
    <span className={className} style={{ backgroundSize }} title={evidenceNote({ dataset, result }, at, 0, language)}>
      {lacksEvidence(method, result, at) ? reportText(language, 'REPORT_EVIDENCE_LACKING') : text}
    </span>
  );
}
