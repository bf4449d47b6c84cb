import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { must } from './bare-services.ts';
import { meantServices } from './meant-services.ts';
import type { MeantServices } from './meant-services.ts';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import { createServices } from '../../../electron/services/create-services.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { ImportOutcome, ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { TemplateId } from '../../../shared/model/template.ts';

export { must };

/** Services over a folder of their own, as a host makes them; removed after the test. */
export interface ServiceBench {
  readonly services: MeantServices;
  /** What a host hands calls to. */
  readonly door: Services;
  readonly folder: string;
  /** Everything emitted so far. */
  readonly events: readonly WorkbenchEvent[];
  /** Called for each event as it comes. */
  onEvent(listener: (event: WorkbenchEvent) => void): void;
  read(path: string): string;
  write(path: string): string;
  /** Writes a CSV in UTF-8 and gives its path. */
  csv(name: string, rows: Iterable<readonly (string | number | null)[]>): string;
  newProject(template?: TemplateId, synthetic?: boolean): Promise<ProjectSnapshot>;
  reopen(): Promise<ProjectSnapshot>;
  /** Plans and commits; with the project as it is then. */
  importFiles(...paths: readonly string[]): Promise<ImportOutcome & { readonly snapshot: ProjectSnapshot }>;
  /** The open project. */
  snapshot(): Promise<ProjectSnapshot>;
}

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** `userData`: a folder for settings below the bench's; left out, none are kept. */
export function startServices(userData: string | null = null): ServiceBench {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-services-'));
  const project = join(folder, 'project.ewb');
  const handles = createHandleStore();
  const events: WorkbenchEvent[] = [];
  const listeners: ((event: WorkbenchEvent) => void)[] = [];
  const door = createServices({
    host: 'cli',
    userData: userData === null ? null : join(folder, userData),
    handles,
    now: () => new Date('2026-05-01T08:00:00Z'),
    onFault: (fault) => {
      throw fault;
    },
    emit: (event) => {
      events.push(event);
      for (const listener of listeners) listener(event);
    },
  });
  const services = meantServices(door);
  const snapshot = async (): Promise<ProjectSnapshot> => {
    const open = must(await services['project.snapshot']({}));
    if (open === null) throw new Error('no project is open');
    return open;
  };
  ends.push(async () => {
    await services['project.close']({});
    rmSync(folder, { recursive: true, force: true });
  });
  const read = (path: string): string => handles.issue(path, 'read');
  const write = (path: string): string => handles.issue(path, 'write');
  return {
    services,
    door,
    snapshot,
    folder,
    events,
    read,
    write,
    onEvent: (listener) => {
      listeners.push(listener);
    },
    csv: (name, rows) => {
      const path = join(folder, name);
      writeFileSync(path, Array.from(rows, (row) => row.map((cell) => cell ?? '').join(',')).join('\r\n'));
      return path;
    },
    newProject: async (template = 'province-2021', synthetic = false) =>
      must(await services['project.new']({ template, target: write(project), synthetic })),
    reopen: async () => {
      await services['project.close']({});
      return must(await services['project.open']({ file: read(project) }));
    },
    importFiles: async (...paths) => {
      const { plan } = must(await services['import.plan']({ files: paths.map(read), job: 'plan' }));
      const outcome = must(await services['import.commit']({ plan, job: 'commit' }));
      return { ...outcome, snapshot: await snapshot() };
    },
  };
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** Raw value of one cell of the snapshot. */
export function valueIn(shown: Pick<ProjectSnapshot, 'dataset'>, unit: string, measure: string): number {
  return shown.dataset.values[cellIn(shown, unit, measure)] ?? Number.NaN;
}

/** `cellMarks` bits of one cell of the snapshot. */
export function marksIn(shown: Pick<ProjectSnapshot, 'dataset'>, unit: string, measure: string): number {
  return shown.dataset.marks[cellIn(shown, unit, measure)] ?? 0;
}

function cellIn({ dataset }: Pick<ProjectSnapshot, 'dataset'>, unit: string, measure: string): number {
  const u = dataset.units.findIndex(({ code }) => code === unit);
  const m = dataset.measures.findIndex(({ code }) => code === measure);
  if (u < 0 || m < 0) throw new Error(`no cell ${unit} ${measure}`);
  return m * dataset.units.length + u;
}
