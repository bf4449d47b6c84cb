import { displayNumber } from '../../../../shared/base/display.ts';
import type { Language } from '../../../../shared/messages/catalogue.ts';
import { methodWord } from '../../../../shared/messages/method-words.ts';
import type { AggregationRule } from '../../../../shared/model/method.ts';
import { tierName } from '../../../../shared/model/tier-name.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import {
  boundText,
  inferredNotes,
  listText,
  precisionNote,
  shareText,
} from '../../../../shared/report/report-words.ts';
import { yearBasisId, yearBasisOf } from '../../../../shared/model/year-basis.ts';
import { yearBasisText } from '../../../../shared/report/year-basis-text.ts';
import { withoutEnglish } from '../../../../shared/report/without-english.ts';
import { tiersInUse } from '../../../../shared/report/tier-lines.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';
import type { ExportingTextCode } from '../../exporting-text.ts';
import type { Grid } from '../sheets/lay-grid.ts';
import { footerText } from '../../footer-text.ts';

export interface SheetAbout {
  readonly name: string;
  readonly about: string;
}

/** 说明: what the workbook was made from and by which rules, and what each sheet holds. */
export function readmeGrid(
  input: ReportInput,
  stamp: ExportStamp,
  sheets: readonly SheetAbout[],
  more: readonly (readonly [string, string])[] = [],
): Grid {
  const say = (code: ExportingTextCode, params: Readonly<Record<string, string | number>> = {}): string =>
    exportingText(input, code, params);
  const rows: (readonly [string, string])[] = [
    [say('EXPORT_K_SYNTHETIC'), say(stamp.synthetic ? 'EXPORT_SYNTHETIC_LONG' : 'EXPORT_COLLECTED')],
    [say('EXPORT_K_FRAMEWORK'), input.framework.title],
    [say('EXPORT_K_YEAR'), String(input.framework.year)],
    [say('EXPORT_K_UNITS'), String(input.dataset.units.length)],
    [say('EXPORT_K_SCENARIO'), stamp.scenario ?? say(stamp.draft ? 'EXPORT_DRAFT_LONG' : 'EXPORT_BASELINE')],
    ...englishRows(input, say),
    ...methodRows(input, say),
    ...inferredNotes(input).map((note) => [say('EXPORT_K_WEIGHTS_NOTE'), note] as const),
    [say('EXPORT_FINGERPRINT'), stamp.fingerprint],
    [say('EXPORT_K_CHAIN'), say('EXPORT_CHAIN', { entries: stamp.chain.entries, head: stamp.chain.head })],
    [say('EXPORT_K_ENGINE'), stamp.engine],
    [say('EXPORT_K_APP'), stamp.app],
    [say('EXPORT_K_EXPORTED'), stamp.exportedAt],
  ];
  if (stamp.run)
    rows.push([
      say('EXPORT_K_RUN'),
      say(stamp.run.released ? 'EXPORT_RUN_RELEASED' : 'EXPORT_RUN_STORED', {
        id: stamp.run.id,
      }),
    ]);
  if (stamp.seed !== undefined) rows.push([say('EXPORT_K_SEED'), String(stamp.seed)]);
  rows.push(...more);
  for (const { name, about } of sheets) rows.push([`${say('EXPORT_K_SHEETS')} · ${name}`, about]);
  return {
    title: say('EXPORT_TITLE', { title: input.framework.title, sheet: say('EXPORT_SHEET_README') }),
    notes: [],
    columns: [
      { head: [say('EXPORT_H_ITEM')], width: 26 },
      { head: [say('EXPORT_H_CONTENT')], width: 68 },
    ],
    rows,
    headColumns: 0,
    footer: footerText(input, stamp),
  };
}

/** What stands in Chinese under English. */
function englishRows(input: ReportInput, say: Say): readonly (readonly [string, string])[] {
  return input.lang === 'zh'
    ? []
    : [[say('EXPORT_K_ENGLISH'), say('EXPORT_WITHOUT_ENGLISH', { ...withoutEnglish(input) })]];
}

/** "幂平均 p=2". */
export function aggregationWords({ id, p, rescale }: AggregationRule, lang: Language): string {
  return (
    methodWord(`aggregation.${id}`, lang) +
    (p === undefined ? '' : ` p=${p}`) +
    (rescale === undefined ? '' : ` → ${methodWord(`rescale.${rescale}`, lang)}`)
  );
}

/** 加分 X1 …: at most 5 points; what a veto leaves. */
export function adjustmentRows({ method, dataset, lang }: ReportInput): readonly (readonly [string, string])[] {
  return (method.adjustments ?? []).map((adjustment) => {
    const name = dataset.measures.find(({ code }) => code === adjustment.measure)?.name ?? '';
    const bound =
      adjustment.kind === 'veto'
        ? exportingText(lang, 'EXPORT_VETO_TO', { tier: tierName(adjustment.tier, lang, method.tiers) })
        : adjustment.cap === null
          ? exportingText(lang, 'EXPORT_NO_CAP')
          : exportingText(lang, 'EXPORT_CAP', { cap: adjustment.cap });
    return [methodWord(`adjustment.${adjustment.kind}`, lang), `${adjustment.measure} ${name} · ${bound}`];
  });
}

type Say = (code: ExportingTextCode, params?: Readonly<Record<string, string | number>>) => string;

/** The method's settings as pairs; also the head of 计分方法. */
export function methodRows(input: ReportInput, say: Say): readonly (readonly [string, string])[] {
  const { method, lang, dataset } = input;
  const bounds = method.tiers.map(
    ({ tier, lower }, i) =>
      `${tierName(tier, lang, method.tiers)} ${boundText({ lower, upper: method.tiers[i - 1]?.lower ?? null }, lang)}`,
  );
  const { missing, aggregation, scale, z } = method;
  const excluded = dataset.units.filter(({ code }) => method.excludedUnits.includes(code)).map(({ name }) => name);
  return [
    [say('EXPORT_K_TIERS'), tiersInUse(input).length === 0 ? '—' : bounds.join(lang === 'zh' ? '；' : '; ')],
    [say('EXPORT_K_PRECISION'), precisionNote(input)],
    [say('EXPORT_K_YEAR_BASIS'), yearBasisText(yearBasisId(yearBasisOf(method)), lang)],
    [say('EXPORT_K_TIES'), methodWord(`ties.${method.ties}`, lang)],
    [say('EXPORT_K_SCALE'), `${displayNumber(scale.lower, 0)}–${displayNumber(scale.upper, 0)}`],
    [say('EXPORT_K_AGGREGATION'), aggregationWords(aggregation.default, lang)],
    [
      say('EXPORT_K_MISSING'),
      missing.policy === 'strict'
        ? say('EXPORT_MISSING_STRICT')
        : say('EXPORT_MISSING_OMIT', { share: shareText(missing.minimumAvailability) }),
    ],
    [say('EXPORT_K_IMPUTATION'), methodWord(`imputation.${missing.imputation}`, lang)],
    ...adjustmentRows(input),
    [say('EXPORT_K_WINSORISE'), String(method.winsoriseMax)],
    [say('EXPORT_K_Z'), `${z.mean} / ${z.sd}`],
    [say('EXPORT_K_EXCLUDED'), listText(excluded, lang)],
  ];
}
