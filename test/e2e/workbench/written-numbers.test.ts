// One table of written numbers (test/fixtures/number-forms.ts), typed and pasted into every kind of field of the live screens; what the importer
// makes of the same table is in test/unit/numbers/import-numbers.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readNumber } from '../../../shared/base/read-number.ts';
import type { NumberRule } from '../../../shared/base/read-number.ts';
import { messageText } from '../../../shared/messages/message-text.ts';
import { numberForms } from '../../fixtures/number-forms.ts';
import type { NumberForm } from '../../fixtures/number-forms.ts';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { settled } from './settled.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('written-numbers.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const methodSchema = z.object({
  weights: z.record(z.string(), z.number()),
  measures: z.record(z.string(), z.looseObject({ lower: z.number().nullable(), upper: z.number().nullable() })),
});
const projectSchema = z.object({
  project: z.string(),
  revision: z.number(),
  method: methodSchema,
  names: z.record(z.string(), z.string()),
});
type Method = z.infer<typeof methodSchema>;
const lineageSchema = z.object({
  ok: z.literal(true),
  value: z.object({ override: z.looseObject({ value: z.number().nullable() }).nullable() }),
});
/** 件 and % are what these measures are counted in. */
const [counted, percent] = ['A1-1.4', 'A1-2.1'] as const;
/** What stands in a field before each form is written there, unlike any of them. */
const BEFORE = 17.31;
/** What can be typed key by key from the first on; the rest is put in as an input method does. */
const keys = /^[!-~][ -~]*$/;
const reached = { timeout: 60_000, interval: 20 } as const;

/** What becomes of a form in a field: a number, nothing (null), or the words by which it is refused. */
function expected(
  form: NumberForm,
  kind: 'plain' | 'percent' | 'counted',
  rule: NumberRule,
  mayBeEmpty: boolean,
): number | null | string {
  const reads = form[kind];
  const reading = readNumber(form.written, rule);
  if (reading.type === 'refused') return messageText(reading.error, 'zh');
  if (reads === 'empty' || reads === 'missing') return mayBeEmpty ? null : messageText({ code: 'NUMBER_NEEDED' }, 'zh');
  // By hand, form by form.
  if (typeof reads !== 'number') throw new Error(`${form.written} is read though ${reads}`);
  return reads;
}

