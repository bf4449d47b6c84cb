import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Spin } from 'antd';
import { appError } from '../../../shared/base/app-error.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { isBaseFigure } from '../../../shared/model/base-figure.ts';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { useAppearance } from '../../state/appearance.ts';
import { notify } from '../../state/notices.ts';
import { isBlank, useWorkbench } from '../../state/workbench.ts';
import { fetchWorklist, settleLines, useWorklist } from '../../state/worklist.ts';
import { OverrideDialog } from '../../ui/override-dialog.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { BlankProject, NoProject } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useNotedColumns } from '../../views/grid/noted-columns.ts';
import { ViewedGrid } from '../../views/grid/viewed-grid.tsx';
import type { GridHandle } from '../../views/grid/grid.tsx';
import { packageProgress } from '../../state/work-package.ts';
import { DomainDialog } from './domain-dialog.tsx';
import { aboutLine, canReturn, domainOf, fixElsewhere, fixOf, goToLine } from './line-actions.ts';
import type { Fix } from './line-actions.ts';
import { ReadAgainDialog } from './read-again-dialog.tsx';
import { SlipDialog } from './slip-dialog.tsx';
import { lineText, lineWords, partName, worklistColumns } from './worklist-columns.ts';
import { noFilter, shownLines, worklistRows } from './worklist-rows.ts';
import type { Grouping, WorklistRow } from './worklist-rows.ts';
import { DataAwaited, NothingListed, NothingShown, NoWorklist } from './worklist-states.tsx';
import { ActionBar, WorklistToolbar } from './worklist-toolbar.tsx';
import type { LineActions } from './worklist-toolbar.tsx';
import { toggleSelected, useWorklistView } from './worklist-view.ts';

const rowId = (row: WorklistRow): string => row.id;
const groupOf = (row: WorklistRow): string => row.group;
const headingOf = (row: WorklistRow): string | null => row.heading;
/** A click makes a line the current one, for the buttons above; its place is a link. */
const opensBy = (column: string): 'click' | 'double-click' | 'nothing' =>
  column === 'place' ? 'click' : column === 'selected' ? 'nothing' : 'double-click';

/** 问题清单 of the open project; what is missing of it is said: nothing open, nothing listed, nothing to be had. */
export function WorklistScreen(): React.JSX.Element {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const blank = useWorkbench(isBlank);
  const { lines, error } = useWorklist();
  if (snapshot === null) return <NoProject />;
  if (error !== null) return <NoWorklist error={error} />;
  if (lines === null)
    return (
      <div className="state">
        <Spin description={t('loading')} />
      </div>
    );
  if (lines.length > 0) return <Lines snapshot={snapshot} lines={lines} />;
  if (blank) return <BlankProject />;
  const progress = packageProgress(snapshot);
  return progress !== null && progress.awaited.length > 0 ? <DataAwaited progress={progress} /> : <NothingListed />;
}

type Settling = { readonly state: 'accepted' | 'closed' | 'open'; readonly lines: readonly WorklistLine[] };
type Asked =
  | ({ readonly kind: 'settle' } & Settling)
  | Exclude<Fix, { kind: 'elsewhere' }>
  | { readonly kind: 'slip'; readonly lines: readonly WorklistLine[] };

