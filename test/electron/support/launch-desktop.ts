import { inject } from 'vitest';
import type { Person } from './person.ts';
import { runnableBy, startDesktop } from './start-desktop.ts';
import type { Desktop } from './start-desktop.ts';

const underTest = inject('electron');
const alive = new Set<Desktop>();

/** Starts the app for a person, with project files as arguments, and waits for its window. */
export async function launchDesktop(person: Person, ...files: readonly string[]): Promise<Desktop> {
  if (underTest === null) throw new Error('no Electron here');
  return startDesktop(underTest, person, files, (desktop) => {
    alive.add(desktop);
    void desktop.ended().then(() => alive.delete(desktop));
  });
}

/** How Electron is started for a person. */
export function runnable(person: Person): ReturnType<typeof runnableBy> {
  if (underTest === null) throw new Error('no Electron here');
  return runnableBy(underTest, person);
}

/** Ends what a failed test left running. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...alive].map(async (desktop) => {
      process.kill(-desktop.pid, 'SIGKILL');
      await desktop.ended();
    }),
  );
}
