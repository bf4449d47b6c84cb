import { useEffect, useRef } from 'react';
import { voteChoices } from '../../../shared/model/meeting.ts';
import type { BoardProposal } from '../../../shared/model/meeting-board.ts';
import { countVote, lookAt, showPanel, useMeeting } from '../../state/meeting.ts';
import { useTexts } from '../../ui/texts.ts';
import { proposalName } from './proposal-name.ts';

/** The parked proposals with their votes; the chosen one is marked. */
export function ProposalList({
  proposals,
  chosen,
}: {
  readonly proposals: readonly BoardProposal[];
  readonly chosen: BoardProposal | null;
}): React.JSX.Element {
  const t = useTexts();
  const isPublic = useMeeting((state) => state.isPublic);
  const list = useRef<HTMLUListElement>(null);
  const at = chosen === null ? -1 : proposals.indexOf(chosen);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, isPublic]);
  return (
    <section className="meeting-proposals" aria-label={t('meeting.proposals')}>
      <h2>{t('meeting.proposals')}</h2>
      {proposals.length === 0 ? (
        <p className="quiet">{t('meeting.none')}</p>
      ) : (
        <ul ref={list}>
          {proposals.map((proposal) => (
            <li key={proposal.id}>
              <button
                type="button"
                aria-pressed={proposal.id === chosen?.id}
                onClick={() => useMeeting.setState({ chosen: proposal.id })}
              >
                <span className="name">{proposalName(proposal, isPublic, t)}</span>
                <span className="quiet">
                  {proposal.decision === null ? proposal.proposer : t(`meeting.${proposal.decision.outcome}`)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The chosen proposal: look, count hands, decide. */
export function ProposalBar({ proposal }: { readonly proposal: BoardProposal }): React.JSX.Element {
  const t = useTexts();
  const isPublic = useMeeting((state) => state.isPublic);
  const { id, votes, decision, scenario, proposer, reason } = proposal;
  const open = decision === null;
  const said = [
    t('meeting.by', { proposer }),
    ...(isPublic || reason === '' ? [] : [reason]),
    ...(open ? [] : [t(`meeting.${decision.outcome}`), ...(isPublic ? [] : [decision.reason])]),
    ...(scenario === null || isPublic ? [] : [t('meeting.kept', { name: scenario })]),
  ];
  return (
    <section className="meeting-bar" aria-label={proposalName(proposal, isPublic, t)}>
      <p>
        <strong>{proposalName(proposal, isPublic, t)}</strong> <span className="quiet">{said.join('　')}</span>
      </p>
      <div className="meeting-actions">
        {!isPublic && (
          <button type="button" onClick={() => lookAt(proposal)}>
            {t('meeting.look')} <kbd>L</kbd>
          </button>
        )}
        {voteChoices.map((choice, at) => (
          <span key={choice} className="meeting-vote">
            <button type="button" disabled={!open} onClick={() => void countVote(id, choice, 1)}>
              {t(`meeting.${choice}`)} <output>{votes[choice]}</output> <kbd>{at + 1}</kbd>
            </button>
            <button
              type="button"
              disabled={!open || votes[choice] === 0}
              aria-label={t('meeting.less', { choice: t(`meeting.${choice}`) })}
              onClick={() => void countVote(id, choice, -1)}
            >
              −
            </button>
          </span>
        ))}
        <button type="button" disabled={!open} onClick={() => showPanel('accepted')}>
          {t('meeting.accept')} <kbd>A</kbd>
        </button>
        <button type="button" disabled={!open} onClick={() => showPanel('rejected')}>
          {t('meeting.reject')} <kbd>X</kbd>
        </button>
        {!isPublic && (
          <button type="button" disabled={scenario !== null} onClick={() => showPanel('keep')}>
            {t('meeting.keep')} <kbd>K</kbd>
          </button>
        )}
      </div>
    </section>
  );
}
