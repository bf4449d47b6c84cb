import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';
import type { Cell, Model, ModelNode, Operation } from './typing-model.ts';
import { panelOf, plain, rowsOf, shareOf, valueOf, weightOf } from './typing-model.ts';

/** Where cells show fewer digits than the model knows. */
const SHOWN = { weight: 0.000_501, share: 0.005_001 } as const;
const snapshotSchema = z.object({
  value: z.object({
    baseline: z.object({
      weights: z.record(z.string(), z.number()),
      measures: z.record(z.string(), z.object({ lower: z.number().nullable(), upper: z.number().nullable() })),
    }),
    dataset: z.object({
      nodes: z.array(z.object({ code: z.string(), name: z.string(), parent: z.number(), depth: z.number() })),
      measures: z.array(z.object({ code: z.string(), name: z.string(), parent: z.number() })),
    }),
  }),
});
const projectSchema = z.object({
  project: z.string(),
  revision: z.number(),
  weights: z.record(z.string(), z.number()),
});
type Project = z.infer<typeof projectSchema>;
const answerSchema = z.object({ ok: z.boolean(), error: z.object({ code: z.string() }).optional() });
type Snapshot = z.infer<typeof snapshotSchema>['value'];

interface Expected {
  readonly rows: readonly (readonly [string, readonly (readonly [string, number | null, number])[]])[] | null;
  readonly focus: Cell | null;
  readonly editor: { readonly text: string | null; readonly opened: number | null; readonly overtaken: boolean } | null;
  readonly panel: readonly (readonly [string, number])[];
  readonly field: { readonly name: string; readonly text: string | null; readonly share: number } | null;
}

export interface TypingPage {
  /** The project as it was opened. */
  readonly opened: Snapshot;
  /** The weights that it holds now. */
  weights(): Promise<Readonly<Record<string, number>>>;
  /** As another window would: the project changes, and the screens are told. */
  setWeights(weights: Readonly<Record<string, number>>): Promise<void>;
  /** 指标 with so many levels open, nothing looked for, and the focus on a cell that can't be edited. */
  show(depth: 1 | 2): Promise<void>;
  act(operation: Operation, model: Model): Promise<void>;
  /** Waits until the screen equals the model; what differs after three seconds, else null. */
  difference(model: Model): Promise<string | null>;
  projectDifference(model: Model): Promise<string | null>;
  clipboardDifference(model: Model): Promise<string | null>;
}

/** The tree in the order of the screen, measures after the indicators below their parent. */
function modelNodes({ dataset }: Snapshot): readonly ModelNode[] {
  const visit = (at: number): readonly ModelNode[] => {
    const node = dataset.nodes[at];
    if (node === undefined) return [];
    const parent = dataset.nodes[node.parent]?.code ?? null;
    return [
      { code: node.code, name: node.name, parent, depth: node.depth, measure: false },
      ...dataset.nodes.flatMap((child, childAt) => (child.parent === at ? visit(childAt) : [])),
      ...dataset.measures
        .filter((measure) => measure.parent === at)
        .map(({ code, name }) => ({ code, name, parent: node.code, depth: node.depth + 1, measure: true })),
    ];
  };
  return visit(0);
}

