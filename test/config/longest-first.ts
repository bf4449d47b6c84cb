import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Files that take more than half a minute: begun last, one of them goes on alone while the other core waits. */
const longest = [
  'manuscript/proof-zh',
  'manuscript/proof-en',
  'services/english-exports',
  'services/import-staging',
  'hosts/service-process',
  'manuscript/refresh',
  'services/foreign-words',
  'storage/evidence-recount',
  'workbench/written-numbers',
  'workbench/office-annex',
];

/** The long ones first; the others as vitest has them, and in a clean checkout it goes by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.includes(`/${name}.test.ts`));
      return found === -1 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
