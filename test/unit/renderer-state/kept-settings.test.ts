import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idleHost } from '../renderer/idle-host.ts';

beforeEach(() => {
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', { hidden: true, addEventListener: () => undefined });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The screens as they start, over a host that answers when it is let. */
async function start(kept: { readonly language: 'zh' | 'en'; readonly theme: 'light' | 'dark' }) {
  const client = await import('../../../renderer/client/invoke.ts');
  const { chooseLanguage, chooseTheme, takeKept } = await import('../../../renderer/app/settings.ts');
  const { useAppearance } = await import('../../../renderer/state/appearance.ts');
  let answer = (): void => undefined;
  const late = new Promise<void>((done) => {
    answer = done;
  });
  const said: string[] = [];
  client.joinHost({
    ...idleHost,
    setFullScreen: async () => undefined,
    setLanguage: (language) => {
      said.push(language);
    },
    invoke: async (name) => {
      if (name === 'app.save-settings') return { ok: true, value: {} };
      await late;
      return { ok: true, value: name === 'app.settings' ? kept : null };
    },
  });
  const taken = takeKept();
  return { answer: () => (answer(), taken), said, useAppearance, chooseLanguage, chooseTheme };
}

test('language and theme that were kept are taken over', async () => {
  const { answer, said, useAppearance } = await start({ language: 'en', theme: 'dark' });
  await answer();
  expect(useAppearance.getState()).toMatchObject({ language: 'en', theme: 'dark' });
  expect(said).toEqual(['en']);
});

test('what the user chose before the answer came is not taken back by what was kept', async () => {
  const { answer, said, useAppearance, chooseLanguage, chooseTheme } = await start({ language: 'zh', theme: 'dark' });
  await chooseLanguage('en');
  await chooseTheme('light');
  useAppearance.setState({ screen: 'import' });
  await answer();
  expect(useAppearance.getState()).toMatchObject({ language: 'en', theme: 'light', screen: 'import' });
  expect(said).toEqual(['en']);
});
