import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Result } from '../../../shared/base/result.ts';
import { ok } from '../../../shared/base/result.ts';
import type { SavedFile } from '../../../shared/contract/outputs.ts';
import type { ServiceContext } from './service-context.ts';

/** What the screens are told of a file that was written: an id to fetch or show it by, its name and size. */
export function savedFile(context: ServiceContext, path: string): Result<SavedFile> {
  return ok({
    handle: context.environment.handles.issue(path, 'read'),
    name: basename(path),
    bytes: statSync(path).size,
  });
}
