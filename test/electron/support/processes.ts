import { readdirSync, readFileSync } from 'node:fs';
import type { Person } from './person.ts';

/** Processes that were started for the person and still run: the main process and all that it started. */
export function processesOf(person: Person): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        return readFileSync(`/proc/${id}/environ`, 'utf8').includes(`WORKBENCH_USER_DATA=${person.userData}`);
      } catch {
        return false;
      }
    });
}
