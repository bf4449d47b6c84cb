import { join } from 'node:path';
import { makePerson, putSample } from '../../test/electron/support/person.ts';
import { layOutElectron } from '../../test/electron/support/lay-out-electron.ts';
import { exportOf, handleOf, importOf, quantile, roundTripsDuring } from '../../test/electron/support/round-trips.ts';
import { waitForScores } from '../../test/electron/support/screens.ts';
import { startDesktop } from '../../test/electron/support/start-desktop.ts';
import { writeElementCsv } from './element-check-files.ts';
import type { BenchFigure } from './exporting.ts';

const ROWS = 300_000;

/**
 * docs/ARCHITECTURE "Budgets" in the built app in a real Electron: the round trip of small calls from the screens through IPC during long work on the
 * sample project, and the longest that the main process was held up meanwhile.
 */
export async function benchElectron(): Promise<BenchFigure[]> {
  const laidOut = await layOutElectron();
  if (typeof laidOut === 'string') throw new Error(laidOut);
  const person = makePerson();
  try {
    const desktop = await startDesktop(laidOut.electron, person, [putSample(person)]);
    await waitForScores(desktop.page);
    const sheets = person.put('核查.csv', '');
    writeElementCsv(sheets, ROWS);
    const exported = async (what: string, format: string) =>
      exportOf(what, format, await handleOf(desktop, 'write', join(person.files, `${what}.${format}`)));
    const jobs = [
      // What the machine itself makes of it: compare the others with this.
      ['nothing', []],
      ['everything as zip', await exported('all', 'zip')],
      ['report.docx', await exported('report', 'docx')],
      ['report.pdf', await exported('report', 'pdf')],
      ['verify', [['project.verify', {}]]],
      [`an import of ${ROWS} rows`, importOf(await handleOf(desktop, 'read', sheets))],
    ] as const;
    const figures: BenchFigure[] = [];
    for (const [name, job] of jobs) {
      const { seconds, times, mainHeldUp } = await roundTripsDuring(desktop, job);
      const during = `Electron, during ${name}`;
      figures.push(
        { name: `${during}: the job`, value: seconds, unit: 's', budget: null },
        { name: `${during}: round trip, p50`, value: quantile(times, 0.5), unit: 'ms', budget: null },
        { name: `${during}: round trip, p99`, value: quantile(times, 0.99), unit: 'ms', budget: 50 },
        { name: `${during}: round trip, longest`, value: quantile(times, 1), unit: 'ms', budget: null },
        { name: `${during}: longest task of the main process`, value: mainHeldUp, unit: 'ms', budget: 100 },
      );
    }
    process.kill(desktop.pid, 'SIGTERM');
    await desktop.ended();
    return figures;
  } finally {
    person.leave();
    laidOut.remove();
  }
}
