import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openProjectIn, openProjectOf } from './call-host.ts';

/** Where a loopback host listens, and the token it takes. */
export interface LoopbackAddress {
  readonly host: string;
  readonly token: string;
}

export interface HostProcess {
  /** Of the newest start, once it listens: requests wait here while the host starts anew. Rejects when it ended before. */
  ready(): Promise<LoopbackAddress>;
  restart(): void;
  close(): Promise<void>;
}

interface Running {
  readonly address: LoopbackAddress;
  end(): Promise<void>;
}

/**
 * A loopback host in a process of its own: sources are read once a process, so a changed one needs a new process. What was open in the one before is opened in
 * the next.
 */
export function createHostProcess(program: string, userData: string, say: (line: string) => void): HostProcess {
  let current = start(program, userData);
  let project: string | null = null;
  /** A host that never came up has nothing to end. */
  const endCurrent = (): Promise<void> =>
    current.then(
      (running) => running.end(),
      () => undefined,
    );
  const again = async (before: Promise<Running>): Promise<Running> => {
    const running = await before.catch(() => null);
    // After a start that failed, what was open before it is still to be opened.
    if (running !== null) project = await openProjectOf(running.address);
    await running?.end();
    const next = await start(program, userData);
    if (project !== null && !(await openProjectIn(next.address, project)))
      say('The project that was open can no longer be opened by itself: open it on the start screen.');
    return next;
  };
  return {
    ready: async () => (await current).address,
    restart: () => {
      current = again(current);
      current.catch((fault: unknown) => say(String(fault)));
    },
    close: endCurrent,
  };
}

async function start(program: string, userData: string): Promise<Running> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, userData], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await new Promise<URL>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(new URL(line)));
    exited.then(() => reject(new Error('The host ended: mend what it says above and save.')), reject);
  });
  return {
    address: { host: url.host, token: new URLSearchParams(url.hash.slice(1)).get('token') ?? '' },
    end: async () => {
      // It closes its project and goes; the end of its input tells the same to one that outlives this process.
      child.kill('SIGTERM');
      await exited;
    },
  };
}
