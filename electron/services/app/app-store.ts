import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { gridIds, gridViewSchema, namedViewsSchema } from '../../../shared/model/grid-view.ts';
import type { KeptGrids } from '../../../shared/model/grid-view.ts';
import type { RecentProject } from '../../../shared/contract/outputs.ts';
import { settingSchemas } from '../../../shared/model/settings-schema.ts';
import { usualSettings } from '../../../shared/model/app-settings.ts';
import type { AppSettings } from '../../../shared/model/app-settings.ts';

const stored = z.object({
  settings: z.object({
    language: settingSchemas.language,
    theme: settingSchemas.theme,
    // What an earlier version didn't know, or a later one writes otherwise, costs that setting only.
    textSize: settingSchemas.textSize.catch(usualSettings.textSize),
    decimals: settingSchemas.decimals.catch(usualSettings.decimals),
    tierColours: settingSchemas.tierColours.catch(usualSettings.tierColours),
    ownTierColours: settingSchemas.ownTierColours.catch(usualSettings.ownTierColours),
    editor: z.string(),
    toured: z.boolean().default(false),
    signed: z.boolean().default(false),
  }),
  recent: z.array(z.object({ path: z.string(), title: z.string(), openedAt: z.string() })),
  /** Folders that files were written into: a process that was ended may have left a half of one there. */
  written: z.array(z.string()).default([]),
  /** By project, the last one arranged first. What can't be read of it is only how grids looked. */
  grids: z
    .array(z.object({ project: z.string(), shown: z.partialRecord(z.enum(gridIds), gridViewSchema) }))
    .catch([])
    .default([]),
  namedViews: z.partialRecord(z.enum(gridIds), namedViewsSchema).catch({}).default({}),
});
type Stored = z.infer<typeof stored>;

const initial: Stored = {
  settings: usualSettings,
  recent: [],
  written: [],
  grids: [],
  namedViews: {},
};
const RECENT_MOST = 20;
const WRITTEN_MOST = 20;
const GRIDS_MOST = 50;

/** Settings and recent projects of this user, a small JSON in `folder`; without a folder nothing outlives the process. */
export interface AppStore {
  settings(): AppSettings;
  /** Errors here and below: SETTINGS_NOT_SAVED; the settings hold until the program ends. */
  saveSettings(settings: AppSettings): Result<AppSettings>;
  /** How the grids stood in a project, and the views that have a name, which are of all projects. */
  grids(project: string): KeptGrids;
  keepGrids(project: string, kept: KeptGrids): Result<null>;
  recent(): readonly RecentProject[];
  recentPath(id: string): string | null;
  remember(path: string, title: string, at: string): Result<void>;
  forget(id: string): Result<void>;
  /** Says that a file is going to be written to `path`. */
  noteTarget(path: string): void;
  /** Folders in which files were written or projects opened. */
  folders(): readonly string[];
}

export function createAppStore(folder: string | null): AppStore {
  const file = folder === null ? null : join(folder, 'workbench.json');
  let state = file === null ? initial : read(file);
  const save = (next: Stored): Result<void> => {
    state = next;
    if (file === null) return ok(undefined);
    try {
      mkdirSync(dirname(file), { recursive: true });
      replaceFile(file, (temporary) => writeFileSync(temporary, JSON.stringify(next, null, 2)));
      return ok(undefined);
    } catch (fault) {
      // Only the file system's refusals; anything else is a fault in the program.
      if (!(fault instanceof Error) || !('code' in fault)) throw fault;
      return err(appError('SETTINGS_NOT_SAVED', { file, detail: String(fault.code) }));
    }
  };
  return {
    settings: () => state.settings,
    saveSettings: (settings) => {
      const saved = save({ ...state, settings });
      return saved.ok ? ok(settings) : saved;
    },
    grids: (project) => ({
      shown: state.grids.find((each) => each.project === project)?.shown ?? {},
      named: state.namedViews,
    }),
    keepGrids: (project, { shown, named }) => {
      const others = state.grids.filter((each) => each.project !== project);
      const saved = save({
        ...state,
        grids: [{ project, shown }, ...others].slice(0, GRIDS_MOST),
        namedViews: named,
      });
      return saved.ok ? ok(null) : saved;
    },
    recent: () =>
      state.recent.map((entry) => ({
        id: pathId(entry.path),
        title: entry.title,
        file: basename(entry.path),
        folder: dirname(entry.path),
        openedAt: entry.openedAt,
        exists: existsSync(entry.path),
      })),
    recentPath: (id) => state.recent.find((entry) => pathId(entry.path) === id)?.path ?? null,
    remember: (path, title, at) =>
      save({
        ...state,
        recent: [{ path, title, openedAt: at }, ...state.recent.filter((entry) => entry.path !== path)].slice(
          0,
          RECENT_MOST,
        ),
      }),
    forget: (id) => save({ ...state, recent: state.recent.filter((entry) => pathId(entry.path) !== id) }),
    noteTarget: (path) => {
      const folder = dirname(path);
      if (state.written[0] === folder) return;
      // Best effort: what it is for is only tidying up.
      save({ ...state, written: [folder, ...state.written.filter((one) => one !== folder)].slice(0, WRITTEN_MOST) });
    },
    folders: () => [...new Set([...state.written, ...state.recent.map(({ path }) => dirname(path))])],
  };
}

function pathId(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

/** A damaged file costs the list of recent projects, nothing else: start anew. */
function read(file: string): Stored {
  if (!existsSync(file)) return initial;
  try {
    const parsed = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : initial;
  } catch {
    return initial;
  }
}
