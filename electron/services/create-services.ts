import type { Services } from '../../shared/contract/dispatch.ts';
import { appServices } from './app-services.ts';
import { createAppStore } from './app-store.ts';
import { dataServices } from './data-services.ts';
import type { Environment } from './environment.ts';
import { exportServices } from './export-services.ts';
import { frameworkServices } from './framework-services.ts';
import { historyServices } from './history-services.ts';
import { importServices } from './import-services.ts';
import { createJobs } from './jobs.ts';
import { mappingServices } from './mapping-services.ts';
import { projectServices } from './project-services.ts';
import { runServices } from './run-services.ts';
import { sampleServices } from './sample-services.ts';
import { scenarioServices } from './scenario-services.ts';
import { scoreServices } from './score-services.ts';
import { sheetServices } from './sheet-services.ts';
import { openProjectHolder } from './service-context.ts';
import type { ServiceContext } from './service-context.ts';

/** Every operation of the contract, over one open project. Hosts differ only in their environment. */
export function createServices(environment: Environment): Services {
  const jobs = createJobs(environment.emit);
  const context: ServiceContext = {
    environment,
    jobs,
    appStore: createAppStore(environment.userData),
    projects: openProjectHolder(jobs, () => environment.emit({ name: 'project-closed' })),
  };
  return {
    ...appServices(context),
    ...projectServices(context),
    ...dataServices(context),
    ...frameworkServices(context),
    ...historyServices(context),
    ...importServices(context),
    ...sheetServices(context),
    ...mappingServices(context),
    ...scenarioServices(context),
    ...runServices(context),
    ...scoreServices(context),
    ...sampleServices(context),
    ...exportServices(context),
  };
}
