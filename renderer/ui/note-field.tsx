import { Input } from 'antd';
import { NOTE_LONGEST } from '../../shared/model/note.ts';

interface NoteFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Ctrl+Enter, where anything is written. */
  readonly onSave: () => void;
  /** Escape; left out: it is the dialog's. */
  readonly onEscape?: () => void;
  readonly autoFocus?: boolean;
}

/** Where the text of a note is written. Keys that an input method takes are its own. */
export function NoteField({
  label,
  placeholder,
  text,
  onText,
  onSave,
  onEscape,
  autoFocus,
}: NoteFieldProps): React.JSX.Element {
  return (
    <Input.TextArea
      aria-label={label}
      rows={3}
      maxLength={NOTE_LONGEST}
      showCount
      value={text}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(autoFocus === true ? { autoFocus } : {})}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') onSave();
        if (event.key !== 'Escape' || onEscape === undefined) return;
        // The dialog around it would close.
        event.nativeEvent.stopImmediatePropagation();
        onEscape();
      }}
    />
  );
}
