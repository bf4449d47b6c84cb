import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tests of what only computes: values in, values out, nothing held between files. */
const folders =
  'test/{unit/{analysis,coherence,comparison,figures,model,numbers,report,scoring,weights,what-if},property/{framework,method,scoring,what-if}}/**/*.test.ts';
/** What changes what all files of a process share, or loads a module that tidies up after each test of the file that loads it first. */
const shared =
  /jsdom|fake-electron|vi\.(?:mock|doMock|stub|useFakeTimers|setConfig)|process\.(?:chdir|exitCode)|process\.env\S* = |service-bench|small-project|screens\.ts/;

/** Whether files are named on the command line: they run as the project `unit`, each in a process of its own. */
const named = process.argv.some((word) => /(?:^|\/)test\/(?!config\/)/.test(word));

/**
 * The files that run together in a few processes, as the project `together`: starting a process and loading the same modules again took as long as
 * the tests of most of them. All others have a process of their own, in `unit`.
 */
export function togetherFiles(root: string): readonly string[] {
  if (named) return [];
  return globSync(folders, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !shared.test(readFileSync(join(root, path), 'utf8')));
}
