import { xmlAttribute } from '../../../../shared/base/xml-tokens.ts';

const style = /<w:style\b[^>]*>[^]*?<\/w:style>/g;

interface NamedStyle {
  readonly id: string;
  readonly name: string;
  readonly xml: string;
}

function stylesIn(xml: string): readonly NamedStyle[] {
  return [...xml.matchAll(style)].map(([written]) => ({
    id: xmlAttribute(/^<[^>]*>/.exec(written)?.[0] ?? '', 'w:styleId') ?? '',
    name: (xmlAttribute(/<w:name\b[^>]*>/.exec(written)?.[0] ?? '', 'w:val') ?? '').toLowerCase(),
    xml: written,
  }));
}

/** Names in small letters by id. */
export function styleNamesOf(xml: string): ReadonlyMap<string, string> {
  return new Map(stylesIn(xml).map(({ id, name }) => [id, name]));
}

export interface MergedStyles {
  /** The template's styles with those of ours that it lacks. */
  readonly xml: string;
  /** A fragment whose styles are the template's of the same name. */
  readonly mapped: (fragment: string) => string;
}

/**
 * The template's own styles stand for ours of the same name (programs in other languages give built-in ones other ids: heading 1 is "1" in a Chinese
 * Word). Those that it lacks are added on top of its body text, without a face of their own, so that they look as the rest does.
 */
export function mergedStyles(template: string, ours: string, fragments: readonly string[]): MergedStyles {
  const theirs = new Map(stylesIn(template).map((one) => [one.name, one.id]));
  const taken = new Set([...theirs.values()]);
  const own = new Map(stylesIn(ours).map((one) => [one.id, one]));
  const ids = new Map<string, string>();
  const added: string[] = [];
  const idOf = (id: string): string => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    const found = own.get(id);
    const same = theirs.get(found?.name ?? builtInName(id));
    const now = same ?? (taken.has(id) ? `Ewb${id}` : id);
    ids.set(id, now);
    if (same === undefined && found) added.push(plainStyle(found.xml, now, idOf));
    return now;
  };
  const used = new Set(fragments.flatMap((one) => [...one.matchAll(styleUse)].map(([, , id = '']) => id)));
  for (const id of used) idOf(id);
  return {
    xml: template.replace('</w:styles>', `${added.join('')}</w:styles>`),
    mapped: (fragment) => fragment.replace(styleUse, (_, tag: string, id: string) => `<w:${tag} w:val="${idOf(id)}"/>`),
  };
}

const styleUse = /<w:(pStyle|rStyle|tblStyle) w:val="([^"]*)"\/>/g;

/** Heading1 and TOC1 are built in: "heading 1", "toc 1". */
function builtInName(id: string): string {
  return id.replace(/(\D)(\d)$/, '$1 $2').toLowerCase();
}

function plainStyle(xml: string, id: string, idOf: (id: string) => string): string {
  return xml
    .replace(/w:styleId="[^"]*"/, `w:styleId="${id}"`)
    .replace(/<w:rFonts\b[^>]*\/>/g, '')
    .replace(
      /<w:(basedOn|next|link) w:val="([^"]*)"\/>/g,
      (_, tag: string, of: string) => `<w:${tag} w:val="${idOf(of)}"/>`,
    );
}

/** Runs of a fragment without faces of their own; captions are as large as the template's style has them. */
export function inTemplateLook(fragment: string): string {
  const faceless = fragment.replace(/<w:rFonts\b([^>]*)\/>/g, (_, attributes: string) =>
    attributes.includes('w:hint=') ? '<w:rFonts w:hint="eastAsia"/>' : '',
  );
  return faceless.replace(/<w:p><w:pPr><w:pStyle w:val="\w*Caption"\/>[^]*?<\/w:p>/g, (caption) =>
    caption.replace(/<w:szC?s? w:val="\d+"\/>/g, ''),
  );
}
