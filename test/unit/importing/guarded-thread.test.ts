import { afterEach, describe, expect, test, vi } from 'vitest';
import { STALLED_AFTER_MS, askGuarded } from '../../../electron/importing/worker/guarded-thread.ts';
import type { Result } from '../../../shared/base/result.ts';

const toy = new URL('../../fixtures/threads/guarded-worker.ts', import.meta.url);
const ask = (path: string, signal?: AbortSignal): Promise<Result<string>> => askGuarded(toy, { path }, signal);
const failure = (code: string, file: string) => ({ ok: false, error: { code, params: {}, place: { file } } });

describe('a thread that reads a file from elsewhere', () => {
  afterEach(() => void vi.useRealTimers());

  test('answers', async () => {
    expect(await ask('fine.xlsx')).toEqual({ ok: true, value: 'fine.xlsx 0' });
  });

  test('is ended when it shows no progress for a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = ask('spin');
    vi.advanceTimersByTime(STALLED_AFTER_MS);
    expect(await answer).toEqual(failure('READER_STALLED', 'spin'));
  });

  test('is ended when it wants more than a gigabyte, and its process lives', { timeout: 300_000 }, async () => {
    expect(await ask('grow')).toEqual(failure('READER_MEMORY', 'grow'));
  });

  test('says so when it fails or ends by itself', async () => {
    expect(await ask('throw')).toEqual(failure('READER_FAULT', 'throw'));
    expect(await ask('exit')).toEqual(failure('READER_FAULT', 'exit'));
  });

  test('is ended when it is called off', async () => {
    const cancel = new AbortController();
    const answer = ask('spin', cancel.signal);
    cancel.abort();
    expect(await answer).toEqual(failure('CANCELLED', 'spin'));
    expect(await ask('spin', cancel.signal)).toEqual(failure('CANCELLED', 'spin'));
  });
});
