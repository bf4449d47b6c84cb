import { writeFile } from 'node:fs/promises';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { hostsMessages } from '../../../shared/messages/hosts.ts';
import { portableSettings } from '../../../shared/model/app-settings.ts';
import type { AppSettings } from '../../../shared/model/app-settings.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { DocumentContent } from '../../importing/documents/documents.ts';
import { readDocument } from '../../importing/worker/read-document.ts';
import { ENGINE_VERSION } from './environment.ts';
import { signature } from './signature.ts';
import { savedFile } from './saved-file.ts';
import { resolveHandle } from './service-context.ts';
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
  | 'app.export-settings'
  | 'app.import-settings'
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
    'app.save-settings': async (changed) => {
      const signed = changed.editor === undefined ? null : signature(changed.editor);
      if (signed !== null) context.projects.current()?.store.signAs(signed);
      return saveSettings(context, changed);
    },
    'app.export-settings': async ({ target }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const kept = context.appStore.settings();
      const content = {
        kind: 'workbench-settings',
        version: 1,
        settings: Object.fromEntries(portableSettings.map((name) => [name, kept[name]])),
      } satisfies DocumentContent<'settings'>;
      const text = `${JSON.stringify(content, null, 2)}\n`;
      const written = await writeSafely(path.value, (temporary) => writeFile(temporary, text), { overwrite: true });
      return written.ok ? savedFile(context, path.value) : written;
    },
    'app.import-settings': async ({ file }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const read = await readDocument(path.value, 'settings');
      if (!read.ok) return read;
      const names: readonly string[] = portableSettings;
      const { language, theme, textSize, decimals, tierColours, ownTierColours } = read.value.settings;
      const saved = saveSettings(context, { language, theme, textSize, decimals, tierColours, ownTierColours });
      if (!saved.ok) return saved;
      const unknown = Object.keys(read.value.settings).filter((name) => !names.includes(name));
      return ok({ settings: saved.value, unknown });
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

type Changed = { readonly [K in keyof AppSettings]?: AppSettings[K] | undefined };

/** What isn't named, or named without a value, stays. */
function saveSettings({ appStore }: ServiceContext, changed: Changed): Result<AppSettings> {
  const given = Object.entries(changed).filter(([, value]) => value !== undefined);
  return appStore.saveSettings({ ...appStore.settings(), ...Object.fromEntries(given) });
}
