import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlTokens } from '../../../shared/base/xml-tokens.ts';

/** The pieces of a part by one expression: what is passed over, CDATA, tags and texts. */
const PIECES = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g;
const signs = [
  '<',
  '>',
  '"',
  "'",
  '/',
  '!--',
  '-->',
  '?',
  '?>',
  '![CDATA[',
  ']]>',
  'a',
  'w:p',
  ' ',
  '=',
  '\n',
  '&amp;',
];

/** Where each tag and text of a part begins and ends, by the expression. */
function byExpression(xml: string): readonly string[] {
  return [...xml.matchAll(PIECES)]
    .filter(({ 0: source }) => !source.startsWith('<!--') && !source.startsWith('<?'))
    .map(({ 0: source, index }) => `${index} ${source}`);
}

describe('tags and texts of a part', () => {
  it('are cut where the expression for them cuts, in whatever order the signs come', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 14 }), (pieces) => {
        const xml = pieces.join('');
        const read = [...xmlTokens(xml)].filter(({ source }) => source !== '');
        expect(read.map(({ source, start }) => `${start} ${source}`)).toEqual(byExpression(xml));
        for (const { source, start, end } of read) expect(xml.slice(start, end)).toBe(source);
      }),
      { numRuns: 5_000 },
    );
  });

  it('have names, and one that ends itself is opened and closed', () => {
    const kinds = [...xmlTokens('<w:p a="/>">x<br/><!-- <b> --><![CDATA[<c>]]></w:p >')].map(
      ({ kind, name, source }) => `${kind} ${name || source}`,
    );
    expect(kinds).toEqual(['open w:p', 'text x', 'open br', 'close br', 'text <![CDATA[<c>]]>', 'close w:p']);
  });
});
