import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { MessageCatalogue } from '../../../shared/messages/catalogue.ts';
import { catalogues, messageText } from '../../../shared/messages/message-text.ts';
import { aggregations, imputations, normalisations, tierIds } from '../../../shared/model/method.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import { tierParams } from '../../../shared/model/tier-name.ts';
import { dataWeightMethods } from '../../../shared/scoring/weights/weight-types.ts';
import { rendererMessages } from '../../../shared/messages/renderer.ts';
import { rendererAnalysisMessages } from '../../../shared/messages/renderer-analysis.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const own: readonly TierLine[] = [
  { tier: 'tier_1', lower: 90, name: '优秀', english: 'Excellent' },
  { tier: 'high', lower: 80, name: '良好' },
  { tier: 'tier_3', lower: null },
];
const texts: MessageCatalogue = Object.assign({}, ...catalogues, rendererMessages, rendererAnalysisMessages);
const withParameter = (name: string): readonly string[] =>
  Object.keys(texts).filter((code) => texts[code]?.zh.includes(`{${name}}`));
const errorsWith = (name: string): readonly string[] => {
  const errors: MessageCatalogue = Object.assign({}, ...catalogues);
  return withParameter(name).filter((code) => Object.hasOwn(errors, code));
};

describe('a message says what the screens call', () => {
  test.each(errorsWith('tier'))('the tier, by the label of its line: %s', (code) => {
    for (const [tier, zh, en] of [
      ['tier_1', '优秀', 'Excellent'],
      // A label in one language stands for both; a tier without a label, or that the method lacks, has its standard name.
      ['high', '良好', '良好'],
      ['tier_3', '第三档', 'Tier 3'],
      ['very_high', '非常高', 'Very high'],
    ] as const) {
      const params = tierParams(tier, own);
      expect(messageText({ code, params }, 'zh')).toContain(zh);
      expect(messageText({ code, params }, 'en')).toContain(en);
      for (const language of ['zh', 'en'] as const) expect(messageText({ code, params }, language)).not.toContain(tier);
    }
  });

  test.each([
    ...errorsWith('normalisation').flatMap((code) => normalisations.map((id) => [code, 'normalisation', id] as const)),
    ...errorsWith('aggregation').flatMap((code) => aggregations.map((id) => [code, 'aggregation', id] as const)),
    ...errorsWith('imputation').flatMap((code) => imputations.map((id) => [code, 'imputation', id] as const)),
    ...['WEIGHTS_TOO_FEW_ROWS', 'WEIGHTS_NEGATIVE', 'WEIGHTS_NOTHING_TO_TELL'].flatMap((code) =>
      dataWeightMethods.flatMap((id) => (id === 'critic' ? [] : [[code, 'method', id] as const])),
    ),
    ...['winsorise_max', 'minimum_availability', 'tier_rounding', 'rank_rounding', 'z_mean', 'z_sd'].map(
      (key) => ['SETTING_OUT_OF_RANGE', 'key', key] as const,
    ),
    ...['draws', 'seed', 'noise', 'concentration'].map((key) => ['WHAT_IF_SETTING', 'key', key] as const),
    ['WHAT_IF_ALTERNATIVE_REFUSED', 'alternative', 'group_mean + z_score + geometric'] as const,
  ])('the choice: %s {%s} %s', (code, name, id) => {
    const said = messageText({ code, params: { [name]: id } }, 'zh');
    for (const part of id.split(' + ')) expect(said).not.toContain(part);
    expect(said).not.toContain(`{${name}}`);
    // No id with an underscore is an English word.
    if (id.includes('_')) expect(messageText({ code, params: { [name]: id } }, 'en')).not.toMatch(/[a-z]_[a-z]/);
  });

  test('the parameter that is missing, and the key that a score book has for it', () => {
    const params = { measure: 'A', normalisation: 'count_points', parameter: 'per' };
    expect(messageText({ code: 'PARAMETER_MISSING', params }, 'zh')).toContain(
      '用 计数加减分 标准化，缺少参数 每单位分值（per）',
    );
  });

  test('with no id of a choice in its own text, but for those that are written in a score book or a rule', () => {
    const ids = [...normalisations, ...aggregations, ...imputations, ...tierIds].filter((id) => id !== 'copeland');
    const named = new RegExp(`(?<![a-z_=])(${ids.join('|')})(?![a-z_=:])`);
    const naming = Object.entries(texts).filter(
      ([code, { zh }]) => !/^(BOOK|RULE)_/.test(code) && named.test(zh.replaceAll(/\{\w+\}/g, '')),
    );
    expect(naming.map(([code]) => code)).toEqual([]);
  });
});

/** Every object that a call of a text or error hands over as its parameters, with the code of the text. */
function parametersGiven(): readonly {
  readonly code: string;
  readonly place: string;
  readonly given: ts.Expression;
}[] {
  const codes = new Set(withParameter('tier'));
  return ['shared', 'electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (!/\.tsx?$/.test(path)) return [];
      const text = readFileSync(path, 'utf8');
      if (!text.includes('tier')) return [];
      const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      return calls(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind), codes);
    }),
  );
}

function calls(
  file: ts.SourceFile,
  codes: ReadonlySet<string>,
): { readonly code: string; readonly place: string; readonly given: ts.Expression }[] {
  const found: { readonly code: string; readonly place: string; readonly given: ts.Expression }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const said = node.arguments.flatMap((argument) => literals(argument)).find((code) => codes.has(code));
      const given = node.arguments.find((argument) => ts.isObjectLiteralExpression(argument) || isParams(argument));
      if (said !== undefined && given !== undefined)
        found.push({ code: said, place: `${file.fileName.slice(root.length)} ${said}`, given });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The texts that an argument may be: itself, or either side of a choice. */
function literals(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...literals(node.whenTrue), ...literals(node.whenFalse)] : [];
}

function isParams(node: ts.Expression): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'tierParams';
}

/** A label is made by `tierName`, or comes with both of `tierParams`; a bare `tier` or `line.tier` is an id. */
function isLabelled(given: ts.Expression): boolean {
  if (!ts.isObjectLiteralExpression(given)) return isParams(given);
  return given.properties.some((property) => {
    if (ts.isSpreadAssignment(property)) return isParams(property.expression) || ts.isIdentifier(property.expression);
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'tier') return false;
    const value = property.initializer.getText();
    return /^tier(Name|Label)\(/.test(value) || value === 'name';
  });
}

test('every text with a tier is given its label', () => {
  const given = parametersGiven();
  expect(new Set(given.map(({ code }) => code)).size).toBeGreaterThanOrEqual(15);
  expect(given.filter((one) => !isLabelled(one.given)).map(({ place }) => place)).toEqual([]);
});
