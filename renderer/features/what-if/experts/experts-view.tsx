import { useCallback, useState } from 'react';
import { Button, Select } from 'antd';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import { subjectName } from '../../../../shared/report/difference-words.ts';
import { chooseForms, removeRound, useExpertPapers, useExperts, writeForms } from '../../../state/expert-papers.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useTexts } from '../../../ui/texts.ts';
import { ItemDecisionsCard } from './item-decisions-card.tsx';
import { OpenRoundDialog } from './open-round-dialog.tsx';
import { ReturnedFormsCard } from './returned-forms-card.tsx';
import { RoundStatisticsCard } from './round-statistics-card.tsx';
import { RoundWeightsCards } from './round-weights-cards.tsx';

/** 专家: rounds are opened and sent out, what comes back is taken in, counted and decided upon. */
export function ExpertsView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element | null {
  const t = useTexts();
  const papers = useExpertPapers();
  const chosen = useExperts((state) => state.round);
  const [opening, setOpening] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { dataset, readOnly } = snapshot;
  const nameOf = useCallback((code: string) => subjectName(dataset, code), [dataset]);
  if (papers === null) return null;
  const { rounds } = papers;
  const round = rounds.find(({ id }) => id === chosen) ?? rounds.at(-1) ?? null;
  return (
    <>
      <section className="card" aria-labelledby="experts">
        <header>
          <h2 id="experts">{t('whatIf.experts')}</h2>
          <span className="push" />
          <Button type="primary" disabled={readOnly} onClick={() => setOpening(true)}>
            {t('experts.open')}
          </Button>
          <Button
            disabled={round === null}
            onClick={() => round !== null && void writeForms(round, t('experts.file', { title: round.title }))}
          >
            {t('experts.invite')}
          </Button>
          <Button disabled={round === null || readOnly} onClick={() => void chooseForms(t('experts.taking'))}>
            {t('experts.take')}
          </Button>
          <Button danger disabled={round === null || readOnly} onClick={() => setRemoving(true)}>
            {t('experts.remove')}
          </Button>
        </header>
        <div className="body stack">
          {round === null ? (
            <p className="hint">{t('experts.none')}</p>
          ) : (
            <label className="field">
              {t('experts.round')}
              <Select
                aria-label={t('experts.round')}
                style={{ width: 420 }}
                value={round.id}
                onChange={(id: string) => useExperts.setState({ round: id })}
                options={rounds.map(({ id, title, number, kind }) => ({
                  value: id,
                  label: t('experts.roundName', { title, number, kind: t(`experts.kind.${kind}`) }),
                }))}
              />
            </label>
          )}
        </div>
      </section>
      <ReturnedFormsCard />
      {round !== null && (
        <>
          <RoundStatisticsCard round={round} papers={papers} nameOf={nameOf} />
          <RoundWeightsCards key={round.id} snapshot={snapshot} round={round} papers={papers} />
          <ItemDecisionsCard round={round} papers={papers} readOnly={readOnly} />
        </>
      )}
      <OpenRoundDialog snapshot={snapshot} rounds={rounds} open={opening} close={() => setOpening(false)} />
      <ReasonDialog
        danger
        title={t('experts.removeTitle', { title: round?.title ?? '' })}
        open={removing}
        onCancel={() => setRemoving(false)}
        onReason={async (reason) => {
          if (round !== null && (await removeRound(round.id, reason))) setRemoving(false);
        }}
      />
    </>
  );
}
