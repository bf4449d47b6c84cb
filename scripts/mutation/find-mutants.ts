import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { MutationFolder } from './mutation-folders.ts';
import { sqlChanges } from './sql-changes.ts';

/** How a mutant differs from its node, in terms that hold for every parser. */
export type Change =
  | { readonly do: 'operator'; readonly operator: string }
  | { readonly do: 'constant'; readonly value: boolean | number | string }
  | { readonly do: 'keep'; readonly part: 'left' | 'right' | 'argument' | 'callee.object' }
  | { readonly do: 'method'; readonly name: string }
  | { readonly do: 'swap'; readonly list: 'arguments' | 'properties'; readonly at: number }
  | { readonly do: 'drop' }
  | { readonly do: 'text'; readonly find: string; readonly put: string };

export interface FoundMutant {
  /** From the root of the project, with `/`. */
  readonly file: string;
  /** Length of the file, count of its statements and start of the last: tells files apart where only the tree is known. */
  readonly outline: string;
  /** Offsets of the node in the file's text, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** Counts from 1. */
  readonly line: number;
  readonly change: Change;
  /** What a person reads: the text before and after. */
  readonly before: string;
  readonly after: string;
}

const comparisons: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
};
const arithmetic: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
const assignments: Readonly<Record<string, string>> = { '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=' };
const methods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
]);
const droppedMethods = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim', 'slice']);

/** Functions of which the first two arguments may change places: no input shows that they did. */
const symmetric = new Set(['min', 'max', 'hypot', 'nearlyEqual', 'correlation', 'meanAbsoluteShift']);

/** A code of a message, as `SHEET_EMPTY`: what stands beside it is text for people. */
const messageCode = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/**
 * Every mutant of the lines that decide: conditions, comparisons, logic, arithmetic, boolean and numeric literals, literals of a closed
 * set of words, dropped statements, swapped neighbours of one type, and SQL. Left out: what a message says, layout, types, comments.
 */
export function findMutants(root: string, folder: MutationFolder): readonly FoundMutant[] {
  const configPath = join(root, folder.source.split('/')[0] ?? '', 'tsconfig.json');
  const config = ts.getParsedCommandLineOfConfigFile(
    configPath,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (d) => {
        throw new Error(ts.flattenDiagnosticMessageText(d.messageText, '\n'));
      },
    },
  );
  if (!config) throw new Error(`${configPath}: not readable`);
  const program = ts.createProgram(config.fileNames, config.options);
  const checker = program.getTypeChecker();
  const found: FoundMutant[] = [];
  for (const source of program.getSourceFiles()) {
    const file = relative(root, source.fileName).replaceAll('\\', '/');
    if (!file.startsWith(`${folder.source}/`) || folder.layout.some((part) => file.includes(part))) continue;
    found.push(...mutantsOfFile(source, file, checker, new Set(folder.layoutNames)));
  }
  return found;
}

