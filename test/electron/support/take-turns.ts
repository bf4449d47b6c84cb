import { afterAll, afterEach, expect } from 'vitest';
import { endAll } from './launch-desktop.ts';
import type { Desktop } from './start-desktop.ts';
import { makePerson } from './person.ts';
import type { Person } from './person.ts';
import { processesOf } from './processes.ts';

interface Turn {
  readonly person: Person;
  readonly desktop: Desktop;
}

interface Turns {
  /** The window that the last test's second start showed; after none, or a failed test, that of a new person's first start. */
  begin(): Promise<Turn>;
  /** Ends the app as `quit` does: exit code 0, no process left, no fault written down. */
  ends(turn: Turn, quit: (desktop: Desktop) => unknown): Promise<void>;
  /** The second start, which shows what the first did; the next test begins there. */
  startsAgain(turn: Turn): Promise<void>;
}

/**
 * Tests that each end the app and start it again: the start that one looks at is where the next begins, since starting takes most of their time.
 * `prepare` puts a new person's files there; `start` starts the app and waits for what it shows.
 */
export function takeTurns(prepare: (person: Person) => void, start: (person: Person) => Promise<Desktop>): Turns {
  let person: Person | null = null;
  let shown: Desktop | null = null;
  const leave = async (): Promise<void> => {
    await endAll();
    person?.leave();
    person = null;
  };
  afterEach(async () => {
    if (shown === null) await leave();
  });
  afterAll(leave);
  return {
    begin: async () => {
      if (person === null) {
        person = makePerson();
        prepare(person);
      }
      const desktop = shown ?? (await start(person));
      shown = null;
      return { person, desktop };
    },
    ends: async (turn, quit) => {
      await quit(turn.desktop);
      expect(await turn.desktop.ended()).toBe(0);
      await expect.poll(() => processesOf(turn.person)).toEqual([]);
      expect(turn.person.faults()).toBe('');
    },
    startsAgain: async (turn) => {
      shown = await start(turn.person);
    },
  };
}
