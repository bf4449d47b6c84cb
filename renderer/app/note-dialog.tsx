import { useState } from 'react';
import { Button, Modal } from 'antd';
import { notePlaceKey } from '../../shared/model/note.ts';
import type { NoteAbout } from '../../shared/model/note.ts';
import { useNotePlace, writeNote } from '../state/notes.ts';
import { useWorkbench } from '../state/workbench.ts';
import { NoteField } from '../ui/note-field.tsx';
import { NoteThread } from '../ui/note-thread.tsx';
import { useTexts } from '../ui/texts.ts';
import { useFirstFocus } from '../ui/use-first-focus.ts';
import { useNotePlaceText } from '../ui/use-note-names.ts';

/** 批注 of one place: those that stand there, and a new one. */
export function NoteDialog(): React.JSX.Element {
  const t = useTexts();
  const about = useNotePlace((state) => state.about);
  const placeText = useNotePlaceText();
  const [shown, setShown] = useState<NoteAbout | null>(null);
  // While it closes it shows what it showed.
  if (about !== null && about !== shown) setShown(about);
  const body = useFirstFocus(about !== null);
  const close = (): void => useNotePlace.setState({ about: null });
  return (
    <Modal
      title={shown === null ? t('notes.title') : `${t('notes.title')} · ${placeText(shown)}`}
      open={about !== null}
      width={560}
      destroyOnHidden
      onCancel={close}
      footer={<Button onClick={close}>{t('notes.close')}</Button>}
    >
      <div ref={body}>{shown !== null && <PlaceNotes key={notePlaceKey(shown)} about={shown} done={close} />}</div>
    </Modal>
  );
}

function PlaceNotes({ about, done }: { readonly about: NoteAbout; readonly done: () => void }): React.JSX.Element {
  const t = useTexts();
  const notes = useWorkbench((state) => state.snapshot?.notes);
  const readOnly = useWorkbench((state) => state.snapshot?.readOnly ?? true);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const key = notePlaceKey(about);
  const here = (notes ?? []).filter((note) => notePlaceKey(note.about) === key);
  const write = async (): Promise<void> => {
    setBusy(true);
    const written = await writeNote(about, text.trim());
    setBusy(false);
    if (written) done();
  };
  return (
    <div className="stack">
      {!readOnly && (
        <div className="note-new">
          <NoteField
            label={t('notes.new')}
            placeholder={t('notes.new')}
            text={text}
            onText={setText}
            onSave={() => void write()}
          />
          <div>
            <Button type="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void write()}>
              {t('notes.write')}
            </Button>
          </div>
        </div>
      )}
      {here.map((note) => (
        <NoteThread key={note.id} note={note} readOnly={readOnly} />
      ))}
    </div>
  );
}
