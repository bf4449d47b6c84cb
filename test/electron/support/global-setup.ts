// Once for the suite: the app, a screen.
import type { TestProject } from 'vitest/node';
import { layOutElectron } from './lay-out-electron.ts';
import type { ElectronUnderTest } from './lay-out-electron.ts';

declare module 'vitest' {
  interface ProvidedContext {
    electron: ElectronUnderTest | null;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const laidOut = await layOutElectron();
  if (typeof laidOut === 'string') {
    if (process.env.WORKBENCH_ELECTRON === 'required') throw new Error(laidOut);
    process.stdout.write(`The tests in Electron are left out: ${laidOut}\n`);
    project.provide('electron', null);
    return () => undefined;
  }
  project.provide('electron', laidOut.electron);
  return laidOut.remove;
}
