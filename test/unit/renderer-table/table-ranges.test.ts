// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TableRanges } from '../../../renderer/views/table/table-ranges.ts';

let place: HTMLElement;
let ranges: TableRanges;
const chosen = vi.fn();
/** What the clipboard would hold after each copying. */
let copied: Record<string, string>[] = [];

// Two rows of heads, a region over two rows, a sum over two columns; buttons, signs and fields in cells.
const printed = `
<table>
  <thead>
    <tr><th rowspan="2">地区</th><th rowspan="2">对象</th><th colspan="2">得分</th></tr>
    <tr><th>指数<svg><title>caret-up</title></svg></th><th>名次</th></tr>
  </thead>
  <tbody>
    <tr><td rowspan="2">华北</td><td>北<span>京</span></td><td>91.50</td><td>1</td></tr>
    <tr><td><button>天津</button></td><td>1,234.00</td><td><input value="2"></td></tr>
    <tr class="ant-table-placeholder"><td colspan="4">暂无</td></tr>
    <tr><td>华东</td><td>上海<br>市</td><td>—</td><td><span style="display: block">第</span><div>3</div></td></tr>
  </tbody>
  <tfoot><tr><td colspan="2">均值</td><td>-0.50</td><td></td></tr></tfoot>
</table>`;

beforeEach(() => {
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
  place = document.body.appendChild(document.createElement('div'));
  place.className = 'table-ranges';
  place.innerHTML = printed;
  chosen.mockReset();
  copied = [];
  ranges = new TableRanges(place, chosen);
});
afterEach(() => {
  ranges.destroy();
  place.remove();
});

function cell(words: string): HTMLElement {
  const found = [...place.querySelectorAll<HTMLElement>('td')].find(({ textContent }) => textContent.includes(words));
  if (found === undefined) throw new Error(`no cell ${words}`);
  return found;
}
/** As the browser does: a press focuses what takes the focus, unless it is prevented. */
function press(target: HTMLElement, more: MouseEventInit = {}): boolean {
  const goesOn = target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, ...more }));
  if (goesOn) target.focus();
  window.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  return goesOn;
}
function key(name: string, more: KeyboardEventInit = {}): boolean {
  return (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }),
  );
}
function copy(target: Element = document.activeElement ?? document.body): string | null {
  const data: Record<string, string> = {};
  const event = Object.assign(new Event('copy', { bubbles: true, cancelable: true }), {
    clipboardData: { setData: (type: string, content: string) => (data[type] = content) },
  });
  if (target.dispatchEvent(event)) return null;
  copied.push(data);
  return data['text/plain'] ?? null;
}

