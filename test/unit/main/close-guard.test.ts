import { expect, it } from 'vitest';
import { createCloseGuard } from '../../../electron/main/close-guard.ts';

it('a save long after the question was dropped does not close the window', async () => {
  const done: string[] = [];
  const guard = createCloseGuard(
    { ask: async () => 'save', requestSave: () => done.push('save'), close: () => done.push('close') },
    20,
  );
  guard.setDirty(true);
  expect(guard.mayClose()).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 60));
  guard.setDirty(false);
  expect(done).toEqual(['save']);
});

it('asks once while the question is open', async () => {
  let asked = 0;
  let answer: (choice: 'cancel') => void = () => undefined;
  const guard = createCloseGuard({
    ask: () =>
      new Promise((resolve) => {
        asked += 1;
        answer = resolve;
      }),
    requestSave: () => undefined,
    close: () => undefined,
  });
  guard.setDirty(true);
  expect([guard.mayClose(), guard.mayClose(), asked]).toEqual([false, false, 1]);
  answer('cancel');
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect([guard.mayClose(), asked]).toEqual([false, 2]);
});

it('closes without a question when the work was saved while it was asked', async () => {
  const done: string[] = [];
  let answer: (choice: 'save') => void = () => undefined;
  const guard = createCloseGuard({
    ask: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    requestSave: () => done.push('save'),
    close: () => done.push('close'),
  });
  guard.setDirty(true);
  guard.mayClose();
  guard.setDirty(false);
  answer('save');
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(done).toEqual(['close']);
});
