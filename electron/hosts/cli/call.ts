import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import { encodeWire } from '../../../shared/contract/wire.ts';
import { positionals } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'workbench call < requests.jsonl';
const request = z.strictObject({ name: z.string(), input: z.unknown() });

/** Any operation of the contract, for scripts: a request a line in, a `Result` a line out, one project open meanwhile. */
export const callCommand: Command = {
  name: 'call',
  usage,
  summary:
    '逐行执行任意操作：{"name":…,"input":…}，文件写作 read:路径、write:路径 · any operation, a JSON request a line',
  options: {},
  run: async (context, args) => {
    positionals({ usage }, args, []);
    let failed = false;
    for await (const line of context.io.lines?.() ?? []) {
      if (line.trim() === '') continue;
      const answer = await answerLine(line, context.raw);
      failed ||= !isOk(answer);
      context.io.out(
        `${encodeWire(answer, { encode: (bytes) => Buffer.from(bytes).toString('base64'), decode: (text) => Buffer.from(text, 'base64') })}\n`,
      );
    }
    return failed ? 1 : 0;
  },
};

async function answerLine(line: string, raw: (name: string, input: unknown) => Promise<unknown>): Promise<unknown> {
  let parsed;
  try {
    parsed = request.safeParse(JSON.parse(line));
  } catch {
    parsed = request.safeParse(null);
  }
  return parsed.success
    ? raw(parsed.data.name, parsed.data.input)
    : err(appError('WRONG_INPUT', { operation: 'call', field: '', detail: '{"name":…,"input":…}' }));
}

function isOk(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}
