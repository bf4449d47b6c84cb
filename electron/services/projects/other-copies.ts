import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { makeScratchFolder } from '../../files/scratch-folder.ts';
import { askGuarded } from '../../importing/worker/guarded-thread.ts';
import { openOtherProject } from '../../storage/merge/other-project.ts';
import type { OtherProject } from '../../storage/merge/other-project.ts';

export interface OtherQuestion {
  readonly path: string;
  readonly copy: string;
  readonly now: string;
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './other-project-worker.ts' : './other-project-worker.js',
  import.meta.url,
);

/** Private copies of colleagues' projects; the last one stays for the next question about the same file. */
export interface OtherCopies {
  use<T>(
    path: string,
    now: string,
    signal: AbortSignal,
    work: (other: OtherProject) => Promise<Result<T>>,
  ): Promise<Result<T>>;
  /** The kept one goes. */
  release(): void;
}

interface Copy {
  readonly of: string;
  readonly other: OtherProject;
  readonly folder: string;
  users: number;
  kept: boolean;
}

export function createOtherCopies(): OtherCopies {
  let last: Copy | null = null;
  const drop = (copy: Copy): void => {
    if (copy.kept || copy.users > 0) return;
    copy.other.close();
    rmSync(copy.folder, { recursive: true, force: true });
  };
  const release = (): void => {
    if (last === null) return;
    const copy = last;
    last = null;
    copy.kept = false;
    drop(copy);
  };
  const copyOf = async (path: string, of: string, now: string, signal: AbortSignal): Promise<Result<Copy>> => {
    if (last?.of === of) return ok(last);
    const scratch = makeScratchFolder('workbench-merge-');
    if (!scratch.ok) return scratch;
    const folder = scratch.value;
    const copy = join(folder, 'copy.ewb');
    const proven = await askGuarded<OtherQuestion, true>(workerFile, { path, copy, now }, signal);
    const opened = proven.ok ? openOtherProject(copy, path) : proven;
    if (!opened.ok) {
      rmSync(folder, { recursive: true, force: true });
      return err(opened.error);
    }
    release();
    last = { of, other: opened.value, folder, users: 0, kept: true };
    return ok(last);
  };
  return {
    release,
    use: async (path, now, signal, work) => {
      const copy = await copyOf(path, stampOf(path), now, signal);
      if (!copy.ok) return copy;
      copy.value.users += 1;
      try {
        return await work(copy.value.other);
      } finally {
        copy.value.users -= 1;
        drop(copy.value);
      }
    },
  };
}

/** Which file it is, in which state, with the log beside it. */
function stampOf(path: string): string {
  return ['', '-wal', '-journal']
    .map((suffix) => {
      const stat = statSync(path + suffix, { throwIfNoEntry: false, bigint: true });
      return stat === undefined ? '' : [stat.dev, stat.ino, stat.size, stat.mtimeNs].join();
    })
    .concat(path)
    .join(' ');
}
