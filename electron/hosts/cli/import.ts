import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import type { ImportPlan, PlannedSheet, Replacement, ReportedFile } from '../../../shared/contract/outputs.ts';
import type { KindCount, WorklistEffect } from '../../../shared/model/worklist.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { CliFailure } from './failure.ts';
import type { CommandContext } from './command-context.ts';
import { missing, oneOf } from './arguments.ts';
import type { Command } from './command.ts';
import { openProjectFile } from './source.ts';

const usage =
  'workbench import FILE SHEETS... [--kind K] [--mapping M.json] [--propose M.json [--force]] [--dry-run] [--strict] [--again]';
const LISTED_MOST = 40;

export const importCommand: Command = {
  name: 'import',
  usage,
  summary:
    '导入采集表，逐行列出未导入的原因 · import collected spreadsheets, each row imported or listed with its reason',
  options: {
    kind: 'string',
    mapping: 'string',
    propose: 'string',
    force: 'boolean',
    'dry-run': 'boolean',
    strict: 'boolean',
    again: 'boolean',
    note: 'string',
  },
  run: async (context, args) => {
    const [project, ...sheets] = args.positionals;
    if (project === undefined || sheets.length === 0) throw missing(project === undefined ? 'FILE' : 'SHEETS', usage);
    const kind = args.text('kind') === null ? null : oneOf({ usage }, args, 'kind', recordKinds, null);
    const mapping = args.text('mapping');
    await openProjectFile(context, project);
    const plan = await context.call('import.plan', {
      files: sheets.map((path) => context.input(path)),
      job: context.job,
      ...(args.flag('again') ? { again: true } : {}),
      ...(kind === null ? {} : { kind }),
      ...(mapping === null
        ? {}
        : { given: [...(await context.call('mapping.read', { file: context.input(mapping) }))] }),
    });
    const propose = args.text('propose');
    if (propose !== null) return proposeMappings(context, plan, propose, args.flag('force'));
    refuseUnreadable(context, plan);
    for (const remark of plan.remarks) context.io.err(`${context.text(remark)}\n`);
    for (const left of plan.left) context.io.err(`${context.text(left)}\n`);
    for (const { file, sheets: planned } of plan.files)
      for (const { name, include, doubts } of planned)
        for (const { says } of include ? doubts : [])
          context.io.err(`${context.text({ ...says, place: { file, sheet: name } })}\n`);
    // What is odd about a file that is read all the same; what is odd about a cell is listed with its sheet.
    for (const { file, warnings } of plan.files)
      for (const warning of warnings)
        context.io.err(`${context.text({ ...warning, place: { file, ...warning.place } })}\n`);
    if (args.flag('dry-run')) {
      const preview = await context.call('import.preview', { plan: plan.plan, job: context.job });
      await context.call('import.discard', { plan: plan.plan });
      return show(context, {
        batch: null,
        files: preview.files,
        replaced: preview.replaced,
        replacements: preview.replacements,
        worklist: preview.worklist,
        left: plan.left,
      });
    }
    const note = args.text('note');
    const outcome = await context.call('import.commit', {
      plan: plan.plan,
      job: context.job,
      strict: args.flag('strict'),
      ...(note === null ? {} : { note }),
    });
    const replaced = outcome.changed.batches?.find((batch) => batch.id === outcome.batch)?.replaced ?? 0;
    const listed =
      replaced === 0
        ? { rows: [] }
        : await context.call('batch.replacements', { batch: outcome.batch, offset: 0, limit: LISTED_MOST });
    return show(context, {
      batch: outcome.batch,
      files: outcome.files,
      replaced,
      replacements: listed.rows,
      worklist: outcome.worklist,
      left: plan.left,
    });
  },
};

/** Writes what would be done with each sheet; 1 where something of it is open. */
async function proposeMappings(
  context: CommandContext,
  { plan, files }: ImportPlan,
  path: string,
  overwrite: boolean,
): Promise<number> {
  const refusals = files.flatMap(({ refusal }) => refusal ?? []);
  if (refusals.length > 0) throw new CliFailure(refusals);
  const saved = await context.call('import.propose', {
    plan,
    target: context.output(path),
    language: context.language,
    overwrite,
  });
  await context.call('import.discard', { plan });
  const tables = files.flatMap((file) =>
    file.sheets
      .filter(({ status }) => status === 'ready' || status === 'unmapped' || status === 'unrecognised')
      .map((sheet) => ({ file: file.file, sheet })),
  );
  if (context.json)
    context.io.out(
      `${JSON.stringify({
        proposed: saved.name,
        sheets: tables.map(({ file, sheet }) => ({
          file,
          sheet: sheet.name,
          kind: sheet.kind,
          status: sheet.status,
          doubts: sheet.doubts.map(({ says }) => context.bareText(says)),
        })),
      })}\n`,
    );
  for (const { file, sheet } of tables) {
    context.say(`${file} · ${sheet.name} · ${sheet.kind ?? '—'}: ${sheet.status}`);
    for (const { says } of sheet.doubts) context.say(`    ${context.bareText(says)}`);
  }
  context.say(`${saved.name}: 改好后用 --mapping 交回 · edit it and give it back by --mapping`);
  const open = ({ status, doubts, unknown }: PlannedSheet): boolean =>
    status !== 'ready' || doubts.length > 0 || unknown.length > 0;
  return tables.some(({ sheet }) => open(sheet)) ? 1 : 0;
}

