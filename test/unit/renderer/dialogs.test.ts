import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/base/result.ts';
import { askToSave, dropSave, useDialogs } from '../../../renderer/app/dialogs.ts';
import { joinHost } from '../../../renderer/client/session.ts';

const told: boolean[] = [];
beforeEach(() => {
  told.length = 0;
  useDialogs.setState({ savingBaseline: false });
  joinHost({
    kind: 'electron',
    invoke: async () => ok(null),
    subscribe: () => () => undefined,
    openFiles: async () => ok([]),
    saveFile: async () => ok(null),
    saveBytes: async () => ok(null),
    deliver: async () => ok(null),
    adoptFiles: async () => ok([]),
    setTitle: () => undefined,
    setDirty: (dirty) => told.push(dirty),
    setLanguage: () => undefined,
  });
});

describe('saving on the host’s command', () => {
  it('tells the host at once that nothing would be lost when nothing is edited, and asks nothing', () => {
    askToSave();
    expect(told).toEqual([false]);
    expect(useDialogs.getState().savingBaseline).toBe(false);
  });

  it('tells the host the present state when the question is put away, so that it stops waiting', () => {
    useDialogs.setState({ savingBaseline: true });
    dropSave();
    expect(useDialogs.getState().savingBaseline).toBe(false);
    expect(told).toHaveLength(1);
  });
});
