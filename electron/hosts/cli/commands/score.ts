import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../../shared/base/app-error.ts';
import { displayNumber } from '../../../../shared/base/display.ts';
import { tierNames } from '../../../../shared/model/method.ts';
import { CliFailure } from '../failure.ts';
import { positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { openSource } from './source.ts';

const usage = 'workbench score FILE|BOOK.xlsx [--scenario NAME] [--weights W.csv]';

export const scoreCommand: Command = {
  name: 'score',
  usage,
  summary: '计分、排名、分组 · scores, ranks and tiers of a project or a score book',
  options: { scenario: 'string', weights: 'string' },
  run: async (session, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE|BOOK.xlsx']);
    const weightsFile = args.text('weights');
    const weights = weightsFile === null ? null : readWeights(weightsFile);
    const book = await openSource(session, path);
    const scored = await session.call('score.json', { book, scenario: args.text('scenario'), weights });
    if (session.json) {
      session.io.out(`${JSON.stringify(scored)}\n`);
      return 0;
    }
    session.say(`${scored.framework} · ${scored.engine} · ${scored.inputHash}`);
    for (const unit of scored.units) {
      const tier = unit.tier === null ? '—' : tierNames[unit.tier];
      session.say(`${String(unit.rank ?? '—').padStart(4)}  ${unit.code}  ${unit.index === null ? '—' : displayNumber(unit.index).padStart(6)}  ${tier}  ${unit.name}`);
    }
    return 0;
  },
};

/** `code,weight` a line, an optional heading first; empty lines are passed over. */
function readWeights(path: string): Record<string, number> {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new CliFailure([appError('FILE_MISSING', { path }, { file })]);
  }
  const weights = new Map<string, number>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || (index === 0 && /^\s*(code|代码)\s*,/i.test(line))) return;
    const wrong = (detail: string): CliFailure => new CliFailure([appError('WEIGHTS_FILE', { line: index + 1, detail }, { file, cell: `B${index + 1}` })]);
    const parts = line.split(',').map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
    const [code = '', weight = ''] = parts;
    if (parts.length !== 2 || code === '') throw wrong(line);
    if (!/^\d+(\.\d+)?([eE][-+]?\d+)?$/.test(weight)) throw wrong(weight);
    if (weights.has(code)) throw wrong(`${code} ×2`);
    weights.set(code, Number(weight));
  });
  return Object.fromEntries(weights);
}
