import { indicatorMeans } from '../../../../shared/report/indicator-means.ts';
import { tierName } from '../../../../shared/model/tier-name.ts';
import { LEADING, firstLevelNodes, leadingTen } from '../../../../shared/report/leading-ten.ts';
import { regionMeans } from '../../../../shared/report/region-means.ts';
import { boundText, namesPerRow, printedCode } from '../../../../shared/report/report-words.ts';
import { reportText } from '../../../../shared/report/report-text.ts';
import { tierGroups } from '../../../../shared/report/tier-groups.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { ExportingTextCode } from '../../exporting-text.ts';
import type { Grid, GridValue } from '../sheets/lay-grid.ts';
import { footerText } from '../../footer-text.ts';
import { numberStyle, textStyles } from '../sheets/styles.ts';
import { gridTitle } from '../results/score-grids.ts';
import { DATA_FIRST, entryColumn, lastRow, named, on } from './live-layout.ts';
import type { LiveLayout } from './live-layout.ts';
import { above as aboveCell } from './normalisation-formula.ts';
import { firstLevelColumns, overviewColumns, overviewRange, spanFormula } from './overview-sheet.ts';
import { scoreFormat } from '../../../../shared/report/score-text.ts';

const FIRST = 4;

/** 平均值: mean, units above it and their share for the index and every indicator, as formulas. */
export function liveMeansGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input, entries } = layout;
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const rows = indicatorMeans(input).map(({ code, name, depth, mean, above, aboveShare }, i): readonly GridValue[] => {
    const at = entries.findIndex((entry) => entry.kind === 'node' && entry.code === code);
    const column = entryColumn(layout, at);
    const range = `${on(layout.sheets.scores)}$${column}$${DATA_FIRST}:$${column}$${lastRow(layout)}`;
    const row = FIRST + i;
    return [
      printedCode(code),
      '　'.repeat(depth) + name,
      {
        value: Number.isNaN(mean) ? '' : mean,
        formula: `IF(COUNT(${range})=0,"",AVERAGE(${range}))`,
        style: numberStyle(scoreFormat(input)),
      },
      {
        value: above,
        formula: `IF(ISNUMBER(C${row}),${aboveCell(`C${row}`, range, spanFormula(layout, entries[at]!.position))},0)`,
        style: numberStyle('0'),
      },
      {
        value: Number.isNaN(aboveShare) ? '' : aboveShare,
        formula: `IF(COUNT(${range})=0,"",D${row}/COUNT(${range}))`,
        style: numberStyle('0.00%'),
      },
    ];
  });
  return {
    title: gridTitle(input, 'EXPORT_SHEET_MEANS'),
    notes: [say('EXPORT_LIVE_FORMULAS')],
    columns: [
      { head: [say('EXPORT_H_CODE')], width: 11 },
      { head: [say('EXPORT_H_NAME')], width: 40 },
      { head: [say('EXPORT_MEAN')], width: 11 },
      { head: [say('EXPORT_ABOVE')], width: 12 },
      { head: [say('EXPORT_H_SHARE_OF_UNITS')], width: 11 },
    ],
    rows,
    headColumns: 2,
    footer: footerText(input, stamp),
  };
}

/** 地区平均值: mean index of each region. */
export function liveRegionsGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input } = layout;
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const regions = overviewRange(layout, 'D');
  const index = overviewRange(layout, overviewColumns.index);
  const { regions: means } = regionMeans(input);
  return {
    title: gridTitle(input, 'EXPORT_SHEET_REGIONS'),
    notes: [say('EXPORT_LIVE_FORMULAS')],
    columns: [
      { head: [say('EXPORT_H_GROUP')], width: 20 },
      { head: [say('EXPORT_K_UNITS')], width: 12 },
      { head: [say('EXPORT_MEAN')], width: 12 },
    ],
    rows: means.map(({ region, units, mean }, i): readonly GridValue[] => {
      const row = FIRST + i;
      return [
        region,
        { value: units, formula: `SUMPRODUCT((${regions}=$A${row})*ISNUMBER(${index}))`, style: numberStyle('0') },
        {
          value: Number.isNaN(mean) ? '' : mean,
          formula: `IF(B${row}=0,"",SUMPRODUCT((${regions}=$A${row})*1,${index})/B${row})`,
          style: numberStyle(scoreFormat(input)),
        },
      ];
    }),
    headColumns: 0,
    footer: footerText(input, stamp),
  };
}

/** The n-th unit of a list by its key, with a suffix column behind it. */
function listed(layout: LiveLayout, key: string, keys: string, suffix: string | null): string {
  const match = `MATCH(${key},${overviewRange(layout, keys)},0)`;
  const name = `INDEX(${overviewRange(layout, 'C')},${match})`;
  return `IFERROR(${name}${suffix === null ? '' : `&INDEX(${overviewRange(layout, suffix)},${match})`},"")`;
}

/** What {@link boundText} says, of the lines on the parameters sheet as they stand. `place`: of the tier, from 0. */
function boundFormula({ input }: LiveLayout, place: number): string {
  const { tiers } = input.method;
  const last = tiers[place]!.lower === null;
  if (last && place === 0) return '""';
  // Signs that no text of a bound has stand for its numbers.
  const [lower, upper] = ['\ue000', '\ue001'];
  const text = last
    ? reportText(input.lang, 'REPORT_BOUND_BELOW', { upper })
    : place === 0
      ? reportText(input.lang, 'REPORT_BOUND_FROM', { lower })
      : reportText(input.lang, 'REPORT_BOUND_BETWEEN', { lower, upper });
  const parts = text.split(/([\ue000\ue001])/).filter((part) => part !== '');
  return parts
    .map((part) => (part === lower ? named.tier(place) : part === upper ? named.tier(place - 1) : `"${part}"`))
    .join('&');
}

