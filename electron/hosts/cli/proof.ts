import type { Command } from './command.ts';
import { editedFile } from './edited-file.ts';
import { methodChoice, methodOptions, methodUsage } from './method-option.ts';

const usage = `workbench proof EDITED.docx|.xlsx|.txt --from A.ewb [B.ewb] ${methodUsage}`;

export const proofCommand: Command = {
  name: 'proof',
  usage,
  summary: '校对稿件：数字、名单、(+)、分组、图表编号与结果是否一致 · an edited report against the result',
  options: { from: 'string', ...methodOptions },
  run: async (context, args) => {
    const { file, others } = await editedFile(context, args, usage);
    const { checked, unclear, findings, tracked } = await context.call('manuscript.proof', {
      file,
      others,
      ...methodChoice({ usage }, args),
      language: context.language,
      job: context.job,
    });
    if (context.json) context.io.out(`${JSON.stringify({ checked, unclear, findings, tracked })}\n`);
    for (const { kind, place, found, expected, fact, text } of findings)
      context.say(`${kind}  ${found} ≠ ${expected}  ${fact} · ${place} · ${text}`);
    context.say(
      `${checked} 处核对 checked · ${findings.length} 处不一致 differ · ${unclear} 处无法判断 unclear · ${tracked} 处修订按已接受读 tracked changes read as accepted`,
    );
    return findings.length === 0 ? 0 : 1;
  },
};
