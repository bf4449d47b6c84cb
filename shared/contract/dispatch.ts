import { appError } from '../base/app-error.ts';
import { err } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { isOperationName, operations } from './operations.ts';
import type { OperationInput, OperationName, OperationOutput } from './operations.ts';

/** One function per operation; long ones report progress through events. */
export type Services = {
  readonly [N in OperationName]: (input: OperationInput<N>) => Promise<Result<OperationOutput<N>>>;
};

/** Parses, runs, answers: the one door that every host goes through. A broken invariant becomes INTERNAL, never a stack. */
export async function dispatch(
  services: Services,
  name: string,
  raw: unknown,
  onFault: (fault: unknown) => void = () => undefined,
): Promise<Result<unknown>> {
  if (!isOperationName(name)) return err(appError('UNKNOWN_OPERATION', { name: name.slice(0, 100) }));
  return run(services, name, raw, onFault);
}

async function run<N extends OperationName>(
  services: Services,
  name: N,
  raw: unknown,
  onFault: (fault: unknown) => void,
): Promise<Result<unknown>> {
  const parsed = operations[name].input.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(
      appError('WRONG_INPUT', { operation: name, field: issue?.path.join('.') ?? '', detail: issue?.message ?? '' }),
    );
  }
  try {
    // The schema of N made this value; TypeScript can't follow that through the index.
    const input = parsed.data as OperationInput<N>;
    return await services[name](input);
  } catch (fault) {
    onFault(fault);
    return err(appError('INTERNAL', { operation: name }));
  }
}
