import { useState } from 'react';
import { Alert, Button, Input } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import type { ImportPreview } from '../../../shared/contract/outputs.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { ReplacementTable } from '../../views/sheet-report/replacement-table.tsx';
import { SheetReports } from '../../views/sheet-report/sheet-reports.tsx';
import { TierTag } from '../../ui/tier-tag.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import { backToPlan, commitImport, discardImport, previewImport } from './import-flow.ts';
import { WorklistEffectLines } from '../../ui/worklist-effect.tsx';
import { UnitAliasChoice } from '../../ui/unit-alias-choice.tsx';
import { DataTable } from '../../views/table/data-table.tsx';

/** 预览: counts by outcome, problems with sheet and cell, and what the import would change. Nothing is written yet. */
export function PreviewStep({
  preview,
  busy,
}: {
  readonly preview: ImportPreview;
  readonly busy: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [note, setNote] = useState('');
  const [aliases, setAliases] = useState(0);
  const sheets = preview.files.flatMap((file) => file.sheets);
  const total = (pick: (sheet: (typeof sheets)[number]) => number): string =>
    sheets.reduce((sum, sheet) => sum + pick(sheet), 0).toLocaleString('zh-CN');
  const facts: readonly (readonly [string, string])[] = [
    [t('report.rows'), total((sheet) => sheet.rows)],
    [t('report.imported'), total((sheet) => sheet.imported)],
    [t('report.skipped'), total((sheet) => sheet.skipped)],
    [t('report.problems'), total((sheet) => sheet.problems)],
    [t('report.records'), total((sheet) => sheet.records)],
    [t('preview.replaced'), preview.replaced.toLocaleString('zh-CN')],
  ];
  return (
    <>
      <div className="scroll">
        <section className="card" aria-labelledby="effect" style={{ marginBottom: 16 }}>
          <header>
            <h2 id="effect">{t('preview.effect')}</h2>
            <span className="muted">
              {t('preview.effectText', {
                added: preview.cellsAdded,
                changed: preview.cellsChanged,
                scores: preview.scoresMoved,
                tiers: preview.tierChanges.length,
              })}
            </span>
          </header>
          <dl className="facts">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <WorklistEffectLines effect={preview.worklist} planned />
          {preview.scoreError !== null && (
            <Alert type="warning" showIcon title={errorText(preview.scoreError, language)} style={{ margin: 12 }} />
          )}
          {preview.tierChanges.length > 0 && <TierChanges changes={preview.tierChanges} />}
          {preview.history.years.length > 0 && <HistoryLines effect={preview.history} />}
          {preview.changes.length > 0 && <ChangedCells changes={preview.changes} />}
          {preview.replacements.length > 0 && (
            <details className="changed">
              <summary>{`${t('preview.replaced')} (${preview.replaced.toLocaleString('zh-CN')})`}</summary>
              <ReplacementTable rows={preview.replacements} />
            </details>
          )}
        </section>
        <section className="card" aria-label={t('preview.report')}>
          <SheetReports
            files={preview.files}
            onIssue={(issue) =>
              issue.code === 'UNIT_UNKNOWN' ? (
                <UnitAliasChoice
                  text={String(issue.params['text'] ?? '')}
                  suggestions={String(issue.params['suggestions'] ?? '')}
                  onSaved={() => setAliases((count) => count + 1)}
                />
              ) : null
            }
          />
        </section>
      </div>
      <div className="footer-bar">
        <Button disabled={busy} onClick={backToPlan}>
          {t('preview.back')}
        </Button>
        {aliases > 0 && (
          <Button
            disabled={busy}
            onClick={() => {
              setAliases(0);
              void previewImport(t('import.previewing'));
            }}
          >
            {t('preview.again')}
          </Button>
        )}
        <span className="push" />
        <Input
          style={{ width: 280 }}
          value={note}
          maxLength={1000}
          placeholder={t('preview.note')}
          aria-label={t('preview.note')}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button disabled={busy} onClick={() => void discardImport()}>
          {t('import.discard')}
        </Button>
        <Button type="primary" loading={busy} onClick={() => void commitImport(t('import.committing'), note)}>
          {t('preview.commit')}
        </Button>
      </div>
    </>
  );
}

/** New years of 历年 and the values there that would be others. */
function HistoryLines({ effect }: { readonly effect: ImportPreview['history'] }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  const tiers = useWorkbench((state) => state.working?.tiers);
  const said = ({ index, tier }: (typeof effect.replaced)[number]['before']): string =>
    [
      index === null ? '—' : displayNumber(index),
      ...(tier === null ? [] : [tierName(tier, language, tiers ?? [])]),
    ].join(' ');
  return (
    <>
      <ul className="history-effect">
        {effect.years.map(({ year, isNew, added, replaced }) => (
          <li key={year}>{t(isNew ? 'preview.yearNew' : 'preview.yearKnown', { year, added, replaced })}</li>
        ))}
      </ul>
      {effect.replaced.length > 0 && (
        <details className="changed">
          <summary>{t('preview.historyReplaced', { count: effect.replaced.length })}</summary>
          <DataTable
            size="small"
            rowKey={(change) => `${change.unit} ${change.year}`}
            dataSource={[...effect.replaced]}
            pagination={{ pageSize: 10, showSizeChanger: false }}
            columns={[
              {
                title: t('scores.unit'),
                dataIndex: 'unit',
                render: (code: string) => units.find((unit) => unit.code === code)?.name ?? code,
              },
              { title: t('years.year'), dataIndex: 'year' },
              { title: t('replacement.before'), dataIndex: 'before', align: 'right', render: said },
              { title: t('replacement.after'), dataIndex: 'after', align: 'right', render: said },
            ]}
          />
        </details>
      )}
    </>
  );
}

function TierChanges({ changes }: { readonly changes: ImportPreview['tierChanges'] }): React.JSX.Element {
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  return (
    <p className="tiers-line wrap">
      {changes.map((change) => (
        <span key={change.unit} className="tier-move">
          {units.find((unit) => unit.code === change.unit)?.name ?? change.unit} <TierTag tier={change.from} /> →{' '}
          <TierTag tier={change.to} />
        </span>
      ))}
    </p>
  );
}

function ChangedCells({ changes }: { readonly changes: ImportPreview['changes'] }): React.JSX.Element {
  const t = useTexts();
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  const measures = useWorkbench((state) => state.snapshot?.dataset.measures ?? []);
  const evaluated = useWorkbench((state) => state.snapshot?.framework.year);
  const value = (number: number | null): string => (number === null ? '—' : displayNumber(number));
  return (
    <details className="changed">
      <summary>{t('preview.cells', { count: changes.length })}</summary>
      <DataTable
        size="small"
        rowKey={(change) => `${change.year ?? ''} ${change.unit} ${change.measure}`}
        dataSource={[...changes]}
        pagination={{ pageSize: 10, showSizeChanger: false }}
        columns={[
          {
            title: t('scores.unit'),
            dataIndex: 'unit',
            render: (code: string) => units.find((unit) => unit.code === code)?.name ?? code,
          },
          {
            title: t('field.selector'),
            dataIndex: 'measure',
            render: (code: string) => `${code} ${measures.find((measure) => measure.code === code)?.name ?? ''}`,
          },
          ...(changes.some(({ year }) => year !== undefined)
            ? [{ title: t('years.year'), dataIndex: 'year', render: (year: number | undefined) => year ?? evaluated }]
            : []),
          { title: t('replacement.before'), dataIndex: 'before', align: 'right', render: value },
          { title: t('replacement.after'), dataIndex: 'after', align: 'right', render: value },
        ]}
      />
    </details>
  );
}
