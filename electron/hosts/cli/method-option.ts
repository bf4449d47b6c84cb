import { appError } from '../../../shared/base/app-error.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import type { Command, ParsedArguments } from './command.ts';

/** Options of commands that take one of a project's methods; without either, the working method, as the screens show it. */
export const methodOptions = { scenario: 'string', method: 'string' } as const;
export const methodUsage = '[--scenario NAME | --method draft|baseline|run:ID]';

/** The choice in the form that operations take: `{}` without one. */
export function methodChoice(
  { usage }: Pick<Command, 'usage'>,
  args: ParsedArguments,
): { readonly method?: MethodChoice } {
  const scenario = args.text('scenario');
  const method = args.text('method');
  if (scenario !== null && method !== null)
    throw usageFailure('--scenario，--method：只能用其中之一 only one of them may be given.', usage);
  if (scenario !== null) return { method: { kind: 'scenario', name: scenario } };
  if (method === null) return {};
  if (method === 'draft' || method === 'baseline') return { method: { kind: method } };
  const run = /^run:(\d{1,15})$/.exec(method);
  if (run?.[1] === undefined)
    throw usageFailure(`--method ${method}：须为其中之一 must be one of draft | baseline | run:ID.`, usage);
  return { method: { kind: 'run', id: Number(run[1]) } };
}

/** Whether the open project's draft is what was used, and says so on stderr: numbers of a draft must not pass for the baseline's. */
export async function saysDraft(
  context: CommandContext,
  { method }: { readonly method?: MethodChoice },
): Promise<boolean> {
  if (method !== undefined && method.kind !== 'draft') return false;
  const snapshot = await context.call('project.snapshot', {});
  const draft = snapshot !== null && snapshot.draft !== null;
  if (draft) context.io.err(`${context.text(appError('CLI_DRAFT'))}\n`);
  return draft;
}
