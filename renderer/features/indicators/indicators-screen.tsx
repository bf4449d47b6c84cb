import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Segmented } from 'antd';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { hasMessage } from '../../../shared/messages/message-text.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { NoteAbout } from '../../../shared/model/note.ts';
import { score } from '../../../shared/scoring/score.ts';
import { useAppearance } from '../../state/appearance.ts';
import { notify } from '../../state/notices.ts';
import { ask } from '../../state/questions.ts';
import type { Question } from '../../state/questions.ts';
import { compareResults } from '../../state/result-change.ts';
import { resetWeights, totalWeight, weightOf } from '../../state/sibling-weights.ts';
import { editMethod } from '../../state/method-edits.ts';
import { useInferredWeights } from '../../state/inferred-weights.ts';
import { isBlank, setLocked, showEdits, useWorkbench } from '../../state/workbench.ts';
import { useNotedColumns } from '../../views/grid/noted-columns.ts';
import { ViewedGrid } from '../../views/grid/viewed-grid.tsx';
import type { GridHandle } from '../../views/grid/grid.tsx';
import type { PastedCell } from '../../views/grid/grid-clipboard.ts';
import { WeightPanel } from '../../views/weights/weight-panel.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { BlankProject, NoMatch, NoScores } from '../../ui/screen-states.tsx';
import { errorText, textsIn, useTexts, wordsOf } from '../../ui/texts.ts';
import type { FrameworkChange } from '../../../shared/model/framework-change/framework-change.ts';
import { EffectiveWeightsPlot } from './effective-weights-plot.tsx';
import { FrameworkDialog } from './framework/framework-dialog.tsx';
import type { FrameworkDialogKind } from './framework/framework-dialog.tsx';
import { MeetingButton } from '../../ui/meeting-button.tsx';
import { FrameworkMenu } from './framework/framework-menu.tsx';
import { RowActions } from './framework/row-actions.tsx';
import { IndicatorDetail } from './indicator-detail.tsx';
import { indicatorColumns } from './indicator-columns.ts';
import { indicatorRows, visibleRows } from './indicator-rows.ts';
import type { IndicatorRow } from './indicator-rows.ts';
import { typedEdit } from './typed-edit.ts';

type Side = 'weights' | 'plot' | 'detail';
const depths = [1, 2, 3, 4] as const;
const rowId = (row: IndicatorRow): string => row.code;

