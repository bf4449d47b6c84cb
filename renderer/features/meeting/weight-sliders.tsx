import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { shareMoves, shortNumber } from '../../../shared/model/proposal-title.ts';
import { withWeights } from '../../state/meeting-columns.ts';
import { chooseGroup, moveSliders, resetSliders, showPanel, sliderWeights, useMeeting } from '../../state/meeting.ts';
import { setShare } from '../../state/sibling-weights.ts';
import { useTexts } from '../../ui/texts.ts';
import type { MeetingBoard } from './use-meeting-board.ts';

const free: ReadonlySet<string> = new Set();

/** A slider a child of the group, in per cent of it; the others make room in proportion. */
export function WeightSliders({
  dataset,
  working,
  board: { group, codes },
}: {
  readonly dataset: Dataset;
  readonly working: Method;
  readonly board: MeetingBoard;
}): React.JSX.Element {
  const t = useTexts();
  const weights = useMeeting((state) => state.weights);
  const own = Object.fromEntries(codes.map((code) => [code, working.weights[code] ?? 0]));
  const moves = shareMoves(own, weights ?? own);
  const named = [...dataset.nodes, ...dataset.measures];
  const nameOf = (code: string): string => named.find((node) => node.code === code)?.name ?? code;
  const groups = dataset.nodes.filter((_, at) => named.filter(({ parent }) => parent === at).length > 1);
  const move = (code: string, share: number): void => {
    const method = withWeights(working, sliderWeights());
    const made = setShare(method, codes, code, Math.min(Math.max(share, 0), 100) / 100, free);
    moveSliders(Object.fromEntries(codes.map((one) => [one, made.weights[one] ?? 0])));
  };
  return (
    <section className="meeting-sliders" aria-label={t('meeting.group')}>
      <select aria-label={t('meeting.group')} value={group} onChange={(event) => chooseGroup(event.target.value)}>
        {groups.map(({ code, name, depth }) => (
          <option key={code} value={code}>
            {t('meeting.groupOf', { name: depth === 0 ? name : `${code} ${name}` })}
          </option>
        ))}
      </select>
      <div className="meeting-slider-list">
        {moves.map(({ code, from, to }) => (
          <label key={code} className="meeting-slider">
            <span className="name">{`${code} ${nameOf(code)}`}</span>
            <span className="share">
              {Math.abs(from - to) > 0.005 && <span className="was">{`${shortNumber(from)} → `}</span>}
              {shortNumber(to)}
            </span>
            <input
              type="range"
              min={0}
              max={100}
              step={0.01}
              value={to}
              aria-label={t('meeting.weightOf', { name: nameOf(code) })}
              aria-valuetext={`${shortNumber(to)} %`}
              onChange={(event) => move(code, Math.round(event.target.valueAsNumber * 2) / 2)}
              onKeyDown={(event) => {
                const by = steps[event.key];
                if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
                event.preventDefault();
                // Of where it is by the last press, drawn or not: two presses in a frame are two.
                const held = shareMoves(own, sliderWeights() ?? own).find((one) => one.code === code);
                move(code, (held?.to ?? to) + (event.shiftKey ? by / 10 : by));
              }}
            />
          </label>
        ))}
      </div>
      <div className="meeting-actions">
        <button type="button" disabled={weights === null} onClick={() => showPanel('park')}>
          {t('meeting.park')} <kbd>N</kbd>
        </button>
        <button type="button" disabled={weights === null} onClick={resetSliders}>
          {t('meeting.reset')} <kbd>R</kbd>
        </button>
      </div>
    </section>
  );
}

/** Points of share that a key moves a slider by. */
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 };
