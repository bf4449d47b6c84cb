import type { PreloadBridge } from '../../../shared/contract/preload-bridge.ts';
import type { Desktop } from './start-desktop.ts';

declare global {
  interface Window {
    readonly workbenchHost?: PreloadBridge;
  }
}

/** Steps one after the other; a step that names `plan`, `project` or `revision` gets it from the answers so far. Without steps: five seconds of nothing. */
type Job = readonly (readonly [name: string, input: Readonly<Record<string, unknown>>])[];

export interface RoundTrips {
  /** How long the job took. */
  readonly seconds: number;
  /** Milliseconds of each small call, in order. */
  readonly times: readonly number[];
  /** Milliseconds of the longest time that the main process's loop was held up meanwhile. */
  readonly mainHeldUp: number;
}

/** Small calls (app.info, data.lineage, scenario.list in turn, 5 ms apart) from the screens through IPC while a job runs; rejects when the job or a call is refused. */
export async function roundTripsDuring({ app, page }: Desktop, job: Job): Promise<RoundTrips> {
  await app.evaluate(({ app: electron }) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    Reflect.set(electron, 'delay', delay);
  });
  const measured = await page.evaluate(async (steps) => {
    const value = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
      const answer = Object(await window.workbenchHost?.invoke(name, input));
      if (answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return Object(answer.value);
    };
    const small = [
      ['app.info', {}],
      ['data.lineage', { unit: '110000', measure: 'A6-2.1', offset: 0, limit: 50 }],
      ['scenario.list', {}],
    ] as const;
    const times: number[] = [];
    const ask = async (at: number): Promise<void> => {
      const [name, input] = small[at % small.length] ?? small[0];
      const began = performance.now();
      await value(name, input);
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    // The first calls compile what they need.
    for (let at = 0; at < 30; at += 1) await ask(at);
    times.length = 0;
    const { project, revision } = await value('project.snapshot', {});
    let over = false;
    const run = async (): Promise<void> => {
      let known: Record<string, unknown> = { project, revision };
      if (steps.length === 0) await new Promise((resolve) => setTimeout(resolve, 5000));
      for (const [name, input] of steps) {
        const filled = Object.fromEntries(Object.entries(input).map(([key, given]) => [key, known[key] ?? given]));
        known = { ...known, ...(await value(name, filled)) };
      }
    };
    const began = performance.now();
    const running = run().finally(() => {
      over = true;
    });
    for (let at = 0; !over; at += 1) await ask(at);
    await running;
    return { seconds: (performance.now() - began) / 1000, times };
  }, job);
  const mainHeldUp = await app.evaluate(({ app: electron }) => {
    const delay: unknown = Reflect.get(electron, 'delay');
    if (typeof delay !== 'object' || delay === null || !('max' in delay)) return Number.NaN;
    const most = Number(delay.max) / 1e6;
    if ('disable' in delay && typeof delay.disable === 'function') delay.disable();
    return most;
  });
  return { ...measured, mainHeldUp };
}

/** The time below which a share of the calls were answered. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A file that the screens may read, or write, as if it had been chosen in the system's dialog: its handle. */
export async function handleOf({ app, page }: Desktop, mode: 'read' | 'write', path: string): Promise<string> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
  }, path);
  return page.evaluate(
    async ([how, extension]) => {
      const answer = Object(
        how === 'read'
          ? await window.workbenchHost?.invoke('host.open-files', {
              purpose: 'sheets',
              extensions: [extension],
              multiple: false,
            })
          : await window.workbenchHost?.invoke('host.save-file', { suggestedName: 'x', extension }),
      );
      if (answer.ok !== true) throw new Error(JSON.stringify(answer.error));
      return String(how === 'read' ? answer.value[0].handle : answer.value.handle);
    },
    [mode, path.split('.').at(-1) ?? ''] as const,
  );
}

export const exportOf = (what: string, format: string, target: string): Job => [
  ['export.write', { what, format, target, language: 'zh', overwrite: true, job: 'export' }],
];

/** Of spreadsheets, to the end. */
export const importOf = (file: string): Job => [
  ['import.plan', { files: [file], job: 'plan' }],
  ['import.preview', { plan: '', job: 'preview' }],
  ['import.commit', { plan: '', job: 'commit', project: '', revision: 0 }],
];
