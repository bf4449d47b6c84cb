import { Alert, Button, Tag } from 'antd';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import type { PlannedSlip, SlipOutcome, SlipRow } from '../../../shared/contract/outputs.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';
import { takeSlip, useImportFlow } from './import-flow.ts';

const colours = { entered: 'blue', noted: 'blue', known: 'default', refused: 'orange' } as const;

/** Filled return slips among the files chosen: which lines each answer closes, which answers are refused and why. */
export function SlipCards({
  slips,
  busy,
}: {
  readonly slips: readonly PlannedSlip[];
  readonly busy: boolean;
}): React.JSX.Element {
  const taken = useImportFlow((state) => state.taken);
  return (
    <>
      {slips.map((slip) => (
        <SlipCard key={slip.handle} slip={slip} outcome={taken[slip.handle] ?? null} busy={busy} />
      ))}
    </>
  );
}

function SlipCard({
  slip: { file, handle, refusal, unanswered, rows },
  outcome,
  busy,
}: {
  readonly slip: PlannedSlip;
  /** Null: not taken yet. */
  readonly outcome: SlipOutcome | null;
  readonly busy: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const readOnly = useWorkbench((state) => state.snapshot?.readOnly ?? true);
  const count = (does: SlipRow['does']): number => rows.filter((row) => row.does === does).length;
  const [entered, noted] = [count('entered'), count('noted')];
  const closes = entered + noted;
  const counts = { entered, noted, known: count('known'), unanswered, refused: count('refused') };
  return (
    <section className="card" aria-label={t('slip.title', { file })} style={{ marginBottom: 16 }}>
      <header>
        <h2>{t('slip.title', { file })}</h2>
        {refusal === null && <span className="muted">{t('slip.counts', counts)}</span>}
        <span className="push" />
        {refusal === null && (
          <Button
            type="primary"
            size="small"
            loading={busy}
            disabled={readOnly || closes === 0 || outcome !== null}
            onClick={() => void takeSlip(handle, t('slip.taking'))}
          >
            {t('slip.take', { lines: closes })}
          </Button>
        )}
      </header>
      {refusal !== null && (
        <Alert type="error" showIcon title={errorText({ ...refusal, place: {} }, language)} style={{ margin: 12 }} />
      )}
      {outcome !== null && (
        <Alert
          type="success"
          showIcon
          title={t('slip.taken', { lines: outcome.entered + outcome.noted })}
          style={{ margin: 12 }}
        />
      )}
      {refusal === null && outcome === null && closes === 0 && (
        <Alert type="info" showIcon title={t('slip.nothing')} style={{ margin: 12 }} />
      )}
      {rows.length > 0 && <SlipRows rows={rows} />}
    </section>
  );
}

function SlipRows({ rows }: { readonly rows: readonly SlipRow[] }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const dataset = useWorkbench((state) => state.snapshot?.dataset ?? null);
  const name = (code: string | null): string => (code === null || dataset === null ? '' : subjectName(dataset, code));
  return (
    <DataTable<SlipRow>
      size="small"
      rowKey="id"
      dataSource={[...rows]}
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      columns={[
        {
          title: t('import.state'),
          dataIndex: 'does',
          width: 96,
          className: 'nowrap',
          render: (does: SlipRow['does']) => <Tag color={colours[does]}>{t(`slip.does.${does}`)}</Tag>,
        },
        { title: t('worklist.by.unit'), key: 'unit', width: 110, render: (_, { line }) => name(line?.unit ?? null) },
        {
          title: t('worklist.measure'),
          key: 'measure',
          width: 220,
          render: (_, { line }) => name(line?.measure ?? line?.indicator ?? null),
        },
        {
          title: t('worklist.place'),
          key: 'place',
          width: 200,
          render: (_, { line }) => [line?.file, line?.sheet, line?.cell].filter((part) => part != null).join(' · '),
        },
        { title: t('slip.answer'), dataIndex: 'answer', width: 160 },
        {
          title: t('worklist.what'),
          key: 'what',
          render: (_, { line, why }) =>
            why !== null ? (
              <span className="strip-error">{bareMessageText(why, language)}</span>
            ) : line === null ? (
              ''
            ) : (
              bareMessageText(line.message, language)
            ),
        },
      ]}
    />
  );
}