/** 指标与权重: the tree with its weights, shares, limits and definitions, edited in place. */
export function IndicatorsScreen(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const working = useWorkbench((state) => state.working);
  const result = useWorkbench((state) => state.result);
  const locked = useWorkbench((state) => state.locked);
  const inferred = useInferredWeights();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openTo(snapshot?.dataset.nodes ?? [], 2));
  const [find, setFind] = useState('');
  const [side, setSide] = useState<Side>('weights');
  const [focused, setFocused] = useState<string | null>(null);
  const [wantedRow, setWantedRow] = useState<string | null>(null);
  const grid = useRef<GridHandle>(null);

  const toggle = useCallback((code: string) => setOpen((held) => toggled(held, code)), []);
  const columns = useMemo(
    () =>
      indicatorColumns(t, {
        toggle,
        lock: (code) => setLocked(code, !useWorkbench.getState().locked.has(code)),
        type: typeInto,
      }),
    [t, toggle],
  );
  const noted = useNotedColumns(columns, aboutCell);
  const all = useMemo(
    () => (snapshot && working ? indicatorRows(snapshot, working, result, open, locked) : []),
    [snapshot, working, result, open, locked],
  );
  const rows = useMemo(() => visibleRows(all, find), [all, find]);
  const focusRow = useCallback((row: IndicatorRow) => setFocused(row.code), []);
  const blank = useWorkbench(isBlank);
  const [dialog, setDialog] = useState<FrameworkDialogKind | null>(null);
  const wanted = useAppearance((state) => state.wanted);
  useEffect(() => {
    const year = typeof wanted === 'number' ? wanted : null;
    if (wanted === 'translations') {
      setDialog({ kind: 'translations' });
      useAppearance.setState({ wanted: null });
      return;
    }
    if (wanted !== 'year' && year === null) return;
    setDialog({ kind: 'title', year });
    useAppearance.setState({ wanted: null });
  }, [wanted]);
  const place = useAppearance((state) => state.place);
  useEffect(() => {
    if (place?.kind !== 'node') return;
    setFind(place.code);
    setFocused(place.code);
    setSide('detail');
    setWantedRow(place.code);
    useAppearance.setState({ place: null });
  }, [place]);
  useEffect(() => {
    if (wantedRow === null || !rows.some(({ code }) => code === wantedRow)) return;
    if (grid.current?.focusRow(wantedRow, 0) === true) setWantedRow(null);
  }, [wantedRow, rows]);
  const openDialog = (kind: FrameworkDialogKind): void => setDialog(kind);
  const closeDialog = (made: FrameworkChange | null): void => {
    setDialog(null);
    requestAnimationFrame(focusSomewhere);
    if (made?.kind === 'system')
      setOpen(new Set([TOTAL, ...made.rows.flatMap(({ code, parent }) => (parent === null ? [code] : []))]));
    const shown = made === null ? null : placeOf(made);
    if (shown === null) return;
    setFocused(shown.code);
    if (shown.parent !== null)
      setOpen((held) => new Set([...held, shown.parent ?? '', snapshot?.dataset.nodes[0]?.code ?? '', TOTAL]));
    setSide('detail');
  };
  if (!snapshot || !working) return <NoScores />;
  // Keyed: it stays the same dialog while the first indicator turns the blank screen into the tree.
  const dialogs = <FrameworkDialog key="dialog" snapshot={snapshot} open={dialog} close={closeDialog} />;
  if (blank) {
    return (
      <>
        <BlankProject>
          {snapshot.dataset.units.length > 0 && <p>{t('units.count', { count: snapshot.dataset.units.length })}</p>}
          <div className="row-actions">
            <Button data-revise="" type="primary" onClick={() => openDialog({ kind: 'system' })}>
              {t('framework.enterSystem')}
            </Button>
            <Button onClick={() => openDialog({ kind: 'indicator', code: null, parent: null })}>
              {t('framework.addFirst')}
            </Button>
            <Button onClick={() => openDialog({ kind: 'units' })}>{t('framework.addUnits')}</Button>
            <Button onClick={() => openDialog({ kind: 'title', year: null })}>{t('framework.rename')}</Button>
          </div>
        </BlankProject>
        {dialogs}
      </>
    );
  }
  const row = all.find((candidate) => candidate.code === focused) ?? null;
  return (
    <>
      <div className="toolbar">
        <h1>{t('indicators.title')}</h1>
        <FindField width={200} placeholder={t('indicators.find')} value={find} onChange={setFind} />
        <span className="muted">{t('indicators.openTo')}</span>
        {depths.map((depth) => (
          <Button key={depth} size="small" onClick={() => setOpen(openTo(snapshot.dataset.nodes, depth))}>
            {t(`indicators.depth.${depth}`)}
          </Button>
        ))}
        {inferred && (
          <span className="badge" title={t('weights.inferred')}>
            {t('indicators.inferred')}
          </span>
        )}
        <span className="push" />
        <MeetingButton />
        <FrameworkMenu
          open={openDialog}
          resetAll={() =>
            editMethod(
              (lang) => textsIn(lang)('edit.reset', { code: textsIn(lang)('indicators.all') }),
              (method) => resetWeights(method, snapshot.baseline, Object.keys(snapshot.baseline.weights)),
            )
          }
        />
        <Segmented<Side>
          aria-label={t('scores.side')}
          value={side}
          onChange={setSide}
          options={[
            { value: 'weights', label: t('scores.side.weights') },
            { value: 'plot', label: t('indicators.side.plot') },
            { value: 'detail', label: t('indicators.side.detail') },
          ]}
        />
      </div>
      <div className="split">
        <div className="main">
          {rows.length === 0 ? (
            <NoMatch clear={() => setFind('')} />
          ) : (
            <ViewedGrid
              view="indicators"
              form={language}
              all={rows}
              clear={() => setFind('')}
              topRows={false}
              handle={grid}
              label={t('indicators.gridLabel')}
              language={language}
              rows={rows}
              columns={noted.columns}
              rowId={rowId}
              onNote={noted.onNote}
              onFocusRow={focusRow}
              settle={showEdits}
              onOpen={(opened, column) => {
                const opens = column === 'name' && opened.children.length > 0;
                if (opens) toggle(opened.code);
                return opens;
              }}
              onPaste={pasteInto}
            />
          )}
        </div>
        <div className="side-place">
          <aside
            className="side"
            aria-label={t(side === 'weights' ? 'scores.side.weights' : `indicators.side.${side}`)}
          >
            {side === 'weights' && <WeightPanel {...(row ? { group: groupOf(row, all) } : {})} onGroup={setFocused} />}
            {side === 'plot' && <EffectiveWeightsPlot onChoose={setFocused} />}
            {side === 'detail' && <IndicatorDetail row={row} />}
            {side === 'detail' && row !== null && <RowActions snapshot={snapshot} row={row} open={openDialog} />}
          </aside>
        </div>
      </div>
      {dialogs}
    </>
  );
}

