import { Button, Checkbox, Tag } from 'antd';
import { appError } from '../../../shared/base/app-error.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import type { PlannedSheet } from '../../../shared/contract/outputs.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';
import { changeSheet } from './import-flow.ts';
import { KindChoice } from './kind-choice.tsx';
import type { PlanRow } from './plan-rows.ts';
import { isTable } from '../../views/mapping/sheet-mapping.ts';

const PAGE = 100;
/** Of the area that scrolls (`.scroll` in styles.css): the head stands at its very edge. */
const SCROLL_PADDING = 16;
const colours = { ready: 'blue', empty: 'default' } as const;

/** The sheets of the plan, and what is to be said of each. Its head stays in view. */
export function PlanTable({
  rows,
  map,
}: {
  readonly rows: readonly PlanRow[];
  readonly map: (row: PlanRow) => void;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <DataTable<PlanRow>
      size="small"
      rowKey="key"
      sticky={{ offsetHeader: -SCROLL_PADDING }}
      tableLayout="fixed"
      dataSource={[...rows]}
      pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      locale={{ emptyText: t('import.noSheets') }}
      columns={[
        {
          title: <span className="visually-hidden">{t('import.include')}</span>,
          key: 'include',
          width: 40,
          render: (_, { file, sheet, of, planned }) =>
            planned === null ? null : (
              <Checkbox
                aria-label={`${t('import.include')} ${of.file} ${planned.name}`}
                checked={planned.include}
                disabled={!isTable(planned)}
                onChange={(event) => void changeSheet({ file, sheet, include: event.target.checked })}
              />
            ),
        },
        {
          title: t('report.file'),
          key: 'file',
          width: '22%',
          // In a part of the rows the first one of a file may be missing.
          render: (_, { of }, at) =>
            rows[at - 1]?.of === of ? (
              ''
            ) : (
              <span className="plan-name" title={of.file}>
                {of.file}
              </span>
            ),
        },
        {
          title: t('report.sheet'),
          key: 'sheet',
          width: '18%',
          render: (_, { planned }) =>
            planned === null ? null : (
              <span className="plan-name" title={planned.name}>
                {planned.hidden && <Tag style={{ marginRight: 8 }}>{t('report.hidden')}</Tag>}
                {planned.name}
              </span>
            ),
        },
        {
          title: t('report.kind'),
          key: 'kind',
          width: 176,
          render: (_, { file, sheet, of, planned }) =>
            planned === null ? null : (
              <KindChoice at={{ file, sheet }} sheet={planned} of={`${of.file} ${planned.name}`} />
            ),
        },
        {
          title: t('import.state'),
          key: 'state',
          width: 120,
          className: 'nowrap',
          render: (_, { planned }) =>
            planned === null ? (
              <Tag color="red">{t('import.refused')}</Tag>
            ) : (
              <Tag
                color={planned.status === 'ready' || planned.status === 'empty' ? colours[planned.status] : 'orange'}
              >
                {t(`import.status.${planned.status}`)}
              </Tag>
            ),
        },
        { title: t('import.why'), key: 'why', ellipsis: true, render: (_, row) => <Why row={row} /> },
        {
          title: '',
          key: 'map',
          width: 104,
          align: 'right',
          render: (_, row) =>
            row.planned !== null && row.planned.sample.length > 0 ? (
              <Button size="small" onClick={() => map(row)}>
                {t('import.map')}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function Why({ row: { of, planned } }: { readonly row: PlanRow }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  if (planned === null) {
    const text = of.refusal === null ? t('import.noSheets') : bareMessageText(of.refusal, language);
    return <span className="strip-error plan-refusal">{text}</span>;
  }
  const said = (reasons: PlannedSheet['reasons']): string[] =>
    reasons.map((reason) => bareMessageText(reason, language));
  const [kind, ...others] = said(planned.reasons);
  const left = leftColumns(planned);
  // Where a sheet can't be read as it stands, what speaks against it comes before what speaks for it.
  const texts = [
    ...(planned.missing.length > 0
      ? [bareMessageText(appError('FIELDS_MISSING', { fields: planned.missing.join('、') }), language)]
      : []),
    ...(left.length > 0 ? [t('import.columnsLeft', { count: left.length, names: left.join('、') })] : []),
    ...planned.doubts.map(({ says }) => bareMessageText(says, language)),
    ...(planned.unknown.length > 0 ? [t('import.unknownIndicators', { names: planned.unknown.join('、') })] : []),
    ...(kind === undefined ? [] : [kind]),
    ...said(planned.against).map((text) => t('import.against', { text })),
    ...others,
  ];
  return (
    <span className="muted" title={texts.join('\n')}>
      {texts.slice(0, 2).join(' ')}
    </span>
  );
}

/** Headings of columns that hold something and go nowhere, places in the order left out. */
function leftColumns({ include, mapping, headings }: PlannedSheet): readonly string[] {
  if (!include || mapping === null) return [];
  const filled = new Set(headings.filter(({ samples }) => samples.length > 0).map(({ column }) => column));
  return mapping.columns
    .filter(({ field, heading, column }) => field === 'ignore' && filled.has(column) && !isPlaceHeading(heading))
    .map(({ heading }) => heading.split(' / ').at(-1) ?? heading);
}

function isPlaceHeading(heading: string): boolean {
  return heading === '' || /^(?:序号|编号|行号|排序|no\.?|#)$/i.test(heading);
}
