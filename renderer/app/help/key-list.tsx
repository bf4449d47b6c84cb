import { useTexts } from '../../ui/texts.ts';
import type { TextKey } from '../../ui/texts.ts';

const keys = [
  ['F1', 'help.key.help'],
  ['Ctrl+K', 'help.key.find'],
  ['Ctrl+F', 'help.key.findHere'],
  ['Ctrl+S', 'help.key.save'],
  ['Ctrl+,', 'help.key.settings'],
  ['F11', 'meeting.open'],
  ['Ctrl+Z, Ctrl+Y', 'help.key.undo'],
  ['↑ ↓ ← →', 'help.key.move'],
  ['Shift + ↑ ↓ ← →', 'help.key.range'],
  ['Ctrl+C, Ctrl+V', 'help.key.copy'],
  ['F2, Esc', 'help.key.edit'],
  ['Shift+F2', 'help.key.note'],
  ['Tab', 'help.key.leave'],
] as const satisfies readonly (readonly [string, TextKey])[];

export function KeyList(): React.JSX.Element {
  const t = useTexts();
  return (
    <article>
      <h2>{t('help.keys')}</h2>
      <dl className="help-keys">
        {keys.map(([key, text]) => (
          <div key={text}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
