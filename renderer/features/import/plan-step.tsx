import { useState } from 'react';
import { Alert, Button, Checkbox, Select, Tag } from 'antd';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import type { ImportPlan, PlannedFile, PlannedSheet } from '../../../shared/contract/outputs.ts';
import { recordKindNames, recordKinds } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { useAppearance } from '../../state/appearance.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { changeSheet, discardImport, previewImport, readAgain } from './import-flow.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { SlipCards } from './slip-cards.tsx';
import { mappingByHand } from './sheet-mapping.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { DataTable } from '../../views/table/data-table.tsx';

interface SheetRow {
  readonly key: string;
  readonly file: number;
  readonly sheet: number;
  readonly of: PlannedFile;
  readonly planned: PlannedSheet;
}

/** A sheet in which no heading is known is mapped by hand from its first row on. */
function asKind(
  sheet: PlannedSheet,
  kind: RecordKind,
): { readonly kind: RecordKind } | { readonly mapping: SheetMapping } {
  const mapping = sheet.headerRows === null ? mappingByHand(sheet, kind) : null;
  return mapping === null ? { kind } : { mapping };
}

/** Has rows to import, or to list as problems: it can be left out. */
function isTable({ status }: PlannedSheet): boolean {
  return status === 'ready' || status === 'unmapped' || status === 'unrecognised';
}

/** 识别: how each sheet of each file will be read, why, and what to do about those that weren't recognised. */
export function PlanStep({
  plan,
  again,
  busy,
}: {
  readonly plan: ImportPlan;
  /** Files that a batch holds are read anew. */
  readonly again: boolean;
  readonly busy: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [mapped, setMapped] = useState<{ readonly file: number; readonly sheet: number } | null>(null);
  const rows = plan.files.flatMap((of, file) =>
    of.sheets.map((planned, sheet): SheetRow => ({ key: `${file} ${sheet}`, file, sheet, of, planned })),
  );
  const included = rows.filter(({ planned }) => planned.include && planned.status === 'ready').length;
  const open = rows.filter(({ planned }) => planned.include && planned.status !== 'ready').length;
  const remarks = plan.files.flatMap((file) => [
    ...(file.refusal
      ? [{ severity: 'error' as const, text: `${file.file}: ${errorText(file.refusal, language)}` }]
      : []),
    ...(file.knownBatch === null
      ? []
      : [
          {
            severity: 'warning' as const,
            text: t(again ? 'import.knownAgain' : 'import.known', { file: file.file, batch: file.knownBatch }),
          },
        ]),
    ...file.warnings.map((warning) => ({
      severity: 'warning' as const,
      text: `${file.file}: ${errorText(warning, language)}`,
    })),
  ]);
  return (
    <>
      <div className="scroll">
        {remarks.map((remark) => (
          <Alert key={remark.text} type={remark.severity} showIcon title={remark.text} style={{ marginBottom: 8 }} />
        ))}
        {!again && plan.files.some(({ knownBatch }) => knownBatch !== null) && (
          <Button style={{ marginBottom: 8 }} disabled={busy} onClick={() => void readAgain(t('import.planning'))}>
            {t('import.readAgain')}
          </Button>
        )}
        <SlipCards slips={plan.slips} busy={busy} />
        {plan.files.length > 0 && (
          <div className="card">
            <DataTable<SheetRow>
              size="small"
              rowKey="key"
              dataSource={rows}
              pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
              locale={{ emptyText: t('import.noSheets') }}
              columns={[
                {
                  title: <span className="visually-hidden">{t('import.include')}</span>,
                  key: 'include',
                  width: 40,
                  render: (_, row) => (
                    <Checkbox
                      aria-label={`${t('import.include')} ${row.of.file} ${row.planned.name}`}
                      checked={row.planned.include}
                      disabled={!isTable(row.planned)}
                      onChange={(event) =>
                        void changeSheet({ file: row.file, sheet: row.sheet, include: event.target.checked })
                      }
                    />
                  ),
                },
                {
                  title: t('report.file'),
                  key: 'file',
                  width: 260,
                  render: (_, row) => (row.sheet === 0 ? <span className="file-name">{row.of.file}</span> : ''),
                },
                {
                  title: t('report.sheet'),
                  key: 'sheet',
                  width: 200,
                  render: (_, row) => (
                    <>
                      {row.planned.name}
                      {row.planned.hidden && <Tag style={{ marginLeft: 8 }}>{t('report.hidden')}</Tag>}
                    </>
                  ),
                },
                {
                  title: t('report.kind'),
                  key: 'kind',
                  width: 176,
                  render: (_, row) => (
                    <Select
                      size="small"
                      style={{ width: 160 }}
                      aria-label={`${t('report.kind')} ${row.of.file} ${row.planned.name}`}
                      value={row.planned.kind}
                      placeholder={t('import.chooseKind')}
                      options={recordKinds.map((kind) => ({ value: kind, label: recordKindNames[kind] }))}
                      onChange={(kind) =>
                        void changeSheet({ file: row.file, sheet: row.sheet, ...asKind(row.planned, kind) })
                      }
                    />
                  ),
                },
                {
                  title: t('import.state'),
                  key: 'state',
                  width: 88,
                  className: 'nowrap',
                  render: (_, row) => (
                    <Tag
                      color={
                        row.planned.status === 'ready' ? 'blue' : row.planned.status === 'empty' ? 'default' : 'orange'
                      }
                    >
                      {t(`import.status.${row.planned.status}`)}
                    </Tag>
                  ),
                },
                { title: t('import.why'), key: 'why', ellipsis: true, render: (_, row) => <Why sheet={row.planned} /> },
                {
                  title: '',
                  key: 'map',
                  width: 88,
                  align: 'right',
                  render: (_, row) =>
                    row.planned.headings.length > 0 ? (
                      <Button size="small" onClick={() => setMapped({ file: row.file, sheet: row.sheet })}>
                        {t('import.map')}
                      </Button>
                    ) : null,
                },
              ]}
            />
          </div>
        )}
      </div>
      <div className="footer-bar">
        {plan.files.length > 0 && (
          <span>{t('import.included', { count: included, sheets: rows.length, files: plan.files.length })}</span>
        )}
        {open > 0 && <span className="strip-error">{t('import.open', { count: open })}</span>}
        <span className="push" />
        <Button onClick={() => void discardImport()}>
          {t(plan.files.length > 0 ? 'import.discard' : 'done.more')}
        </Button>
        {plan.files.length > 0 && (
          <Button
            type="primary"
            loading={busy}
            disabled={included === 0}
            onClick={() => void previewImport(t('import.previewing'))}
          >
            {t('import.toPreview')}
          </Button>
        )}
      </div>
      <MappingEditor plan={plan} at={mapped} close={() => setMapped(null)} />
    </>
  );

  function Why({ sheet }: { readonly sheet: PlannedSheet }): React.JSX.Element {
    const said = (reasons: PlannedSheet['reasons']): string[] =>
      reasons.map((reason) => bareMessageText(reason, language));
    const [kind, ...others] = said(sheet.reasons);
    // Where a sheet can't be read as it stands, what speaks against it comes before what speaks for it.
    const texts = [
      ...(sheet.missing.length > 0 ? [t('import.missing', { fields: sheet.missing.join('、') })] : []),
      ...(kind === undefined ? [] : [kind]),
      ...said(sheet.against).map((text) => t('import.against', { text })),
      ...others,
    ];
    return (
      <span className="muted" title={texts.join('\n')}>
        {texts.slice(0, 2).join(' ')}
      </span>
    );
  }
}
