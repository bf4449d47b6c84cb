import { useMemo, useState } from 'react';
import { Button, Segmented, Select } from 'antd';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { placedNotes, quotedNotes, resolvedBy } from '../../../shared/model/note.ts';
import type { Note, NoteAbout } from '../../../shared/model/note.ts';
import { goToPlace } from '../../state/appearance.ts';
import { answerNotes, noteStates, removeNotes, showNotes, useNotesView } from '../../state/notes.ts';
import { FindField } from '../../ui/find-field.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { signerName } from '../../../shared/report/audit/signer-name.ts';
import { localTime } from '../../ui/local-time.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useNotePlaceText } from '../../ui/use-note-names.ts';
import { DataTable } from '../../views/table/data-table.tsx';

const kinds = [...placedNotes, 'unit', 'indicator', ...quotedNotes] as const;
const PAGE = 50;

/** 批注 of the project: by state, by whom and about what; from each to its place. */
export function NotesList({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const placeText = useNotePlaceText();
  const { state, by, kind, find, page } = useNotesView();
  const look = (part: Partial<ReturnType<typeof useNotesView.getState>>): void =>
    useNotesView.setState({ page: 1, ...part });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [removing, setRemoving] = useState(false);
  const { notes, readOnly, dataset } = snapshot;
  const open = notes.filter((note) => resolvedBy(note) === null).length;
  const shown = useMemo(
    () =>
      notes
        .filter(
          (note) =>
            (state === 'all' || (resolvedBy(note) === null) === (state === 'open')) &&
            (by === null || note.by === by) &&
            (kind === null || note.about.kind === kind) &&
            saidIn(note, placeText(note.about)).includes(find.trim().toLowerCase()),
        )
        .toReversed(),
    [notes, state, by, kind, find, placeText],
  );
  const picked = chosen.filter((id) => shown.some((note) => note.id === id));
  if (notes.length === 0) return <p className="state muted">{t('notes.none')}</p>;
  return (
    <div className="scroll">
      <div className="toolbar">
        <Segmented
          aria-label={t('notes.state')}
          value={state}
          onChange={(value) => look({ state: value })}
          options={noteStates.map((value) => ({ value, label: t(`notes.state.${value}`) }))}
        />
        <FindField width={180} placeholder={t('notes.find')} value={find} onChange={(text) => look({ find: text })} />
        <Select
          allowClear
          style={{ width: 170 }}
          placeholder={t('notes.by')}
          aria-label={t('notes.by')}
          value={by}
          onChange={(value) => look({ by: value ?? null })}
          options={[...new Set(notes.map((note) => note.by))].map((value) => ({ value, label: value }))}
        />
        <Select
          allowClear
          style={{ width: 140 }}
          placeholder={t('notes.kind')}
          aria-label={t('notes.kind')}
          value={kind}
          onChange={(value) => look({ kind: value ?? null })}
          options={kinds.map((value) => ({ value, label: t(`notes.kind.${value}`) }))}
        />
        <span className="muted">{t('notes.count', { open, count: notes.length, shown: shown.length })}</span>
        <span className="push" />
        <Button
          disabled={readOnly || picked.length === 0}
          onClick={() => void answerNotes(picked, state === 'resolved' ? 'reopen' : 'resolve', '')}
        >
          {t(state === 'resolved' ? 'notes.reopen' : 'notes.resolve')}
        </Button>
        <Button disabled={readOnly || picked.length === 0} onClick={() => setRemoving(true)}>
          {t('notes.remove')}
        </Button>
      </div>
      <DataTable<Note>
        size="small"
        rowKey="id"
        dataSource={shown}
        pagination={{
          pageSize: PAGE,
          hideOnSinglePage: true,
          showSizeChanger: false,
          current: page,
          onChange: (next) => look({ page: next }),
        }}
        locale={{ emptyText: t('notes.noMatch') }}
        rowSelection={{
          selectedRowKeys: [...picked],
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: ({ text }) => ({ 'aria-label': text }),
        }}
        columns={[
          { title: t('notes.place'), key: 'place', width: 260, render: (_, { about }) => placeText(about) },
          {
            title: t('notes.text'),
            key: 'text',
            render: (_, note) => (
              <>
                <div className="note-text">{note.text}</div>
                {note.turns
                  .filter(({ text }) => text !== '')
                  .map((turn) => (
                    <div key={turn.id} className="note-turn muted">
                      {turn.by}：{turn.text}
                    </div>
                  ))}
              </>
            ),
          },
          {
            title: t('notes.who'),
            key: 'who',
            width: 190,
            render: (_, note) => <span title={note.by}>{`${signerName(note.by)} · ${localTime(note.at)}`}</span>,
          },
          {
            title: t('notes.state'),
            key: 'state',
            width: 190,
            render: (_, note) => {
              const resolved = resolvedBy(note);
              return resolved === null
                ? t('notes.state.open')
                : `${t('notes.state.resolved')} · ${resolved.by} · ${localTime(resolved.at)}`;
            },
          },
          {
            title: '',
            key: 'act',
            width: 150,
            render: (_, { about, text }) => (
              <>
                <Button
                  size="small"
                  type="link"
                  aria-label={`${t('notes.open')} ${text}`}
                  onClick={() => showNotes(about)}
                >
                  {t('notes.open')}
                </Button>
                <Button
                  size="small"
                  type="link"
                  aria-label={`${t('notes.go')} ${text}`}
                  onClick={() => go(about, dataset)}
                >
                  {t('notes.go')}
                </Button>
              </>
            ),
          },
        ]}
      />
      <ReasonDialog
        title={t('notes.removeTitle', { count: picked.length })}
        danger
        open={removing}
        onCancel={() => setRemoving(false)}
        onReason={async (reason) => {
          if (await removeNotes(picked, reason)) setRemoving(false);
        }}
      />
    </div>
  );
}

/** All that is looked through by what is typed. */
function saidIn({ text, by, turns }: Note, place: string): string {
  return [place, text, by, ...turns.flatMap((turn) => [turn.text, turn.by])].join('\n').toLowerCase();
}

function go(about: NoteAbout, { units, measures }: ProjectSnapshot['dataset']): void {
  switch (about.kind) {
    case 'cell':
      if (measures.some(({ code }) => code === about.indicator))
        return goToPlace('data', { kind: 'cell', unit: about.unit, measure: about.indicator, part: 'records' });
      return goToUnit(about.unit, units, 'data');
    case 'score':
    case 'unit':
      // Where nothing is scored there is no row to go to.
      return goToUnit(about.unit, units, useWorkbench.getState().result === null ? 'data' : 'scores');
    case 'indicator':
      return goToPlace('indicators', { kind: 'node', code: about.indicator });
    case 'sentence':
      return goToPlace('report', { kind: 'view', id: 'text' });
    case 'figure':
      return goToPlace('explore', { kind: 'figure', id: about.item });
    case 'table':
      return goToPlace('report', { kind: 'table', id: about.item });
  }
}

function goToUnit(code: string, units: ProjectSnapshot['dataset']['units'], screen: 'data' | 'scores'): void {
  goToPlace(screen, { kind: 'unit', code, name: units.find((unit) => unit.code === code)?.name ?? code });
}
