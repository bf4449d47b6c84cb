import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { securityHeaders } from '../hosts/content-security-policy.ts';
import type { StaticFiles } from '../hosts/static-files.ts';

const SCHEME = 'app';
export const APP_ORIGIN = 'app://workbench';

/** Before the app is ready: `app:` is a secure origin of its own, with fetch and code cache, without CORS. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screens from their list; everything else is 404. */
export function handleAppProtocol(files: StaticFiles): void {
  protocol.handle(SCHEME, async (request) => {
    const { origin, pathname } = addressOf(request.url);
    const file = origin === APP_ORIGIN && request.method === 'GET' ? files.get(pathname) : undefined;
    if (!file) return new Response(null, { status: 404, headers: securityHeaders });
    return new Response(await readFile(file.path), { headers: { ...securityHeaders, 'Content-Type': file.type } });
  });
}

/** `URL.origin` is `null` for schemes that Node doesn't know. */
function addressOf(url: string): { readonly origin: string; readonly pathname: string } {
  const { protocol: scheme, host, pathname } = new URL(url);
  return { origin: `${scheme}//${host}`, pathname };
}
