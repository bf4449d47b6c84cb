import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { host } from '../client/invoke.ts';
import { useAppearance } from '../state/appearance.ts';
import { createProjectStore } from '../state/project-store.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useTexts } from '../ui/texts.ts';
import { useReportInput } from '../ui/use-report-input.ts';
import { useDialogs } from './dialogs.ts';
import { runCommand } from './host-events.ts';
import { findAll } from './find/find-all.ts';
import { commandTargets, helpTargets, projectTargets, reportTargets, screenTargets } from './find/find-targets.ts';
import { useHelpPages } from '../ui/use-help-pages.ts';
import type { Target } from './find/find-targets.ts';
import type { Found } from './find/rank-targets.ts';
import './find.css';

/** Keys of what was chosen, newest first. */
const useRecent = createProjectStore<{ readonly keys: readonly string[] }>(() => ({ keys: [] }));
const RECENT_MOST = 30;
const LISTED_MOST = 50;

/** Ctrl+K: anything of the project or the app by a few letters, gone to or done with Enter. */
export function FindDialog(): React.JSX.Element {
  const t = useTexts();
  const targets = useTargets();
  const find = useMemo(() => findAll(targets), [targets]);
  const { keys: recent } = useRecent();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser's own: it has the focus at once, so that what is typed right after Ctrl+K isn't lost, and gives it back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const sought = query.trim();
  const found = useMemo(
    (): readonly Found<Target>[] => (sought === '' ? unasked(targets, recent) : find(sought, recent, LISTED_MOST + 1)),
    [find, targets, recent, sought],
  );
  const shown = found.slice(0, LISTED_MOST);
  const chosen = Math.min(at, shown.length - 1);
  const close = (): void => useDialogs.setState({ finding: false });
  const take = (target: Target | undefined): void => {
    if (target === undefined) return;
    useRecent.setState({ keys: [target.key, ...recent.filter((key) => key !== target.key)].slice(0, RECENT_MOST) });
    close();
    target.go();
  };
  const press = (event: React.KeyboardEvent): void => {
    // A letter that is being composed takes the keys itself.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const last = shown.length - 1;
      const next = chosen + step;
      // One step beyond an end comes round; a page stops there.
      setAt(Math.abs(step) === 1 ? (next < 0 ? last : next > last ? 0 : next) : Math.min(last, Math.max(0, next)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(shown[chosen]?.target);
    }
  };
  const status =
    sought === ''
      ? ''
      : found.length > LISTED_MOST
        ? t('find.more', { count: LISTED_MOST })
        : t('find.count', { count: found.length });
  return (
    <dialog
      ref={dialog}
      className="find"
      aria-label={t('find.title')}
      onCancel={close}
      onMouseDown={(event) => {
        // Beside the dialog, which has no other edge of its own.
        if (event.target === event.currentTarget) close();
      }}
    >
      <div className="find-inside">
        <input
          autoFocus
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls={list}
          aria-label={t('find.title')}
          aria-autocomplete="list"
          {...(shown.length > 0 ? { 'aria-activedescendant': `${list}-${chosen}` } : {})}
          placeholder={t('find.placeholder')}
          value={query}
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <ul id={list} role="listbox" aria-label={t('find.results')}>
          {shown.map((one, index) => (
            <Line
              key={one.target.key}
              id={`${list}-${index}`}
              found={one}
              chosen={index === chosen}
              take={() => take(one.target)}
            />
          ))}
        </ul>
        {sought !== '' && shown.length === 0 && <p className="muted">{t('find.none', { query: sought })}</p>}
        <p className="find-status" role="status">
          {status}
        </p>
      </div>
    </dialog>
  );
}

function Line({
  id,
  found: { target, marks },
  chosen,
  take,
}: {
  readonly id: string;
  readonly found: Found<Target>;
  readonly chosen: boolean;
  readonly take: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li
      ref={line}
      id={id}
      role="option"
      aria-selected={chosen}
      title={target.detail === '' ? target.label : `${target.label}　${target.detail}`}
      onClick={take}
    >
      <span className="find-label">{marked(target.label, marks)}</span>
      <span className="find-detail">{target.detail}</span>
      <span className="find-kind">{t(`find.kind.${target.kind}`)}</span>
    </li>
  );
}

/** The text with the letters that were meant in bold. */
function marked(text: string, marks: Found<Target>['marks']): readonly React.ReactNode[] {
  const bold = Array.from({ length: text.length }, (_, at) => marks.some(([from, to]) => at >= from && at < to));
  const runs: { text: string; bold: boolean }[] = [];
  for (const [at, isBold] of bold.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.bold === isBold) last.text += text.charAt(at);
    else runs.push({ text: text.charAt(at), bold: isBold });
  }
  return runs.map((run, at) => (run.bold ? <mark key={at}>{run.text}</mark> : run.text));
}

/** Before anything is typed: what was chosen lately, then the screens and commands. */
function unasked(targets: readonly Target[], recent: readonly string[]): readonly Found<Target>[] {
  const byKey = new Map(targets.map((target) => [target.key, target]));
  const lately = recent.flatMap((key) => byKey.get(key) ?? []).slice(0, 8);
  const rest = targets.filter(
    (target) => (target.kind === 'screen' || target.kind === 'command') && !lately.includes(target),
  );
  return [...lately, ...rest].map((target) => ({ target, marks: [] }));
}

function useTargets(): readonly Target[] {
  const t = useTexts();
  const lang = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const input = useReportInput();
  const help = useHelpPages();
  return useMemo(
    () => [
      ...(snapshot === null ? [] : projectTargets(snapshot, lang, t, input !== null)),
      ...(input === null ? [] : reportTargets(input, t)),
      ...screenTargets(t, snapshot !== null),
      ...(help === null ? [] : helpTargets(help.helpPages, lang, t)),
      ...commandTargets(lang, snapshot !== null, host().kind === 'electron', (command) => void runCommand(command)),
    ],
    [snapshot, input, help, lang, t],
  );
}
