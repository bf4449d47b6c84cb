import { describe, expect, it } from 'vitest';
import { toJson } from '../../../shared/base/to-json.ts';
import { importRows, issueLines } from './import-rows.ts';

describe('the report of a sheet', () => {
  it.each([
    [
      'a base figure',
      [
        ['地区', '常住人口(万人)', '企业数'],
        ['山西省', 3492, -500],
      ],
      'C2',
    ],
    [
      'a base figure as text',
      [
        ['地区', '业务申报量（件）'],
        ['山西省', '-3万'],
      ],
      'B2',
    ],
    [
      'a statistic',
      [
        ['地区', '采集项', '数值'],
        ['山西省', 'D1-1.1', -1],
      ],
      'C2',
    ],
    [
      'a measure',
      [
        ['地区', 'A1-1.1', 'A5-1.2'],
        ['山西省', -2, 97],
      ],
      'B2',
    ],
  ] as const)('is kept as it was when %s is negative: the cell is a problem row', (_, rows, cell) => {
    const { report } = importRows(rows);
    expect(issueLines(report, 'problem')).toEqual([`problem ${cell} NEGATIVE_VALUE`]);
    expect(toJson(report)).toEqual(report);
    expect(report).toMatchObject({ rows: 2, problems: 1, skipped: 1 });
  });
});
