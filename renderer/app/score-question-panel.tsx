import { useEffect, useMemo } from 'react';
import { Alert, Button } from 'antd';
import { ArrowLeftOutlined, ArrowRightOutlined, CloseOutlined } from '@ant-design/icons';
import { displayNumber } from '../../shared/base/display.ts';
import { cellMarks } from '../../shared/model/dataset.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import type { Method } from '../../shared/model/method.ts';
import type { ScoreResult } from '../../shared/model/score-result.ts';
import { TierLines } from '../ui/tier-lines.ts';
import { cellNote, evidenceNote, measuredText } from '../../shared/report/evidence-note.ts';
import { reportText } from '../../shared/report/report-text.ts';
import { printedCode } from '../../shared/report/report-words.ts';
import { explainScore } from '../../shared/report/score-explanation.ts';
import type { MeasureExplanation, NodeExplanation } from '../../shared/report/score-explanation.ts';
import { createScorer } from '../../shared/scoring/create-scorer.ts';
import { useAppearance } from '../state/appearance.ts';
import { endScoreQuestion, followScore, showRecords, stepScore, useScoreQuestion } from '../state/score-question.ts';
import { useMeeting } from '../state/meeting.ts';
import { useWorkbench } from '../state/workbench.ts';
import { exactNumber } from '../ui/exact-number.ts';
import { useShownDecimals } from '../ui/look.ts';
import { NoteButton } from '../ui/note-button.tsx';
import { TierTag } from '../ui/tier-tag.tsx';
import { errorText, useTexts } from '../ui/texts.ts';
import type { TextKey } from '../ui/texts.ts';

interface Shown {
  readonly dataset: Dataset;
  readonly method: Method;
  readonly result: ScoreResult;
}

