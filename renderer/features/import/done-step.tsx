import { Alert, Button } from 'antd';
import type { ImportOutcome } from '../../../shared/contract/outputs.ts';
import { goTo } from '../../state/appearance.ts';
import { SheetReports } from '../../views/sheet-report/sheet-reports.tsx';
import { useTexts } from '../../ui/texts.ts';
import { WorklistEffectLines } from '../../ui/worklist-effect.tsx';
import { stepTo } from './import-flow.ts';

export function DoneStep({ outcome }: { readonly outcome: ImportOutcome }): React.JSX.Element {
  const t = useTexts();
  const sheets = outcome.files.flatMap((file) => file.sheets);
  const sum = (pick: (sheet: (typeof sheets)[number]) => number): number =>
    sheets.reduce((total, sheet) => total + pick(sheet), 0);
  return (
    <>
      <div className="scroll">
        <section className="card" aria-labelledby="done">
          <header>
            <h2 id="done">{t('done.title', { batch: outcome.batch })}</h2>
            <span className="muted">
              {t('done.text', {
                rows: sum((sheet) => sheet.rows),
                imported: sum((sheet) => sheet.imported),
                skipped: sum((sheet) => sheet.skipped),
                problems: sum((sheet) => sheet.problems),
              })}
            </span>
          </header>
          <WorklistEffectLines effect={outcome.worklist} />
          {outcome.readAgain > 0 && (
            <Alert
              type="info"
              showIcon
              title={t('done.readAgain', { sheets: outcome.readAgain })}
              style={{ margin: 12 }}
            />
          )}
          <SheetReports files={outcome.files} />
        </section>
      </div>
      <div className="footer-bar">
        <span className="push" />
        <Button onClick={() => stepTo({ step: 'choose' })}>{t('done.more')}</Button>
        <Button onClick={() => goTo('data')}>{t('nav.data')}</Button>
        <Button type="primary" onClick={() => goTo('scores')}>
          {t('done.scores')}
        </Button>
      </div>
    </>
  );
}
