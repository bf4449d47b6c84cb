import { useState } from 'react';
import { Button, Input } from 'antd';
import { NOTE_LONGEST, resolvedBy } from '../../shared/model/note.ts';
import type { Note } from '../../shared/model/note.ts';
import { answerNotes } from '../state/notes.ts';
import { localTime } from './local-time.ts';
import { useTexts } from './texts.ts';

/** A note with what was said to it, and what may be done with it. */
export function NoteThread({ note, readOnly }: { readonly note: Note; readonly readOnly: boolean }): React.JSX.Element {
  const t = useTexts();
  const [text, setText] = useState('');
  const resolved = resolvedBy(note) !== null;
  const said = text.trim();
  const answer = async (act: 'reply' | 'resolve' | 'reopen'): Promise<void> => {
    if (await answerNotes([note.id], act, said)) setText('');
  };
  return (
    <article className={resolved ? 'note resolved' : 'note'} aria-label={note.text}>
      <p className="note-text">{note.text}</p>
      <p className="muted">
        {note.by} · {localTime(note.at)}
      </p>
      {note.turns.map((turn) => (
        <div key={turn.id} className="note-turn">
          {turn.text !== '' && <p className="note-text">{turn.text}</p>}
          <p className="muted">
            {turn.by} {t(`notes.turn.${turn.act}`)} · {localTime(turn.at)}
          </p>
        </div>
      ))}
      {!readOnly && (
        <div className="form-line">
          <Input
            aria-label={t('notes.replyTo', { text: note.text })}
            placeholder={t('notes.reply')}
            maxLength={NOTE_LONGEST}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={({ nativeEvent }) => {
              if (!nativeEvent.isComposing && said !== '') void answer('reply');
            }}
          />
          <Button disabled={said === ''} onClick={() => void answer('reply')}>
            {t('notes.reply')}
          </Button>
          <Button onClick={() => void answer(resolved ? 'reopen' : 'resolve')}>
            {t(resolved ? 'notes.reopen' : 'notes.resolve')}
          </Button>
        </div>
      )}
    </article>
  );
}
