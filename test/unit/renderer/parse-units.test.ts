import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/base/result.ts';
import { mergeUnits, parseUnits } from '../../../renderer/features/indicators/framework/parse-units.ts';

const unit = (code: string, name: string, fullName = '', group = '') => ({ code, name, fullName, group });

describe('units pasted from a spreadsheet', () => {
  it('are read by their heads in any order, rows sorted by their number', () => {
    expect(parseUnits('序号\t地区\t名称\t代码\n2\t西北\t西区\t020\n1\t\t东区\t010\n', [])).toEqual(
      ok([unit('010', '东区'), unit('020', '西区', '', '西北')]),
    );
  });

  it('are sorted by numbers however they are written, those without one last; what is none is refused with its unit', () => {
    expect(parseUnits('序号\t名称\n１０\t丙\n—\t丁\n9\t乙\n\t戊\n1,000\t己', [])).toMatchObject({
      ok: true,
      value: [{ name: '乙' }, { name: '丙' }, { name: '己' }, { name: '丁' }, { name: '戊' }],
    });
    expect(parseUnits('序号\t名称\n1\t甲\n第二\t乙', [])).toMatchObject({
      ok: false,
      error: { code: 'NUMBER_NONE', params: { text: '第二' }, place: { subject: '乙' } },
    });
  });

  it('without heads: names; code and name; code, name, region; code, name, full name, region', () => {
    expect(parseUnits('东区\n西区', [])).toEqual(ok([unit('01', '东区'), unit('02', '西区')]));
    expect(parseUnits('a\t东区\nb\t西区', [])).toEqual(ok([unit('a', '东区'), unit('b', '西区')]));
    expect(parseUnits('a\t东区\t沿海', [])).toEqual(ok([unit('a', '东区', '', '沿海')]));
    expect(parseUnits('a\t东区\t东区政府\t沿海', [])).toEqual(ok([unit('a', '东区', '东区政府', '沿海')]));
  });

  it('pass over empty rows and make a space of line breaks inside a cell', () => {
    expect(parseUnits('\n\t\na\t"东\n区"\n\n', [])).toEqual(ok([unit('a', '东 区')]));
  });

  it('a name alone finds the unit it belongs to, a new one takes the next free number', () => {
    expect(parseUnits('西区\n北区', [unit('01', '东区'), unit('u2', '西区')])).toEqual(
      ok([unit('u2', '西区'), unit('02', '北区')]),
    );
  });

  it('update known codes, leave what their row leaves empty, and put the others at the end', () => {
    const merged = mergeUnits(
      [unit('1', '东', '东区', '沿海'), unit('2', '西')],
      [unit('2', '西区'), unit('3', '南'), unit('1', '东', '', '内陆')],
    );
    expect(merged).toEqual({
      units: [unit('1', '东', '东区', '内陆'), unit('2', '西区'), unit('3', '南')],
      added: 1,
      updated: 2,
    });
  });
});
