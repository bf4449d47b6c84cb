import { positionals } from './arguments.ts';
import { appError } from '../../../shared/base/app-error.ts';
import type { ChainHead } from '../../../shared/model/chain-head.ts';
import type { Finding } from '../../../shared/contract/outputs.ts';
import type { CommandContext } from './command-context.ts';
import type { Command } from './command.ts';
import { CliFailure } from './failure.ts';
import { openProject } from './source.ts';

const usage = 'workbench verify FILE';

export const verifyCommand: Command = {
  name: 'verify',
  usage,
  summary: '由审计证明项目：哈希、文档、记录、原始值、计算批次 · proves the project from its audit',
  options: {},
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    const { findings, chain } = await verify(context, path);
    const wrong = findings.filter((finding) => !finding.ok);
    if (context.json)
      context.io.out(
        `${JSON.stringify({ ok: wrong.length === 0, findings: findings.map((finding) => ({ ok: finding.ok, code: finding.message.code, message: context.text(finding.message) })), chain })}\n`,
      );
    for (const finding of findings)
      context.say(
        `${finding.information === true ? 'note    ' : finding.ok ? 'ok      ' : 'DIFFERS '}${context.text(finding.message)}`,
      );
    if (chain !== null) context.say(context.text(appError('VERIFY_HEAD', { ...chain })));
    if (wrong.length === 0) context.say('完整，可重现 · sound');
    return wrong.length === 0 ? 0 : 1;
  },
};

interface Verified {
  readonly findings: readonly Finding[];
  /** Null of a file that can't be opened. */
  readonly chain: ChainHead | null;
}

/** What says that the file is a project, and one that can't be opened as it is. A fault of the program's own says nothing of the file. */
const damaged: ReadonlySet<string> = new Set(['PROJECT_DAMAGED', 'PROJECT_SCHEMA', 'PROJECT_TRUNCATED']);

async function verify(context: CommandContext, path: string): Promise<Verified> {
  try {
    await openProject(context, path, usage);
  } catch (failure) {
    if (!(failure instanceof CliFailure) || !failure.errors.every(({ code }) => damaged.has(code))) throw failure;
    for (const error of failure.errors) context.io.err(`${context.text(error)}\n`);
    const findings = await context.call('project.verify-file', { file: context.input(path), job: context.job });
    return { findings, chain: null };
  }
  const findings = await context.call('project.verify', {});
  const snapshot = await context.call('project.snapshot', {});
  return { findings, chain: snapshot?.chain ?? null };
}