function Lines({
  snapshot,
  lines,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly lines: readonly WorklistLine[];
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const { dataset, readOnly } = snapshot;
  const { year } = snapshot.framework;
  const { filter, grouping, selected } = useWorklistView();
  const wanted = useAppearance((state) => state.place);
  useEffect(() => {
    if (wanted?.kind !== 'node') return;
    const measured = lines.some(({ measure }) => measure === wanted.code);
    // One measure has no part of the filter of its own: it is found by its code.
    useWorklistView.setState({
      filter: measured ? { ...noFilter, find: wanted.code } : { ...noFilter, of: { indicator: wanted.code } },
    });
    useAppearance.setState({ place: null });
  }, [wanted, lines]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const grid = useRef<GridHandle>(null);

  const text = useCallback((line: WorklistLine) => lineText(line, dataset, language), [dataset, language]);
  const name = useCallback(
    (part: Grouping, value: string) => partName(part, value, dataset, language),
    [dataset, language],
  );
  const unitName = useCallback((code: string) => name('unit', code), [name]);
  const shown = useMemo(() => shownLines(lines, filter, text), [lines, filter, text]);
  const rows = useMemo(
    () => worklistRows(shown, grouping, selected, name, language),
    [shown, grouping, selected, name, language],
  );
  const columns = useMemo(() => worklistColumns(t, dataset, language), [t, dataset, language]);
  const aboutOf = useCallback(
    (row: WorklistRow, column: string, marking: boolean) => aboutLine(row, column, year, marking),
    [year],
  );
  const noted = useNotedColumns(columns, aboutOf);
  const chosen = shown.filter(({ id }) => selected.has(id));
  const focusedLine = (): WorklistLine | undefined => {
    const { focused } = useWorklistView.getState();
    return shown.find(({ id }) => id === focused?.id);
  };
  /** What an action is about: the lines selected, else the one with the focus. */
  const meant = (): readonly WorklistLine[] => {
    const line = focusedLine();
    return chosen.length > 0 ? chosen : line === undefined ? [] : [line];
  };
  /** An action on one line is about the one with the focus. */
  const one = (): WorklistLine | null => focusedLine() ?? chosen[0] ?? null;
  const ask = (what: Asked): void => {
    if (!readOnly) setAsked(what);
  };
  const settle = (state: Settling['state']): void => {
    const about = meant().filter((line) => state !== 'open' || line.state !== 'open');
    if (about.length > 0) ask({ kind: 'settle', state, lines: about });
    else if (meant().length === 0) notify('info', appError('SCREEN_NO_LINE'));
  };
  const actions: LineActions = {
    fix: () => {
      const line = one();
      if (line === null) notify('info', appError('SCREEN_NO_LINE'));
      if (line === null || readOnly) return;
      const way = fixOf(line);
      if (way.kind === 'elsewhere') fixElsewhere(line);
      else ask(way);
    },
    domain: () => {
      const line = one();
      const way = line === null ? null : domainOf(line);
      if (way !== null) ask(way);
      else notify('info', appError(line === null ? 'SCREEN_NO_LINE' : 'SCREEN_NO_DOMAIN'));
    },
    accept: () => settle('accepted'),
    close: () => settle('closed'),
    reopen: () => settle('open'),
    slip: () => {
      const about = meant();
      if (about.some(canReturn)) ask({ kind: 'slip', lines: about });
      else notify('info', appError(about.length === 0 ? 'SCREEN_NO_LINE' : 'SLIP_NOTHING'));
    },
  };
  /** Back to the line that had the focus, or the one that came into its place; unless the user is elsewhere by now. */
  const refocus = useCallback((): void => {
    const { focused } = useWorklistView.getState();
    const { activeElement } = document;
    const away = activeElement !== null && activeElement !== document.body && !place.current?.contains(activeElement);
    if (focused === null || away) return;
    if (grid.current?.focusRow(focused.id, focused.row) !== true)
      place.current?.querySelector<HTMLElement>('button')?.focus();
  }, []);
  const done = useCallback((): void => {
    setAsked(null);
    setTimeout(refocus);
  }, [refocus]);
  // Whoever settled a line that leaves the list goes on from there; and so does who comes back from a line's place.
  useEffect(refocus, [rows, refocus]);
  useEffect(() => {
    const { focused } = useWorklistView.getState();
    if (focused !== null) grid.current?.focusRow(focused.id, focused.row);
  }, []);
  const press = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(event.target instanceof Element) || !event.target.matches('[role=gridcell]')) return;
    const keys: Readonly<Record<string, () => void>> = {
      a: actions.accept,
      c: actions.close,
      o: actions.reopen,
      f: actions.fix,
      d: actions.domain,
      r: actions.slip,
      s: () => toggleSelected(shown.map(({ id }) => id)),
      ' ': () => {
        const line = focusedLine();
        if (line !== undefined) toggleSelected([line.id]);
      },
    };
    const act = keys[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  /** A click on the box of selection selects. */
  const point = (event: React.MouseEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest('[role=gridcell][col-id=selected]') : null;
    const id = cell?.closest('[row-id]')?.getAttribute('row-id') ?? null;
    if (id === null) return;
    event.stopPropagation();
    toggleSelected([id]);
  };
  const openLine = useCallback(
    (row: WorklistRow): boolean => {
      if (row.line !== null) goToLine(row.line, unitName);
      return row.line !== null;
    },
    [unitName],
  );
  const focusRow = useCallback((row: WorklistRow): void => {
    if (row.line === null) return;
    const { id } = row.line;
    useWorklistView.setState({ focused: { id, row: grid.current?.rowOf(id) ?? 0 } });
  }, []);

  return (
    <>
      <WorklistToolbar lines={lines} shown={shown.length} name={name} />
      <ActionBar actions={actions} chosen={chosen.length} readOnly={readOnly} />
      <div className="split whole">
        <div className="main lines" ref={place} onKeyDown={press} onClickCapture={point}>
          {shown.length === 0 ? (
            <NothingShown filter={filter} lines={lines} />
          ) : (
            <ViewedGrid
              view="worklist"
              form={language}
              all={rows}
              clear={() => undefined}
              topRows={false}
              handle={grid}
              label={t('worklist.title')}
              language={language}
              rows={rows}
              columns={noted.columns}
              onNote={noted.onNote}
              rowId={rowId}
              groupOf={groupOf}
              heading={headingOf}
              onOpen={openLine}
              opensBy={opensBy}
              onFocusRow={focusRow}
            />
          )}
        </div>
      </div>
      <ReasonDialog
        title={asked?.kind === 'settle' ? t(settleTitles[asked.state], { count: asked.lines.length }) : ''}
        open={asked?.kind === 'settle'}
        onCancel={() => setAsked(null)}
        afterClose={refocus}
        onReason={async (reason) => {
          if (asked?.kind !== 'settle' || !(await settleLines(asked.lines, asked.state, reason))) return;
          useWorklistView.setState({ selected: new Set() });
          setAsked(null);
          await fetchWorklist();
        }}
      >
        {asked?.kind === 'settle' && <OneLine lines={asked.lines} dataset={dataset} />}
        <p>{asked?.kind === 'settle' ? t(settleTexts[asked.state]) : ''}</p>
      </ReasonDialog>
      {asked?.kind === 'override' && <OverrideDialog cell={asked} value={valueOf(snapshot, asked)} open close={done} />}
      {asked?.kind === 'read-again' && <ReadAgainDialog fix={asked} close={done} />}
      {asked?.kind === 'domain' && (
        <DomainDialog
          snapshot={snapshot}
          fix={asked}
          close={(saved) => {
            const { file, batch } = asked.line;
            if (!saved || file === null || batch === null) done();
            else setAsked({ kind: 'read-again', line: asked.line, file, batch });
          }}
        />
      )}
      {asked?.kind === 'slip' && (
        <SlipDialog
          lines={asked.lines}
          title={snapshot.title}
          unitName={unitName}
          close={done}
          written={() => useWorklistView.setState({ selected: new Set() })}
        />
      )}
    </>
  );
}

/** Which line it is, where it is only one: its unit, its measure or indicator, its place, and what is wrong. */
function OneLine({
  lines: [line, ...others],
  dataset,
}: {
  readonly lines: readonly WorklistLine[];
  readonly dataset: ProjectSnapshot['dataset'];
}): React.JSX.Element | null {
  const language = useAppearance((state) => state.language);
  if (line === undefined || others.length > 0) return null;
  const { about, what } = lineWords(line, dataset, language);
  return (
    <p className="one-line">
      <strong>{about}</strong>
      <br />
      {what}
    </p>
  );
}

const settleTexts = {
  accepted: 'worklist.acceptText',
  closed: 'worklist.closeText',
  open: 'worklist.reopenText',
} as const;
const settleTitles = {
  accepted: 'worklist.acceptTitle',
  closed: 'worklist.closeTitle',
  open: 'worklist.reopenTitle',
} as const;

/** What the cell says now; null: nothing. */
function valueOf(
  { dataset }: ProjectSnapshot,
  { unit, measure }: { readonly unit: string; readonly measure: string },
): number | null {
  const u = dataset.units.findIndex(({ code }) => code === unit);
  const base = dataset.denominators[measure]?.[u] ?? Number.NaN;
  if (isBaseFigure(measure)) return Number.isNaN(base) ? null : base;
  const m = dataset.measures.findIndex(({ code }) => code === measure);
  const value = dataset.values[m * dataset.units.length + u] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}
