import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSheetParser } from '../../../electron/importing/parse/create-sheet-parser.ts';
import { contextCases, identityCases } from '../../fixtures/messy/identity-cases.ts';
import { layoutCases } from '../../fixtures/messy/layout-cases.ts';
import { valueCases } from '../../fixtures/messy/value-cases.ts';
import { contextOf, planRows, sheetRows } from './import-rows.ts';
import { importingMessages } from '../../../shared/messages/importing.ts';

function expectFilled(code: string, params: Readonly<Record<string, string | number>>, seen: Set<string>): void {
  seen.add(code);
  const message = Object.entries(importingMessages).find(([known]) => known === code)?.[1];
  const asked = [...(message?.zh ?? '{code unknown}').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  expect([code, asked.filter((name) => params[name] === undefined)]).toEqual([code, []]);
}

const folder = fileURLToPath(new URL('../../../electron/importing', import.meta.url));

function sources(): readonly string[] {
  const files = [
    'import-file.ts',
    'plan-sheet.ts',
    'sheet-fault.ts',
    'turn-sheet.ts',
    ...['map', 'parse', 'profile', 'recognise'].flatMap((part) =>
      readdirSync(join(folder, part)).map((name) => join(part, name)),
    ),
  ];
  return files.map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('messages of importing', () => {
  it('exist in both languages for every code that the stages use, and none is left over', () => {
    const used = new Set(
      sources().flatMap((text) => [...text.matchAll(/'([A-Z][A-Z]+(?:_[A-Z]+)+)'/g)].map((match) => match[1] ?? '')),
    );
    expect([...used].sort()).toEqual(Object.keys(importingMessages).sort());
  });

  it('have every parameter that their text fills in, wherever the corpus makes them appear', () => {
    const seen = new Set<string>();
    for (const { sheets, context, template, remap } of [
      ...layoutCases,
      ...valueCases,
      ...identityCases,
      ...contextCases,
    ]) {
      for (const sheet of sheets) {
        const known = { ...contextOf(template), ...context };
        const plan = planRows(sheet.cells, { merges: sheet.merges ?? [], context: known });
        for (const reason of [
          ...plan.reasons,
          ...plan.against,
          ...(plan.recognition?.scores.flatMap((score) => [...score.reasons, ...score.against]) ?? []),
        ])
          expectFilled(reason.code, reason.params ?? {}, seen);
        if (plan.status !== 'ready' || plan.mapping === null) continue;
        const parser = createSheetParser(remap === undefined ? plan.mapping : remap(plan.mapping), known, {
          sheet: 'S',
          issueCap: 3,
        });
        parser.rows(sheetRows(sheet.cells, 1, sheet.hiddenRows));
        for (const issue of parser.finish().issues) expectFilled(issue.code, issue.params, seen);
      }
    }
    expect(seen.size).toBeGreaterThan(50);
  });

  it('use the same parameters in both languages', () => {
    const parameters = (text: string): readonly string[] =>
      [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
    for (const [code, { zh, en }] of Object.entries(importingMessages))
      expect([code, parameters(zh)]).toEqual([code, parameters(en)]);
  });
});
