import { resolve } from 'node:path';
import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { OperationName, OperationOutput, OperationRequest } from '../../../shared/contract/operations.ts';
import { basisOf } from '../../../shared/contract/project-basis.ts';
import type { ProjectBasis } from '../../../shared/contract/project-basis.ts';
import { withBasis } from '../../../shared/contract/with-basis.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { bareMessageText, messageText } from '../../../shared/messages/message-text.ts';
import { startServicesHere } from '../service-process/start-services-here.ts';
import { superviseServices } from '../service-process/supervise-services.ts';
import { CliFailure } from './failure.ts';
import type { CliIo } from './io.ts';

/** What a command works with: operations by name, files by path, texts in the chosen language. */
export interface CommandContext {
  readonly io: CliIo;
  readonly json: boolean;
  readonly language: Language;
  readonly job: string;
  /** What changes the project is meant for the project as the last answer told of it; so with `raw`, unless the input says otherwise. */
  call<N extends OperationName>(name: N, input: OperationRequest<N>): Promise<OperationOutput<N>>;
  /** An operation as it comes over a text connection: whatever name and input; a `Result`. */
  raw(name: string, input: unknown): Promise<unknown>;
  input(path: string): string;
  output(path: string): string;
  text(error: AppError): string;
  bareText(error: AppError): string;
  /** A line of progress or result for people; not with --json. */
  say(text: string): void;
  close(): Promise<void>;
}

const JOB = 'cli';
/** Milliseconds that work which was called off has to end in; what it leaves then is removed by the next start. */
const END_WITHIN = 20_000;

export function createCommandContext(
  io: CliIo,
  options: { readonly json: boolean; readonly language: Language },
): CommandContext {
  const onFault = (fault: unknown): void => {
    if (process.env.WORKBENCH_DEBUG)
      io.err(fault instanceof Error ? `${fault.stack ?? fault.message}\n` : `${String(fault)}\n`);
  };
  const services = superviseServices({
    host: 'cli',
    userData: null,
    // `workbench call` names files in its requests as read:PATH and write:PATH: whoever runs a command may name any file.
    takesPaths: true,
    startProcess: startServicesHere,
    lazily: true,
    emit: (event) => showEvent(io, event, options.language),
    onFault,
  });
  let basis: ProjectBasis | null = null;
  const asked = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;
  const raw = async (name: string, input: unknown): Promise<unknown> => {
    const asking = services.dispatcher(name, withBasis(name, input, basis));
    asked.add(asking);
    const answer = await asking.finally(() => asked.delete(asking));
    basis = basisOf(answer) ?? basis;
    return answer;
  };
  const call = async <N extends OperationName>(name: N, input: OperationRequest<N>): Promise<OperationOutput<N>> => {
    // The services ran the operation of this very name, whose type says the output.
    const answer = (await raw(name, input)) as Result<OperationOutput<N>>;
    if (!answer.ok) throw new CliFailure([answer.error]);
    return answer.value;
  };
  /** What is under way is called off and ends first, so that it takes its temporaries along. */
  const close = async (): Promise<void> => {
    if (asked.size > 0) {
      const ending = Promise.allSettled([...asked]);
      void raw('job.cancel', { job: JOB });
      await raw('project.close', {});
      let late: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        late = setTimeout(resolve, END_WITHIN);
      });
      await Promise.race([ending, patience]);
      clearTimeout(late);
    }
    await services.close();
  };
  return {
    io,
    json: options.json,
    language: options.language,
    job: JOB,
    call,
    raw,
    input: (path) => services.handles.issue(resolve(path), 'read'),
    output: (path) => services.handles.issue(resolve(path), 'write'),
    text: (error) => messageText(error, options.language),
    bareText: (error) => bareMessageText(error, options.language),
    say: (text) => {
      if (!options.json) io.out(`${text}\n`);
    },
    close: () => (closing ??= close()),
  };
}

export function usageFailure(detail: string, usage: string): CliFailure {
  return new CliFailure([appError('USAGE', { detail, usage })]);
}

let lastLine = '';
function showEvent(io: CliIo, event: WorkbenchEvent, language: Language): void {
  if (event.name === 'notice') io.err(`${messageText(event.message, language)}\n`);
  if (event.name !== 'progress') return;
  const amount = event.total === null ? `${event.done}` : `${event.done}/${event.total}`;
  if (io.live) {
    io.err(
      `\r\u001B[2K${event.phase} ${amount}${event.subject === undefined ? '' : ` ${event.subject}`}${event.done === event.total ? '\n' : ''}`,
    );
  } else if (event.phase !== lastLine) {
    lastLine = event.phase;
    io.err(`${event.phase}…\n`);
  }
}
