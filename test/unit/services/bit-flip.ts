import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The bit of a file that is turned over. */
export const flipSchema = z.object({ at: z.number(), bit: z.number() });
export type Flip = z.infer<typeof flipSchema>;

const flipOutcomeSchema = z.object({
  became: z.string(),
  /** `ok`, or the code of what kept it from being rescued. */
  rescued: z.string(),
  /** What must not be; empty: all is well. */
  wrong: z.array(z.string()),
});
export type FlipOutcome = z.infer<typeof flipOutcomeSchema>;

const child = fileURLToPath(new URL('./bit-flip-child.ts', import.meta.url));

/** What becomes of each flip of `original`, `lanes` processes at a time; a process that ends by one is a fault of that one. `folder` is left empty. */
export async function flipEach(
  original: string,
  folder: string,
  flips: readonly Flip[],
  lanes: number,
  tell: (flip: Flip, outcome: FlipOutcome) => void,
): Promise<void> {
  const waiting = [...flips];
  const work = async (lane: number): Promise<void> => {
    const own = join(folder, `lane-${lane}`);
    mkdirSync(own);
    let worker = await startChild(original, own);
    for (let flip = waiting.shift(); flip !== undefined; flip = waiting.shift()) {
      const outcome = await worker.outcome(flip);
      tell(flip, outcome);
      if (outcome.became === 'ended') worker = await startChild(original, own);
    }
    await worker.end();
    rmSync(own, { recursive: true, force: true });
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
}

interface FlipChild {
  outcome(flip: Flip): Promise<FlipOutcome>;
  end(): Promise<void>;
}

async function startChild(original: string, folder: string): Promise<FlipChild> {
  const process = fork(child, [original, folder], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...env, TMPDIR: folder, TEMP: folder, TMP: folder },
  });
  const gone = once(process, 'exit');
  const ended = gone.then(([code, signal]): FlipOutcome => ({
    became: 'ended',
    rescued: 'ended',
    wrong: [`process ended: ${code ?? signal}`],
  }));
  const next = (): Promise<unknown> => new Promise((resolve) => process.once('message', resolve));
  await Promise.race([next(), gone]);
  return {
    outcome: (flip) => {
      const answered = next().then((outcome) => flipOutcomeSchema.parse(outcome));
      process.send(flip);
      return Promise.race([answered, ended]);
    },
    end: async () => {
      process.disconnect();
      await gone;
    },
  };
}
