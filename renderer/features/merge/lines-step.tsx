import { useCallback, useMemo, useRef, useState } from 'react';
import { Button, Segmented, Select } from 'antd';
import { CheckCircleOutlined } from '@ant-design/icons';
import type { MergeChoice, MergeLine, MergeLook } from '../../../shared/model/merge/merge-line.ts';
import { signerName } from '../../../shared/report/audit/signer-name.ts';
import { mergeSentences } from '../../../shared/report/audit/merge-sentences.ts';
import { useAppearance } from '../../state/appearance.ts';
import { applyMerge, chooseColleague, decidedLines, decide, leaveMerge, useMerge } from '../../state/merge.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { FindField } from '../../ui/find-field.tsx';
import { localTime } from '../../ui/local-time.ts';
import { NoMatch } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import type { Texts } from '../../ui/texts.ts';
import { Grid } from '../../views/grid/grid.tsx';
import type { GridHandle } from '../../views/grid/grid.tsx';
import { LineDetail } from './line-detail.tsx';
import { mergeColumns } from './merge-columns.ts';
import { MergeEffectView } from './merge-effect-view.tsx';
import { groupName, mergeGroups, mergeRows, nextChoice, shownLines } from './merge-rows.ts';
import type { MergeFilter, MergeRow, Showing } from './merge-rows.ts';
import { useMergeWords } from './use-merge-words.ts';

const rowId = (row: MergeRow): string => row.id;
const groupOfRow = (row: MergeRow): string => row.group;
const headingOf = (row: MergeRow): string | null => row.heading;
const opensBy = (column: string): 'click' | 'double-click' => (column === 'choice' ? 'click' : 'double-click');
const everything: MergeFilter = { group: null, showing: 'all', find: '' };
const showings = ['all', 'conflicts', 'open'] as const satisfies readonly Showing[];

