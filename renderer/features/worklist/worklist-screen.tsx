import { useCallback, useMemo, useRef, useState } from 'react';
import { Alert, Button, Input, Modal, Select, Spin } from 'antd';
import { CheckCircleOutlined, SearchOutlined } from '@ant-design/icons';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { WorklistLine, WorklistState } from '../../../shared/model/worklist.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { fetchWorklist, isOpen, settleLines, useWorklist } from '../../state/worklist.ts';
import { OverrideDialog } from '../../ui/override-dialog.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { NoMatch, NoProject } from '../../ui/screen-states.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import { UnitAliasChoice } from '../../ui/unit-alias-choice.tsx';
import { Grid } from '../../views/grid/grid.tsx';
import { fixElsewhere, fixOf, goToLine } from './line-actions.ts';
import type { Fix } from './line-actions.ts';
import { lineText, partName, worklistColumns } from './worklist-columns.ts';
import { groupings, noFilter, partOf, shownLines, worklistRows } from './worklist-rows.ts';
import type { Grouping, WorklistFilter, WorklistRow } from './worklist-rows.ts';

const states = ['open', 'returned', 'accepted', 'closed'] as const satisfies readonly WorklistState[];
const rowId = (row: WorklistRow): string => row.id;
const groupOf = (row: WorklistRow): string => row.group;
const headingOf = (row: WorklistRow): string | null => row.heading;

/** 问题清单 of the open project; what is missing of it is said: nothing open, nothing listed, nothing to be had. */
export function WorklistScreen(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const { lines, error } = useWorklist();
  if (snapshot === null) return <NoProject />;
  if (error !== null)
    return (
      <div className="state">
        <h2>{t('worklist.failed')}</h2>
        <Alert type="error" showIcon title={errorText(error, language)} />
        <Button type="primary" onClick={() => void fetchWorklist()}>
          {t('worklist.retry')}
        </Button>
      </div>
    );
  if (lines === null)
    return (
      <div className="state">
        <Spin description={t('loading')} />
      </div>
    );
  if (lines.length === 0)
    return (
      <div className="state">
        <CheckCircleOutlined aria-hidden />
        <h2>{t('worklist.noneTitle')}</h2>
        <p>{t('worklist.noneText')}</p>
      </div>
    );
  return <Lines snapshot={snapshot} lines={lines} />;
}

