import { ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { hostsMessages } from '../../../shared/messages/hosts.ts';
import { ENGINE_VERSION } from './environment.ts';
import { signature } from './signature.ts';
import type { ServiceContext } from './service-context.ts';

function runtimeVersions({ electron, chrome, node }: Readonly<Record<string, string | undefined>>): string {
  return Object.entries({ Electron: electron, Chromium: chrome, Node: node })
    .flatMap(([name, version]) => (version === undefined ? [] : [`${name} ${version}`]))
    .join(' · ');
}

export function appServices(
  context: ServiceContext,
): Pick<
  Services,
  | 'app.info'
  | 'app.recent'
  | 'app.forget-recent'
  | 'app.settings'
  | 'app.save-settings'
  | 'app.grids'
  | 'app.keep-grid'
  | 'job.cancel'
> {
  return {
    'app.info': async () =>
      ok({
        name: hostsMessages.APP_TITLE.zh,
        version: ENGINE_VERSION,
        engine: ENGINE_VERSION,
        host: context.environment.host,
        runtime: runtimeVersions(process.versions),
      }),
    'app.recent': async () => ok(context.appStore.recent()),
    'app.forget-recent': async ({ id }) => {
      const forgotten = context.appStore.forget(id);
      return forgotten.ok ? ok(context.appStore.recent()) : forgotten;
    },
    'app.settings': async () => ok(context.appStore.settings()),
    'app.save-settings': async ({ language, theme, editor, toured }) => {
      const settings = context.appStore.settings();
      const signed = editor === undefined ? null : signature(editor);
      if (signed !== null) context.projects.current()?.store.signAs(signed);
      return context.appStore.saveSettings({
        language: language ?? settings.language,
        theme: theme ?? settings.theme,
        editor: editor ?? settings.editor,
        toured: toured ?? settings.toured,
      });
    },
    'app.grids': async ({ of }) => ok(context.appStore.grids(of)),
    'app.keep-grid': async ({ of, grid, shown, named }) => {
      const kept = context.appStore.grids(of);
      return context.appStore.keepGrids(of, {
        shown: shown === undefined ? kept.shown : { ...kept.shown, [grid]: shown },
        named: named === undefined ? kept.named : { ...kept.named, [grid]: named },
      });
    },
    'job.cancel': async ({ job }) => {
      context.jobs.cancel(job);
      return ok(null);
    },
  };
}
