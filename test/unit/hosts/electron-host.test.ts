import { describe, expect, it } from 'vitest';
import { createElectronHost } from '../../../renderer/client/electron-host.ts';

const file = { handle: 'abcdefgh', name: 'a.xlsx', size: 3 };
function hostAnswering(answer: unknown): { host: ReturnType<typeof createElectronHost>; asked: unknown[][] } {
  const asked: unknown[][] = [];
  const host = createElectronHost({
    invoke: async (name, input) => {
      asked.push([name, input]);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    subscribe: () => () => undefined,
  });
  return { host, asked };
}

describe('the Electron side of the screens', () => {
  it('asks main by the names of host-api and hands on what it answers', async () => {
    const { host, asked } = hostAnswering({ ok: true, value: [file] });
    expect(await host.openFiles({ purpose: 'sheets', extensions: ['xlsx'], multiple: true })).toEqual({
      ok: true,
      value: [file],
    });
    const dropped = new File(['x'], 'a.xlsx');
    await host.adoptFiles([dropped]);
    expect(asked).toEqual([
      ['host.open-files', { purpose: 'sheets', extensions: ['xlsx'], multiple: true }],
      ['host.adopt-files', { files: [dropped] }],
    ]);
  });
  it('hands on a refusal with its parameters', async () => {
    const { host } = hostAnswering({
      ok: false,
      error: { code: 'HOST_FILE_KIND', params: { name: 'a.exe' }, place: {} },
    });
    expect(await host.adoptFiles([])).toEqual({
      ok: false,
      error: { code: 'HOST_FILE_KIND', params: { name: 'a.exe' }, place: {} },
    });
  });
  it.each([
    ['main is gone', new Error('gone')],
    ['the answer is no Result', 'yes'],
    ['the answer is another shape', { ok: true, value: [{ path: '/etc/passwd' }] }],
  ])('says the connection is lost when %s', async (_what, answer) => {
    const { host } = hostAnswering(answer);
    expect(await host.openFiles({ purpose: 'project', extensions: ['ewb'], multiple: false })).toMatchObject({
      ok: false,
      error: { code: 'HOST_GONE' },
    });
  });
  it('never rejects an operation', async () => {
    const { host } = hostAnswering(new Error('gone'));
    expect(await host.invoke('app.info', {})).toMatchObject({ ok: false, error: { code: 'HOST_GONE' } });
  });
});
