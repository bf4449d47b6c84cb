import type { Change, FoundMutant } from './find-mutants.ts';

/** As much of a Babel node as the changes need. */
interface SyntaxNode {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
  readonly [key: string]: unknown;
}

interface SyntaxPath {
  readonly node: SyntaxNode;
  findParent(test: (path: SyntaxPath) => boolean): SyntaxPath | null;
  isStatement(): boolean;
  isExpression(): boolean;
}

interface Mutator {
  name: string;
  mutate(path: SyntaxPath): Iterable<SyntaxNode>;
}

/** Stryker's own list of mutators. It has no setting for others, so the list is taken from inside the pinned version. */
const listOfMutators = '../../node_modules/@stryker-mutator/instrumenter/dist/src/mutators/mutate.js';

/**
 * Lets Stryker place the given mutants and no others; a result's `mutatorName` is then the place in the list. Stryker's
 * trees don't know their file, so the outline tells them apart.
 */
export async function placeMutants(mutants: readonly FoundMutant[]): Promise<void> {
  const { allMutators }: { allMutators: Mutator[] } = await import(listOfMutators);
  const numbered = mutants.map((mutant, number) => ({ mutant, number }));
  const waiting = Map.groupBy(numbered, ({ mutant }) => [mutant.outline, mutant.start, mutant.end].join());
  const ours: Mutator = {
    name: '',
    *mutate(path) {
      const { node } = path;
      if (node.type === 'Program') withoutAssertions(node);
      const program = path.findParent((above) => above.node.type === 'Program');
      if (!program || node.start === undefined || node.end === undefined) return;
      const key = [outlineOf(program.node), node.start, node.end].join();
      const here = waiting.get(key) ?? [];
      const left: typeof numbered = [];
      for (const one of here) {
        const changed = fits(path, one.mutant.change) ? applyChange(node, one.mutant.change) : null;
        if (!changed) {
          left.push(one);
          continue;
        }
        // Stryker reads the name after each replacement it is given.
        ours.name = String(one.number);
        yield changed;
      }
      waiting.set(key, left);
    },
  };
  allMutators.splice(0, allMutators.length, ours);
}

/**
 * Stryker takes `… as const` for a type and doesn't go in: a closed table `{…} as const satisfies …` would pass untried. What the
 * assertion holds stands in its place; it means nothing once it runs.
 */
function withoutAssertions(node: SyntaxNode): void {
  const bare = (value: unknown): unknown => {
    const inner = isNode(value) && value.type === 'TSAsExpression' ? value.expression : value;
    if (isNode(inner)) withoutAssertions(inner);
    return inner;
  };
  for (const [name, value] of Object.entries(node)) {
    if (Array.isArray(value)) value.splice(0, value.length, ...value.map(bare));
    else if (isNode(value)) Object.assign(node, { [name]: bare(value) });
  }
}

/** As `FoundMutant` says. */
function outlineOf(program: SyntaxNode): string {
  const body = listOf(program, 'body');
  return [program.end, body.length, body.at(-1)?.start].join('/');
}

/** Several nodes can have the same span: a statement without semicolon and its expression, a shorthand property and its name. */
function fits(path: SyntaxPath, change: Change): boolean {
  switch (change.do) {
    case 'drop':
      return path.isStatement();
    case 'operator':
      return /^(Binary|Logical|Assignment)Expression$/.test(path.node.type);
    case 'text':
      return /^(StringLiteral|TemplateLiteral)$/.test(path.node.type);
    case 'swap':
      return path.isExpression() && Array.isArray(path.node[change.list]);
    case 'constant':
    case 'keep':
    case 'method':
      return path.isExpression();
  }
}

function applyChange(original: SyntaxNode, change: Change): SyntaxNode | null {
  const node = structuredClone(original);
  switch (change.do) {
    case 'drop':
      return { type: 'BlockStatement', body: [], directives: [] };
    case 'operator':
      return { ...node, operator: change.operator };
    case 'constant':
      return constant(change.value);
    case 'keep':
      return change.part === 'callee.object' ? part(part(node, 'callee'), 'object') : part(node, change.part);
    case 'method': {
      const callee = part(node, 'callee');
      return callee && { ...node, callee: { ...callee, property: { type: 'Identifier', name: change.name } } };
    }
    case 'swap':
      return change.list === 'arguments' ? swapArguments(node, change.at) : swapProperties(node, change.at);
    case 'text':
      return replaceText(node, change.find, change.put);
  }
}

function constant(value: boolean | number | string): SyntaxNode {
  const type =
    typeof value === 'boolean' ? 'BooleanLiteral' : typeof value === 'number' ? 'NumericLiteral' : 'StringLiteral';
  return { type, value };
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function part(node: SyntaxNode | null, name: string): SyntaxNode | null {
  const value = node?.[name];
  return isNode(value) ? value : null;
}

function listOf(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function swapArguments(node: SyntaxNode, at: number): SyntaxNode | null {
  const list = listOf(node, 'arguments');
  const [a, b] = [list[at], list[at + 1]];
  return a && b ? { ...node, arguments: list.with(at, b).with(at + 1, a) } : null;
}

function swapProperties(node: SyntaxNode, at: number): SyntaxNode | null {
  const list = listOf(node, 'properties');
  const [a, b] = [list[at], list[at + 1]];
  const [valueA, valueB] = [a, b].map((one) => (one ? part(one, 'value') : null));
  if (!a || !b || !valueA || !valueB) return null;
  const put = (property: SyntaxNode, value: SyntaxNode): SyntaxNode => ({ ...property, value, shorthand: false });
  return { ...node, properties: list.with(at, put(a, valueB)).with(at + 1, put(b, valueA)) };
}

function replaceText(node: SyntaxNode, find: string, put: string): SyntaxNode | null {
  if (typeof node.value === 'string') return { type: 'StringLiteral', value: node.value.replace(find, () => put) };
  const quasis = listOf(node, 'quasis');
  const at = quasis.findIndex((one) => cooked(one).includes(find));
  const quasi = quasis[at];
  if (!quasi) return null;
  const next = cooked(quasi).replace(find, () => put);
  return { ...node, quasis: quasis.with(at, { ...quasi, value: { raw: next, cooked: next } }) };
}

function cooked(quasi: SyntaxNode): string {
  const { value } = quasi;
  return typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string'
    ? value.cooked
    : '';
}
