import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { documentFaults } from '../../../scripts/documents/document-faults.ts';
import { readRepository } from '../../../scripts/documents/read-repository.ts';

/** Faults of a small repository: paths and texts, a METHODS document beside them. */
function faultsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const all = {
    'docs/METHODS.md': '# Methods\n\n## Ranks and ties\n\n### min_max · 极差法\n\n```\n## Not a section\n```\n',
    ...files,
  };
  const texts = new Map(Object.entries(all));
  return documentFaults({ paths: [...texts.keys()], texts });
}

describe('A citation', () => {
  test('of a document and a section that are there is right, in code and in Markdown', () => {
    const cited = `docs/METHODS "Ranks and ties", docs/METHODS "min_max", docs/METHODS`;
    expect(faultsOf({ 'shared/a.ts': `/** ${cited}. */`, 'README.md': cited })).toEqual([]);
  });

  test('may go on in the next line of a comment', () => {
    expect(
      faultsOf({
        'a.ts': `/**\n * docs/METHODS\n * "Ranks and\n * ties".\n */\n// docs/METHODS "Ranks\n// and ties"\n`,
      }),
    ).toEqual([]);
  });

  test('of a section that is not there is a fault, with file and line', () => {
    expect(faultsOf({ 'shared/a.ts': `\n\n// docs/METHODS "Rank"\n` })).toEqual([
      `shared/a.ts:3 cites docs/METHODS "Rank", a section it hasn't`,
    ]);
    expect(faultsOf({ 'a.ts': `// docs/METHODS "Not a section"` })).toHaveLength(1);
  });

  test('of a document that is not there is a fault', () => {
    expect(faultsOf({ 'a.ts': `// docs/LIBRARIES "Grid"` })).toEqual([
      `a.ts:1 cites docs/LIBRARIES, which isn't there`,
    ]);
  });

  test.each(['METHODS 4', 'see METHODS', 'METHODS.md "Rank"', 'DESIGN "Storage"', 'DESIGN.md'])(
    'in another form, as %s, is a fault',
    (former) => {
      expect(faultsOf({ 'a.ts': `// ${former}` })).toHaveLength(1);
    },
  );

  test('is no name in the code that looks like one', () => {
    expect(faultsOf({ 'a.ts': "const DESIGN = 256; t('REPORT_S_MEAN'); refuse('STYLE');" })).toEqual([]);
  });
});

describe('In Markdown', () => {
  test('a link to a file, folder or section that is not there is a fault', () => {
    const text =
      '[a](docs/METHODS.md#ranks-and-ties) [b](shared) [c](https://example.org) [d](docs/no.md) [e](docs/METHODS.md#no)';
    expect(faultsOf({ 'README.md': text, 'shared/a.ts': '' })).toEqual([
      "README.md:1 links to docs/no.md, which isn't there",
      "README.md:1 links to docs/METHODS.md#no, a section it hasn't",
    ]);
  });

  test('a path in code marks that is not there is a fault; one with a star needs something that fits', () => {
    const text = '`shared/a.ts` `shared/` `shared/*.ts` `shared/b.ts` `shared/*.tsx` `shared/x/NAME.ts` `a.ts`';
    expect(faultsOf({ 'README.md': text, 'shared/a.ts': '' })).toEqual([
      "README.md:1 names shared/b.ts, which isn't there",
      'README.md:1 names shared/*.tsx, which nothing fits',
    ]);
  });

  test('a name placed in a file that has it not is a fault', () => {
    const text = '`score` (`shared/a.ts`), `scored` in `shared/a.ts`';
    expect(faultsOf({ 'README.md': text, 'shared/a.ts': 'export function score() {}' })).toEqual([
      "README.md:1 places scored in shared/a.ts, which hasn't it",
    ]);
  });
});

test('Every document and section that this repository cites is there', () => {
  expect(documentFaults(readRepository(fileURLToPath(new URL('../../..', import.meta.url))))).toEqual([]);
});
