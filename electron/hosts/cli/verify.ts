import { positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { openProject } from './source.ts';

const usage = 'workbench verify FILE';

export const verifyCommand: Command = {
  name: 'verify',
  usage,
  summary: '完整性、内容哈希、已存计算批次能否重现 · integrity, hashes, reproducibility of stored runs',
  options: {},
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    await openProject(context, path, usage);
    const findings = await context.call('project.verify', {});
    const wrong = findings.filter((finding) => !finding.ok);
    if (context.json)
      context.io.out(
        `${JSON.stringify({ ok: wrong.length === 0, findings: findings.map((finding) => ({ ok: finding.ok, code: finding.message.code, message: context.text(finding.message) })) })}\n`,
      );
    for (const finding of findings)
      context.say(
        `${finding.information === true ? 'note    ' : finding.ok ? 'ok      ' : 'DIFFERS '}${context.text(finding.message)}`,
      );
    if (wrong.length === 0) context.say('完整，可重现 · sound');
    return wrong.length === 0 ? 0 : 1;
  },
};
