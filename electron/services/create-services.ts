import { basename } from 'node:path';
import { appError } from '../../shared/base/app-error.ts';
import { tmpdir } from 'node:os';
import { removeLeftovers } from '../files/remove-leftovers.ts';
import type { Services } from '../../shared/contract/dispatch.ts';
import { appServices } from './app/app-services.ts';
import { createAppStore } from './app/app-store.ts';
import { dataServices } from './results/data-services.ts';
import type { Environment } from './app/environment.ts';
import { expertServices } from './experts/expert-services.ts';
import { meetingServices } from './meeting/meeting-services.ts';
import { exportServices } from './exports/export-services.ts';
import { frameworkServices } from './projects/framework-services.ts';
import { namingDamage } from './app/naming-damage.ts';
import { historyServices } from './projects/history-services.ts';
import { importServices } from './imports/import-services.ts';
import { createJobs } from './app/jobs.ts';
import { mergeServices } from './projects/merge-services.ts';
import { packageServices } from './projects/package-services.ts';
import { annotationServices } from './projects/annotation-services.ts';
import { noteServices } from './projects/note-services.ts';
import { planServices } from './exports/plan-services.ts';
import { templateServices } from './exports/template-services.ts';
import { manuscriptServices } from './exports/manuscript-services.ts';
import { mappingServices } from './imports/mapping-services.ts';
import { previewServices } from './results/preview-services.ts';
import { projectServices } from './projects/project-services.ts';
import { runServices } from './results/run-services.ts';
import { sampleServices } from './projects/sample-services.ts';
import { scenarioServices } from './projects/scenario-services.ts';
import { scoreServices } from './results/score-services.ts';
import { sheetServices } from './imports/sheet-services.ts';
import { sourceServices } from './sources/source-services.ts';
import { slipServices } from './imports/slip-services.ts';
import { worklistServices } from './results/worklist-services.ts';
import { openProjectHolder } from './app/service-context.ts';
import type { ServiceContext } from './app/service-context.ts';

/** Every operation of the contract, over one open project. Hosts differ only in their environment. */
export function createServices(environment: Environment): Services {
  const jobs = createJobs(environment.emit);
  const appStore = createAppStore(environment.userData);
  const endings = new Set<() => void>();
  const context: ServiceContext = {
    environment,
    endings,
    jobs,
    appStore,
    remember: (path, title) => {
      const saved = appStore.remember(path, title, environment.now().toISOString());
      if (!saved.ok) environment.emit({ name: 'notice', severity: 'warning', message: saved.error });
    },
    projects: openProjectHolder(
      jobs,
      (path) => {
        environment.onProject?.(path);
        if (path !== null) return;
        for (const end of endings) end();
        environment.emit({ name: 'project-closed' });
      },
      (fault, { path }) => {
        environment.onFault(fault);
        const message = appError('PROJECT_CLOSED_UNCLEAN', { path: basename(path) });
        environment.emit({ name: 'notice', severity: 'warning', message });
      },
    ),
  };
  // What processes that were ended left half-written: exports, copies, scratch folders.
  for (const folder of [tmpdir(), ...context.appStore.folders()]) removeLeftovers(folder);
  const services: Services = {
    ...appServices(context),
    ...projectServices(context),
    ...dataServices(context),
    ...worklistServices(context),
    ...slipServices(context),
    ...expertServices(context),
    ...meetingServices(context),
    ...previewServices(context),
    ...frameworkServices(context),
    ...mergeServices(context),
    ...packageServices(context),
    ...noteServices(context),
    ...annotationServices(context),
    ...historyServices(context),
    ...importServices(context),
    ...sourceServices(context),
    ...sheetServices(context),
    ...mappingServices(context),
    ...scenarioServices(context),
    ...runServices(context),
    ...scoreServices(context),
    ...sampleServices(context),
    ...exportServices(context),
    ...manuscriptServices(context),
    ...templateServices(context),
    ...planServices(context),
  };
  return namingDamage(services, () => {
    const session = context.projects.current();
    return session && { path: session.path, changed: () => session.store.changedOnDisk() };
  });
}
