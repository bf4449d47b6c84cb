import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { itemFates } from '../../../../shared/model/expert-round.ts';
import type { ExpertItem, ExpertPapers, ExpertRound, ItemDecision } from '../../../../shared/model/expert-round.ts';
import { decideItem } from '../../../state/expert-papers.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useTexts } from '../../../ui/texts.ts';
import { DataTable } from '../../../views/table/data-table.tsx';

interface Row extends ExpertItem {
  readonly comments: readonly string[];
  readonly wordings: readonly string[];
  readonly decision: ItemDecision | null;
}

/** What the experts wrote of each indicator, and what the team made of it with its reason. */
export function ItemDecisionsCard({
  round,
  papers,
  readOnly,
}: {
  readonly round: ExpertRound;
  readonly papers: ExpertPapers;
  readonly readOnly: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const [deciding, setDeciding] = useState<Row | null>(null);
  const own = papers.answers.filter((answer) => answer.round === round.id);
  const rows = round.items.map((item): Row => ({
    ...item,
    comments: own.flatMap(({ expert, comments }) => {
      const said = Object.entries(comments).filter(([code]) => code.split('/').includes(item.code));
      return said.map(([, text]) => `${expert}：${text}`);
    }),
    wordings: own.flatMap(({ expert, wordings }) => {
      const wording = wordings[item.code];
      return wording === undefined ? [] : [`${expert}：${wording}`];
    }),
    decision: papers.decisions.find((one) => one.round === round.id && one.code === item.code) ?? null,
  }));
  return (
    <section className="card" aria-labelledby="expert-words">
      <header>
        <h2 id="expert-words">{t('experts.words')}</h2>
      </header>
      <div className="body stack">
        <DataTable<Row>
          size="small"
          rowKey="code"
          pagination={false}
          dataSource={rows}
          columns={[
            { title: t('explore.indicator'), key: 'item', render: (_, { code, name }) => `${code} ${name}` },
            { title: t('experts.wordings'), dataIndex: 'wordings', render: lines },
            { title: t('experts.comments'), dataIndex: 'comments', render: lines },
            {
              title: t('experts.decision'),
              dataIndex: 'decision',
              render: (decision: ItemDecision | null) =>
                decision === null
                  ? t('experts.fate.none')
                  : [t(`experts.fate.${decision.fate}`), decision.name, decision.reason].filter(Boolean).join(' · '),
            },
            {
              title: '',
              key: 'decide',
              render: (_, row) => (
                <Button size="small" disabled={readOnly} onClick={() => setDeciding(row)}>
                  {t('experts.decide')}
                </Button>
              ),
            },
          ]}
        />
      </div>
      {deciding !== null && <DecideDialog round={round} row={deciding} close={() => setDeciding(null)} />}
    </section>
  );
}

function DecideDialog({
  round,
  row,
  close,
}: {
  readonly round: ExpertRound;
  readonly row: Row;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const [shown, setShown] = useState(true);
  const [fate, setFate] = useState(row.decision?.fate ?? 'kept');
  const [name, setName] = useState(row.decision?.name ?? row.name);
  const worded = fate === 'reworded' || fate === 'added';
  return (
    <ReasonDialog
      title={t('experts.decideTitle', { name: row.name })}
      open={shown}
      onCancel={() => setShown(false)}
      afterClose={close}
      onReason={async (reason) => {
        const decided = await decideItem({
          ...{ round: round.id, code: row.code, fate, name: worded ? name.trim() : null, reason },
        });
        if (decided) setShown(false);
      }}
    >
      <div className="form-line">
        <Select
          aria-label={t('experts.decision')}
          style={{ width: 120 }}
          value={fate}
          onChange={setFate}
          options={itemFates.map((value) => ({ value, label: t(`experts.fate.${value}`) }))}
        />
        {worded && (
          <Input
            aria-label={t('experts.newName')}
            maxLength={500}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </div>
    </ReasonDialog>
  );
}

function lines(texts: readonly string[]): React.ReactNode {
  return texts.length === 0 ? '—' : texts.map((text) => <div key={text}>{text}</div>);
}
