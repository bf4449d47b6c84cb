import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Checkbox } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import type { ProjectSnapshot, ReadTranslations } from '../../../../shared/contract/outputs.ts';
import type { FrameworkChange } from '../../../../shared/model/framework-change/framework-change.ts';
import { translationKey } from '../../../../shared/model/framework-change/translation-row.ts';
import type { HeldTranslation } from '../../../../shared/model/framework-change/translation-row.ts';
import { invoke } from '../../../client/invoke.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { exportFile } from '../../../state/export-files.ts';
import { fail } from '../../../state/notices.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { Texts } from '../../../ui/texts.ts';
import { Grid } from '../../../views/grid/grid.tsx';
import type { GridColumn } from '../../../views/grid/grid-column.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { TableSource } from './table-source.tsx';

interface TranslationsDialogProps {
  readonly snapshot: ProjectSnapshot;
  readonly close: (made: FrameworkChange | null) => void;
}
interface TypedEnglish {
  readonly key: string;
  readonly english: string;
}
const rowId = (row: HeldTranslation): string => translationKey(row);
const TOLD_MOST = 5;

/** 英文名称: everything that English exports print by name, typed, pasted or read from the filled table; one step of the undo. */
export function TranslationsDialog({ snapshot, close }: TranslationsDialogProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [held, setHeld] = useState<readonly HeldTranslation[]>([]);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [onlyWithout, setOnlyWithout] = useState(false);
  useEffect(() => {
    void invoke('translations.read', { from: null }).then((answer) => {
      if (!answer.ok) return fail(answer);
      setHeld(answer.value[0]?.rows ?? []);
    });
  }, [snapshot.revision]);
  const take = (rows: readonly TypedEnglish[]): void =>
    setTyped((before) => new Map([...before, ...rows.map(({ key, english }) => [key, english.trim()] as const)]));
  const takeRef = useRef(take);
  takeRef.current = take;
  const changed = useMemo(
    () =>
      held.flatMap((row) => {
        const given = typed.get(rowId(row));
        if (given === undefined || given === row.english || (given === '' && row.english === row.program)) return [];
        return [{ row, english: given === row.program ? '' : given }];
      }),
    [held, typed],
  );
  const lacking = useMemo(() => held.filter(({ english }) => english === ''), [held]);
  const shown = useMemo(
    () =>
      (onlyWithout ? lacking : [...lacking, ...held.filter(({ english }) => english !== '')]).map((row) => ({
        ...row,
        english: typed.get(rowId(row)) ?? row.english,
      })),
    [held, typed, onlyWithout, lacking],
  );
  const rows = useMemo(
    () => changed.map(({ row: { kind, code, name }, english }) => ({ kind, code, name, english })),
    [changed],
  );
  const columns = useMemo(() => translationColumns(t, (key, english) => takeRef.current([{ key, english }])), [t]);
  return (
    <ChangeDialog
      title={t('translation.title')}
      width="min(1280px, calc(100vw - 40px))"
      initial={{}}
      subject={rows}
      close={close}
      change={() => ({ kind: 'translations', rows })}
    >
      <p className="muted">{t('translation.text')}</p>
      <TableSource<ReadTranslations>
        placeholder={t('translation.paste')}
        read={(from) => invoke('translations.read', { from })}
        take={(table) => take(table.rows.map((row) => ({ key: rowId(row), english: row.english })))}
      />
      <div className="row-actions">
        <Checkbox checked={onlyWithout} onChange={({ target }) => setOnlyWithout(target.checked)}>
          {t('translation.onlyWithout', { count: lacking.length })}
        </Checkbox>
        <Button
          size="small"
          icon={<DownloadOutlined aria-hidden />}
          onClick={() =>
            void exportFile({
              what: 'translations',
              format: 'xlsx',
              suggestedName: t('translation.fileName', { title: snapshot.title }),
              title: t('translation.saving'),
            })
          }
        >
          {t('translation.save')}
        </Button>
      </div>
      <div className="system-table">
        <Grid
          key={language}
          label={t('translation.title')}
          language={language}
          rows={shown}
          columns={columns}
          rowId={rowId}
          onPaste={(cells) => {
            take(
              cells.flatMap(({ row, column, text }) =>
                column === 'english' ? [{ key: rowId(row), english: text }] : [],
              ),
            );
            return true;
          }}
        />
      </div>
      <Changes changed={changed} />
    </ChangeDialog>
  );
}

/** What will be called otherwise, before it is kept. */
function Changes({
  changed,
}: {
  readonly changed: readonly { readonly row: HeldTranslation; readonly english: string }[];
}): React.JSX.Element | null {
  const t = useTexts();
  if (changed.length === 0) return null;
  return (
    <section role="status" className="doubts">
      <p>{t('translation.changes', { count: changed.length })}</p>
      <ul>
        {changed.slice(0, TOLD_MOST).map(({ row, english }) => (
          <li key={rowId(row)}>
            {t('translation.change', {
              name: row.code === '' || row.kind === 'definition' ? row.name : `${row.code} ${row.name}`,
              before: row.english || '—',
              after: english || row.program || '—',
            })}
          </li>
        ))}
        {changed.length > TOLD_MOST && <li>{t('translation.moreChanges', { count: changed.length - TOLD_MOST })}</li>}
      </ul>
    </section>
  );
}

function translationColumns(
  t: Texts,
  type: (key: string, english: string) => void,
): readonly GridColumn<HeldTranslation>[] {
  const kind = (row: HeldTranslation): string => t(`translation.kind.${row.kind}`);
  const english = (row: HeldTranslation): string => row.english;
  return [
    { id: 'kind', title: t('translation.kind'), width: 120, key: kind, text: kind },
    { id: 'code', title: t('translation.code'), width: 110, key: ({ code }) => code, text: ({ code }) => code },
    {
      id: 'name',
      title: t('translation.name'),
      width: 380,
      key: ({ name }) => name,
      text: ({ name }) => name,
      tooltip: ({ name }) => name,
    },
    {
      id: 'english',
      title: t('translation.english'),
      width: 520,
      key: english,
      text: english,
      tooltip: english,
      marks: { editable: () => true },
      edit: { allowed: () => true, start: english, commit: (row, text) => type(rowId(row), text) },
    },
  ];
}
