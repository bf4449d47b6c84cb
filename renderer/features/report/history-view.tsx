import { useMemo, useState } from 'react';
import { Button, Segmented } from 'antd';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { administrativeOrder } from '../../../shared/report/cohort-statistics.ts';
import { reportYears, tierMoves, yearResults } from '../../../shared/report/tier-history.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { yearSourceNotes } from '../../../shared/report/year-source-notes.ts';
import { chooseEarlierProject } from '../../state/earlier-project.ts';
import { TierTag } from '../../ui/tier-tag.tsx';
import { useTexts } from '../../ui/texts.ts';
import { CopyableTable } from '../../views/table/copyable-table.tsx';
import { moveLines } from './move-lines.ts';
import { YearChangeView } from './year-change-view.tsx';
import { scoreText } from '../../../shared/report/score-text.ts';
import { YearsView } from './years-view.tsx';

type Part = 'results' | 'years' | 'change';

/** 历年: results by year, ranks, growth and slope, and the change between years of the project or since an earlier year's project. */
export function HistoryView({
  input,
  choice,
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
}): React.JSX.Element {
  const t = useTexts();
  const [part, setPart] = useState<Part>('results');
  const switcher = (
    <Segmented<Part>
      aria-label={t('result.history')}
      value={part}
      onChange={setPart}
      options={[
        { value: 'results', label: t('result.byYear') },
        { value: 'years', label: t('result.ranksByYear') },
        { value: 'change', label: t('result.change') },
      ]}
    />
  );
  const bring = (): void => {
    setPart('change');
    void chooseEarlierProject();
  };
  return (
    <section className="shown" style={{ flex: 1 }} aria-label={t('result.history')}>
      <div className="shown-switch">{switcher}</div>
      {part === 'results' && <Results input={input} onBring={bring} />}
      {part === 'years' && <YearsView input={input} choice={choice} />}
      {part === 'change' && <YearChangeView input={input} choice={choice} />}
    </section>
  );
}

/** Every unit's tier and index by year, as far as they are known, and who moved since last year. `onBring`: has one choose an earlier project. */
function Results({ input, onBring }: { readonly input: ReportInput; readonly onBring: () => void }): React.JSX.Element {
  const t = useTexts();
  const years = useMemo(() => reportYears(input), [input]);
  const results = useMemo(() => yearResults(input), [input]);
  const moves = useMemo(() => tierMoves(input), [input]);
  const up = new Set(moves.up.map(({ unit }) => unit.code));
  const down = new Set(moves.down.map(({ unit }) => unit.code));
  const { lines, unknown } = useMemo(() => moveLines(input, t), [input, t]);
  return (
    <>
      <header>
        <h1>{t('result.history')}</h1>
        <span className="muted">{t('result.historyHint')}</span>
      </header>
      <div className="sheet" tabIndex={0} role="region" aria-label={t('result.history')}>
        {[...yearSourceNotes(input), ...lines].map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div style={{ margin: '4px 0 12px' }}>
          {unknown && (
            <Button size="small" onClick={onBring}>
              {t('result.change.choose')}
            </Button>
          )}
        </div>
        <CopyableTable>
          <table className="print-table">
            <thead>
              <tr>
                <th scope="col">{t('scores.unit')}</th>
                {years.map((year) => (
                  <th key={year} scope="col">
                    {year}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {administrativeOrder(input.dataset)
                .flatMap((at) => input.dataset.units[at] ?? [])
                .map((unit) => (
                  <tr key={unit.code}>
                    <th scope="row" style={{ textAlign: 'left' }}>
                      {unit.name}
                      {up.has(unit.code) ? ' (+)' : ''}
                      {down.has(unit.code) ? ' (−)' : ''}
                    </th>
                    {years.map((year) => {
                      const result = results.get(unit.code)?.get(year);
                      return (
                        <td key={year} style={{ textAlign: 'center' }}>
                          {result === undefined ? (
                            '—'
                          ) : (
                            <>
                              <TierTag tier={result.tier} />
                              {result.index !== null && (
                                <span style={{ marginLeft: 8 }}>{scoreText(input, result.index)}</span>
                              )}
                            </>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
            </tbody>
          </table>
        </CopyableTable>
      </div>
    </>
  );
}