/** T2-1 or T2-2 as formulas. A tier can come to hold every unit, so each has room for all. */
export function liveTierGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input } = layout;
  const { lang } = input;
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const perRow = namesPerRow(input.dataset.units, 6);
  const lines = Math.max(1, Math.ceil(layout.units.length / perRow));
  const rows = tierGroups(input).flatMap((group, place) => {
    const name = tierName(group.tier, lang, input.method.tiers);
    return Array.from({ length: lines }, (_, line): readonly GridValue[] => [
      line === 0 ? { value: name, style: textStyles.center } : '',
      line === 0
        ? { value: boundText(group, lang), formula: boundFormula(layout, place), style: textStyles.center }
        : '',
      line === 0
        ? {
            value: group.units.length,
            formula: `COUNTIF(${overviewRange(layout, overviewColumns.tier)},"${name}")`,
            style: numberStyle('0'),
          }
        : '',
      ...Array.from({ length: perRow }, (__, slot): GridValue => {
        const n = line * perRow + slot;
        const member = group.units[n];
        return {
          value: member ? member.unit.name + (member.risen ? '(+)' : '') : '',
          formula: listed(layout, `"${name}|${n + 1}"`, overviewColumns.key, overviewColumns.mark),
          style: textStyles.center,
        };
      }),
    ]);
  });
  return {
    title: gridTitle(input, 'EXPORT_SHEET_TIERS'),
    notes: [say('EXPORT_LIVE_TIERS')],
    columns: [
      { head: [say('EXPORT_H_TIER')], width: 9 },
      { head: [''], width: 10 },
      { head: [say('EXPORT_K_UNITS')], width: 9 },
      ...Array.from({ length: perRow }, () => ({ head: [say('EXPORT_H_UNIT')], width: 66 / perRow })),
    ],
    rows,
    headColumns: 0,
    footer: footerText(input, stamp),
  };
}

/** T2-3 or T2-4 as formulas, with room for ties at the tenth place. */
export function liveLeadingGrid(layout: LiveLayout, stamp: ExportStamp): Grid {
  const { input } = layout;
  const say = (code: ExportingTextCode): string => exportingText(input, code);
  const perRow = namesPerRow(input.dataset.units, 5);
  const lines = Math.ceil(Math.min(layout.units.length, 2 * LEADING) / perRow);
  const leading = leadingTen(input);
  const rows = firstLevelNodes(input).flatMap((_, p) => {
    const { code, name, units } = leading[p]!;
    const { key } = firstLevelColumns(layout, p);
    return Array.from({ length: lines }, (__, line): readonly GridValue[] => [
      line === 0 ? `${code} ${name}` : '',
      line === 0
        ? { value: units.length, formula: `COUNT(${overviewRange(layout, key)})`, style: numberStyle('0') }
        : '',
      ...Array.from({ length: perRow }, (___, slot): GridValue => {
        const n = line * perRow + slot;
        return {
          value: units[n]?.name ?? '',
          formula: listed(layout, String(n + 1), key, null),
          style: textStyles.center,
        };
      }),
    ]);
  });
  return {
    title: gridTitle(input, 'EXPORT_SHEET_LEADING'),
    notes: [say('EXPORT_LIVE_LEADING')],
    columns: [
      { head: [say('EXPORT_H_NAME')], width: 22 },
      { head: [say('EXPORT_K_UNITS')], width: 9 },
      ...Array.from({ length: perRow }, () => ({ head: [say('EXPORT_H_UNIT')], width: 65 / perRow })),
    ],
    rows,
    headColumns: 0,
    footer: footerText(input, stamp),
  };
}

/** 参数: the method's numbers that the formulas use by name. */
export function parametersGrid(
  layout: LiveLayout,
  stamp: ExportStamp,
): { readonly grid: Grid; readonly names: readonly string[] } {
  const { input } = layout;
  const { method, lang } = input;
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string>> = {}): string =>
    exportingText(input, code, params);
  const numbers: (readonly [label: string, value: number, name: string])[] = [
    [say('EXPORT_P_SCALE_LOWER'), method.scale.lower, named.lower],
    [say('EXPORT_P_SCALE_UPPER'), method.scale.upper, named.upper],
    [say('EXPORT_P_Z_MEAN'), method.z.mean, named.zMean],
    [say('EXPORT_P_Z_SD'), method.z.sd, named.zSd],
    [say('EXPORT_P_AVAILABILITY'), method.missing.minimumAvailability, named.availability],
    [say('EXPORT_P_TOLERANCE'), 1e-9, named.tolerance],
  ];
  method.tiers.forEach(({ tier, lower }, i) => {
    if (lower !== null)
      numbers.push([say('EXPORT_P_TIER', { tier: tierName(tier, lang, method.tiers) }), lower, named.tier(i)]);
  });
  return {
    grid: {
      title: gridTitle(input, 'EXPORT_SHEET_PARAMETERS'),
      notes: [say('EXPORT_ABOUT_PARAMETERS')],
      columns: [
        { head: [say('EXPORT_H_ITEM')], width: 34 },
        { head: [say('EXPORT_H_CONTENT')], width: 16 },
        { head: ['name'], width: 28 },
      ],
      rows: numbers.map(([label, value, name]) => [label, { value, style: numberStyle('General', true) }, name]),
      headColumns: 0,
      footer: footerText(input, stamp),
    },
    names: numbers.map(([, , name]) => name),
  };
}