describe.skipIf(chromiumPath === null)('60 written forms of numbers', () => {
  let work: WorkbenchPage;
  let names: ReadonlyMap<string, string>;
  beforeAll(async () => {
    work = await openWorkbenchPage({ width: 1900, height: 1200 });
    await openSample(work.page);
    names = new Map(Object.entries((await project()).names));
    // All that is said in passing, kept until it is asked for.
    await work.page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { takeSaid: () => said.splice(0) });
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node instanceof HTMLElement)
              for (const notice of [node, ...node.querySelectorAll<HTMLElement>('*')])
                if (notice.matches('.ant-message-notice, .ant-message-notice-wrapper')) said.push(notice.innerText);
      }).observe(document.body, { subtree: true, childList: true });
    });
  });
  afterAll(() => work.close());

  async function call(name: string, input: unknown): Promise<unknown> {
    const answer = await work.page.evaluate(
      async ([operation, given]) => {
        const response = await fetch('/api/invoke', {
          method: 'POST',
          headers: { Authorization: `Bearer ${history.state.launchToken}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: operation, input: given }),
        });
        if (operation !== 'project.snapshot') return response.text();
        // Of a whole project only what is looked at crosses to the test: it is asked for some times a form.
        const { value } = await response.json();
        const { project, revision, draft, baseline, dataset } = value;
        const names = dataset.nodes.map((node: { code: string; name: string }) => [node.code, node.name]);
        return JSON.stringify({ project, revision, method: draft ?? baseline, names: Object.fromEntries(names) });
      },
      [name, input] as const,
    );
    return JSON.parse(answer);
  }
  const project = async () => projectSchema.parse(await call('project.snapshot', {}));
  const method = async (): Promise<Method> => (await project()).method;
  /** As another window does. */
  async function set(patch: unknown): Promise<void> {
    const { project: id, revision } = await project();
    expect(await call('method.edit', { project: id, revision, label: 'elsewhere', patch })).toMatchObject({ ok: true });
  }
  const said = async (): Promise<readonly string[]> =>
    z.array(z.string()).parse(await work.page.evaluate('window.takeSaid()'));
  async function show(screen: string): Promise<void> {
    await work.page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
    await settled(work.page);
  }
  /** Over all of a field's text, which has the focus. */
  async function overwrite(text: string): Promise<void> {
    await work.page.keyboard.press('Control+a');
    if (text === '') await work.page.keyboard.press('Delete');
    else await work.page.keyboard.insertText(text);
  }
  async function intoCell(row: string, column: string, text: string): Promise<void> {
    const { page } = work;
    await page.locator(`.grid [row-id="${row}"] [col-id="${column}"]`).first().click();
    if (keys.test(text)) await page.keyboard.type(text);
    else {
      await page.keyboard.press('F2');
      await overwrite(text);
    }
    await page.keyboard.press('Enter');
  }
  async function pasted(row: string, column: string, text: string): Promise<void> {
    await work.page.locator(`.grid [row-id="${row}"] [col-id="${column}"]`).first().click();
    await work.page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await work.page.keyboard.press('Control+v');
  }

  /** Writes every form by `write` and looks at what `now` is then; `before` brings the field to the value that a refused form leaves. */
  async function all(
    wanted: (form: NumberForm) => number | null | string,
    {
      write,
      now,
      before,
    }: { write: (text: string) => Promise<void>; now: () => Promise<number | null>; before: () => Promise<void> },
    forms: readonly NumberForm[] = numberForms,
  ): Promise<void> {
    const wrong: string[] = [];
    for (const form of forms) {
      const outcome = wanted(form);
      await before();
      await expect.poll(now, reached).toBe(BEFORE);
      await said();
      await write(form.written);
      if (typeof outcome === 'string') {
        const words: string[] = [];
        await expect
          .poll(async () => {
            words.push(...(await said()));
            return words.join('\n');
          }, reached)
          .not.toBe('');
        if (!words.join('\n').includes(outcome))
          wrong.push(`“${form.written}” is refused by “${words.join()}”, not “${outcome}”`);
        if ((await now()) !== BEFORE) wrong.push(`“${form.written}” is refused and yet gives ${await now()}`);
      } else {
        let found: number | null = null;
        await expect
          .poll(async () => {
            found = await now();
            return found !== BEFORE;
          }, reached)
          .toBe(true);
        if (
          found === null
            ? outcome !== null
            : outcome === null || Math.abs(found - outcome) > 1e-9 * Math.max(1, Math.abs(outcome))
        )
          wrong.push(`“${form.written}” gives ${found}, not ${outcome}`);
      }
    }
    expect(wrong).toEqual([]);
  }

  const weightOfA = async (): Promise<number> => (await method()).weights['A'] ?? Number.NaN;
  const weight = (form: NumberForm) => expected(form, 'plain', { min: 0 }, false);

  it('in a cell of the weights', async () => {
    await show('指标');
    await work.page.getByRole('button', { name: '一级', exact: true }).click();
    await all(weight, {
      write: (text) => intoCell('A', 'weight', text),
      now: weightOfA,
      before: () => set({ weights: { A: BEFORE } }),
    });
  });

  it('pasted into a cell of the weights', async () => {
    await all(
      weight,
      { write: (text) => pasted('A', 'weight', text), now: weightOfA, before: () => set({ weights: { A: BEFORE } }) },
      // An empty clipboard pastes nothing.
      numberForms.filter(({ written }) => written !== ''),
    );
  });

  it('in a field of the panel', async () => {
    await show('得分');
    const share = async (): Promise<number> => {
      const { weights } = await method();
      const sum = ['A', 'B', 'C', 'D', 'E'].reduce((total, code) => total + (weights[code] ?? 0), 0);
      return Number((((weights['A'] ?? 0) / sum) * 100).toFixed(8));
    };
    await all((form) => expected(form, 'percent', { min: 0, max: 100, percent: true }, false), {
      write: async (text) => {
        await work.page.getByRole('textbox', { name: `${names.get('A')} 的占比（%）`, exact: true }).click();
        await overwrite(text);
        await work.page.keyboard.press('Enter');
      },
      now: share,
      before: () => set({ weights: { A: BEFORE, B: 20, C: 20, D: 20, E: 100 - 60 - BEFORE } }),
    });
  });

  it.each([
    [counted, 'counted', { units: ['件'] }],
    [percent, 'percent', { percent: true }],
  ] as const)('as a limit of %s', async (code, kind, rule) => {
    const { page } = work;
    await show('指标');
    await page.locator('.toolbar input[type=search]').fill(code);
    await page.locator(`.grid [row-id="${code}"] [col-id="lower"]`).first().waitFor();
    const held = (await method()).measures[code];
    // A normalisation that does without limits, so that an empty one is none; and no limit above.
    const measure = { ...held, normalisation: 'min_max', lower: BEFORE, upper: null, target: null, parameters: {} };
    await all((form) => expected(form, kind, rule, true), {
      write: (text) => intoCell(code, 'lower', text),
      now: async () => (await method()).measures[code]?.lower ?? null,
      before: () => set({ measures: { [code]: measure } }),
    });
  });

  it('in the boxes of 情景, where they stay with the reason', async () => {
    const { page } = work;
    await show('情景');
    await page.locator('.toolbar').getByText('不确定性', { exact: true }).click();
    const wrong: string[] = [];
    for (const [label, kind, rule] of [
      ['变动幅度（%）', 'percent', { min: 0, max: 100, percent: true }],
      ['次数', 'plain', { min: 1, max: 10_000_000, whole: true, units: ['次'] }],
    ] as const) {
      const box = page.getByRole('textbox', { name: label });
      const run = page.getByRole('button', { name: '开始模拟', exact: true });
      const start = await box.inputValue();
      for (const form of numberForms) {
        const outcome = expected(form, kind, rule, false);
        await box.click();
        await overwrite(form.written);
        await box.blur();
        const remark = await box.evaluate(
          (input) => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
        );
        const found = typeof outcome === 'string' ? remark : Number(await box.inputValue());
        if (found !== outcome) wrong.push(`${label} “${form.written}”: ${found}, not ${outcome}`);
        if ((await run.isDisabled()) !== (typeof outcome === 'string'))
          wrong.push(`${label} “${form.written}”: the run`);
        await box.click();
        if (typeof outcome === 'string') await page.keyboard.press('Escape');
        else await overwrite(start);
        await box.blur();
        if ((await box.inputValue()) !== start)
          wrong.push(`${label} after “${form.written}”: ${await box.inputValue()}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('as a value in place of the one that was collected', async () => {
    const code = counted;
    const { page } = work;
    await show('数据');
    await page.getByText('原始值', { exact: true }).click();
    const now = async (): Promise<number | null> =>
      lineageSchema.parse(await call('data.lineage', { unit: '120000', measure: code, offset: 0, limit: 1 })).value
        .override?.value ?? null;
    const override = async (value: number): Promise<void> => {
      const { project: id, revision } = await project();
      const answer = await call('data.override', {
        project: id,
        revision,
        unit: '120000',
        measure: code,
        value,
        reason: 'elsewhere',
      });
      expect(answer).toMatchObject({ ok: true });
    };
    const field = page.getByRole('textbox', { name: '改为' });
    // A count is never below 0, by hand as in a sheet.
    const wanted = (form: NumberForm) => {
      const outcome = expected(form, 'counted', { units: ['件'] }, false);
      return typeof outcome === 'number' && outcome < 0 ? `“${code}”的取值范围` : outcome;
    };
    await all(wanted, {
      write: async (text) => {
        if (!(await field.isVisible())) {
          if (!(await page.getByRole('button', { name: '覆盖数值…' }).isVisible()))
            await page.locator(`[row-id="120000"] [col-id="${code}"]`).first().click();
          await page.getByRole('button', { name: '覆盖数值…' }).click();
        }
        await field.click();
        await overwrite(text);
        await page.getByLabel('原因（记入审计记录）').fill('电话核实');
        await page.getByRole('button', { name: '确定', exact: true }).click();
      },
      now,
      before: () => override(BEFORE),
    });
  });

  it('without a complaint of the page', () => {
    expect(work.complaints).toEqual([]);
  });
});
