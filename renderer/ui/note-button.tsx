import { Button } from 'antd';
import { MessageOutlined } from '@ant-design/icons';
import { notePlaceKey, resolvedBy } from '../../shared/model/note.ts';
import type { NoteAbout } from '../../shared/model/note.ts';
import { showNotes } from '../state/notes.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useTexts } from './texts.ts';
import { useNotePlaceText } from './use-note-names.ts';

/** Opens the notes of a place, with how many of them are open; `small` without its word. */
export function NoteButton({
  about,
  small = false,
}: {
  readonly about: NoteAbout;
  readonly small?: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const placeText = useNotePlaceText();
  const key = notePlaceKey(about);
  const open = useWorkbench(
    (state) =>
      state.snapshot?.notes.filter((note) => notePlaceKey(note.about) === key && resolvedBy(note) === null).length ?? 0,
  );
  const count = open === 0 ? '' : ` ${open}`;
  return (
    <Button
      size="small"
      type={small ? 'text' : 'default'}
      className={small && open === 0 ? 'note-button quiet' : 'note-button'}
      icon={<MessageOutlined aria-hidden />}
      aria-label={`${t('notes.title')}${count}：${placeText(about)}`}
      title={t('notes.title')}
      onClick={() => showNotes(about)}
    >
      {small ? count : `${t('notes.title')}${count}`}
    </Button>
  );
}