type Settling = { readonly state: 'accepted' | 'closed' | 'open'; readonly lines: readonly WorklistLine[] };

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
  const [filter, setFilter] = useState<WorklistFilter>(noFilter);
  const [grouping, setGrouping] = useState<Grouping>('kind');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [settling, setSettling] = useState<Settling | null>(null);
  const [fixing, setFixing] = useState<Exclude<Fix, { kind: 'elsewhere' }> | null>(null);
  const focused = useRef<string | null>(null);
  const place = useRef<HTMLDivElement>(null);

  const text = useCallback((line: WorklistLine) => lineText(line, dataset, language), [dataset, language]);
  const name = useCallback(
    (part: Grouping, value: string) => partName(part, value, dataset, language),
    [dataset, language],
  );
  const shown = useMemo(() => shownLines(lines, filter, text), [lines, filter, text]);
  const rows = useMemo(() => worklistRows(shown, grouping, selected, name), [shown, grouping, selected, name]);
  const columns = useMemo(() => worklistColumns(t, dataset, language), [t, dataset, language]);
  const choices = useMemo(
    () =>
      groupings.map((part) => ({
        part,
        options: [...new Set(lines.map((line) => partOf(line, part)))]
          .filter((value) => value !== '')
          .map((value) => ({ value, label: name(part, value) })),
      })),
    [lines, name],
  );
  const open = lines.filter(isOpen).length;
  const chosen = shown.filter(({ id }) => selected.has(id));
  /** What an action is about: the lines selected, else the one with the focus. */
  const meant = (): readonly WorklistLine[] => {
    if (chosen.length > 0) return chosen;
    const line = shown.find(({ id }) => id === focused.current);
    return line === undefined ? [] : [line];
  };
  const settle = (state: Settling['state']): void => {
    const about = meant().filter((line) => state !== 'open' || line.state !== 'open');
    if (about.length > 0 && !readOnly) setSettling({ state, lines: about });
  };
  const fix = (): void => {
    const [line] = meant();
    if (line === undefined || readOnly) return;
    const way = fixOf(line);
    if (way.kind === 'elsewhere') fixElsewhere(line);
    else setFixing(way);
  };
  const select = (ids: readonly string[]): void =>
    setSelected((held) => {
      const all = ids.every((id) => held.has(id));
      return new Set(all ? [...held].filter((id) => !ids.includes(id)) : [...held, ...ids]);
    });
  /** Back to a cell of the grid: the one that had the focus may be gone. */
  const refocus = (): void => {
    setTimeout(() => {
      const grid = place.current;
      if (grid === null || grid.contains(document.activeElement)) return;
      const cell =
        grid.querySelector<HTMLElement>(`[row-id="${CSS.escape(focused.current ?? '')}"] [role=gridcell]`) ??
        grid.querySelector<HTMLElement>('.ag-center-cols-container [role=gridcell]');
      cell?.focus();
    });
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(event.target instanceof Element) || !event.target.matches('[role=gridcell]')) return;
    const keys: Readonly<Record<string, () => void>> = {
      a: () => settle('accepted'),
      c: () => settle('closed'),
      o: () => settle('open'),
      f: fix,
      s: () => select(shown.map(({ id }) => id)),
      ' ': () => {
        if (focused.current !== null) select([focused.current]);
      },
    };
    const act = keys[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const openLine = useCallback(
    (row: WorklistRow): boolean => {
      if (row.line !== null) goToLine(row.line, (unit) => name('unit', unit));
      return row.line !== null;
    },
    [name],
  );
  const focusRow = useCallback((row: WorklistRow): void => {
    focused.current = row.line?.id ?? null;
  }, []);
  const change = (part: Partial<WorklistFilter>): void => setFilter((held) => ({ ...held, ...part }));
  const filterBy = (part: Grouping, value: string | undefined): void => {
    const { [part]: _, ...others } = filter.of;
    change({ of: value === undefined ? others : { ...others, [part]: value } });
  };

  return (
    <>
      <div className="toolbar">
        <h1>{t('worklist.title')}</h1>
        <span className="muted">{t('worklist.count', { open, all: lines.length })}</span>
        <Input
          type="search"
          suffix={<SearchOutlined aria-hidden />}
          data-find=""
          allowClear
          style={{ width: 150 }}
          placeholder={t('scores.find')}
          aria-label={t('scores.find')}
          value={filter.find}
          onChange={(event) => change({ find: event.target.value })}
        />
        <Select<WorklistState | 'any'>
          style={{ width: 108 }}
          aria-label={t('worklist.state')}
          value={filter.state ?? 'any'}
          onChange={(state) => change({ state: state === 'any' ? null : state })}
          options={[
            ...states.map((value) => ({ value, label: t(`worklist.state.${value}`) })),
            { value: 'any' as const, label: t('worklist.anyState') },
          ]}
        />
        {choices.map(({ part, options }) => (
          <Select
            key={part}
            allowClear
            style={{ width: 104 }}
            placeholder={t(`worklist.by.${part}`)}
            aria-label={t(`worklist.by.${part}`)}
            value={filter.of[part] ?? null}
            onChange={(value) => filterBy(part, value ?? undefined)}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={260}
            options={options}
          />
        ))}
        <span className="muted">{t('worklist.group')}</span>
        <Select<Grouping>
          style={{ width: 92 }}
          aria-label={t('worklist.group')}
          value={grouping}
          onChange={setGrouping}
          options={groupings.map((value) => ({ value, label: t(`worklist.by.${value}`) }))}
        />
      </div>
      <div className="toolbar">
        <Button size="small" disabled={readOnly} onClick={fix}>
          {t('worklist.fix')}
        </Button>
        <Button size="small" disabled={readOnly} onClick={() => settle('accepted')}>
          {t('worklist.accept')}
          {chosen.length > 0 ? ` ${chosen.length}` : ''}
        </Button>
        <Button size="small" disabled={readOnly} onClick={() => settle('closed')}>
          {t('worklist.close')}
        </Button>
        <Button size="small" disabled={readOnly} onClick={() => settle('open')}>
          {t('worklist.reopen')}
        </Button>
        <span className="muted">{t('worklist.keys')}</span>
      </div>
      <div className="split whole">
        <div className="main" ref={place} onKeyDown={press}>
          {shown.length === 0 ? (
            <NoMatch clear={() => setFilter({ ...noFilter, state: null })} />
          ) : (
            <Grid
              key={language}
              label={t('worklist.title')}
              language={language}
              rows={rows}
              columns={columns}
              rowId={rowId}
              groupOf={groupOf}
              heading={headingOf}
              onOpen={openLine}
              onFocusRow={focusRow}
            />
          )}
        </div>
      </div>
      <ReasonDialog
        title={settling === null ? '' : t(settleTitles[settling.state], { count: settling.lines.length })}
        open={settling !== null}
        onCancel={() => {
          setSettling(null);
          refocus();
        }}
        onReason={async (reason) => {
          if (settling === null || !(await settleLines(settling.lines, settling.state, reason))) return;
          setSettling(null);
          setSelected(new Set());
          await fetchWorklist();
          refocus();
        }}
      >
        <p>{t('worklist.acceptText')}</p>
      </ReasonDialog>
      {fixing?.kind === 'override' && (
        <OverrideDialog
          cell={fixing}
          value={valueOf(snapshot, fixing)}
          open
          close={() => {
            setFixing(null);
            refocus();
          }}
        />
      )}
      <Modal
        title={t('worklist.aliasTitle', { text: fixing?.kind === 'alias' ? fixing.text : '' })}
        open={fixing?.kind === 'alias'}
        destroyOnHidden
        footer={null}
        onCancel={() => {
          setFixing(null);
          refocus();
        }}
      >
        <p>{t('worklist.aliasText')}</p>
        {fixing?.kind === 'alias' && (
          <UnitAliasChoice
            text={fixing.text}
            suggestions={fixing.suggestions}
            onSaved={() => {
              setFixing(null);
              refocus();
            }}
          />
        )}
      </Modal>
    </>
  );
}

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
  const m = dataset.measures.findIndex(({ code }) => code === measure);
  const value = dataset.values[m * dataset.units.length + u] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}
