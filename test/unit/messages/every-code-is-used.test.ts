import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const areas = join(root, 'shared/messages');
/** Files of the folder that hold no texts, or texts whose codes are put together elsewhere (method-words: its own test compares them with the model). */
const notCatalogues = new Set(['catalogue.ts', 'message-text.ts', 'method-words.ts']);
/** A code put together from parts counts as used where as much of it stands in the source. */
const TELLING = 4;

const catalogue = z.record(z.string(), z.object({ zh: z.string(), en: z.string() }));

async function codesByArea(): Promise<readonly (readonly [area: string, code: string])[]> {
  const files = readdirSync(areas).filter((name) => name.endsWith('.ts') && !notCatalogues.has(name));
  const found = await Promise.all(
    files.map(async (area) => {
      const exported: unknown[] = Object.values(
        z.record(z.string(), z.unknown()).parse(await import(join(areas, area))),
      );
      return exported
        .flatMap((value) => Object.keys(catalogue.safeParse(value).data ?? {}))
        .map((code) => [area, code] as const);
    }),
  );
  return found.flat();
}

/** Texts that stand in the program as they are, and patterns for those put together: `whatIf.${kind}.title`. */
function textsInSource(): { readonly whole: ReadonlySet<string>; readonly patterns: readonly RegExp[] } {
  const whole = new Set<string>();
  const patterns = new Map<string, RegExp>();
  for (const folder of ['shared', 'electron', 'renderer', 'scripts']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!/\.tsx?$/.test(path) || entry.parentPath === areas) continue;
      visit(
        ts.createSourceFile(
          path,
          readFileSync(path, 'utf8'),
          ts.ScriptTarget.Latest,
          false,
          path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
        ),
      );
    }
  }
  return { whole, patterns: [...patterns.values()] };

  function visit(node: ts.Node): void {
    if (ts.isStringLiteralLike(node)) whole.add(node.text);
    else if (ts.isPropertyAccessExpression(node)) whole.add(node.name.text);
    else if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      if (Math.max(...parts.map((part) => part.length)) >= TELLING)
        patterns.set(
          parts.join('\0'),
          new RegExp(`^${parts.map((part) => part.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')).join('.+')}$`),
        );
    }
    ts.forEachChild(node, visit);
  }
}

test('every text of the catalogues is said somewhere in the program', async () => {
  const { whole, patterns } = textsInSource();
  const codes = await codesByArea();
  expect(codes.length).toBeGreaterThan(1000);
  expect(
    codes
      .filter(([, code]) => !whole.has(code) && !patterns.some((pattern) => pattern.test(code)))
      .map((pair) => pair.join(' ')),
  ).toEqual([]);
});
