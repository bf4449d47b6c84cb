import { useState } from 'react';
import { Button, Input, Segmented, Select } from 'antd';
import { host } from '../../client/invoke.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { useTexts } from '../../ui/texts.ts';
import { chooseFiles, lookInto } from './sources-flow.ts';
import type { Draft, Place } from './sources-flow.ts';

type Server = Extract<Place, { readonly host: string }>;
type Fields = Omit<Server, 'passwordVariable'> & { readonly variable: string };
const empty: Fields = {
  ...{ engine: 'postgresql', host: '', port: 5432, database: '', user: '', tls: 'verify', variable: '' },
};

/** Where a source is: a folder or file by the system's dialog, or a server by its address; looking into it tests the connection. */
export function PlaceForm({ draft, busy }: { readonly draft: Draft; readonly busy: boolean }): React.JSX.Element {
  const t = useTexts();
  const [kind, setKind] = useState<'files' | 'server'>('files');
  const [fields, setFields] = useState(empty);
  const [chosen, setChosen] = useState('');
  const choose = async (purpose: 'source-file' | 'source-folder'): Promise<void> => {
    const file = await chooseFiles(purpose);
    if (file === null) return;
    setChosen(file.name);
    await lookInto(t('sources.looking'), { engine: 'duckdb', file: file.handle });
  };
  const { variable, ...server } = fields;
  const complete = [server.host, server.database, server.user].every((text) => text.trim() !== '');
  const test = (): void =>
    void lookInto(t('sources.looking'), {
      ...server,
      ...(variable.trim() === '' ? {} : { passwordVariable: variable.trim() }),
    });
  const text = (name: 'host' | 'database' | 'user' | 'variable', width: number): React.JSX.Element => (
    <label>
      {t(`sources.${name}`)}{' '}
      <Input
        style={{ width }}
        value={fields[name]}
        maxLength={200}
        aria-label={t(`sources.${name}`)}
        placeholder={name === 'variable' ? 'WORKBENCH_…' : ''}
        onChange={({ target }) => setFields({ ...fields, [name]: target.value })}
      />
    </label>
  );
  return (
    <div style={{ padding: '0 12px 12px' }}>
      {!draft.isNew && <p className="muted">{t('sources.placeStays')}</p>}
      <Segmented<'files' | 'server'>
        value={kind}
        aria-label={t('sources.where')}
        options={(['files', 'server'] as const).map((value) => ({ value, label: t(`sources.kind.${value}`) }))}
        onChange={setKind}
      />
      {kind === 'files' ? (
        <div className="actions" style={{ marginTop: 12 }}>
          {host().kind === 'electron' && (
            <Button disabled={busy} onClick={() => void choose('source-folder')}>
              {t('sources.folder')}
            </Button>
          )}
          <Button disabled={busy} onClick={() => void choose('source-file')}>
            {t('sources.file')}
          </Button>
          <span className="file-name">{chosen}</span>
          <span className="muted">{t('sources.filesText')}</span>
        </div>
      ) : (
        <div className="actions" style={{ marginTop: 12, flexWrap: 'wrap' }}>
          {text('host', 200)}
          <label>
            {t('sources.port')}{' '}
            <NumberField
              width={88}
              rule={{ min: 1, max: 65_535, whole: true }}
              value={fields.port}
              label={t('sources.port')}
              onChange={(port) => {
                if (port !== null && !Number.isNaN(port)) setFields({ ...fields, port });
              }}
            />
          </label>
          {text('database', 140)}
          {text('user', 140)}
          <label>
            {t('sources.tls')}{' '}
            <Select
              style={{ width: 200 }}
              value={fields.tls}
              aria-label={t('sources.tls')}
              options={(['verify', 'off'] as const).map((value) => ({ value, label: t(`sources.tls.${value}`) }))}
              onChange={(tls) => setFields({ ...fields, tls })}
            />
          </label>
          {text('variable', 200)}
          <Button type="primary" ghost disabled={!complete || busy} onClick={test}>
            {t('sources.test')}
          </Button>
          <span className="muted">{t('sources.serverText')}</span>
        </div>
      )}
    </div>
  );
}
