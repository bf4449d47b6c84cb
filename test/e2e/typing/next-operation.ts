import type { Seeded } from './seeded.ts';
import {
  childrenOf,
  editable,
  panelOf,
  rowsOf,
  siblingsOf,
  shareOf,
  valueOf,
  weightOf,
  written,
} from './typing-model.ts';
import type { Cell, Column, Model, Operation } from './typing-model.ts';

const finds = ['A1-1', 'B2', 'C3'] as const;

/** An operation that a person could do as things stand, weighted towards typing and leaving. */
export function nextOperation(model: Model, random: Seeded): Operation {
  for (;;) {
    const operation = candidate(model, random);
    if (operation !== null) return operation;
  }
}

function candidate(model: Model, random: Seeded): Operation | null {
  const { editor, field, focus, screen } = model;
  const writing = editor !== null || field !== null;
  // Without a place to type there is little else to do than to choose one.
  if (screen === '指标' && focus === null && !writing && random.whole(3) > 0) return pointing(model, random);
  const roll = random.whole(100);
  if (roll < 22) return writing || focus !== null ? typing(model, random) : null;
  if (roll < 36) return writing || focus !== null ? { kind: 'key', key: random.of(['Tab', 'Tab', 'Shift+Tab']) } : null;
  if (roll < 45) return writing || focus !== null ? { kind: 'key', key: random.of(['Enter', 'Shift+Enter']) } : null;
  if (roll < 50) return writing || focus !== null ? { kind: 'key', key: random.of(['Escape', 'F2']) } : null;
  if (roll < 62) return screen === '指标' ? pointing(model, random) : null;
  if (roll < 67) return pasting(model, random);
  if (roll < 71) return isCopied(model) ? { kind: 'copy' } : null;
  if (roll < 78) {
    const kind = random.of(['undo', 'undo', 'redo'] as const);
    const by = focus !== null && !writing ? random.of(['key', 'button'] as const) : 'button';
    // What leaving the editor commits comes first, and takes the redo away: the button is as it was before that.
    return model[kind].length > 0 && !(by === 'button' && leavesWork(model)) ? { kind, by } : null;
  }
  if (roll < 82) return screen === '指标' ? { kind: 'find', text: random.of(['', ...finds]) } : null;
  if (roll < 84) return screen === '指标' && model.find === '' ? { kind: 'open', depth: random.of([1, 2]) } : null;
  if (roll < 86) return { kind: 'screen', screen: random.of(['指标', '指标', '得分']) };
  if (roll < 88) return screen === '得分' && !model.sorted ? { kind: 'sort' } : null;
  if (roll < 92) {
    const ready = editor !== null || (focus !== null && field === null && editable(model, focus));
    return ready && !isLimit(model) ? { kind: 'compose', text: random.of(['３５', '２２．５']) } : null;
  }
  if (roll < 95) {
    const code = random.of(panelOf(model));
    return field?.code === code || siblingsOf(model, code).length < 2 ? null : { kind: 'field', code };
  }
  if (roll < 98) {
    const code = random.of(childrenOf(model, model.nodes[0]?.code ?? '')).code;
    const weight = 10 + random.whole(40);
    return Math.abs(weightOf(model, code) - weight) < 1e-9 ? null : { kind: 'elsewhere', code, weight };
  }
  return { kind: random.of(['wheel', 'window-blur'] as const) };
}

function leavesWork({ editor, field }: Model): boolean {
  return (editor?.text ?? null) !== null || (field?.text ?? null) !== null;
}

/** The sequences copy a cell that holds a number, or all of an editor's text: not a part of it. */
function isCopied(model: Model): boolean {
  const { editor, focus } = model;
  if (editor !== null) return editor.selected && (editor.text ?? valueOf(model, editor)) !== null;
  return focus !== null && valueOf(model, focus) !== null;
}

/** Limits are opened, walked through and left, not typed into: what they may be is another rule. */
function isLimit({ editor, focus }: Model): boolean {
  const column = editor?.column ?? focus?.column;
  return column === 'lower' || column === 'upper';
}

function typing(model: Model, random: Seeded): Operation | null {
  const { editor, field, focus } = model;
  if (field === null && isLimit(model)) return null;
  if ((editor?.text?.length ?? 0) > 3 || (field?.text?.length ?? 0) > 3) return null;
  const text = random.of([...written.keys()]);
  const ascii = /^[ -~]/.test(text);
  if (editor === null && field === null && (focus === null || !ascii || !editable(model, focus))) return null;
  return { kind: 'type', text };
}

function pointing(model: Model, random: Seeded): Operation | null {
  const rows = rowsOf(model);
  const column: Column = random.of(['weight', 'weight', 'share', 'share', 'effective', 'lower', 'upper']);
  const cell: Cell = { row: random.of(rows), column };
  // A click into the open editor puts the caret somewhere in its text.
  if (model.editor !== null && model.editor.row === cell.row && model.editor.column === cell.column) return null;
  return { kind: random.of(['click', 'click', 'double-click'] as const), cell };
}

function pasting(model: Model, random: Seeded): Operation | null {
  const { editor, field, focus } = model;
  if (field !== null || focus === null || isLimit(model) || !editable(model, focus)) return null;
  if (editor !== null)
    return (editor.text?.length ?? 0) > 3 ? null : { kind: 'paste', text: String(5 + random.whole(40)) };
  const rows = rowsOf(model);
  const from = rows.indexOf(focus.row);
  const most = focus.column === 'weight' ? Math.min(3, rows.length - from) : 1;
  const lines = Array.from({ length: 1 + random.whole(most) }, () => String(5 + random.whole(60)));
  const same =
    lines.length === 1 &&
    Math.abs(Number(lines[0]) - (focus.column === 'weight' ? weightOf(model, focus.row) : shareOf(model, focus.row))) <
      1e-9;
  return same ? null : { kind: 'paste', text: lines.join('\n') };
}
