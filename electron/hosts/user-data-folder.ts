import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'evaluation-workbench';

/** Where this user's settings, recent projects and window state lie: one place for the desktop app and the browser host. */
export function userDataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (environment.WORKBENCH_USER_DATA) return environment.WORKBENCH_USER_DATA;
  if (platform === 'win32') return join(environment.APPDATA || join(homedir(), 'AppData', 'Roaming'), NAME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', NAME);
  return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), NAME);
}
