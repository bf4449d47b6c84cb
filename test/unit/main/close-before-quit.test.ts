import { beforeEach, expect, it, vi } from 'vitest';
import { fake } from '../../config/fake-electron.ts';
import { closeBeforeQuit } from '../../../electron/main/close-before-quit.ts';

let faults: string[];
beforeEach(() => {
  fake.reset();
  faults = [];
});
const onFault = (fault: unknown): void => void faults.push(String(fault));

it('ends the process after the project has closed', async () => {
  const steps: string[] = [];
  closeBeforeQuit(async () => void steps.push('closed'), onFault);
  fake.app.on('quit', () => steps.push('ended'));
  fake.app.quit();
  await vi.waitUntil(() => steps.includes('ended'));
  expect([steps, faults]).toEqual([['closed', 'ended'], []]);
});

it('ends the process when closing fails, and says so', async () => {
  closeBeforeQuit(() => Promise.reject(new Error('disk full')), onFault);
  fake.app.quit();
  await vi.waitUntil(() => fake.app.calls.includes('ended'));
  expect(faults).toEqual(['Error: disk full']);
});

it('ends the process when the project does not close in time, and says so', async () => {
  closeBeforeQuit(() => new Promise(() => undefined), onFault, { close: 1, end: 60_000 });
  fake.app.quit();
  await vi.waitUntil(() => fake.app.calls.includes('exit 0'));
  expect(faults).toEqual(['Error: The project did not close in time before quitting.']);
});

it('ends the process when Electron drops the quit, and says so', async () => {
  const quit = fake.app.quit.bind(fake.app);
  closeBeforeQuit(async () => undefined, onFault, { close: 60_000, end: 1 });
  fake.app.quit = () => undefined;
  quit();
  await vi.waitUntil(() => fake.app.calls.includes('exit 0'));
  expect(faults).toEqual(['Error: The process did not end after quitting.']);
});
