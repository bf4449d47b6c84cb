import { Descriptions } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import { expectedMonths } from '../../../shared/model/framework.ts';
import { nameIn, namedFramework } from '../../../shared/report/english-names.ts';
import { useAppearance } from '../../state/appearance.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { NoteButton } from '../../ui/note-button.tsx';
import { useTexts } from '../../ui/texts.ts';
import type { IndicatorRow } from './indicator-rows.ts';
import { IndexSettings } from './index-settings.tsx';
import { MeasureChoices } from './measure-choices.tsx';
import { NodeChoices } from './node-choices.tsx';

/** What an indicator or measure is, where it comes from, and how it becomes a score. */
export function IndicatorDetail({ row }: { readonly row: IndicatorRow | null }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const own = useWorkbench((state) => state.snapshot?.framework ?? null);
  const framework = own === null ? null : namedFramework(own, language);
  if (row === null || framework === null)
    return (
      <div className="state">
        <p>{t('indicators.chooseRow')}</p>
      </div>
    );
  const indicator = framework.indicators.find((candidate) => candidate.code === row.code);
  const measure = framework.measures.find((candidate) => candidate.code === row.code);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('indicators.definition'), indicator?.definition ?? measure?.note],
    [
      t('indicators.collection'),
      indicator?.collection ?? (measure ? nameIn(recordKindNames[measure.rule.record], language) : undefined),
    ],
    [t('indicators.base'), indicator?.denominator ?? (measure?.base ? nameIn(measure.base, language) : undefined)],
    [t('indicators.levels'), indicator?.levels ?? measure?.levels],
    [t('indicators.sources'), indicator?.sources ?? measure?.source],
    [t('indicators.period'), indicator?.period ?? measure?.period],
    [t('framework.domain'), measure?.domain],
    [t('framework.months'), measure && expectedMonths(measure) !== null ? String(expectedMonths(measure)) : undefined],
    [t('indicators.effective'), `${displayNumber(row.effective * 100)}%`],
  ];
  return (
    <section>
      <header>
        <h2>{row.kind === 'root' ? row.name : `${row.code}　${row.name}`}</h2>
        <NoteButton about={{ kind: 'indicator', indicator: row.code }} />
      </header>
      {row.measure ? (
        <MeasureChoices code={row.code} measure={row.measure} />
      ) : (
        <NodeChoices code={row.code} isRoot={row.kind === 'root'} />
      )}
      {row.kind === 'root' && <IndexSettings />}
      <Descriptions
        column={1}
        size="small"
        bordered
        items={facts.filter(([, value]) => value).map(([name, value]) => ({ key: name, label: name, children: value }))}
      />
    </section>
  );
}
