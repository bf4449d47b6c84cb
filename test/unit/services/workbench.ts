import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import { createServices } from '../../../electron/services/create-services.ts';
import type { OperationName, OperationOutput, OperationRequest } from '../../../shared/contract/operations.ts';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import { meantInput } from './meant-services.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';

export interface TestWorkbench {
  readonly folder: string;
  readonly events: readonly WorkbenchEvent[];
  /** The output, or a thrown error named by its code. */
  call<N extends OperationName>(name: N, input: OperationRequest<N>): Promise<OperationOutput<N>>;
  /** The code of the failure; throws when it succeeds. */
  refusal<N extends OperationName>(name: N, input: OperationRequest<N>): Promise<string>;
  read(path: string): string;
  write(path: string): string;
  /** Writes a workbook of one sheet into the folder and gives its path. */
  sheet(file: string, rows: readonly (readonly (string | number | null)[])[]): Promise<string>;
  importFiles(
    ...paths: readonly string[]
  ): Promise<OperationOutput<'import.commit'> & { readonly snapshot: ProjectSnapshot }>;
  /** The open project. */
  snapshot(): Promise<ProjectSnapshot>;
  end(): Promise<void>;
}

/** Real services over real files in a folder of their own. `now`: their clock, which stands still unless said otherwise. */
export function startWorkbench(now = (): Date => new Date('2026-05-01T08:00:00Z')): TestWorkbench {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-services-'));
  const handles = createHandleStore();
  const events: WorkbenchEvent[] = [];
  const services = createServices({
    host: 'cli',
    userData: join(folder, 'user-data'),
    handles,
    now,
    emit: (event) => {
      events.push(event);
    },
    onFault: (fault) => {
      throw fault;
    },
  });
  const run = async (name: string, input: unknown) => dispatch(services, name, await meantInput(services, name, input));
  const call: TestWorkbench['call'] = async (name, input) => {
    const answer = await run(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
    return answer.value as never;
  };
  const snapshot = async (): Promise<ProjectSnapshot> => {
    const open = await call('project.snapshot', {});
    if (open === null) throw new Error('no project is open');
    return open;
  };
  return {
    folder,
    events,
    snapshot,
    call,
    refusal: async (name, input) => {
      const answer = await run(name, input);
      if (answer.ok) throw new Error(`${name} was not refused`);
      return answer.error.code;
    },
    read: (path) => handles.issue(path, 'read'),
    write: (path) => handles.issue(path, 'write'),
    sheet: async (file, rows) => {
      const workbook = new ExcelJS.Workbook();
      workbook.addWorksheet('表').addRows(rows.map((row) => [...row]));
      const path = join(folder, file);
      await workbook.xlsx.writeFile(path);
      return path;
    },
    importFiles: async (...paths) => {
      const { plan } = await call('import.plan', {
        files: paths.map((path) => handles.issue(path, 'read')),
        job: 'plan',
      });
      return { ...(await call('import.commit', { plan, job: 'commit' })), snapshot: await snapshot() };
    },
    end: async () => {
      await run('project.close', {});
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
