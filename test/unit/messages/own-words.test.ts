import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import { fillText } from '../../../shared/messages/fill-text.ts';
import { catalogues, messageText } from '../../../shared/messages/message-text.ts';
import { indexParams } from '../../../shared/model/index-name.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const areas = join(root, 'shared/messages');
const catalogue = z.record(z.string(), z.object({ zh: z.string(), en: z.string() }));
type Text = readonly [code: string, text: { readonly zh: string; readonly en: string }];

/** Every text of the folder, whoever fills it. */
async function everyText(): Promise<readonly Text[]> {
  const found = await Promise.all(
    readdirSync(areas)
      .filter((name) => name.endsWith('.ts'))
      .map(async (name) => {
        const exported: unknown[] = Object.values(
          z.record(z.string(), z.unknown()).parse(await import(join(areas, name))),
        );
        return exported.flatMap((value) => Object.entries(catalogue.safeParse(value).data ?? {}));
      }),
  );
  return found.flat();
}

const own = /\{index(?:Name|Label|Word)\}/;
const named = { indexName: { zh: '营商便利度', en: 'Ease score' } };

/** About the reserved code `total`, whatever the index is called. */
const literal = ['FRAMEWORK_CODE_TAKEN', 'BOOK_CODE_RESERVED'];

test('no text has the name of the index fixed but those about its reserved code', async () => {
  const texts = await everyText();
  expect(texts.length).toBeGreaterThan(1500);
  const fixed = texts.filter(([, { zh, en }]) => zh.includes('总体指数') || /overall index/i.test(en));
  expect([...new Set(fixed.map(([code]) => code))].sort()).toEqual([...literal].sort());
});

test('a text that names the index does so in both languages', async () => {
  const texts = await everyText();
  expect(texts.filter(([, { zh, en }]) => own.test(zh) !== own.test(en)).map(([code]) => code)).toEqual([]);
  expect(texts.filter(([, { zh }]) => own.test(zh)).length).toBeGreaterThan(90);
});

describe('errors and remarks that name the index', () => {
  const codes = catalogues
    .flatMap((area) => Object.entries(area))
    .filter(([code, { zh }]) => own.test(zh) && !/^(REPORT|FIGURE|DOCUMENT|EXPORT|AUDIT|MINUTES)_/.test(code))
    .map(([code]) => code);

  test('say the usual name, or the name that they bring, in the language of who reads', () => {
    expect(codes).toContain('WHAT_IF_NO_INDEX');
    const plain = appError('WHAT_IF_NO_INDEX', { unit: '甲', ...indexParams({}) });
    expect(messageText(plain, 'zh')).toBe('对象“甲”没有总体指数，无法倒推。请先补齐数据。');
    expect(messageText(plain, 'en')).toBe('Unit "甲" has no overall index to lift. Complete its data first.');
    expect(plain.params).toEqual({ unit: '甲' });
    const ease = appError('WHAT_IF_NO_INDEX', { unit: '甲', ...indexParams(named) });
    expect(messageText(ease, 'zh')).toBe('对象“甲”没有营商便利度，无法倒推。请先补齐数据。');
    expect(messageText(ease, 'en')).toBe('Unit "甲" has no Ease score to lift. Complete its data first.');
  });

  test('are given the name where they are made', () => {
    const without: string[] = [];
    const made = new Set<string>();
    for (const folder of ['shared', 'electron', 'renderer'])
      for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (!/\.tsx?$/.test(path) || entry.parentPath === areas) continue;
        const source = readFileSync(path, 'utf8');
        if (!codes.some((code) => source.includes(code))) continue;
        const visit = (node: ts.Node): void => {
          if (ts.isCallExpression(node) && node.expression.getText() === 'appError') {
            const said = codes.filter((code) => node.arguments[0]?.getText().includes(`'${code}'`));
            for (const code of said) made.add(code);
            if (said.length > 0 && !node.getText().includes('indexParams(')) without.push(path);
          }
          ts.forEachChild(node, visit);
        };
        visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
      }
    expect(without).toEqual([]);
    expect([...made].sort()).toEqual([...codes].sort());
  });
});

test('the name has a capital where it begins a sentence, and stays as it is written elsewhere and in Chinese', () => {
  const ease = { indexName: 'ease score', indexWord: 'eScore' };
  expect(fillText('{indexName} {year}. {indexWord} of {unit}', ease)).toBe('Ease score {year}. EScore of {unit}');
  expect(fillText('The mean {indexName}: {indexWord}', ease)).toBe('The mean ease score: eScore');
  expect(fillText('{indexName}排序', { indexName: 'e指数' })).toBe('e指数排序');
});
