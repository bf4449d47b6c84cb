import { createInterface } from 'node:readline';
import { runCli } from './run-cli.ts';

// A reader that closes early (`| head`) is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  live: process.stderr.isTTY === true,
  lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
});