export async function typingPage(page: Page): Promise<TypingPage> {
  const devtools = await page.context().newCDPSession(page);
  const call = (name: string, input: unknown): Promise<string> =>
    page.evaluate(
      async ([operation, given]) => {
        const response = await fetch('/api/invoke', {
          method: 'POST',
          headers: { Authorization: `Bearer ${history.state.launchToken}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: operation, input: given ?? {} }),
        });
        // Of a whole project only what the model knows crosses to the test: it is asked for after every operation.
        return operation === 'project.snapshot' && given === null
          ? JSON.stringify(brief(await response.json()))
          : response.text();

        function brief({
          value: { project, revision, draft, baseline },
        }: {
          value: Project & { draft: Project | null; baseline: Project };
        }): Project {
          return { project, revision, weights: (draft ?? baseline).weights };
        }
      },
      [name, input] as const,
    );
  const now = async (): Promise<Project> => projectSchema.parse(JSON.parse(await call('project.snapshot', null)));
  const opened = snapshotSchema.parse(JSON.parse(await call('project.snapshot', {}))).value;
  const setWeights = async (weights: Readonly<Record<string, number>>): Promise<void> => {
    for (;;) {
      const { project, revision } = await now();
      const answer = answerSchema.parse(
        JSON.parse(await call('method.edit', { project, revision, label: 'elsewhere', patch: { weights } })),
      );
      if (answer.ok) return;
      // An edit of the screen came between: as another window does, it goes by the project that it sees then.
      if (answer.error?.code !== 'PROJECT_CHANGED') throw new Error(JSON.stringify(answer));
    }
  };
  return {
    opened,
    weights: async () => (await now()).weights,
    setWeights,
    show: async (depth) => {
      // No part of a sequence: what leads to its beginning needn't be done as a person does it, which takes some frames a click.
      const press = (selector: string, text: string): Promise<void> =>
        page.evaluate(
          ([among, wanted]) => {
            const button = [...document.querySelectorAll<HTMLElement>(among)].find(
              ({ innerText }) => innerText.replaceAll(/\s/g, '') === wanted,
            );
            if (button === undefined) throw new Error(`no button ${wanted}`);
            button.click();
          },
          [selector, text] as const,
        );
      await press('.rail button', '指标');
      const search = page.locator('.toolbar input[type=search]');
      if ((await search.inputValue()) !== '') await search.fill('');
      await press('button', depth === 1 ? '一级' : '二级');
      await page.locator('.grid [row-id="A"] [col-id="effective"]').first().waitFor();
      await click(page, '.grid [row-id="A"] [col-id="effective"]');
    },
    act: (operation, model) => act(page, devtools, operation, model, setWeights),
    difference: (model) => page.evaluate(compare, expectedOf(model)),
    projectDifference: async (model) => {
      let found: string | null = null;
      for (let tries = 0; tries < 60; tries += 1) {
        const { weights } = await now();
        found = null;
        for (const [code, weight] of model.weights)
          if (!(Math.abs((weights[code] ?? Number.NaN) - weight) < 1e-8))
            found ??= `project ${code}: ${weights[code]}, not ${weight}`;
        if (found === null) return null;
      }
      return found;
    },
    clipboardDifference: async (model) => {
      const found = (await page.evaluate(() => navigator.clipboard.readText()))
        .replaceAll('\r\n', '\n')
        .replace(/\n$/, '');
      return found === model.clipboard
        ? null
        : `clipboard ${JSON.stringify(found)}, not ${JSON.stringify(model.clipboard)}`;
    },
  };
}

function expectedOf(model: Model): Expected {
  const nameOf = (code: string): string => model.nodes.find((node) => node.code === code)?.name ?? '';
  const cell = (row: string, column: 'weight' | 'share' | 'lower' | 'upper') =>
    [
      column,
      valueOf(model, { row, column }),
      column === 'weight' || column === 'share' ? SHOWN[column] : 1e-9,
    ] as const;
  const { editor, field } = model;
  return {
    rows:
      model.screen === '得分'
        ? null
        : rowsOf(model).map(
            (row) =>
              [
                row,
                (['weight', 'share', 'lower', 'upper'] as const)
                  .filter((column) => editor?.row !== row || editor.column !== column)
                  .map((column) => cell(row, column)),
              ] as const,
          ),
    focus: model.focus,
    editor: editor === null ? null : { text: editor.text, opened: valueOf(model, editor), overtaken: editor.overtaken },
    panel: panelOf(model)
      .filter((code) => code !== field?.code)
      .map((code) => [nameOf(code), shareOf(model, code)] as const),
    field: field === null ? null : { name: nameOf(field.code), text: field.text, share: shareOf(model, field.code) },
  };
}

/** In the page: looks at every frame until all is as expected. */
async function compare(expected: Expected): Promise<string | null> {
  const close = (text: string, number: number | null, within: number): boolean => {
    const plain = text.trim().replace(/%$/, '');
    if (number === null || Number.isNaN(number)) return plain === '' || plain === '—';
    return plain !== '' && Math.abs(Number(plain) - number) <= within;
  };
  const look = (): string | null => {
    if (expected.rows !== null) {
      const shown = [
        ...document.querySelectorAll('.grid .ag-center-cols-container [role=row][row-id], .grid [role=row][row-id]'),
      ]
        .map((row) => [row.getAttribute('row-id') ?? '', Number(row.getAttribute('row-index'))] as const)
        .filter(([id], at, all) => all.findIndex(([other]) => other === id) === at)
        .toSorted((a, b) => a[1] - b[1])
        .map(([id]) => id);
      const wanted = expected.rows.map(([id]) => id);
      if (shown.join() !== wanted.join()) return `rows ${shown.join()}, not ${wanted.join()}`;
      for (const [row, cells] of expected.rows)
        for (const [column, number, within] of cells) {
          const text = document.querySelector(`.grid [row-id="${row}"] [col-id="${column}"]`)?.textContent ?? 'no cell';
          if (!close(text, number, within)) return `${row} ${column}: ${text}, not ${number}`;
        }
    }
    const active = document.activeElement;
    const editors = [...document.querySelectorAll<HTMLInputElement>('input.cell-input')];
    if (editors.length !== (expected.editor === null ? 0 : 1)) return `${editors.length} editors`;
    const [input] = editors;
    if (input !== undefined && expected.editor !== null) {
      if (active !== input) return 'the editor has no focus';
      const { text, opened, overtaken } = expected.editor;
      if (text === null ? !close(input.value, opened, 1e-6) : input.value !== text)
        return `editor ${JSON.stringify(input.value)}, not ${JSON.stringify(text ?? opened)}`;
      if (input.classList.contains('overtaken') !== overtaken)
        return `editor ${overtaken ? 'not ' : ''}told of a change`;
    }
    const cell = active?.closest('.grid [col-id]') ?? null;
    const place =
      cell === null ? null : `${cell.closest('[row-id]')?.getAttribute('row-id')} ${cell.getAttribute('col-id')}`;
    const wanted = expected.focus === null ? null : `${expected.focus.row} ${expected.focus.column}`;
    // Outside the cells the headings may have it.
    if (wanted === null ? cell?.matches('[role=gridcell]') === true : place !== wanted)
      return `focus ${place}, not ${wanted}`;
    for (const [name, share] of expected.panel) {
      const found = document.querySelector<HTMLInputElement>(`input[aria-label="${name} 的占比（%）"]`);
      if (!close(found?.value ?? 'no field', share, 0.005_001)) return `panel ${name}: ${found?.value}, not ${share}`;
    }
    if (expected.field !== null) {
      const { name, text, share } = expected.field;
      const found = document.querySelector<HTMLInputElement>(`input[aria-label="${name} 的占比（%）"]`);
      if (active !== found || found === null) return `field ${name} has no focus`;
      if (text === null ? !close(found.value, share, 1e-6) : found.value !== text)
        return `field ${JSON.stringify(found.value)}, not ${JSON.stringify(text ?? share)}`;
    }
    return null;
  };
  const began = performance.now();
  for (;;) {
    const found = look();
    if (found === null || performance.now() - began > 30_000) return found;
    await new Promise(requestAnimationFrame);
  }
}

function cellPlace({ row, column }: Cell): string {
  return `.grid [row-id="${row}"] [col-id="${column}"]`;
}

/** Whether a block pasted at the focus lies in more than one group of siblings: the screen asks then. */
function crossesGroups(model: Model, text: string): boolean {
  const { focus } = model;
  if (focus === null || model.editor !== null || model.field !== null) return false;
  const rows = rowsOf(model);
  const from = rows.indexOf(focus.row);
  const parents = rows
    .slice(from, from + text.split('\n').length)
    .map((row) => model.nodes.find(({ code }) => code === row)?.parent);
  return new Set(parents).size > 1;
}

async function act(
  page: Page,
  devtools: CDPSession,
  operation: Operation,
  model: Model,
  setWeights: (weights: Readonly<Record<string, number>>) => Promise<void>,
): Promise<void> {
  switch (operation.kind) {
    case 'type':
      return page.keyboard.type(operation.text);
    case 'key':
      return page.keyboard.press(operation.key);
    case 'click':
      return click(page, cellPlace(operation.cell));
    case 'double-click':
      return click(page, cellPlace(operation.cell), 2);
    case 'paste':
      await page.evaluate((text) => navigator.clipboard.writeText(text), operation.text);
      await page.keyboard.press('Control+v');
      return crossesGroups(model, operation.text) ? page.getByRole('button', { name: '全部改动' }).click() : undefined;
    case 'copy':
      return page.keyboard.press('Control+c');
    case 'undo':
    case 'redo':
      return operation.by === 'key'
        ? page.keyboard.press(operation.kind === 'undo' ? 'Control+z' : 'Control+y')
        : page.getByRole('button', { name: operation.kind === 'undo' ? /^撤销 \(Ctrl/ : /^重做 \(Ctrl/ }).click();
    case 'find':
      return page.locator('.toolbar input[type=search]').fill(operation.text);
    case 'open':
      return page.getByRole('button', { name: operation.depth === 1 ? '一级' : '二级', exact: true }).click();
    case 'screen':
      return page.locator('.rail button', { hasText: operation.screen }).click();
    case 'sort':
      return click(page, '.ag-header-cell[col-id="index"]');
    case 'compose':
      return compose(devtools, operation.text);
    case 'field': {
      const name = model.nodes.find(({ code }) => code === operation.code)?.name ?? '';
      return click(page, `input[aria-label="${name} 的占比（%）"]`);
    }
    case 'elsewhere':
      return setWeights({ [operation.code]: operation.weight });
    case 'wheel':
      return page.mouse.wheel(0, 60);
    case 'window-blur':
      return page.evaluate(windowBlur);
  }
}

/**
 * The mouse's own way of clicking, into the middle of what is there. Playwright's click waits some frames first, until what it clicks stands still:
 * the model has said already that the screen is as it should be. Where something else lies there at the moment, it is left to Playwright.
 */
async function click(page: Page, selector: string, times = 1): Promise<void> {
  const place = await page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = element?.getBoundingClientRect();
    if (element === null || box === undefined) return null;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const there = document.elementFromPoint(middle.x, middle.y);
    return there !== null && element.contains(there) ? middle : null;
  }, selector);
  if (place === null) await page.locator(selector).first().click({ clickCount: times });
  else await page.mouse.click(place.x, place.y, { clickCount: times });
}

/** As an input method does: its keys come as 229, digits, Enter and Tab choose among its candidates, then its text is put in. */
async function compose(devtools: CDPSession, text: string): Promise<void> {
  const key = async (name: string): Promise<void> => {
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      await devtools.send('Input.dispatchKeyEvent', { type, key: name, windowsVirtualKeyCode: 229 });
  };
  await key('Process');
  await devtools.send('Input.imeSetComposition', { text: 's', selectionStart: 1, selectionEnd: 1 });
  for (const name of ['2', 'Tab', 'Enter']) await key(name);
  await devtools.send('Input.insertText', { text });
}

/** In the page: what another window coming to the front sends, while the field stays the page's active element. */
function windowBlur(): void {
  const active = document.activeElement;
  for (const type of ['blur', 'focusout'])
    active?.dispatchEvent(new FocusEvent(type, { bubbles: type === 'focusout', relatedTarget: null }));
  window.dispatchEvent(new FocusEvent('blur'));
  for (const type of ['focus', 'focusin'])
    active?.dispatchEvent(new FocusEvent(type, { bubbles: type === 'focusin', relatedTarget: null }));
  window.dispatchEvent(new FocusEvent('focus'));
}

/** The model of 指标 over these weights, the focus on a cell that can't be edited. */
export function startModel(snapshot: Snapshot, weights: Readonly<Record<string, number>>): Model {
  const held = { ...snapshot.baseline.weights, ...weights };
  return {
    nodes: modelNodes(snapshot),
    limits: new Map(Object.entries(snapshot.baseline.measures)),
    weights: new Map(Object.entries(held)),
    undo: [],
    redo: [],
    screen: '指标',
    open: 2,
    find: '',
    row: 'A',
    sorted: false,
    focus: { row: 'A', column: 'effective' },
    editor: null,
    field: null,
    run: null,
    clipboard: 'nothing copied yet',
  };
}

/** What the model says, for the report of a failure. */
export function inWords(model: Model): string {
  const { focus, editor, field } = model;
  return `focus ${focus === null ? '—' : `${focus.row} ${focus.column}`}; editor ${editor === null ? '—' : JSON.stringify(editor.text ?? plain(valueOf(model, editor)))}; field ${
    field === null ? '—' : `${field.code} ${JSON.stringify(field.text)}`
  }; ${model.nodes
    .filter(({ depth }) => depth === 1)
    .map(({ code }) => `${code} ${weightOf(model, code)}`)
    .join(' ')}`;
}
