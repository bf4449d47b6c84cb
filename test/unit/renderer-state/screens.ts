import { afterEach, beforeEach, vi } from 'vitest';
import { joinHost } from '../../../renderer/client/invoke.ts';
import { showHowItStands } from '../../../renderer/app/show-how-it-stands.ts';
import { showBasis, whenProjectChanged } from '../../../renderer/client/project-writes.ts';
import { leaveProject } from '../../../renderer/state/project-store.ts';
import { showProject } from '../../../renderer/state/method-edits.ts';
import { takeNotices } from '../../../renderer/state/notices.ts';
import { useWorkbench } from '../../../renderer/state/workbench.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import type { HostApi } from '../../../shared/contract/host-api.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { startServices } from '../services/service-bench.ts';
import type { ServiceBench } from '../services/service-bench.ts';
import { idleHost } from '../renderer/idle-host.ts';

export interface Screens {
  readonly bench: ServiceBench;
  /** Operations asked of the host so far. */
  readonly asked: { readonly name: string; readonly input: unknown }[];
  /** Answers an operation in place of the services; null: no longer. */
  instead(answer: ((name: string, input: unknown) => unknown) | null): void;
  /** Changes the host. */
  host(change: Partial<HostApi<File>>): void;
  /** Lets the timers run that are due within so many milliseconds. */
  pass(milliseconds: number): Promise<void>;
  notices(): readonly string[];
}

/** The state of the screens over real services, in a window that is hidden: it scores by the clock, which the test turns. */
export function startScreens(): Screens {
  const bench = startServices();
  const asked: { name: string; input: unknown }[] = [];
  let instead: ((name: string, input: unknown) => unknown) | null = null;
  const api: HostApi<File> = {
    ...idleHost,
    invoke: async (name, input) => {
      asked.push({ name, input });
      return instead?.(name, input) ?? dispatch(bench.door, name, input);
    },
  };
  joinHost(api);
  whenProjectChanged(showHowItStands);
  return {
    bench,
    asked,
    instead: (answer) => {
      instead = answer;
    },
    host: (change) => joinHost({ ...api, ...change }),
    pass: (milliseconds) => vi.advanceTimersByTimeAsync(milliseconds).then(() => undefined),
    notices: () => takeNotices().map(({ message }: { readonly message: AppError }) => message.code),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', { hidden: true });
  leaveProject();
  showBasis(null);
  takeNotices();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A new project of the provinces, shown; one for synthetic data, which a few values are enough to score. */
export async function showNewProject({ bench }: Screens, synthetic = false): Promise<ProjectSnapshot> {
  const made = await bench.newProject('province-2021', synthetic);
  showProject(made);
  return made;
}

export function shown(): ProjectSnapshot {
  const { snapshot } = useWorkbench.getState();
  if (snapshot === null) throw new Error('no project is shown');
  return snapshot;
}

/** The weight that the screens have for a code. */
export function weight(code: string): number | undefined {
  return useWorkbench.getState().working?.weights[code];
}
