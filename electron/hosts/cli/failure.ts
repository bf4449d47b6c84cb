import type { AppError } from '../../../shared/base/app-error.ts';

/** Ends a command with exit code 2: nothing was done. Thrown inside the CLI only, caught by runCli. */
export class CliFailure extends Error {
  readonly errors: readonly AppError[];

  constructor(errors: readonly AppError[]) {
    super(errors[0]?.code ?? 'failure');
    this.errors = errors;
  }
}
