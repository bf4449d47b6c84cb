import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLargeProject } from '../../../scripts/bench/large-project.ts';
import type { CohortSize } from '../../../scripts/bench/large-project.ts';

/** Puts a project of many units, 400 × 60 where no size is given, into the folder of projects and at the head of the recent ones. */
export function layLargeProject(userData: string, years: readonly number[], size?: CohortSize): void {
  const folder = join(userData, 'projects');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '大项目.ewb');
  writeLargeProject(path, years, size);
  writeFileSync(
    join(userData, 'workbench.json'),
    JSON.stringify({
      settings: { language: 'zh', theme: 'light', editor: '张三' },
      recent: [{ path, title: '大项目', openedAt: '2026-03-01T08:30:00.000Z' }],
    }),
  );
}