/** An unreadable file, or one without any sheet to import, leaves the whole command undone: half an import would look like a whole one. */
function refuseUnreadable(context: CommandContext, plan: ImportPlan): void {
  const refusals = plan.files.flatMap((file) => {
    if (file.refusal !== null) return [file.refusal];
    if (file.knownBatch !== null || file.warnings.some(({ code }) => code === 'FILE_SAME_TABLE')) return [];
    if (file.sheets.some((sheet) => sheet.include && sheet.status === 'ready')) return [];
    return file.sheets.length === 0
      ? [appError('NOTHING_TO_IMPORT', { detail: '' }, { file: file.file })]
      : file.sheets.map((sheet) =>
          appError(
            'SHEET_UNRECOGNISED',
            { why: whyNot(context, sheet) },
            { file: file.file, sheet: sheet.name, cell: 'A1' },
          ),
        );
  });
  if (plan.files.length + plan.slips.length === 0) refusals.push(...plan.remarks);
  refusals.push(...plan.slips.map(({ file }) => appError('SLIP_IN_IMPORT', {}, { file })));
  if (refusals.length > 0) throw new CliFailure(refusals);
}

/** What spoke for the nearest kind, and what against it. */
function whyNot(context: CommandContext, { reasons, against, missing }: PlannedSheet): string {
  const lacking = missing.length === 0 ? [] : [appError('FIELDS_MISSING', { fields: missing.join('、') })];
  const gap = context.language === 'en' ? ' ' : '';
  const said = (code: string, errors: readonly AppError[]): string =>
    errors.length === 0
      ? ''
      : `${context.bareText(appError(code, { texts: errors.map(context.bareText).join(gap) }))}${gap}`;
  return `${said('SPOKE_FOR', reasons)}${said('SPOKE_AGAINST', [...against, ...lacking])}`;
}

interface Shown {
  /** Null: a dry run. */
  readonly batch: number | null;
  readonly files: readonly ReportedFile[];
  /** Records of earlier batches that the new ones stand before; the first of them in `replacements`. */
  readonly replaced: number;
  readonly replacements: readonly Replacement[];
  readonly worklist: WorklistEffect;
  /** Given mappings that were not used, and sheets that none was for. */
  readonly left: readonly AppError[];
}

function show(context: CommandContext, { batch, files, replaced, replacements, worklist, left }: Shown): number {
  const sheets = files.flatMap((file) => file.sheets.map((sheet) => ({ file: file.file, sheet })));
  const problems = sheets.reduce((sum, { sheet }) => sum + sheet.problems, 0);
  if (context.json) {
    context.io.out(
      `${JSON.stringify({
        batch,
        files: files.map((file) => ({
          file: file.file,
          sheets: file.sheets.map((sheet) => ({
            sheet: sheet.sheet,
            kind: sheet.kind,
            rows: sheet.rows,
            imported: sheet.imported,
            skipped: sheet.skipped,
            problems: sheet.problems,
            issues: sheet.issues.map((issue) => ({
              cell: issue.cell,
              code: issue.code,
              message: context.bareText({ code: issue.code, params: issue.params }),
            })),
          })),
        })),
        replaced,
        worklist,
        ...(left.length === 0 ? {} : { left: left.map((one) => context.text(one)) }),
      })}\n`,
    );
    return problems > 0 ? 1 : 0;
  }
  for (const { file, sheet } of sheets) {
    context.say(
      `${file} · ${sheet.sheet} · ${sheet.kind ?? '—'}: ${sheet.rows} = ${sheet.imported} 导入 imported + ${sheet.skipped} 跳过 skipped + ${sheet.problems} 问题 problems`,
    );
    const listed = sheet.issues.filter((issue) => issue.severity !== 'skipped');
    for (const issue of listed.slice(0, LISTED_MOST))
      context.say(`    ${context.text({ code: issue.code, params: issue.params, place: { cell: issue.cell } })}`);
    if (listed.length > LISTED_MOST) context.say(`    … ${listed.length - LISTED_MOST}`);
  }
  if (replaced > 0)
    context.say(`${replaced} 条取代先前批次的记录，先前的仍保留 · records stand before earlier ones, which are kept`);
  for (const { unit, selector, item, newer, older } of replacements.slice(0, LISTED_MOST)) {
    context.say(
      `    ${[unit, selector, item].filter((text) => text !== '').join(' ')}: ${newer.value ?? '—'} (${newer.file} · ${newer.sheet} · ${newer.cell}) ← ${older.value ?? '—'} (${older.file} · ${older.sheet} · ${older.cell}, 批次 batch ${older.batch})`,
    );
  }
  if (replaced > LISTED_MOST) context.say(`    … ${replaced - LISTED_MOST}`);
  context.say(worklistWords(worklist));
  context.say(batch === null ? '试导入：没有写入 · dry run: nothing was written' : `批次 batch ${batch}`);
  return problems > 0 ? 1 : 0;
}

/** `未处理 open: 12 → 15` with what comes and goes by kind. */
function worklistWords({ before, after, added, removed }: WorklistEffect): string {
  const named = (sign: string, counts: readonly KindCount[]): string =>
    counts.map(({ kind, lines }) => ` ${sign}${lines} ${kind}`).join('');
  return `问题清单 worklist: ${before} → ${after}${named('+', added)}${named('−', removed)}`;
}
