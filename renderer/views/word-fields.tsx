import { Input } from 'antd';
import type { OwnWord, OwnWordKind, ProjectWords } from '../../shared/model/project-words.ts';
import { ownWordKinds, ownWords } from '../../shared/model/project-words.ts';
import { useTexts } from '../ui/texts.ts';

interface WordFieldsProps {
  readonly words: ProjectWords;
  readonly change: (words: ProjectWords) => void;
}

/** 项目用语: each word in Chinese and English, and its English plural where several are spoken of. */
export function WordFields({ words, change }: WordFieldsProps): React.JSX.Element {
  const t = useTexts();
  const set = (kind: OwnWordKind, part: keyof OwnWord, text: string): void =>
    change({ ...words, [kind]: { ...words[kind], [part]: text } });
  return (
    <table className="word-fields">
      <thead>
        <tr>
          <th scope="col">{t('words.word')}</th>
          <th scope="col">{t('words.zh')}</th>
          <th scope="col">{t('words.en')}</th>
          <th scope="col">{t('words.several')}</th>
        </tr>
      </thead>
      <tbody>
        {ownWordKinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`words.kind.${kind}`)}</th>
            {(['zh', 'en', 'several'] as const).map((part) => (
              <td key={part}>
                {(part !== 'several' || hasSeveral(kind)) && (
                  <Input
                    value={words[kind]?.[part] ?? ''}
                    maxLength={60}
                    aria-label={`${t(`words.kind.${kind}`)} ${t(`words.${part}`)}`}
                    placeholder={part === 'several' ? severalHint(words, kind) : t(`words.usual.${kind}.${part}`)}
                    onChange={({ target }) => set(kind, part, target.value)}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hasSeveral(kind: OwnWordKind): boolean {
  return kind !== 'subject' && kind !== 'issuer';
}

/** The plural that is taken where none is given. */
function severalHint(words: ProjectWords, kind: OwnWordKind): string {
  const en = words[kind]?.en ?? '';
  return en === '' ? '' : (ownWords({ words: { [kind]: { en } } }, kind, 'en') ?? '');
}