/** A note is on the indicator or measure of the row, and marked beside its name. */
function aboutCell({ code }: IndicatorRow, column: string, marking: boolean): NoteAbout | null {
  return marking && column !== 'name' ? null : { kind: 'indicator', indicator: code };
}

/** What opened the dialog may be gone: a menu's entry, a removed row's buttons. */
function focusSomewhere(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-revise]')?.focus();
}

/** The row that an edit is about, and the one to open above it. */
function placeOf(made: FrameworkChange): { readonly code: string; readonly parent: string | null } | null {
  switch (made.kind) {
    case 'add-indicator':
      return { code: made.indicator.code, parent: made.measure === null ? made.parent : made.indicator.code };
    case 'add-measure':
      return { code: made.measure.code, parent: made.parent };
    case 'move-under':
      return { code: made.code, parent: made.parent };
    default:
      return null;
  }
}

/** The group that a focused row shows in the side panel: its children, or the group it is in. */
function groupOf(row: IndicatorRow, all: readonly IndicatorRow[]): string {
  if (row.children.length > 1) return row.code;
  return all.find((candidate) => candidate.children.includes(row.code))?.code ?? all[0]?.code ?? row.code;
}

function openTo(
  nodes: readonly { readonly code: string; readonly depth: number }[],
  depth: number,
): ReadonlySet<string> {
  return new Set(nodes.filter((node) => node.depth < depth).map((node) => node.code));
}

function toggled(held: ReadonlySet<string>, code: string): ReadonlySet<string> {
  const next = new Set(held);
  if (!next.delete(code)) next.add(code);
  return next;
}

function typeInto(row: IndicatorRow, column: string, text: string): void {
  pasteInto([{ row, column, text }]);
}

/** All cells of a block are one edit, or none is made and the remark says why; one that goes over the bounds of a group is asked about. */
function pasteInto(cells: readonly PastedCell<IndicatorRow>[]): boolean {
  const { snapshot, working, locked } = useWorkbench.getState();
  const [first] = cells;
  if (snapshot === null || working === null || first === undefined) return false;
  const edited = typedEdit(snapshot.dataset, working, cells, locked);
  if (!edited.ok) {
    notify('warning', refusal(edited.error, working));
    return false;
  }
  const groups = weightGroups(snapshot.dataset, cells, working, edited.value);
  if (groups.length < 2) {
    putInto(cells, edited.value);
    return true;
  }
  void askAcross(snapshot.dataset, cells, groups, working, edited.value);
  return true;
}

