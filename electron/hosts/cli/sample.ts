import { missing, oneOf, tooMany, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'workbench sample --out DIR --template province-2021|key-city-2021 --records N --seed S';

export const sampleCommand: Command = {
  name: 'sample',
  usage,
  summary: '生成合成示例采集表 · synthetic sample spreadsheets',
  options: { out: 'string', template: 'string', records: 'string', seed: 'string' },
  run: async (context, args) => {
    const out = args.text('out');
    if (args.positionals.length > 0) throw tooMany(args.positionals[0], usage);
    if (out === null) throw missing('--out', usage);
    const template = oneOf({ usage }, args, 'template', ['province-2021', 'key-city-2021'], null);
    const records = wholeNumber({ usage }, args, 'records', 0);
    const seed = wholeNumber({ usage }, args, 'seed', 1);
    const manifest = await context.call('sample.generate', {
      template,
      target: context.output(out),
      records,
      seed,
      job: context.job,
    });
    if (context.json) context.io.out(`${JSON.stringify(manifest)}\n`);
    for (const file of manifest.files)
      context.say(
        `${file.file}: ${file.sheets.map((sheet) => `${sheet.sheet}（${sheet.kind}, ${sheet.rows}）`).join('、')}`,
      );
    context.say(`${manifest.records} 条记录 records`);
    return 0;
  },
};
