import { Button } from 'antd';
import { lacksEvidence, measuredText } from '../../shared/report/evidence-note.ts';
import { leastMeasured } from '../../shared/scoring/evidence.ts';
import { goTo } from '../state/appearance.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useTexts } from '../ui/texts.ts';

/** Units without an index for want of evidence: how many, below which share, and the way to what they lack. Nothing where none is. */
export function LackingEvidence(): React.JSX.Element | null {
  const t = useTexts();
  const result = useWorkbench((state) => state.result);
  const method = useWorkbench((state) => state.resultMethod);
  if (result === null || method === null) return null;
  const count = result.units.filter((_, unit) => lacksEvidence(method, result, unit)).length;
  if (count === 0) return null;
  return (
    <div className="banner" role="status">
      {t('scores.lacking', { count, least: measuredText(leastMeasured(method.missing)) })}{' '}
      <Button size="small" type="link" onClick={() => goTo('worklist')}>
        {t('scores.lackingGo')}
      </Button>
    </div>
  );
}
