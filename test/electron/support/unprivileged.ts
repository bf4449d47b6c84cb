import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Chromium's sandbox refuses root, and the app is never run without it: root starts Electron as this user, who owns nothing on a Debian. */
const user = { name: 'nobody', group: 'nogroup' };
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** What starts `binary` as a user without rights: the binary itself, or as root a script that becomes it (the process id stays). */
export function unprivileged(binary: string, folder: string): string {
  if (!asRoot) return binary;
  const script = join(folder, 'electron.sh');
  writeFileSync(
    script,
    `#!/bin/sh\nexec setpriv --reuid=${user.name} --regid=${user.group} --clear-groups -- '${binary}' "$@"\n`,
  );
  chmodSync(script, 0o755);
  return script;
}

let ids: { readonly uid: number; readonly gid: number } | null = null;

/** Gives files and folders that a test made to the user under whom Electron runs. */
export function handOver(...paths: readonly string[]): void {
  if (!asRoot) return;
  const idOf = (which: string): number => Number(execFileSync('id', [which, user.name], { encoding: 'utf8' }));
  ids ??= { uid: idOf('-u'), gid: idOf('-g') };
  for (const path of paths) chownSync(path, ids.uid, ids.gid);
}

/** Why a sandbox can't be made here; null if it can. Without one Electron ends as it starts. */
export function sandboxObstacle(): string | null {
  if (process.platform !== 'linux') return null;
  const setting = (name: string): string | null =>
    existsSync(`/proc/sys/${name}`) ? readFileSync(`/proc/sys/${name}`, 'utf8').trim() : null;
  if (setting('kernel/unprivileged_userns_clone') === '0')
    return 'user namespaces are off: sysctl kernel.unprivileged_userns_clone=1';
  if (setting('user/max_user_namespaces') === '0')
    return 'user namespaces are off: sysctl user.max_user_namespaces=10000';
  if (setting('kernel/apparmor_restrict_unprivileged_userns') === '1')
    return 'user namespaces are kept from programs: sysctl kernel.apparmor_restrict_unprivileged_userns=0';
  return null;
}
