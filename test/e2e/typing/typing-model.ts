/** The indicator tree as the model needs it, in the order of the screen. */
export interface ModelNode {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly depth: number;
  readonly measure: boolean;
}

export type Weights = ReadonlyMap<string, number>;
/** `effective` stands for every cell that can't be edited. */
export type Column = 'weight' | 'share' | 'lower' | 'upper' | 'effective';
export interface Cell {
  readonly row: string;
  readonly column: Column;
}

/** Text in an editor. `selected`: what is typed replaces it; `opened`: the number that it opened with, null for none. */
export interface Editor extends Cell {
  readonly text: string | null;
  readonly selected: boolean;
  /** The value changed under it after something was typed: the user was told. */
  readonly overtaken: boolean;
}
/** A field of the weight panel that has the focus; `text` null: nothing typed. */
export interface Field {
  readonly code: string;
  readonly text: string | null;
}

export interface Model {
  readonly nodes: readonly ModelNode[];
  readonly limits: ReadonlyMap<string, { readonly lower: number | null; readonly upper: number | null }>;
  readonly weights: Weights;
  /** States that undo and redo lead to, the next one last. */
  readonly undo: readonly Weights[];
  readonly redo: readonly Weights[];
  readonly screen: '指标' | '得分';
  readonly open: number;
  readonly find: string;
  /** The row that the panel follows on 指标. */
  readonly row: string | null;
  readonly sorted: boolean;
  readonly focus: Cell | null;
  readonly editor: Editor | null;
  readonly field: Field | null;
  /** Column in which a run of Tab began: Enter goes back to it. */
  readonly run: Column | null;
  /** null: not known, copied from a cell that isn't modelled. */
  readonly clipboard: string;
}

export type Operation =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'key'; readonly key: 'Tab' | 'Shift+Tab' | 'Enter' | 'Shift+Enter' | 'Escape' | 'F2' }
  | { readonly kind: 'click' | 'double-click'; readonly cell: Cell }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'copy' | 'wheel' | 'window-blur' | 'sort' }
  | { readonly kind: 'undo' | 'redo'; readonly by: 'key' | 'button' }
  | { readonly kind: 'find'; readonly text: string }
  | { readonly kind: 'open'; readonly depth: 1 | 2 }
  | { readonly kind: 'screen'; readonly screen: '指标' | '得分' }
  | { readonly kind: 'compose'; readonly text: string }
  | { readonly kind: 'field'; readonly code: string }
  | { readonly kind: 'elsewhere'; readonly code: string; readonly weight: number };

const columns: readonly Column[] = ['weight', 'share', 'effective', 'lower', 'upper'];

export function childrenOf({ nodes }: Model, code: string | null): readonly ModelNode[] {
  return nodes.filter((node) => node.parent === code);
}

function nodeOf({ nodes }: Model, code: string): ModelNode {
  const found = nodes.find((node) => node.code === code);
  if (found === undefined) throw new Error(`no node ${code}`);
  return found;
}

export function siblingsOf(model: Model, code: string): readonly string[] {
  return childrenOf(model, nodeOf(model, code).parent).map((node) => node.code);
}

export function weightOf({ weights }: Pick<Model, 'weights'>, code: string): number {
  return weights.get(code) ?? Number.NaN;
}

/** Per cent of the parent. */
export function shareOf(model: Model, code: string): number {
  const total = siblingsOf(model, code).reduce((sum, sibling) => sum + weightOf(model, sibling), 0);
  return (100 * weightOf(model, code)) / total;
}

/** Rows on 指标, top to bottom. */
export function rowsOf(model: Model): readonly string[] {
  const above = (node: ModelNode): readonly ModelNode[] =>
    node.parent === null ? [] : [...above(nodeOf(model, node.parent)), nodeOf(model, node.parent)];
  if (model.find === '')
    return model.nodes.filter((node) => above(node).every(({ depth }) => depth < model.open)).map(({ code }) => code);
  const found = model.nodes.filter(({ code, name }) => code.includes(model.find) || name.includes(model.find));
  const kept = new Set(found.flatMap((node) => [node, ...above(node)]));
  return model.nodes.filter((node) => kept.has(node)).map(({ code }) => code);
}

export function editable(model: Model, { row, column }: Cell): boolean {
  const node = nodeOf(model, row);
  if (column === 'weight') return node.parent !== null;
  if (column === 'share') return node.parent !== null && siblingsOf(model, row).length > 1;
  return column !== 'effective' && node.measure;
}

/** What a cell holds; null: nothing. */
export function valueOf(model: Model, { row, column }: Cell): number | null {
  if (column === 'weight') return nodeOf(model, row).parent === null ? null : weightOf(model, row);
  if (column === 'share') return nodeOf(model, row).parent === null ? null : shareOf(model, row);
  return column === 'effective' ? null : (model.limits.get(row)?.[column] ?? null);
}

