import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { openWorkbench } from '../service-process/open-workbench.ts';
import { listStaticFiles } from '../static-files.ts';
import { makePrivateFolder } from './private-folder.ts';
import { serveLoopback } from './serve-loopback.ts';

export interface ServedWorkbench {
  /** To open in a browser; holds the token. */
  readonly url: string;
  /** Where projects made or uploaded in the browser stay. */
  readonly projectFolder: string;
  close(): Promise<void>;
}

export interface ServeWorkbenchOptions {
  /** Folder of the built screens, `out/renderer`. */
  readonly renderer: string;
  readonly userData: string;
  /** 0: one that is free. */
  readonly port: number;
  readonly onFault: (fault: unknown) => void;
}

/** The whole workbench for a browser on this machine. Errors: HOST_NO_SCREENS, HOST_PORT. */
export async function serveWorkbench({
  renderer,
  userData,
  port,
  onFault,
}: ServeWorkbenchOptions): Promise<Result<ServedWorkbench>> {
  if (!existsSync(join(renderer, 'index.html'))) return err(appError('HOST_NO_SCREENS'));
  const workbench = openWorkbench('browser', userData, onFault);
  const projectFolder = join(userData, 'projects');
  const server = await serveLoopback({
    ...workbench,
    staticFiles: listStaticFiles(renderer),
    privateFolder: makePrivateFolder(join(userData, 'transfers')),
    projectFolder,
    port,
    onFault,
  });
  if (!server.ok) {
    await workbench.close();
    return server;
  }
  return ok({
    url: server.value.url,
    projectFolder,
    close: async () => {
      await server.value.close();
      await workbench.close();
    },
  });
}
