import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { handOver } from './unprivileged.ts';

/** A user of this machine: a home with settings, and a folder of files. */
export interface Person {
  readonly home: string;
  /** Settings, recent projects, log. */
  readonly userData: string;
  /** The folder of files. */
  readonly files: string;
  /** Puts a file into the person's folder and gives its path. */
  put(name: string, bytes: Uint8Array | string): string;
  /** What the app wrote down of its own faults; '' if there were none. */
  faults(): string;
  leave(): void;
}

const samples = fileURLToPath(new URL('../../../out/samples', import.meta.url));

export function makePerson(): Person {
  const home = mkdtempSync(join(tmpdir(), 'workbench-home-'));
  const userData = join(home, 'settings');
  const files = join(home, '文件');
  for (const folder of [userData, files]) mkdirSync(folder);
  handOver(home, userData, files);
  return {
    home,
    userData,
    files,
    put: (name, bytes) => {
      const path = join(files, name);
      writeFileSync(path, bytes);
      handOver(path);
      return path;
    },
    faults: () => {
      const log = join(userData, 'faults.log');
      return existsSync(log) ? readFileSync(log, 'utf8') : '';
    },
    // Processes of the app that were ended a moment ago may still be writing their last into it.
    leave: () => rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** A project file with all data of the shipped sample of the provinces. */
export function putSample(person: Person, name = '示例.ewb'): string {
  return person.put(name, gunzipSync(readFileSync(join(samples, 'province-2021.ewb.gz'))));
}
