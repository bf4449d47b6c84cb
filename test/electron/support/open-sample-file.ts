import { join } from 'node:path';
import { launchDesktop } from './launch-desktop.ts';
import type { Person } from './person.ts';
import { waitForScores } from './screens.ts';
import type { Desktop } from './start-desktop.ts';

/** Starts the app with the file of `putSample`, and waits for its scores. */
export async function openSampleFile(person: Person): Promise<Desktop> {
  const desktop = await launchDesktop(person, join(person.files, '示例.ewb'));
  await waitForScores(desktop.page);
  return desktop;
}
