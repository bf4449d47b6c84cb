import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'evaluation-workbench';

/**
 * Where brought binaries lie, outside the repository; WORKBENCH_CACHE names another place. Root's goes to the system's cache, because what root
 * brings is run by a user without rights, who can't look into root's home.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.WORKBENCH_CACHE) return environment.WORKBENCH_CACHE;
  if (process.platform === 'linux' && process.getuid?.() === 0) return join('/var/cache', NAME);
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), NAME);
}
