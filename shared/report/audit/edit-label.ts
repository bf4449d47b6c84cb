import { fillText } from '../../messages/fill-text.ts';
import type { Language, MessageCatalogue } from '../../messages/catalogue.ts';
import { rendererMessages } from '../../messages/renderer.ts';
import { rendererAnalysisMessages } from '../../messages/renderer-analysis.ts';

type Text = MessageCatalogue[string];

/** Texts whose keys begin so. */
function textsOf(messages: MessageCatalogue, begin: string): readonly Text[] {
  return Object.entries(messages).flatMap(([key, text]) => (key.startsWith(begin) ? [text] : []));
}
const settings = textsOf(rendererMessages, 'settings.');
const assistants = textsOf(rendererAnalysisMessages, 'whatIf.assistant.');

/** Names that edits of the method have on the screens, and the words that may stand in them. */
const labels: readonly { readonly text: Text; readonly words: readonly Text[] }[] = [
  { text: rendererMessages['edit.setting'], words: settings },
  { text: rendererMessages['edit.reset'], words: [rendererMessages['indicators.all']] },
  { text: rendererAnalysisMessages['whatIf.applied'], words: assistants },
  ...[
    rendererMessages['edit.weight'],
    rendererMessages['edit.share'],
    rendererMessages['edit.equalise'],
    rendererMessages['edit.redistribute'],
    rendererMessages['edit.paste'],
    rendererMessages['edit.limits'],
    rendererMessages['edit.aggregation'],
    rendererMessages['edit.method'],
    rendererMessages['edit.tiers'],
    rendererMessages['bar.revert'],
    rendererAnalysisMessages['whatIf.taken'],
  ].map((text) => ({ text, words: [] })),
];

/**
 * The name of an edit in the reader's language. Projects keep it as whoever made the edit read it, in Chinese or English: it is found again among the names
 * that the screens give. A label that is none of them stays as it is.
 */
export function editLabel(label: string, lang: Language): string {
  const kept = lang === 'zh' ? 'en' : 'zh';
  for (const { text, words } of labels) {
    const params = paramsIn(label, text[kept]);
    if (params === null) continue;
    const said = Object.entries(params).map(([name, value]) => [
      name,
      words.find((word) => word[kept] === value)?.[lang] ?? value,
    ]);
    return fillText(text[lang], Object.fromEntries(said));
  }
  return label;
}

/** What stands in a text for the template's `{names}`, in whichever form a count has; null: the text isn't of this template. */
function paramsIn(text: string, template: string): Readonly<Record<string, string>> | null {
  const literal = (part: string): string => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  // Every third part is a name, and the one after it the forms of a count, where it is one.
  const pattern = template
    .split(/\{(\w+)(?::([^{}]*))?\}/)
    .map((part, at, parts) => {
      if (at % 3 === 0) return literal(part);
      if (at % 3 === 1) return parts[at + 1] === undefined ? `(?<${part}>.+)` : '';
      return part === undefined ? '' : `(?:${part.split('|').map(literal).join('|')})`;
    })
    .join('');
  const found = new RegExp(`^${pattern}$`, 's').exec(text);
  return found === null ? null : { ...found.groups };
}
