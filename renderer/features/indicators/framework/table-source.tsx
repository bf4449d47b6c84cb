import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { FolderOpenOutlined } from '@ant-design/icons';
import type { AppError } from '../../../../shared/base/app-error.ts';
import type { Result } from '../../../../shared/base/result.ts';
import { sheetExtensions } from '../../../../shared/contract/file-kinds.ts';
import type { OperationInput } from '../../../../shared/contract/operations.ts';
import { host } from '../../../client/invoke.ts';
import { fail } from '../../../state/notices.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';

type From = OperationInput<'framework.read'>['from'];
interface Table {
  readonly name: string;
  readonly title: string;
  readonly doubts: readonly AppError[];
}

interface TableSourceProps<Read extends Table> {
  readonly placeholder: string;
  readonly read: (from: From) => Promise<Result<readonly Read[]>>;
  /** The table that was read, or another of the same file that was chosen. */
  readonly take: (table: Read) => void;
}

/** A table from a file or pasted; where a file has several, which. What wasn't understood is listed with its cells. */
export function TableSource<Read extends Table>({
  placeholder,
  read,
  take,
}: TableSourceProps<Read>): React.JSX.Element {
  const t = useTexts();
  const [tables, setTables] = useState<readonly Read[]>([]);
  const [shown, setShown] = useState(0);
  const [busy, setBusy] = useState(false);
  const choose = (at: number, among = tables): void => {
    const table = among[at];
    if (table === undefined) return;
    setShown(at);
    take(table);
  };
  const from = async (source: From): Promise<void> => {
    setBusy(true);
    const answer = await read(source);
    setBusy(false);
    if (!answer.ok) return fail(answer);
    setTables(answer.value);
    choose(0, answer.value);
  };
  const fromFile = async (): Promise<void> => {
    const extensions = [...sheetExtensions.filter((extension) => extension !== 'zip'), 'docx' as const];
    const chosen = await host().openFiles({ purpose: 'sheets', extensions, multiple: false });
    if (!chosen.ok) return fail(chosen);
    const [file] = chosen.value;
    if (file !== undefined) await from({ kind: 'file', file: file.handle });
  };
  const table = tables[shown];
  return (
    <>
      <div className="table-source">
        <Button icon={<FolderOpenOutlined aria-hidden />} loading={busy} onClick={() => void fromFile()}>
          {t('system.fromFile')}
        </Button>
        <Input
          value=""
          aria-label={placeholder}
          placeholder={placeholder}
          onChange={() => undefined}
          onPaste={(event) => {
            event.preventDefault();
            const { clipboardData } = event;
            void from({
              kind: 'clipboard',
              html: clipboardData.getData('text/html'),
              text: clipboardData.getData('text/plain'),
            });
          }}
        />
        {tables.length > 1 && (
          <Select
            aria-label={t('system.table')}
            value={shown}
            options={tables.map(({ name, title }, at) => ({ value: at, label: name || title || String(at + 1) }))}
            onChange={(at: number) => choose(at)}
          />
        )}
      </div>
      {table !== undefined && <Doubts title={table.title} doubts={table.doubts} />}
    </>
  );
}

function Doubts({
  title,
  doubts,
}: {
  readonly title: string;
  readonly doubts: readonly AppError[];
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <section className="doubts" aria-label={t('system.doubts')}>
      <p role="status">
        {title !== '' && <span className="muted">{title} · </span>}
        {doubts.length === 0 ? t('system.noDoubts') : t('system.doubtCount', { count: doubts.length })}
      </p>
      {doubts.length > 0 && (
        <ul>
          {doubts.map((doubt, at) => (
            <li key={at}>
              {doubt.place?.cell !== undefined && <b>{doubt.place.cell} </b>}
              {errorText({ ...doubt, place: {} }, language)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
