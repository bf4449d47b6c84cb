import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { PatternFault, PatternNode, PatternSettings } from '../../model/pattern.ts';

type Parsed<T> = Result<T, PatternFault>;

/** A part that is open: its closing sign, where it began, and what it holds so far. */
interface Open {
  readonly opened: string;
  readonly closedBy: string;
  readonly column: number;
  readonly body: PatternNode[];
  readonly close: (body: readonly PatternNode[]) => PatternNode;
}

/** Reads the text of one pattern. The first fault ends it. */
export function parsePattern(text: string): Parsed<readonly PatternNode[]> {
  const characters = [...text];
  const whole: PatternNode[] = [];
  const open: Open[] = [];
  const put = (node: PatternNode): void => {
    const body = open.at(-1)?.body ?? whole;
    const last = body.at(-1);
    if (node.kind === 'text' && last?.kind === 'text')
      body[body.length - 1] = { kind: 'text', text: last.text + node.text };
    else body.push(node);
  };
  const closeWith = (sign: string, column: number): PatternFault | null => {
    const part = open.at(-1);
    if (part?.closedBy !== sign) return { code: 'PATTERN_UNOPENED', column, found: sign };
    open.pop();
    put(part.close(part.body));
    return null;
  };

  for (let at = 0; at < characters.length;) {
    const sign = characters[at] ?? '';
    const column = at + 1;
    if ('{}[]'.includes(sign) && characters[at + 1] === sign) {
      put({ kind: 'text', text: sign });
      at += 2;
    } else if (sign === '[') {
      open.push({
        opened: '[',
        closedBy: ']',
        column,
        body: [],
        close: (body) => ({ kind: 'clause', body }),
      });
      at += 1;
    } else if (sign === ']') {
      const fault = closeWith(']', column);
      if (fault) return err(fault);
      at += 1;
    } else if (sign === '}') {
      return err({ code: 'PATTERN_SIGN', column, found: '}' });
    } else if (sign === '{') {
      const end = endOfPlaceholder(characters, at + 1);
      if (end === null) return err({ code: 'PATTERN_UNCLOSED', column, found: '{' });
      const content = characters
        .slice(at + 1, end)
        .join('')
        .trim();
      if (content.startsWith('/')) {
        const fault = closeWith(content, column);
        if (fault) return err({ ...fault, found: `{${fault.found}}` });
      } else {
        const part = placeholder(content, column);
        if (!part.ok) return part;
        if ('closedBy' in part.value) open.push(part.value);
        else put(part.value);
      }
      at = end + 1;
    } else {
      put({ kind: 'text', text: sign });
      at += 1;
    }
  }
  const left = open.at(-1);
  return left ? err({ code: 'PATTERN_UNCLOSED', column: left.column, found: left.opened }) : ok(whole);
}

/** Where the placeholder's `}` stands; one within quotes belongs to the quoted value. */
function endOfPlaceholder(characters: readonly string[], from: number): number | null {
  let quoted = false;
  for (let at = from; at < characters.length; at += 1) {
    if (characters[at] === '"') quoted = !quoted;
    else if (characters[at] === '}' && !quoted) return at;
  }
  return null;
}

function placeholder(content: string, column: number): Parsed<PatternNode | Open> {
  const [, word = '', rest = ''] = /^(\S*)\s*([^]*)$/.exec(content) ?? [];
  if (word === '') return err({ code: 'PATTERN_EMPTY', column, found: '{}' });
  if (word === 'list') return listNode(rest, column);
  if (word === 'each' || word === 'groups') return loopPart(word, rest, column);
  if (word === 'ref') {
    if (!/^\S+$/.test(rest)) return err({ code: 'PATTERN_REFERENCE', column, found: rest });
    return ok({ kind: 'reference', id: rest, column });
  }
  if (rest !== '') return err({ code: 'PATTERN_SETTING', column, found: rest });
  return ok({ kind: 'fact', ...idOf(word), column });
}

function listNode(rest: string, column: number): Parsed<PatternNode> {
  const [, word = '', after = ''] = /^([^\s=]+)(?:\s+([^]*))?$/.exec(rest) ?? [];
  if (word === '') return err({ code: 'PATTERN_EMPTY', column, found: 'list' });
  const settings = settingsOf(after, column, ['sep', 'last']);
  return settings.ok ? ok({ kind: 'list', ...idOf(word), settings: settings.value, column }) : settings;
}

function loopPart(tag: 'each' | 'groups', rest: string, column: number): Parsed<Open> {
  const [, subject = '', after = ''] = /^([^\s=]+)(?:\s+([^]*))?$/.exec(rest) ?? [];
  if (subject === '') return err({ code: 'PATTERN_EMPTY', column, found: tag });
  const read = settingsOf(after, column, null);
  if (!read.ok) return read;
  const { sep: separator = '', ...settings } = read.value;
  return ok({
    opened: `{${tag}}`,
    closedBy: `/${tag}`,
    column,
    body: [],
    close: (body) => ({ kind: 'loop', loop: { tag, subject, settings }, separator, body, column }),
  });
}

function idOf(word: string): { readonly id: string; readonly plain: boolean } {
  return word.endsWith('|plain') ? { id: word.slice(0, -'|plain'.length), plain: true } : { id: word, plain: false };
}

/** `key=value key="value with spaces"`; `""` within quotes is one `"`. `known`: the only keys, or null for any. */
function settingsOf(text: string, column: number, known: readonly string[] | null): Parsed<PatternSettings> {
  const settings: Record<string, string> = {};
  let rest = text.trim();
  while (rest !== '') {
    const [all = '', key = '', quoted, bare] =
      /^([a-z][a-z-]*)=(?:"((?:[^"]|"")*)"|([^\s"]+))(?:\s+|$)/.exec(rest) ?? [];
    if (all === '' || (known && !known.includes(key)) || Object.hasOwn(settings, key))
      return err({ code: 'PATTERN_SETTING', column, found: rest });
    settings[key] = quoted?.replaceAll('""', '"') ?? bare ?? '';
    rest = rest.slice(all.length);
  }
  return ok(settings);
}
