import type { Audience } from '../../model/audience.ts';
import type { Language } from '../../messages/catalogue.ts';
import type { FactForm } from '../patterns/say-pattern.ts';
import { escapedXml, wholeNumber, xmlAttribute, xmlText, xmlTokens } from '../../base/xml-tokens.ts';

/** The custom XML part of a report that says what its content controls were printed with. */
const VALUES_NAMESPACE = 'urn:workbench:printed-values:1';

/** What every tag of ours begins with; a fact's id, or `table:`, `figure:`, `notes:` and the block's id follow. */
export const TAG_PREFIX = 'ewb:';

/** Bookmarks beside the tags: LibreOffice up to 7.4 drops tags and numbers of controls, and keeps bookmarks. A block has one a piece: `_ewb12`, `_ewb12_1`. */
export function anchorOf(id: string, piece = 0): string {
  return piece === 0 ? `_ewb${id}` : `_ewb${id}_${piece}`;
}

/** The number that a bookmark of ours names; null: another bookmark. */
export function anchoredId(name: string): string | null {
  return /^_ewb(\d+)(?:_\d+)?$/.exec(name)?.[1] ?? null;
}

export interface PrintedValue {
  /** Of its control. */
  readonly id: string;
  /** Without {@link TAG_PREFIX}. */
  readonly tag: string;
  /** The text of a fact; of a block a hash of what it says. */
  readonly printed: string;
  readonly form: FactForm;
  /** Of a figure: hash of the picture's bytes. */
  readonly picture: string | null;
}

/** A result that values were printed from. */
export interface PrintedRun {
  readonly cohort: string;
  readonly year: number;
  /** When. */
  readonly at: string;
  /** Null in a public report. */
  readonly fingerprint: string | null;
}

export interface PrintedValues {
  readonly lang: Language;
  readonly audience: Audience;
  readonly runs: readonly PrintedRun[];
  readonly values: readonly PrintedValue[];
}

export function printedValuesXml({ lang, audience, runs, values }: PrintedValues): string {
  const runTags = runs.map(({ cohort, year, at, fingerprint }) =>
    tag('run', { cohort, year: String(year), at, ...(fingerprint === null ? {} : { fingerprint }) }),
  );
  const valueTags = values.map(({ id, tag: name, printed, form, picture }) =>
    tag(
      'value',
      {
        id,
        tag: TAG_PREFIX + name,
        ...(form.plain ? { plain: '1' } : {}),
        ...(form.separator === undefined ? {} : { separator: form.separator }),
        ...(form.last === undefined ? {} : { last: form.last }),
        ...(form.nested ? { nested: '1' } : {}),
        ...(picture === null ? {} : { picture }),
      },
      printed,
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<ewb:values xmlns:ewb="${VALUES_NAMESPACE}" lang="${lang}" audience="${audience}">${runTags.join('')}${valueTags.join('')}</ewb:values>`;
}

function tag(name: string, attributes: Readonly<Record<string, string>>, text = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapedXml(value)}"`);
  return `<ewb:${name}${written.join('')}>${escapedXml(text)}</ewb:${name}>`;
}

/** Null where a part is another one. */
export function readPrintedValues(xml: string): PrintedValues | null {
  if (!xml.slice(0, 1000).includes(VALUES_NAMESPACE)) return null;
  const runs: PrintedRun[] = [];
  const values: PrintedValue[] = [];
  let root = '';
  let open: string | null = null;
  let text = '';
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') text += xmlText(token.source);
    else if (token.kind === 'open') {
      const local = token.name.replace(/^.*:/, '');
      if (local === 'values') root = token.source;
      if (local === 'run') runs.push(runOf(token.source));
      open = local === 'value' ? token.source : null;
      text = '';
    } else if (open !== null) {
      values.push(valueOf(open, text));
      open = null;
    }
  }
  const audience = xmlAttribute(root, 'audience');
  return {
    lang: xmlAttribute(root, 'lang') === 'en' ? 'en' : 'zh',
    audience: audience === 'internal' || audience === 'unit' ? audience : 'public',
    runs,
    values,
  };
}

function runOf(source: string): PrintedRun {
  return {
    cohort: xmlAttribute(source, 'cohort') ?? '',
    year: wholeNumber(xmlAttribute(source, 'year')),
    at: xmlAttribute(source, 'at') ?? '',
    fingerprint: xmlAttribute(source, 'fingerprint'),
  };
}

function valueOf(source: string, printed: string): PrintedValue {
  const [separator, last] = [xmlAttribute(source, 'separator'), xmlAttribute(source, 'last')];
  return {
    id: xmlAttribute(source, 'id') ?? '',
    tag: (xmlAttribute(source, 'tag') ?? '').replace(/^ewb:/, ''),
    printed,
    form: {
      ...(xmlAttribute(source, 'plain') === null ? {} : { plain: true }),
      ...(separator === null ? {} : { separator }),
      ...(last === null ? {} : { last }),
      ...(xmlAttribute(source, 'nested') === null ? {} : { nested: true }),
    },
    picture: xmlAttribute(source, 'picture'),
  };
}