/** One score taken apart beside the grid that it stands in: children × weights, the normalisation with its numbers, what it rests on. */
export function ScoreQuestionPanel(): React.JSX.Element | null {
  const t = useTexts();
  const asked = useScoreQuestion((state) => state.trail[state.at] ?? null);
  const back = useScoreQuestion((state) => state.at > 0);
  const forward = useScoreQuestion((state) => state.at + 1 < state.trail.length);
  const of = useScoreQuestion((state) => state.of);
  const shown = useShownResult();
  const year = useWorkbench((state) => state.snapshot?.framework.year ?? 0);
  useEffect(() => {
    if (asked === null) return undefined;
    const press = (event: KeyboardEvent): void => {
      // Of a meeting's keys none is meant for what lies behind it.
      if (useMeeting.getState().open) return;
      if (event.key === 'Escape' && !event.defaultPrevented && !inField(event.target)) endScoreQuestion();
      else if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        event.preventDefault();
        stepScore(event.key === 'ArrowLeft' ? -1 : 1);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [asked]);
  if (asked === null) return null;
  return (
    <aside className="score-question" aria-label={t('question.title')}>
      <header>
        <Button
          type="text"
          size="small"
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label={t('question.back')}
          title={t('question.back')}
          disabled={!back}
          onClick={() => stepScore(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowRightOutlined aria-hidden />}
          aria-label={t('question.forward')}
          title={t('question.forward')}
          disabled={!forward}
          onClick={() => stepScore(1)}
        />
        <h2>{t('question.title')}</h2>
        {of !== null && <span className="badge quiet">{of.name}</span>}
        <span className="push" />
        <NoteButton small about={{ kind: 'score', unit: asked.unit, indicator: asked.code, year }} />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('question.close')}
          onClick={endScoreQuestion}
        />
      </header>
      {shown !== null && <Explained shown={shown} unit={asked.unit} code={asked.code} />}
    </aside>
  );
}

function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, .ant-modal, .beside-panel') !== null;
}

/** The result that the question is about: as the screens show it, or by the method asked for. */
function useShownResult(): Shown | null {
  const dataset = useWorkbench((state) => state.snapshot?.dataset ?? null);
  const result = useWorkbench((state) => state.result);
  const method = useWorkbench((state) => state.resultMethod);
  const of = useScoreQuestion((state) => state.of);
  return useMemo(() => {
    if (dataset === null) return null;
    if (of === null) return result === null || method === null ? null : { dataset, method, result };
    const scored = createScorer(dataset).score(of.method);
    return scored.ok ? { dataset, method: of.method, result: scored.value } : null;
  }, [dataset, result, method, of]);
}

function Explained({
  shown,
  unit,
  code,
}: {
  readonly shown: Shown;
  readonly unit: string;
  readonly code: string;
}): React.JSX.Element | null {
  const t = useTexts();
  const at = shown.dataset.units.findIndex((candidate) => candidate.code === unit);
  const decimals = useShownDecimals(shown);
  const explained = useMemo(() => (at < 0 ? null : explainScore(shown, at, code)), [shown, at, code]);
  if (explained === null) return <p className="body muted">{t('question.gone')}</p>;
  return (
    <div className="body">
      <h3>
        {shown.dataset.units[at]?.name} · {printedCode(explained.code)} {explained.name || t('scores.index')}
      </h3>
      <p className="asked-score">
        <strong>{number(explained.score, decimals)}</strong>
        {explained.kind === 'node' && explained.node === 0 && (
          <>
            {' '}
            <TierLines value={shown.method.tiers}>
              <TierTag tier={shown.result.tier[at] ?? null} />
            </TierLines>{' '}
            {t('question.rank', { rank: displayNumber(shown.result.rank[at] ?? Number.NaN, 0) || '—' })}
          </>
        )}
      </p>
      {explained.kind === 'node' ? (
        <Node shown={shown} explained={explained} unit={at} />
      ) : (
        <Measure shown={shown} explained={explained} unit={at} />
      )}
    </div>
  );
}

function number(value: number, decimals: number): string {
  return displayNumber(value, decimals) || '—';
}

function share(value: number): string {
  return Number.isNaN(value) ? '—' : `${displayNumber(value * 100)}%`;
}

interface PartProps<Explained> {
  readonly shown: Shown;
  readonly explained: Explained;
  readonly unit: number;
}

function Node({ shown, explained, unit }: PartProps<NodeExplanation>): React.JSX.Element {
  const t = useTexts();
  const decimals = useShownDecimals({ method: { scale: shown.method.scale, rankRounding: null } });
  const language = useAppearance((state) => state.language);
  const unitCode = shown.dataset.units[unit]?.code ?? '';
  const { id, rescale } = explained.rule;
  const summed = id === 'arithmetic';
  return (
    <>
      {explained.asked !== null && (
        <Alert
          type="warning"
          showIcon
          title={`${reportText(language, 'REPORT_EVIDENCE_LACKING')}: ${t('question.lacking', {
            measured: measuredText(explained.measured),
            least: share(explained.asked),
          })}`}
        />
      )}
      <table className="question-parts">
        <thead>
          <tr>
            <th scope="col">{t('question.child')}</th>
            <th scope="col">{t('question.share')}</th>
            <th scope="col">{t('question.score')}</th>
            <th scope="col">{t('question.product')}</th>
          </tr>
        </thead>
        <tbody>
          {explained.parts.map((part) => (
            <tr key={part.code} className={Number.isNaN(part.score) ? 'muted' : ''}>
              <td>
                <button type="button" className="link" onClick={() => followScore(unitCode, part.code)}>
                  {part.code} {part.name}
                </button>
                {part.measured < 1 && <span className="measured"> {measuredText(part.measured)}</span>}
              </td>
              <td className="number">
                {share(part.counted)}
                {part.counted !== part.share && <span className="muted"> ({share(part.share)})</span>}
              </td>
              <td className="number">{number(part.score, decimals)}</td>
              <td className="number">
                {summed && !Number.isNaN(part.score) ? number(part.counted * part.score, 4) : '—'}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('question.combined', { rule: t(`aggregation.${id}`) })}</td>
            <td />
            <td />
            <td className="number">{number(explained.combined, 4)}</td>
          </tr>
          {rescale !== undefined && (
            <tr>
              <td>{t(`rescale.${rescale}`)}</td>
              <td />
              <td />
              <td className="number">{number(explained.weighted, 4)}</td>
            </tr>
          )}
          {explained.adjustments.map(({ measure, kind, effect }) => (
            <tr key={`${kind} ${measure}`}>
              <td>
                <button type="button" className="link" onClick={() => followScore(unitCode, measure)}>
                  {t(`adjustment.${kind}`)} {measure}
                </button>
              </td>
              <td />
              <td />
              <td className="number">{kind === 'veto' ? (effect === 1 ? '✓' : '—') : number(effect, 4)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
      {!summed && <p className="muted">{t('question.notSummed')}</p>}
      <h4>{t('scores.evidence')}</h4>
      <p>{evidenceNote(shown, unit, explained.node, language)}</p>
    </>
  );
}

function Measure({ shown, explained, unit }: PartProps<MeasureExplanation>): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const unitCode = shown.dataset.units[unit]?.code ?? '';
  const { base, method, reason } = explained;
  const marks = shown.result.marks[explained.measure * shown.dataset.units.length + unit] ?? 0;
  const value = (x: number): string => (Number.isNaN(x) ? '—' : exactNumber(x));
  const lines: readonly (readonly [TextKey, string])[] = [
    ['question.raw', `${value(explained.raw)} ${explained.unit}`],
    ...(base === null
      ? []
      : ([
          [
            'question.denominated',
            `${value(explained.raw)} ÷ ${value(base.value)} (${base.name}) × ${value(base.factor)} = ${value(explained.denominated)}`,
          ],
        ] as const)),
    ...((marks & cellMarks.imputed) === 0
      ? []
      : ([['question.imputed', `${value(explained.denominated)} → ${value(explained.imputed)}`]] as const)),
    ...((marks & cellMarks.treated) === 0
      ? []
      : ([['question.treated', `${value(explained.imputed)} → ${value(explained.used)}`]] as const)),
  ];
  return (
    <>
      {reason !== 'present' && (
        <Alert
          type="warning"
          showIcon
          title={t('question.missing', { reason: errorText({ code: `missing.${reason}` }, language) })}
        />
      )}
      <dl>
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {method !== null && (
          <div>
            <dt>{t(`normalisation.${method.normalisation}`)}</dt>
            <dd>
              {t(`direction.${method.direction}`)}
              {method.lower !== null && ` · ${t('framework.lower')} ${value(method.lower)}`}
              {method.upper !== null && ` · ${t('framework.upper')} ${value(method.upper)}`}
              {method.target !== null && ` · ${t('framework.target')} ${value(method.target)}`}
            </dd>
          </div>
        )}
      </dl>
      {explained.formula !== null && (
        <p className="formula">
          {explained.formula} = <strong>{number(explained.score, 4)}</strong>
        </p>
      )}
      <h4>{t('scores.evidence')}</h4>
      <p>{cellNote(shown, unit, explained.measure, language)}</p>
      <Button size="small" onClick={() => showRecords({ unit: unitCode, measure: explained.code })}>
        {t('question.records')}
      </Button>
    </>
  );
}
