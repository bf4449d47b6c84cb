import { createInterface } from 'node:readline';
import { constants } from 'node:os';
import { runCli } from './run-cli.ts';

// A reader that closes early (`| head`) is no fault of the command; a full disk behind `>` is one, and takes a line.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(
    `标准输出写不进去（${error.code ?? ''}） · standard output can't be written (${error.code ?? ''}).\n`,
  );
  process.exitCode = 2;
});
// Nobody is left to tell.
process.stderr.on('error', () => undefined);

// A closed terminal or an end that is asked for: the project closes, so that its one file holds everything.
let ending: () => Promise<void> = async () => undefined;
const [, , command] = process.argv;
if (command !== 'serve')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const end = (): void => void ending().finally(() => process.exit(128 + constants.signals[signal]));
    // A terminal that closes hangs up more than once (the system does, and its shell); Ctrl+C twice is someone who won't wait.
    if (signal === 'SIGINT') process.once(signal, end);
    else process.on(signal, end);
  }

const code = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  live: process.stderr.isTTY === true,
  lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
  onStart: (close) => {
    ending = close;
  },
});
process.exitCode ??= code;
if (code > Number(process.exitCode)) process.exitCode = code;
