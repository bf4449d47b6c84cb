import { appError } from '../../shared/base/app-error.ts';
import { err } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { HostApi } from '../../shared/contract/host-api.ts';
import type { OperationName, OperationOutput, OperationRequest } from '../../shared/contract/operations.ts';
import { withBasis } from '../../shared/contract/with-basis.ts';
import { isWritingOperation } from '../../shared/contract/writing-operations.ts';
import { thisWindow } from './this-window.ts';
import { sendWrite, showRefused } from './project-writes.ts';

export type ScreenHost = HostApi<File>;

let joined: ScreenHost | null = null;

/** Called once by main.tsx with the host that the page runs in. */
export function joinHost(host: ScreenHost): void {
  joined = host;
}

export function host(): ScreenHost {
  if (joined === null) throw new Error('host() before joinHost()');
  return joined;
}

/**
 * An operation by name with the contract's types. What changes the project is said to be meant for what the window shows (project-writes.ts), so
 * callers needn't. Never rejects: a host that answers something else is HOST_ANSWER.
 */
export async function invoke<N extends OperationName>(
  name: N,
  input: OperationRequest<N>,
): Promise<Result<OperationOutput<N>>> {
  const answer = isWritingOperation(name)
    ? await sendWrite((basis) =>
        host().invoke(name, withBasis(name, input, basis === null ? null : { ...basis, window: thisWindow })),
      )
    : await host().invoke(name, input);
  await showRefused(answer);
  return isResult<OperationOutput<N>>(answer) ? answer : err(appError('HOST_ANSWER', { operation: name }));
}

/** The edge: `dispatch` on the other side made this value from typed services of the same build. */
function isResult<T>(answer: unknown): answer is Result<T> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : answer.ok === false && 'error' in answer;
}
