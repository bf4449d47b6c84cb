import { useState } from 'react';
import type { Dataset } from '../../../../shared/model/dataset.ts';
import { subjectName } from '../../../../shared/report/difference-words.ts';
import { goToPlace } from '../../../state/appearance.ts';
import { isOpen, useWorklist } from '../../../state/worklist.ts';
import { rankShiftWords } from '../../../ui/rank-shift-words.ts';
import { useTexts } from '../../../ui/texts.ts';
import { DataTable } from '../../../views/table/data-table.tsx';
import { consequenceText } from './findings.ts';
import type { FindingGroup, WeighedFinding } from './findings.ts';

/** Findings of a group that are shown before the rest is asked for. */
const SHOWN = 5;

/** Kinds of findings, each to open, the most consequential first and open. */
export function FindingGroupList({
  dataset,
  groups,
}: {
  readonly dataset: Dataset;
  readonly groups: readonly FindingGroup[];
}): React.JSX.Element {
  const t = useTexts();
  // Weighing puts them in another order: the first is open unless somebody has said otherwise, and what somebody is at stays where it was drawn.
  const [held, setHeld] = useState<Readonly<Partial<Record<FindingGroup['flag'], boolean>>>>({});
  const hold = (flag: FindingGroup['flag'], open: boolean): void => setHeld((all) => ({ ...all, [flag]: open }));
  return (
    <>
      {groups.map(({ flag, findings }, at) => (
        <details key={flag} className="findings" open={held[flag] ?? at === 0}>
          <summary
            onClick={(event) => {
              event.preventDefault();
              hold(flag, !(held[flag] ?? at === 0));
            }}
          >
            <strong>{t(`whatIf.flag.${flag}`)}</strong>
            <span className="badge quiet">{findings.length}</span>
            <span className="muted">
              {findings[0]?.without == null
                ? ''
                : t('whatIf.atMost', { moves: consequenceText(findings[0].without, t) })}
            </span>
          </summary>
          <div onPointerDown={() => hold(flag, true)} onFocus={() => hold(flag, true)}>
            <p className="muted">{t(`whatIf.means.${flag}`)}</p>
            <Findings dataset={dataset} findings={findings} label={t(`whatIf.flag.${flag}`)} />
          </div>
        </details>
      ))}
    </>
  );
}

function Findings({
  dataset,
  findings,
  label,
}: {
  readonly dataset: Dataset;
  readonly findings: readonly WeighedFinding[];
  readonly label: string;
}): React.JSX.Element {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, SHOWN);
  return (
    <>
      <DataTable<WeighedFinding>
        size="small"
        rowKey="key"
        aria-label={label}
        dataSource={shown}
        pagination={all && findings.length > 20 ? { pageSize: 20, size: 'small', showSizeChanger: false } : false}
        columns={[
          {
            title: t('result.factSubject'),
            key: 'about',
            render: (_, { codes: [a = '', b] }) =>
              b === undefined
                ? subjectName(dataset, a)
                : t('whatIf.pairOf', { a: subjectName(dataset, a), b: subjectName(dataset, b) }),
          },
          { title: t('whatIf.figure'), dataIndex: 'figure', className: 'nowrap', align: 'right' },
          {
            title: t('whatIf.consequence'),
            key: 'consequence',
            render: (_, { without, codes }) =>
              without === null ? (
                '—'
              ) : (
                <span title={rankShiftWords(without.meanShift, t)}>
                  {codes.length > 1 && <span className="muted">{t('whatIf.withoutCode', { code: without.code })}</span>}
                  {consequenceText(without, t)}
                </span>
              ),
          },
          { title: '', key: 'act', className: 'nowrap', render: (_, { codes }) => <Actions codes={codes} /> },
        ]}
      />
      {findings.length > SHOWN && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('whatIf.showFew', { count: SHOWN }) : t('whatIf.showAll', { count: findings.length })}
        </button>
      )}
    </>
  );
}

/** To the indicator; to the lines of the worklist about it where there are any. */
function Actions({ codes }: { readonly codes: readonly string[] }): React.JSX.Element {
  const t = useTexts();
  const lines = useWorklist((state) => state.lines);
  return (
    <>
      {codes.map((code) => {
        const open = (lines ?? []).filter((line) => isOpen(line) && [line.measure, line.indicator].includes(code));
        return (
          <span key={code} className="nowrap places">
            <button
              type="button"
              className="link"
              aria-label={t('whatIf.goIndicatorOf', { code })}
              onClick={() => goToPlace('indicators', { kind: 'node', code })}
            >
              {codes.length > 1 ? code : t('whatIf.goIndicator')}
            </button>
            {open.length > 0 && (
              <button
                type="button"
                className="link"
                aria-label={t('whatIf.goLinesOf', { code, count: open.length })}
                onClick={() => goToPlace('worklist', { kind: 'node', code })}
              >
                {t('whatIf.goLines', { count: open.length })}
              </button>
            )}
          </span>
        );
      })}
    </>
  );
}
