import { diffSentences } from '../../../shared/report/audit/diff-sentences.ts';
import { auditText } from '../../../shared/report/audit/show-value.ts';
import { positionals } from './arguments.ts';
import { wordsOf } from './audit-words.ts';
import type { Command } from './command.ts';
import { namingFile, openProject } from './source.ts';

const usage = 'workbench diff A.ewb B.ewb';

export const diffCommand: Command = {
  name: 'diff',
  usage,
  summary: '比较两个项目：指标体系、评估对象、方法、原始值、结果 · what two projects have differently',
  options: {},
  run: async (context, args) => {
    const [before = '', after = ''] = positionals({ usage }, args, ['A.ewb', 'B.ewb']);
    await openProject(context, before, usage);
    const words = await wordsOf(context);
    const diff = await namingFile(after, () => context.call('project.diff', { file: context.input(after) }));
    const sentences = diffSentences(diff, words);
    if (context.json) {
      const { methods: _methods, names: _names, systems, ...rest } = diff;
      context.io.out(`${JSON.stringify({ ...rest, framework: systems.pairs, text: sentences })}\n`);
    }
    const [was, is] = diff.files;
    if (!diff.differs) context.say(auditText(words, 'DIFF_SAME', { before: was, after: is }));
    for (const part of [sentences.framework, sentences.units, sentences.method, sentences.cells, sentences.results])
      for (const sentence of part) context.say(sentence);
    return diff.differs ? 1 : 0;
  },
};
