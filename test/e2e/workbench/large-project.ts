import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLargeProject } from '../../../scripts/bench/large-project.ts';

/** Puts a project of 400 units × 60 measures with three years into the folder of projects and at the head of the recent ones. */
export function layLargeProject(userData: string): void {
  const folder = join(userData, 'projects');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '四百.ewb');
  writeLargeProject(path, [2019, 2020, 2021]);
  writeFileSync(
    join(userData, 'workbench.json'),
    JSON.stringify({
      settings: { language: 'zh', theme: 'light', editor: '张三' },
      recent: [{ path, title: '四百', openedAt: '2026-03-01T08:30:00.000Z' }],
    }),
  );
}
