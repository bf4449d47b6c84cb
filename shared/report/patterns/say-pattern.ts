import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { PatternFault, PatternLoop, PatternNode } from '../../model/pattern.ts';

/** A value of a result with its printed form. `plain`: without marks such as (+). */
export interface PrintedFact {
  /** As docs/REPORT "Facts" names it, also where the pattern used a name inside a loop. */
  readonly id: string;
  readonly text: string;
  readonly plain: string;
  /** Where the fact is a list: its members in the order in which they print. */
  readonly members: readonly { readonly text: string; readonly plain: string }[] | null;
}

/** `missing`: the id is right and its value isn't known. */
export type FoundFact = PrintedFact | 'missing' | 'unknown id';

/** What a loop goes through: the names that its body may use, and the value of each in every turn. */
export interface LoopTurns {
  readonly names: Readonly<Record<string, 'value' | 'list'>>;
  readonly turns: readonly Readonly<Record<string, PrintedFact | 'missing'>>[];
}

/** Names that a pattern may use, as within the turn of a loop. */
export interface PatternAround {
  readonly names: LoopTurns['names'];
  readonly turn: LoopTurns['turns'][number];
}

/** What patterns say: the facts of a result in one language. */
export interface PatternFacts {
  readonly fact: (id: string) => FoundFact;
  /** `around`: what the loop stands in, which may say whose children it goes through. `unknown loop`: no such subject or settings. */
  readonly turns: (loop: PatternLoop, around: Scope) => LoopTurns | 'unknown loop';
  /** What a reference to a table, figure or chapter prints. */
  readonly reference: (id: string) => string | 'unknown reference';
  /** Between members of a list where the pattern doesn't say: all, and the last two. */
  readonly listSigns: { readonly separator: string; readonly last: string };
}

/** A piece of what a pattern says; `fact`: the id of the fact that it prints, null for the pattern's own words. */
export interface SaidPiece {
  readonly text: string;
  readonly fact: string | null;
  /** How the fact is printed here, where that isn't its usual form. */
  readonly form?: FactForm;
  /** Id of the table, figure or chapter that the piece refers to. */
  readonly reference?: string;
}

/** How a pattern prints a fact, so that whoever finds it in print can print it again. */
export interface FactForm {
  /** Without marks such as (+). */
  readonly plain?: true;
  /** Between members of a list, and between the last two. */
  readonly separator?: string;
  readonly last?: string;
  /** Within the pattern's own quotation marks: its own are single ones. */
  readonly nested?: true;
}

/** A fact as it prints in a form. */
export function printFact({ text, plain, members }: PrintedFact, form: FactForm = {}): string {
  const { separator, last = separator } = form;
  const printed =
    members === null || separator === undefined || last === undefined
      ? form.plain
        ? plain
        : text
      : joinedMembers(
          members.map((member) => (form.plain ? member.plain : member.text)),
          separator,
          last,
        );
  return form.nested ? printed.replaceAll('“', '‘').replaceAll('”', '’') : printed;
}