/** Codes whose shares the panel shows: on 得分 the first level, on 指标 the children of the focused row or its group. */
export function panelOf(model: Model): readonly string[] {
  const root = model.nodes[0]?.code ?? '';
  const followed = model.screen === '指标' ? model.row : null;
  if (followed === null) return childrenOf(model, root).map(({ code }) => code);
  const below = childrenOf(model, followed);
  return below.length > 1 ? below.map(({ code }) => code) : siblingsOf(model, followed);
}

/** Written forms that the sequences type, with the number each is; null: refused as a weight. */
export const written: ReadonlyMap<string, number | null> = new Map([
  ['30', 30],
  ['45', 45],
  ['12.5', 12.5],
  ['7.25', 7.25],
  ['33.333', 33.333],
  ['5', 5],
  ['18', 18],
  ['４０', 40],
  ['１２．５', 12.5],
  ['abc', null],
  ['3x', null],
  ['-3', null],
]);

/** What a typed text is as a number; undefined: no number, or one that a weight can't be. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

function changed(model: Model, weights: Weights): Model {
  return { ...model, weights, undo: [...model.undo, model.weights], redo: [] };
}

/** The siblings share what is left in proportion, and the group keeps its total. */
function withShare(model: Model, code: string, percent: number): Weights {
  const siblings = siblingsOf(model, code);
  const total = siblings.reduce((sum, sibling) => sum + weightOf(model, sibling), 0);
  const others = siblings.filter((sibling) => sibling !== code);
  const held = others.reduce((sum, sibling) => sum + weightOf(model, sibling), 0);
  const own = (percent / 100) * total;
  const next = new Map(model.weights);
  next.set(code, own);
  for (const other of others)
    next.set(other, held > 0 ? (weightOf(model, other) / held) * (total - own) : (total - own) / others.length);
  return next;
}

/** A share may be written with its %; a weight with one is refused, since 25 and 0.25 could both be meant. */
function readIn({ column }: Cell, text: string): number | undefined {
  return numberIn(column === 'share' ? text.replace(/\s*%$/, '') : text);
}

function put(model: Model, cell: Cell, text: string): Model {
  const number = readIn(cell, text);
  // The sequences type into weights and shares only, where empty is no number and out of range is refused.
  if (number === undefined || cell.column === 'lower' || cell.column === 'upper') return model;
  const now = valueOf(model, cell);
  if (now !== null && Math.abs(now - number) < 1e-9) return model;
  if (cell.column === 'weight') return changed(model, new Map(model.weights).set(cell.row, number));
  return number > 100 ? model : changed(model, withShare(model, cell.row, number));
}

/** Leaving an editor or field by whatever way: what was typed is committed, and only that. */
function left(model: Model): Model {
  const { editor, field } = model;
  const closed: Model = { ...model, editor: null, field: null };
  if (editor !== null && editor.text !== null) return put(closed, editor, editor.text);
  if (field !== null && field.text !== null) return put(closed, { row: field.code, column: 'share' }, field.text);
  return closed;
}

function focused(model: Model, cell: Cell): Model {
  return { ...model, focus: cell, row: cell.row };
}

function opened(model: Model, cell: Cell, text: string | null, selected: boolean): Model {
  return { ...focused(model, cell), editor: { ...cell, text, selected, overtaken: false } };
}

/** The next editable cell in reading order, forwards or back; null past either end. */
function besides(model: Model, { row, column }: Cell, step: 1 | -1): Cell | null {
  const cells = rowsOf(model).flatMap((code) => columns.map((each): Cell => ({ row: code, column: each })));
  let at = cells.findIndex((cell) => cell.row === row && cell.column === column) + step;
  for (; at >= 0 && at < cells.length; at += step) {
    const cell = cells[at];
    if (cell !== undefined && editable(model, cell)) return cell;
  }
  return null;
}

function pressed(model: Model, key: string): Model {
  const { editor, field, focus } = model;
  if (field !== null) {
    switch (key) {
      case 'Enter':
      case 'Shift+Enter':
        return { ...left(model), field: { code: field.code, text: null } };
      case 'Escape':
        return { ...model, field: { code: field.code, text: null } };
      case 'Tab':
      case 'Shift+Tab':
        return left(model);
      default:
        return model;
    }
  }
  if (focus === null) return model;
  switch (key) {
    case 'Escape':
      return { ...model, editor: null, run: null };
    case 'F2':
      return editor === null && editable(model, focus) ? opened(model, focus, null, false) : model;
    case 'Tab':
    case 'Shift+Tab': {
      // Outside an editor Tab leaves the grid.
      if (editor === null) return { ...model, focus: null, run: null };
      const done = left(model);
      const next = besides(done, editor, key === 'Tab' ? 1 : -1);
      return next === null ? done : { ...opened(done, next, null, true), run: done.run ?? editor.column };
    }
    case 'Enter':
    case 'Shift+Enter': {
      const done = left(model);
      const rows = rowsOf(done);
      const row = rows[rows.indexOf(focus.row) + (key === 'Enter' ? 1 : -1)] ?? focus.row;
      return { ...focused(done, { row, column: done.run ?? focus.column }), run: null };
    }
    default:
      return model;
  }
}

