import { runCli } from '../../../electron/hosts/cli/run-cli.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command in this process with its output caught. */
export async function workbench(...argv: readonly string[]): Promise<CliRun> {
  let out = '';
  let err = '';
  const code = await runCli(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    live: false,
  });
  return { code, out, err };
}
