import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { BoardProposal } from '../../../shared/model/meeting-board.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { METHODS_MOST, UNITS_MOST } from '../../state/meeting-columns.ts';
import {
  decideProposal,
  keepProposal,
  parkProposal,
  showPanel,
  sliderWeights,
  useMeeting,
} from '../../state/meeting.ts';
import type { MeetingPanel } from '../../state/meeting.ts';
import { useAppearance } from '../../state/appearance.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { meetingKeys } from './meeting-keys.ts';
import { methodName } from './method-name.ts';
import { proposalName } from './proposal-name.ts';
import type { MeetingBoard } from './use-meeting-board.ts';

const titles = {
  keys: 'meeting.keys',
  units: 'meeting.units',
  methods: 'meeting.methods',
  park: 'meeting.park',
  accepted: 'meeting.accept',
  rejected: 'meeting.reject',
  keep: 'meeting.keep',
} as const satisfies Record<MeetingPanel, string>;

/** What lies over the view: the keys, a choice, or what has to be typed. Escape closes it. */
export function MeetingPanelView({
  panel,
  dataset,
  board,
  proposal,
}: {
  readonly panel: MeetingPanel;
  readonly dataset: Dataset;
  readonly board: MeetingBoard;
  readonly proposal: BoardProposal | null;
}): React.JSX.Element {
  const t = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Where something is to be typed, it is typed at once; the browser would go to the button that closes.
    dialog.current?.querySelector<HTMLInputElement>('form input, [role=searchbox]')?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="meeting-panel" aria-label={t(titles[panel])} onClose={() => showPanel(null)}>
      <header>
        <h2>{t(titles[panel])}</h2>
        <button type="button" onClick={() => showPanel(null)}>
          {t('meeting.close')} <kbd>Esc</kbd>
        </button>
      </header>
      {panel === 'keys' && <Keys />}
      {panel === 'units' && <UnitChoice dataset={dataset} pinned={board.pinned} />}
      {panel === 'methods' && <MethodChoice board={board} />}
      {panel === 'park' && <ParkForm group={board.group} />}
      {(panel === 'accepted' || panel === 'rejected') && proposal !== null && (
        <DecisionForm proposal={proposal} outcome={panel} />
      )}
      {panel === 'keep' && proposal !== null && <KeepForm proposal={proposal} />}
    </dialog>
  );
}

function Keys(): React.JSX.Element {
  const t = useTexts();
  return (
    <dl className="meeting-keys">
      {meetingKeys.map(([key, text]) => (
        <div key={text}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

function UnitChoice({
  dataset: { units },
  pinned,
}: {
  readonly dataset: Dataset;
  readonly pinned: readonly string[];
}): React.JSX.Element {
  const t = useTexts();
  const [find, setFind] = useState('');
  // Those shown when the panel opened come first; nothing moves under the pointer after that.
  const [first] = useState(pinned);
  const full = pinned.length >= UNITS_MOST;
  const wanted = find.trim().toLowerCase();
  const isFirst = ({ code }: Unit): boolean => first.includes(code);
  const found = [...units.filter(isFirst), ...units.filter((unit) => !isFirst(unit))].filter(
    ({ code, name, fullName }) => [code, name, fullName].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <p className="quiet">
        {t(full ? 'meeting.unitsFull' : 'meeting.unitsHint', { most: UNITS_MOST, count: pinned.length })}
      </p>
      <input
        type="text"
        role="searchbox"
        aria-label={t('meeting.find')}
        placeholder={t('meeting.find')}
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      {found.length === 0 && <p className="quiet">{t('meeting.noUnit')}</p>}
      <div className="meeting-choices">
        {found.map(({ code, name }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={pinned.includes(code)}
              disabled={pinned.includes(code) ? pinned.length === 1 : full}
              onChange={() => useMeeting.setState({ pinned: toggled(pinned, code) })}
            />
            {name}
          </label>
        ))}
      </div>
    </>
  );
}

function MethodChoice({
  board: { choices, columns },
}: {
  readonly board: Pick<MeetingBoard, 'choices' | 'columns'>;
}): React.JSX.Element {
  const t = useTexts();
  const held = columns.map(({ choice }) => choice.id);
  return (
    <>
      <p className="quiet">{t('meeting.methodsHint')}</p>
      <div className="meeting-choices">
        {choices.map((choice) => (
          <label key={choice.id}>
            <input
              type="checkbox"
              checked={held.includes(choice.id)}
              disabled={held.includes(choice.id) ? held.length === 1 : held.length >= METHODS_MOST}
              onChange={() => useMeeting.setState({ methods: toggled(held, choice.id) })}
            />
            {methodName(choice, t)}
          </label>
        ))}
      </div>
    </>
  );
}

function toggled(held: readonly string[], one: string): readonly string[] {
  return held.includes(one) ? held.filter((other) => other !== one) : [...held, one];
}

function ParkForm({ group }: { readonly group: string }): React.JSX.Element {
  const t = useTexts();
  const [proposer, setProposer] = useState('');
  const [reason, setReason] = useState('');
  return (
    <TypedForm
      ready={proposer.trim() !== ''}
      done={() => parkProposal({ group, weights: { ...sliderWeights() }, proposer, reason })}
    >
      <Line label={t('meeting.proposer')} value={proposer} set={setProposer} />
      <Line label={t('meeting.reason')} value={reason} set={setReason} />
    </TypedForm>
  );
}

function DecisionForm({
  proposal,
  outcome,
}: {
  readonly proposal: BoardProposal;
  readonly outcome: 'accepted' | 'rejected';
}): React.JSX.Element {
  const t = useTexts();
  const isPublic = useMeeting((state) => state.isPublic);
  const [reason, setReason] = useState('');
  return (
    <TypedForm ready={reason.trim() !== ''} done={() => decideProposal({ proposal: proposal.id, outcome, reason })}>
      <p>{proposalName(proposal, isPublic, t)}</p>
      <Line label={t('meeting.reason')} value={reason} set={setReason} />
    </TypedForm>
  );
}

function KeepForm({ proposal }: { readonly proposal: BoardProposal }): React.JSX.Element {
  const t = useTexts();
  const { proposer, title } = proposal;
  const [name, setName] = useState(t('meeting.scenarioOf', { proposer, title }));
  return (
    <TypedForm ready={name.trim() !== ''} done={() => keepProposal({ proposal: proposal.id, name })}>
      <Line label={t('meeting.scenarioName')} value={name} set={setName} />
    </TypedForm>
  );
}

/** Enter in a line does it; the panel closes where it went well. */
function TypedForm({
  ready,
  done,
  children,
}: {
  readonly ready: boolean;
  readonly done: () => Promise<AppError | null>;
  readonly children: React.ReactNode;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<AppError | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || busy) return;
        setBusy(true);
        void done().then((error) => {
          setBusy(false);
          setRefused(error);
          if (error === null) showPanel(null);
        });
      }}
    >
      {children}
      {refused !== null && <p role="alert">{errorText(refused, language)}</p>}
      <div className="meeting-actions">
        <button type="submit" disabled={!ready || busy}>
          {t('meeting.done')} <kbd>Enter</kbd>
        </button>
      </div>
    </form>
  );
}

function Line({
  label,
  value,
  set,
}: {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
}): React.JSX.Element {
  return (
    <label className="meeting-line">
      {label}
      <input value={value} maxLength={100} onChange={(event) => set(event.target.value)} />
    </label>
  );
}