/** The first `count` mutants in an order that the seed decides and that an edit elsewhere doesn't shuffle. */
export function sampleMutants(mutants: readonly FoundMutant[], count: number, seed: number): readonly FoundMutant[] {
  const seen = new Map<string, number>();
  const keyed = mutants.map((mutant) => {
    const name = [mutant.file, mutant.before, mutant.after].join('\n');
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return { mutant, key: createHash('sha256').update(`${seed}\n${nth}\n${name}`).digest('hex') };
  });
  return keyed
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

function mutantsOfFile(
  source: ts.SourceFile,
  file: string,
  checker: ts.TypeChecker,
  layoutNames: ReadonlySet<string>,
): readonly FoundMutant[] {
  const found: FoundMutant[] = [];
  const text = (node: ts.Node): string => node.getText(source);
  const outline = [source.text.length, source.statements.length, source.statements.at(-1)?.getStart(source)].join('/');
  const add = (node: ts.Node, change: Change, after: string): void => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ file, outline, start, end: node.end, line, change, before: text(node), after });
  };

  const condition = (test: ts.Expression, values: readonly boolean[]): void => {
    let bare = test;
    while (ts.isParenthesizedExpression(bare)) bare = bare.expression;
    if (bare.kind === ts.SyntaxKind.TrueKeyword || bare.kind === ts.SyntaxKind.FalseKeyword) return;
    for (const value of values) add(bare, { do: 'constant', value }, String(value));
  };

  const isNumber = (node: ts.Expression): boolean =>
    (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;

  const binary = (node: ts.BinaryExpression): void => {
    const operator = text(node.operatorToken);
    const put = (next: string): void =>
      add(node, { do: 'operator', operator: next }, `${text(node.left)} ${next} ${text(node.right)}`);
    for (const next of comparisons[operator] ?? []) put(next);
    if (operator === '&&' || operator === '||') {
      put(operator === '&&' ? '||' : '&&');
      add(node, { do: 'keep', part: 'left' }, text(node.left));
      add(node, { do: 'keep', part: 'right' }, text(node.right));
    }
    if (operator === '??') add(node, { do: 'keep', part: 'right' }, text(node.right));
    const sum = arithmetic[operator];
    if (sum !== undefined && isNumber(node.left) && isNumber(node.right)) put(sum);
    const assigned = assignments[operator];
    if (assigned !== undefined && isNumber(node.left)) put(assigned);
  };

  /**
   * The value for an element that a list doesn't have (`list[at] ?? 0`): the compiler asks for it wherever a list is read by a
   * place, and places come from the list's own length. That the element is read at all is tried (`??` keeps its right side).
   */
  const standsInForElement = (node: ts.Expression): boolean => {
    const { parent } = node;
    if (!ts.isBinaryExpression(parent) || text(parent.operatorToken) !== '??' || parent.right !== node) return false;
    return (
      ts.isElementAccessExpression(parent.left) &&
      isNumber(parent.left.argumentExpression) &&
      checker.getTypeAtLocation(parent.left.expression).getNumberIndexType() !== undefined
    );
  };

  const numeric = (node: ts.NumericLiteral): void => {
    if (standsInForElement(node)) return;
    const value = Number(node.text.replaceAll('_', ''));
    add(node, { do: 'constant', value: value + 1 }, String(value + 1));
  };

  /** A word of a closed set becomes the next word of the set. */
  const word = (node: ts.StringLiteral): void => {
    const parent = node.parent;
    if (
      ts.isBinaryExpression(parent) ||
      (ts.isPropertyAssignment(parent) === false && ts.isPropertyName(node) && isName(parent, node))
    )
      return;
    const type = checker.getContextualType(node);
    if (!type?.isUnion()) return;
    const words = type.types.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    if (words.length < 2 || words.length > 40 || words.some((one) => messageCode.test(one))) return;
    const next = words[(words.indexOf(node.text) + 1) % words.length];
    if (next !== undefined && next !== node.text) add(node, { do: 'constant', value: next }, `'${next}'`);
  };

  const swappable = (a: ts.Expression, b: ts.Expression): boolean => {
    if (text(a) === text(b) || ts.isFunctionLike(a) || ts.isFunctionLike(b)) return false;
    const typeA = checker.getTypeAtLocation(a);
    const typeB = checker.getTypeAtLocation(b);
    if (((typeA.flags | typeB.flags) & ts.TypeFlags.Any) !== 0) return false;
    const placeA = checker.getContextualType(a) ?? checker.getBaseTypeOfLiteralType(typeA);
    const placeB = checker.getContextualType(b) ?? checker.getBaseTypeOfLiteralType(typeB);
    if (((placeA.flags | placeB.flags) & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) {
      return checker.isTypeAssignableTo(typeA, typeB) && checker.isTypeAssignableTo(typeB, typeA);
    }
    return checker.isTypeAssignableTo(typeA, placeB) && checker.isTypeAssignableTo(typeB, placeA);
  };

  const call = (node: ts.CallExpression): void => {
    const list = node.arguments;
    const named = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    for (let at = symmetric.has(text(named)) ? 1 : 0; at + 1 < list.length; at += 1) {
      const [a, b] = [list[at], list[at + 1]];
      if (!a || !b || ts.isSpreadElement(a) || ts.isSpreadElement(b) || !swappable(a, b)) continue;
      add(node, { do: 'swap', list: 'arguments', at }, `${text(node.expression)}(… ${text(b)}, ${text(a)} …)`);
    }
    if (!ts.isPropertyAccessExpression(node.expression)) return;
    const name = node.expression.name.text;
    const other = methods.get(name);
    if (other !== undefined)
      add(node, { do: 'method', name: other }, `${text(node.expression.expression)}.${other}(…)`);
    if (droppedMethods.has(name) && !node.questionDotToken && !node.expression.questionDotToken)
      add(node, { do: 'keep', part: 'callee.object' }, text(node.expression.expression));
  };

  /** Values of neighbouring properties of one type change places, as before and after in a row of a log. */
  const properties = (node: ts.ObjectLiteralExpression): void => {
    for (let at = 0; at + 1 < node.properties.length; at += 1) {
      const pair = [node.properties[at], node.properties[at + 1]].map((one) =>
        one && ts.isPropertyAssignment(one) && ts.isIdentifier(one.name)
          ? { name: one.name.text, value: one.initializer }
          : one && ts.isShorthandPropertyAssignment(one)
            ? { name: one.name.text, value: one.name }
            : null,
      );
      const [a, b] = pair;
      if (!a || !b || layoutNames.has(a.name) || layoutNames.has(b.name)) continue;
      if (ts.isStringLiteralLike(a.value) && ts.isStringLiteralLike(b.value)) continue;
      if (!swappable(a.value, b.value)) continue;
      const after = `{ ${a.name}: ${text(b.value)}, ${b.name}: ${text(a.value)} }`;
      add(node, { do: 'swap', list: 'properties', at }, after);
    }
  };

  const statement = (node: ts.ExpressionStatement): void => {
    const inner = ts.isAwaitExpression(node.expression) ? node.expression.expression : node.expression;
    if (ts.isCallExpression(inner) && inner.expression.kind === ts.SyntaxKind.SuperKeyword) return;
    if (ts.isCallExpression(inner) || ts.isBinaryExpression(inner) || ts.isDeleteExpression(inner))
      add(node, { do: 'drop' }, '');
  };

  const sql = (node: ts.StringLiteralLike | ts.TemplateExpression): void => {
    const pieces = ts.isTemplateExpression(node)
      ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
      : [node.text];
    for (const { find, put } of sqlChanges(pieces)) add(node, { do: 'text', find, put }, text(node).replace(find, put));
  };

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isThrowStatement(node) || saysMessage(node)) return;
    if (ts.isPropertyAssignment(node) && layoutNames.has(node.name.getText(source))) return;

    // A guard that only throws asserts what the rest makes sure of: no input shows that it is gone.
    if (ts.isIfStatement(node)) condition(node.expression, onlyThrows(node.thenStatement) ? [true] : [true, false]);
    else if (ts.isWhileStatement(node)) condition(node.expression, [false]);
    else if (ts.isConditionalExpression(node)) condition(node.condition, [true, false]);
    else if (ts.isBinaryExpression(node)) binary(node);
    else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      add(node, { do: 'keep', part: 'argument' }, text(node.operand));
    else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
      add(node, { do: 'keep', part: 'argument' }, text(node.operand));
      if (ts.isNumericLiteral(node.operand)) return;
    } else if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      const value = node.kind === ts.SyntaxKind.FalseKeyword;
      add(node, { do: 'constant', value }, String(value));
    } else if (ts.isNumericLiteral(node)) numeric(node);
    else if (ts.isStringLiteral(node)) word(node);
    else if (ts.isCallExpression(node)) call(node);
    else if (ts.isObjectLiteralExpression(node)) properties(node);
    else if (ts.isExpressionStatement(node)) statement(node);

    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) sql(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A call, an object or a list that names a message by its code: what stands in it is for people. */
function saysMessage(node: ts.Node): boolean {
  const isCode = (one: ts.Expression): boolean => ts.isStringLiteral(one) && messageCode.test(one.text);
  if (ts.isCallExpression(node)) return node.arguments.some(isCode);
  if (ts.isArrayLiteralExpression(node)) return node.elements.some(isCode);
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.some(
      (one) =>
        ts.isPropertyAssignment(one) && ts.isStringLiteral(one.initializer) && messageCode.test(one.initializer.text),
    )
  );
}

function onlyThrows(statement: ts.Statement): boolean {
  const first = ts.isBlock(statement) && statement.statements.length === 1 ? statement.statements[0] : statement;
  return first !== undefined && ts.isThrowStatement(first);
}

/** Whether the literal names a property, a module or a case rather than being a value. */
function isName(parent: ts.Node, node: ts.StringLiteral): boolean {
  return ('name' in parent && parent.name === node) || ts.isCaseClause(parent);
}
