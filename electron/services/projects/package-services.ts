import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { createProject } from '../../storage/project-file.ts';
import { inProject } from '../app/in-project.ts';
import { savedFile } from '../app/saved-file.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { signature } from '../app/signature.ts';
import { planPackage } from './package-content.ts';

/** 分工包: what one would hold, and writing it. The open project stays as it is. */
export function packageServices(context: ServiceContext): Pick<Services, 'package.look' | 'package.write'> {
  return {
    'package.look': inProject(context, async (session, scope) => {
      const planned = planPackage(session, scope);
      return planned.ok ? ok(planned.value.content) : planned;
    }),
    'package.write': inProject(context, async (session, { target, recipient, note, ...scope }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      if (existsSync(path.value)) return err(appError('FILE_EXISTS', { path: basename(path.value) }));
      const planned = planPackage(session, scope);
      if (!planned.ok) return planned;
      const { project, origin, content } = planned.value;
      const at = timestamp(context);
      const by = signature(context.appStore.settings().editor) ?? userInfo().username;
      const written = createProject(path.value, {
        ...project,
        ...{ createdAt: at, createdBy: by, package: { ...scope, recipient, by, at, note, origin } },
      });
      if (!written.ok) return written;
      const closed = written.value.close();
      if (!closed.ok) return closed;
      const file = savedFile(context, path.value);
      return file.ok ? ok({ ...content, file: file.value }) : file;
    }),
  };
}
