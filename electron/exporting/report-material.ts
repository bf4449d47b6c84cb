import { composeReport } from '../../shared/report/document/compose-report.ts';
import type { ReportDocument } from '../../shared/report/document/report-document.ts';
import type { PictureFile } from '../../shared/model/box-picture.ts';
import type { ReportPlan } from '../../shared/model/report-plan.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { cohortName } from '../../shared/report/report-words.ts';
import { blockLabels } from './block-labels.ts';
import { continueTables } from './continue-tables.ts';
import { coverLines } from './cover-lines.ts';
import type { ExportStamp } from './export-stamp.ts';
import { footerText } from './footer-text.ts';

interface ReportPart {
  readonly input: ReportInput;
  readonly stamp: ExportStamp;
}

/** What the report is made of: the project's result, the other cohort's where there is one, and the team's 报告结构. */
export interface ReportMaterial extends ReportPart {
  readonly other?: ReportPart | null;
  readonly plan?: ReportPlan | null;
  /** Pictures of its boxes by their hashes. */
  readonly pictures?: ReadonlyMap<string, PictureFile>;
}

export interface LaidReport extends ReportDocument {
  readonly labels: ReadonlyMap<string, string>;
}

/** The report as it is laid out in every format: long tables go on under 续表, and each table and figure has its label. */
export function laidReport({ input, other, plan }: ReportMaterial): LaidReport {
  const composed = composeReport(input, { other: other?.input ?? null, plan: plan ?? null });
  const blocks = continueTables(composed.blocks, input.lang);
  return { ...composed, blocks, labels: blockLabels(blocks) };
}

function partsOf({ input, stamp, other }: ReportMaterial): readonly ReportPart[] {
  return other ? [{ input, stamp }, other] : [{ input, stamp }];
}

/** What the cover says of the origin of the numbers; what is not the same of both cohorts is said of each. */
export function reportCoverLines(material: ReportMaterial): readonly string[] {
  const parts = partsOf(material).map(({ input, stamp }) => ({
    of: cohortName(input),
    lines: coverLines(input, stamp),
  }));
  const lines = parts.flatMap(({ of, lines: own }) =>
    own.map((line) => (parts.every((part) => part.lines.includes(line)) ? line : `${of}  ${line}`)),
  );
  // With which program they were worked out, and when, is said last.
  const [last] = parts[0]?.lines.slice(-1) ?? [];
  const ends = lines.filter((line) => line === last);
  return [...new Set([...lines.filter((line) => line !== last), ...ends])];
}

/** Foot of every page; over both cohorts without the names of their indicator systems, which would not stand in a line. */
export function reportFooter(material: ReportMaterial): string {
  const parts = partsOf(material);
  const systems = parts.length > 1 ? parts.map(({ input }) => input.framework.title) : [];
  const said = parts.flatMap(({ input, stamp }) => footerText(input, stamp).split('  '));
  return [...new Set(said)].filter((line) => !systems.includes(line)).join('  ');
}

/** Fingerprints of the results, the project's first. */
export function reportFingerprint(material: ReportMaterial): string {
  return [...new Set(partsOf(material).map(({ stamp }) => stamp.fingerprint))].join(' ');
}
