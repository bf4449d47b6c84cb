import type { Worksheet } from 'exceljs';
import type { ExportingTextCode } from '../../exporting-text.ts';
import { DATA_FIRST, WEIGHTS_FIRST, baseColumn, entryColumn, lastRow, named, weightRow } from './live-layout.ts';
import type { LiveLayout } from './live-layout.ts';

/** What may be typed into a range of one sheet: a formula about its first cell, and the text that says what is wrong. */
export interface LiveValidation {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly error: ExportingTextCode;
  readonly allowBlank: boolean;
}

/** For every cell of the recomputing workbook that may be changed; `parameters` are the names on the parameters sheet in their order. */
export function liveValidations(layout: LiveLayout, parameters: readonly string[]): readonly LiveValidation[] {
  return [...weightValidations(layout), ...valueValidations(layout), ...parameterValidations(layout, parameters)];
}

function weightValidations({ sheets, entries, children, input }: LiveLayout): readonly LiveValidation[] {
  const sheet = sheets.weights;
  const groups = children
    .filter((siblings) => siblings.length > 0)
    .map((siblings): LiveValidation => {
      const [first, last] = [weightRow(siblings[0]!), weightRow(siblings.at(-1)!)];
      const formula = `AND(ISNUMBER(E${first}),N(E${first})>=0,SUM($E$${first}:$E$${last})>0)`;
      return { sheet, address: `E${first}:E${last}`, formula, error: 'EXPORT_VALID_WEIGHT', allowBlank: false };
    });
  const measures = [...entries.keys()].filter((at) => input.method.measures[entries[at]!.code] !== undefined);
  const limits = measures.map((at): LiveValidation => {
    const row = weightRow(at);
    const ordered = `OR(NOT(ISNUMBER($H$${row})),NOT(ISNUMBER($I$${row})),N($H$${row})<N($I$${row}))`;
    const formula = `AND(ISNUMBER(H${row}),${ordered})`;
    return { sheet, address: `H${row}:J${row}`, formula, error: 'EXPORT_VALID_LIMIT', allowBlank: true };
  });
  return [...groups, ...limits];
}

function valueValidations(layout: LiveLayout): readonly LiveValidation[] {
  const { sheets, entries, baseNames } = layout;
  const sheet = sheets.values;
  const measures = [...entries.keys()].filter((at) => entries[at]!.kind === 'measure');
  const range = (first: string, last: string): string => `${first}${DATA_FIRST}:${last}${lastRow(layout)}`;
  const columns = measures.map((at) => entryColumn(layout, at));
  const bases = baseNames.map((name) => baseColumn(layout, name));
  const of = (letters: readonly string[], more: string, error: ExportingTextCode): readonly LiveValidation[] => {
    const [first, last] = [letters[0], letters.at(-1)];
    if (first === undefined || last === undefined) return [];
    const cell = `${first}${DATA_FIRST}`;
    return [
      {
        sheet,
        address: range(first, last),
        formula: `AND(ISNUMBER(${cell})${more.replaceAll('@', cell)})`,
        error,
        allowBlank: true,
      },
    ];
  };
  return [...of(columns, '', 'EXPORT_VALID_VALUE'), ...of(bases, ',N(@)>0', 'EXPORT_VALID_BASE')];
}

function parameterValidations({ sheets }: LiveLayout, parameters: readonly string[]): readonly LiveValidation[] {
  const tiers = parameters.filter((name) => name.startsWith(named.tier(0).slice(0, -1)));
  return parameters.map((name, i) => {
    const cell = `B${WEIGHTS_FIRST + i}`;
    const tier = tiers.indexOf(name);
    const [above, below] = tier < 0 ? [] : [tiers[tier - 1], tiers[tier + 1]];
    const bounds = [
      ...(above === undefined ? [] : [`N(${cell})<${above}`]),
      ...(below === undefined ? [] : [`N(${cell})>${below}`]),
      ...(bySense[name] ?? []).map((bound) => bound.replaceAll('@', `N(${cell})`)),
    ];
    return {
      sheet: sheets.parameters,
      address: cell,
      formula: `AND(${[`ISNUMBER(${cell})`, ...bounds].join(',')})`,
      error: tier < 0 ? 'EXPORT_VALID_PARAMETER' : 'EXPORT_VALID_TIER',
      allowBlank: false,
    };
  });
}

/** Where a parameter makes sense, `@` its cell. */
const bySense: Readonly<Record<string, readonly string[]>> = {
  [named.lower]: [`@<${named.upper}`],
  [named.upper]: [`@>${named.lower}`],
  [named.zSd]: ['@>0'],
  [named.availability]: ['@>=0', '@<=1'],
  [named.tolerance]: ['@>=0', '@<=0.01'],
};

/** Lays the validations of one sheet; `say` gives their texts. */
export function layValidations(
  sheet: Worksheet,
  validations: readonly LiveValidation[],
  say: (code: ExportingTextCode) => string,
): void {
  for (const { address, formula, error, allowBlank } of validations)
    sheet.dataValidations.add(address, {
      type: 'custom',
      formulae: [formula],
      allowBlank,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: say('EXPORT_H_CHECK'),
      // Excel takes 225 characters.
      error: say(error).slice(0, 225),
    });
}