/** What the other project has and this one lacks, line by line, with what the decisions do to ranks and tiers. */
export function LinesStep({ look, name }: { readonly look: MergeLook; readonly name: string }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const readOnly = useWorkbench((state) => state.snapshot?.readOnly === true);
  const choices = useMerge((state) => state.choices);
  const { effect, trial } = useMerge();
  const words = useMergeWords(look.other);
  const [filter, setFilter] = useState(everything);
  const [focused, setFocused] = useState<string | null>(null);
  const grid = useRef<GridHandle>(null);
  const lines = useMemo(() => decidedLines(look, choices), [look, choices]);
  const sentences = useMemo(
    () => new Map(look.lines.map((line) => [line.id, mergeSentences(line, words).theirs])),
    [look, words],
  );
  const text = useCallback((line: MergeLine) => sentences.get(line.id) ?? '', [sentences]);
  const searched = useCallback(
    (line: MergeLine) => [text(line), line.theirOrigin.who, line.theirOrigin.why].join(' '),
    [text],
  );
  const shown = useMemo(() => shownLines(lines, filter, searched), [lines, filter, searched]);
  const rows = useMemo(() => mergeRows(shown, text, words, t), [shown, text, words, t]);
  const columns = useMemo(() => mergeColumns(t), [t]);
  const groups = useMemo(() => mergeGroups(look.lines), [look]);
  const current = lines.find(({ id }) => id === focused) ?? shown[0] ?? null;
  const open = lines.filter(({ choice }) => choice === null).length;
  const left = lines.filter(({ choice }) => choice === 'mine').length;
  const press = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || readOnly) return;
    if (!(event.target instanceof Element) || !event.target.matches('[role=gridcell]')) return;
    const keys: Readonly<Record<string, MergeChoice>> = { t: 'theirs', m: 'mine', b: 'both' };
    const choice = keys[event.key.toLowerCase()];
    if (choice === undefined || current === null) return;
    event.preventDefault();
    decide([current], choice);
  };
  const openRow = useCallback(
    (row: MergeRow): boolean => {
      if (row.line !== null && !readOnly) decide([row.line], nextChoice(row.line));
      return row.line !== null;
    },
    [readOnly],
  );
  const focusRow = useCallback((row: MergeRow): void => {
    if (row.line !== null) setFocused(row.line.id);
  }, []);
  return (
    <>
      <div className="toolbar">
        <h1>{t('merge.title')}</h1>
        <span className="muted merge-past" title={look.other.people.join('、')}>
          <strong>{name}</strong> {pastText(look, t)}
        </span>
        <Button size="small" onClick={() => void chooseColleague()}>
          {t('merge.another')}
        </Button>
        <Button size="small" onClick={leaveMerge}>
          {t('dialog.cancel')}
        </Button>
      </div>
      {look.lines.length === 0 ? (
        <div className="state" role="status">
          <CheckCircleOutlined aria-hidden />
          <h2>{t('merge.nothing')}</h2>
          <p>{t('merge.nothingText', { name })}</p>
          <p className="muted">{pastText(look, t)}</p>
        </div>
      ) : (
        <>
          <div className="toolbar">
            <Select<string>
              style={{ width: 210 }}
              aria-label={t('merge.group')}
              value={filter.group ?? ''}
              onChange={(group) => setFilter({ ...filter, group: group === '' ? null : group })}
              popupMatchSelectWidth={260}
              options={[
                { value: '', label: t('merge.heading', { name: t('merge.every'), count: look.lines.length }) },
                ...groups.map(({ group, count, conflicts }) => ({
                  value: group,
                  label: t(conflicts === 0 ? 'merge.heading' : 'merge.headingConflicts', {
                    ...{ name: groupName(group, words, t), count, conflicts },
                  }),
                })),
              ]}
            />
            <Segmented<Showing>
              size="small"
              aria-label={t('merge.show')}
              value={filter.showing}
              onChange={(showing) => setFilter({ ...filter, showing })}
              options={showings.map((value) => ({ value, label: t(`merge.show.${value}`) }))}
            />
            <FindField
              width={140}
              placeholder={t('merge.find')}
              value={filter.find}
              onChange={(find) => setFilter({ ...filter, find })}
            />
            <Button size="small" disabled={readOnly} onClick={() => decide(shown, 'theirs')}>
              {t('merge.allTheirs')}
            </Button>
            <Button size="small" disabled={readOnly} onClick={() => decide(shown, 'mine')}>
              {t('merge.allMine')}
            </Button>
            <span className="muted" role="status">
              {t('merge.count', { count: lines.length, taken: lines.length - left - open, left, open })}
            </span>
          </div>
          <div className="split merge-split">
            <div className="main" onKeyDown={press}>
              {shown.length === 0 ? (
                <NoMatch clear={() => setFilter(everything)} />
              ) : (
                <Grid
                  key={language}
                  handle={grid}
                  label={t('merge.lines')}
                  language={language}
                  rows={rows}
                  columns={columns}
                  rowId={rowId}
                  groupOf={groupOfRow}
                  heading={headingOf}
                  onOpen={openRow}
                  opensBy={opensBy}
                  onFocusRow={focusRow}
                />
              )}
            </div>
            <div className="side" tabIndex={0} role="region" aria-label={t('merge.detail')}>
              <LineDetail line={current} words={words} readOnly={readOnly} />
              <MergeEffectView effect={effect} trial={trial} open={open} words={words} />
              {look.other.runs > 0 && (
                <section>
                  <p className="muted">{t('merge.runs', { count: look.other.runs })}</p>
                </section>
              )}
            </div>
          </div>
          <div className="footer-bar">
            <span className="muted">{t('merge.keys')}</span>
            <span className="push" />
            {open > 0 && <span className="warning-text">{t('merge.applyOpen', { count: open })}</span>}
            <Button
              type="primary"
              disabled={readOnly || open > 0}
              onClick={() => void applyMerge(t('merge.applying', { name }))}
            >
              {t('merge.apply')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** Where the two parted, or when they were merged last; and who has worked on the other since. */
function pastText({ past, common, other: { people } }: MergeLook, t: Texts): string {
  const since = past.merged
    ? t('merge.pastMerged', { at: localTime(past.at) })
    : t('merge.pastParted', { at: localTime(past.at), count: common });
  return [
    since,
    people.length === 0 ? t('merge.nobody') : t('merge.people', { people: people.map(signerName).join('、') }),
  ].join(' · ');
}