function typed(model: Model, text: string): Model {
  const { editor, field, focus } = model;
  if (field !== null) return { ...model, field: { code: field.code, text: (field.text ?? '') + text } };
  if (editor !== null) {
    // Without a selection it goes on after the number that the editor opened with, which has as many digits as it needs.
    const before = editor.selected ? '' : (editor.text ?? plain(valueOf(model, editor)));
    return { ...model, editor: { ...editor, text: before + text, selected: false } };
  }
  if (focus === null || !editable(model, focus) || !/^[ -~]/.test(text)) return model;
  return opened(model, focus, text, false);
}

/** As many digits as a number needs. */
export function plain(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(12)));
}

function pasted(model: Model): Model {
  if (model.editor !== null || model.field !== null) return typed(model, model.clipboard.replaceAll('\n', ''));
  const { focus } = model;
  if (focus === null) return model;
  const rows = rowsOf(model);
  const lines = model.clipboard.replace(/\n$/, '').split('\n');
  const first = rows.indexOf(focus.row);
  if (!lines.every((line, at) => rows[first + at] !== undefined && readIn(focus, line) !== undefined)) return model;
  if (lines.length === 1) {
    const cell = { row: focus.row, column: focus.column };
    return editable(model, cell) ? put(model, cell, lines[0] ?? '') : model;
  }
  const next = new Map(model.weights);
  for (const [at, line] of lines.entries()) next.set(rows[first + at] ?? '', numberIn(line) ?? Number.NaN);
  return changed(model, next);
}

/** What an operation makes of the model. Those that can't be made as things stand leave it as it is; the sequences avoid them. */
export function after(model: Model, operation: Operation): Model {
  switch (operation.kind) {
    case 'type':
      return typed(model, operation.text);
    case 'key':
      return pressed(model, operation.key);
    case 'click':
      return { ...focused(left(model), operation.cell), run: null };
    case 'double-click': {
      const done = { ...focused(left(model), operation.cell), run: null };
      return editable(done, operation.cell) ? opened(done, operation.cell, null, true) : done;
    }
    case 'paste':
      return pasted({ ...model, clipboard: operation.text });
    case 'copy':
      return { ...model, clipboard: copied(model) };
    case 'undo':
    case 'redo': {
      const done = operation.by === 'button' ? { ...left(model), focus: null, run: null } : model;
      const from = done[operation.kind];
      const weights = from.at(-1);
      if (weights === undefined) return done;
      return {
        ...done,
        weights,
        undo: operation.kind === 'undo' ? from.slice(0, -1) : [...done.undo, done.weights],
        redo: operation.kind === 'redo' ? from.slice(0, -1) : [...done.redo, done.weights],
      };
    }
    case 'find':
      return { ...left(model), find: operation.text, focus: null, run: null };
    case 'open':
      return { ...left(model), open: operation.depth, focus: null, run: null };
    case 'screen': {
      const done = { ...left(model), focus: null, run: null };
      return operation.screen === model.screen
        ? done
        : { ...done, screen: operation.screen, open: 2, find: '', row: null };
    }
    case 'sort':
      return { ...left(model), sorted: true, focus: null, run: null };
    case 'compose': {
      if (model.field !== null || model.editor !== null) return typed(model, operation.text);
      const { focus } = model;
      return focus !== null && editable(model, focus) ? opened(model, focus, operation.text, false) : model;
    }
    case 'field':
      return { ...left(model), focus: null, run: null, field: { code: operation.code, text: null } };
    case 'elsewhere': {
      const next = changed(model, new Map(model.weights).set(operation.code, operation.weight));
      const { editor } = model;
      if (editor === null || editor.text === null) return next;
      const moved = valueOf(next, editor) !== valueOf(model, editor);
      return { ...next, editor: { ...editor, overtaken: editor.overtaken || moved } };
    }
    case 'wheel':
    case 'window-blur':
      return model;
  }
}

/** A cell gives what it shows; an editor gives what is selected in it, which is all of it or nothing. */
function copied(model: Model): string {
  const { editor, focus } = model;
  if (editor !== null) return editor.selected ? (editor.text ?? plain(valueOf(model, editor))) : model.clipboard;
  if (focus === null || focus.column === 'effective') return model.clipboard;
  const value = valueOf(model, focus);
  if (value === null) return model.clipboard;
  if (focus.column === 'share') return `${fixed(value, 2)}%`;
  return focus.column === 'weight' ? fixed(value, 3).replace(/0$/, '') : String(value);
}

function fixed(value: number, digits: number): string {
  const units = Math.round(Number((value * 10 ** digits).toPrecision(12)));
  return (units / 10 ** digits).toFixed(digits);
}