function joinedMembers(texts: readonly string[], separator: string, last: string): string {
  return texts.length === 1 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(separator)}${last}${texts.at(-1) ?? ''}`;
}

/** Names of the loops around a place, innermost first. */
export type Scope = readonly Readonly<Record<string, PrintedFact | 'missing'>>[];

/**
 * Null: a fact that isn't known, or an empty list or loop, stands outside every
 * clause, or every clause was left out, so nothing can be said.
 */
export function sayPattern(
  pattern: readonly PatternNode[],
  facts: PatternFacts,
  around: PatternAround = { names: {}, turn: {} },
): Result<readonly SaidPiece[] | null, PatternFault> {
  const fault = faultOf(pattern, facts, around.names);
  if (fault) return err(fault);
  const said = sayAll(pattern, facts, [around.turn]);
  return ok(said?.some(({ text }) => text !== '') ? withQuotesNested(said) : null);
}

/** Quotation marks of a fact that comes to stand within the pattern's become single ones, as GB/T 15834 wants: “‘好差评’管理体系”. */
function withQuotesNested(pieces: readonly SaidPiece[]): readonly SaidPiece[] {
  let open = false;
  return pieces.map((piece) => {
    if (piece.fact !== null) {
      const text = piece.text.replaceAll('“', '‘').replaceAll('”', '’');
      return open && text !== piece.text ? { ...piece, text, form: { ...piece.form, nested: true } } : piece;
    }
    const [last] = /[“”](?=[^“”]*$)/.exec(piece.text) ?? [];
    if (last !== undefined) open = last === '“';
    return piece;
  });
}

/** The first id, name, loop or reference that the facts don't have, also where no turn or clause comes to it. */
function faultOf(
  nodes: readonly PatternNode[],
  facts: PatternFacts,
  names: LoopTurns['names'],
): PatternFault | undefined {
  for (const node of nodes) {
    const fault = faultOfNode(node, facts, names);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfNode(node: PatternNode, facts: PatternFacts, names: LoopTurns['names']): PatternFault | undefined {
  if (node.kind === 'text') return undefined;
  if (node.kind === 'clause') return faultOf(node.body, facts, names);
  const { column } = node;
  if (node.kind === 'reference')
    return facts.reference(node.id) === 'unknown reference'
      ? { code: 'PATTERN_REFERENCE', column, found: node.id }
      : undefined;
  if (node.kind === 'loop') {
    const turns = facts.turns(node.loop, []);
    if (turns === 'unknown loop') return { code: 'PATTERN_LOOP', column, found: loopText(node.loop) };
    return faultOf(node.body, facts, { ...names, ...turns.names });
  }
  const found = Object.hasOwn(names, node.id) ? names[node.id] : facts.fact(node.id);
  if (found === 'unknown id')
    return { code: node.id.includes(':') ? 'PATTERN_FACT' : 'PATTERN_NAME', column, found: node.id };
  const noList = found === 'value' || (typeof found === 'object' && found.members === null);
  return noList && node.kind === 'list' ? { code: 'PATTERN_NO_LIST', column, found: node.id } : undefined;
}

function loopText({ tag, subject, settings }: PatternLoop): string {
  return [tag, subject, ...Object.entries(settings).map(([key, value]) => `${key}=${value}`)].join(' ');
}

function sayAll(nodes: readonly PatternNode[], facts: PatternFacts, scope: Scope): readonly SaidPiece[] | null {
  const pieces: SaidPiece[] = [];
  for (const node of nodes) {
    const said = sayNode(node, facts, scope);
    if (said) pieces.push(...said);
    else if (node.kind !== 'clause') return null;
  }
  return pieces;
}

function sayNode(node: PatternNode, facts: PatternFacts, scope: Scope): readonly SaidPiece[] | null {
  switch (node.kind) {
    case 'text':
      return [{ text: node.text, fact: null }];
    case 'clause':
      return sayAll(node.body, facts, scope);
    case 'reference':
      return [{ text: facts.reference(node.id), fact: null, reference: node.id }];
    case 'loop':
      return sayLoop(node, facts, scope);
    case 'fact': {
      const fact = factAt(node.id, facts, scope);
      const form: FactForm = node.plain ? { plain: true } : {};
      const text = fact && printFact(fact, form);
      // A condition prints nothing.
      return fact && (text ? [{ text, fact: fact.id, ...(node.plain ? { form } : {}) }] : []);
    }
    case 'list':
      return sayList(node, facts, scope);
  }
}

function sayLoop(
  { loop, separator, body }: Extract<PatternNode, { kind: 'loop' }>,
  facts: PatternFacts,
  scope: Scope,
): readonly SaidPiece[] | null {
  const found = facts.turns(loop, scope);
  if (found === 'unknown loop') return null;
  const turns: (readonly SaidPiece[])[] = [];
  for (const names of found.turns) {
    const said = sayAll(body, facts, [names, ...scope]);
    if (!said) return null;
    if (said.some(({ text }) => text !== '')) turns.push(said);
  }
  if (turns.length === 0) return null;
  return turns.flatMap((turn, at) =>
    at === 0 || separator === '' ? turn : [{ text: separator, fact: null }, ...turn],
  );
}

function sayList(
  { id, plain, settings }: Extract<PatternNode, { kind: 'list' }>,
  facts: PatternFacts,
  scope: Scope,
): readonly SaidPiece[] | null {
  const fact = factAt(id, facts, scope);
  if (!fact?.members) return null;
  const separator = settings.sep ?? facts.listSigns.separator;
  const last = settings.last ?? (settings.sep === undefined ? facts.listSigns.last : separator);
  const form: FactForm = { ...(plain ? { plain } : {}), separator, last };
  return [{ text: printFact(fact, form), fact: fact.id, form }];
}

/** Null where its value isn't known; an empty list can't be said either. */
function factAt(id: string, facts: PatternFacts, scope: Scope): PrintedFact | null {
  const named = scope.find((names) => Object.hasOwn(names, id))?.[id];
  const found = named ?? facts.fact(id);
  if (found === 'missing' || found === 'unknown id' || found.members?.length === 0) return null;
  return found;
}