/** Groups of siblings whose weights an edit of several cells changes: a block that runs on from one group into the next is mostly a slip. */
function weightGroups(
  dataset: Dataset,
  cells: readonly PastedCell<IndicatorRow>[],
  before: Method,
  after: Method,
): readonly WeightGroup[] {
  const groups = new Map<string, readonly string[]>();
  for (const { row, column } of cells)
    if (column === 'weight' || column === 'share') groups.set(row.siblings[0] ?? row.code, row.siblings);
  return [...groups.values()].map((siblings) => ({
    name: groupName(dataset, siblings),
    changed: siblings.filter((code) => weightOf(before, code) !== weightOf(after, code)).length,
    before: totalWeight(before, siblings),
    after: totalWeight(after, siblings),
  }));
}

type WeightGroup = Extract<Question, { kind: 'paste-groups' }>['groups'][number];

function groupName({ nodes, measures }: Dataset, [first]: readonly string[]): string {
  const parent = (nodes.find(({ code }) => code === first) ?? measures.find(({ code }) => code === first))?.parent ?? 0;
  const node = nodes[parent];
  return node === undefined || node.parent < 0 ? (node?.name ?? '') : `${node.code} ${node.name}`;
}

async function askAcross(
  dataset: Dataset,
  cells: readonly PastedCell<IndicatorRow>[],
  groups: readonly WeightGroup[],
  before: Method,
  after: Method,
): Promise<void> {
  const [was, is] = [score(dataset, before), score(dataset, after)];
  const moved = was.ok && is.ok ? compareResults(was.value, is.value) : null;
  const effect = moved === null ? null : { ranks: moved.ranks.length, tiers: moved.tiers.length };
  if (!(await ask({ kind: 'paste-groups', groups, effect }))) return;
  // What another window changed meanwhile stays.
  const { snapshot, working, locked } = useWorkbench.getState();
  if (snapshot === null || working === null) return;
  const edited = typedEdit(snapshot.dataset, working, cells, locked);
  if (edited.ok) putInto(cells, edited.value);
  else notify('warning', refusal(edited.error, working));
}

function putInto(cells: readonly PastedCell<IndicatorRow>[], edited: Method): void {
  const [first] = cells;
  if (first === undefined) return;
  const label =
    cells.length > 1
      ? wordsOf('edit.paste', { count: cells.length })
      : wordsOf(first.column === 'share' ? 'edit.share' : first.column === 'weight' ? 'edit.weight' : 'edit.limits', {
          code: first.row.code,
        });
  editMethod(label, () => edited);
}

function isTyped(column: unknown): column is 'weight' | 'share' | 'lower' | 'upper' {
  return column === 'weight' || column === 'share' || column === 'lower' || column === 'upper';
}

/** The screen's own remarks say that nothing changed; scoring's texts don't, and know normalisations by their codes. */
function refusal(fault: AppError, { measures }: Method): AppError {
  if (!hasMessage(fault.code)) return fault;
  const { language } = useAppearance.getState();
  const method = measures[fault.place?.subject ?? ''];
  const t = textsIn(language);
  const column = fault.params?.['column'];
  const line = fault.params?.['line'];
  if (fault.code.startsWith('NUMBER_') && isTyped(column)) {
    const field = `${fault.place?.subject ?? ''} ${t(`indicators.${column}`)}`;
    const place = line === undefined ? { subject: field } : { cell: t('grid.line', { line }), subject: field };
    return appError('SCREEN_EDIT_REFUSED', { why: errorText({ ...fault, place }, language) });
  }
  const params = {
    ...fault.params,
    ...(method ? { normalisation: t(`normalisation.${method.normalisation}`) } : {}),
  };
  return {
    ...appError('SCREEN_EDIT_REFUSED', { why: errorText({ ...fault, params, place: {} }, language) }),
    // The help of what was refused is linked by its own code.
    others: [
      {
        ...fault,
        params: { ...fault.params, ...(method ? { normalisation: method.normalisation } : {}) },
      },
    ],
  };
}