describe('cells of a table', () => {
  it('are copied one by one as they are shown', () => {
    press(cell('91.50'));
    expect(copy()).toBe('91.50');
    expect(copied[0]?.['text/html']).toContain('sdval="91.5"');
    press(cell('上海'));
    expect(copy()).toBe('上海 市');
    press(cell('第'));
    expect(copy()).toBe('第 3');
  });

  it('are copied by an event of the page as well, as the Chromium of Electron sends it', () => {
    press(cell('91.50'));
    expect(copy(document.body)).toBe('91.50');
  });

  it('say apart what is seen apart in them', () => {
    cell('91.50').innerHTML = '<span style="margin-right: 8px">▲0.12</span>91.50';
    press(cell('91.50'));
    expect(copy()).toBe('▲0.12 91.50');
    cell('91.50').innerHTML = '<span style="display: inline-block">低</span><span>91.50</span>';
    press(cell('91.50'));
    expect(copy()).toBe('低 91.50');
  });

  it('are one stop of Tab, which goes with the focus', () => {
    const stops = (): string[] => [...place.querySelectorAll('[tabindex="0"]')].map(({ textContent }) => textContent);
    expect(stops()).toEqual(['华北']);
    press(cell('91.50'));
    expect(stops()).toEqual(['91.50']);
    key('ArrowRight');
    expect(stops()).toEqual(['1']);
  });

  it('are chosen by Shift and arrows, whole where they are merged, and by Shift and a click', () => {
    press(cell('北京'));
    key('ArrowRight', { shiftKey: true });
    key('ArrowDown', { shiftKey: true });
    expect(copy()).toBe('北京\t91.50\n天津\t1,234.00');
    expect(chosen).toHaveBeenLastCalledWith(2, 2);
    expect(document.activeElement).toBe(cell('北京'));
    // 华北 lies beside both rows: the range takes it whole.
    press(cell('天津'));
    key('ArrowLeft', { shiftKey: true });
    expect(copy()).toBe('华北\t北京\n\t天津');
    press(cell('91.50'));
    expect(press(cell('第'), { shiftKey: true })).toBe(false);
    expect(copy()).toBe('91.50\t1\n1,234.00\t2\n—\t第 3');
    expect(place.querySelectorAll('[data-in-range]')).toHaveLength(6);
  });

  it('are copied with the heads of their columns, the heads over several standing once', () => {
    document.execCommand = (): boolean => {
      copy();
      return true;
    };
    press(cell('北京'));
    key('ArrowRight', { shiftKey: true });
    key('ArrowRight', { shiftKey: true });
    expect(key('c', { ctrlKey: true, shiftKey: true })).toBe(false);
    expect(copied.map((data) => data['text/plain'])).toEqual(['对象\t得分\t\n\t指数\t名次\n北京\t91.50\t1']);
  });

  it('are all chosen by Ctrl+A, and go one at a time with the arrows past what is merged', () => {
    press(cell('91.50'));
    key('a', { ctrlKey: true });
    expect(copy()).toBe('华北\t北京\t91.50\t1\n\t天津\t1,234.00\t2\n华东\t上海 市\t—\t第 3\n均值\t\t-0.50\t');
    expect(document.activeElement).toBe(cell('华北'));
    key('Escape');
    expect(place.querySelectorAll('[data-in-range]')).toHaveLength(0);
    key('ArrowDown');
    expect(document.activeElement).toBe(cell('华东'));
    key('ArrowDown');
    key('ArrowRight');
    expect(document.activeElement).toBe(cell('-0.50'));
    key('ArrowUp', { ctrlKey: true });
    expect(document.activeElement).toBe(cell('91.50'));
  });

  it('that show nothing leave the clipboard as it is, and so does a text that is selected, which the browser copies', () => {
    const last = place.querySelector<HTMLElement>('tfoot td:last-child');
    if (last !== null) press(last);
    expect(copy()).toBeNull();
    press(cell('91.50'));
    document.getSelection()?.selectAllChildren(cell('上海'));
    expect(copy()).toBeNull();
    document.getSelection()?.removeAllRanges();
    expect(copy()).toBe('91.50');
  });

  it('leave keys and pointer to the fields and buttons in them, and keys of an input method to it', () => {
    const input = place.querySelector('input');
    const button = place.querySelector('button');
    if (input === null || button === null) throw new Error('no field');
    press(input);
    expect(key('ArrowLeft')).toBe(true);
    expect(copy()).toBeNull();
    button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    expect(chosen).not.toHaveBeenCalled();
    press(cell('91.50'));
    expect(key('ArrowLeft', { isComposing: true })).toBe(true);
  });

  it('are chosen no more when they move, and stay chosen when others do', async () => {
    press(cell('91.50'));
    key('ArrowRight', { shiftKey: true });
    const rows = place.querySelectorAll('tbody tr');
    place.querySelector('tbody')?.append(rows[1] ?? '');
    await Promise.resolve();
    expect(place.querySelectorAll('[data-in-range]')).toHaveLength(2);
    place.querySelector('tbody')?.append(rows[0] ?? '');
    await Promise.resolve();
    expect(place.querySelectorAll('[data-in-range]')).toHaveLength(0);
    place.innerHTML = printed;
    await Promise.resolve();
    expect([...place.querySelectorAll('[tabindex="0"]')].map(({ textContent }) => textContent)).toEqual(['华北']);
  });

  it('of a table within a cell are their own', () => {
    cell('第').innerHTML = `<div class="table-ranges">${printed.replace('91.50', '77')}</div>`;
    const inner = place.querySelector<HTMLElement>('.table-ranges');
    const own = inner === null ? null : new TableRanges(inner, () => undefined);
    press(cell('天津'));
    chosen.mockReset();
    const nested = [...(inner?.querySelectorAll<HTMLElement>('td') ?? [])].find(
      ({ textContent }) => textContent === '77',
    );
    if (nested === undefined) throw new Error('no nested table');
    press(nested);
    expect(chosen).toHaveBeenCalledExactlyOnceWith(0, 0);
    expect(copy()).toBe('77');
    own?.destroy();
  });
});
