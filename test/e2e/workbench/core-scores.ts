import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { displayNumber } from '../../../shared/base/display.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import type { ShownUnit } from './grid-cells.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const answer = z.object({
  units: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      rank: z.number().nullable(),
      index: z.number().nullable(),
      tier: z.enum(['very_high', 'high', 'medium', 'low']).nullable(),
      scores: z.record(z.string(), z.number().nullable()),
    }),
  ),
});
export type CoreUnits = z.infer<typeof answer>['units'];

/** What the core computes for a closed project by `workbench score --json`, another host than the screens'. Codes not named keep their weight. */
export function coreScores(project: string, weights: Readonly<Record<string, number>>): CoreUnits {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-core-'));
  try {
    const file = join(folder, 'weights.csv');
    writeFileSync(
      file,
      ['code,weight', ...Object.entries(weights).map(([code, weight]) => `${code},${weight}`), ''].join('\n'),
    );
    const named = Object.keys(weights).length > 0 ? ['--weights', file] : [];
    const printed = execFileSync(
      process.execPath,
      [join(root, 'scripts/launch.mjs'), 'electron/hosts/cli/main.ts', 'score', project, '--json', ...named],
      { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    return answer.parse(JSON.parse(printed)).units;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Core units as the scores grid prints them. */
export function asShown(units: CoreUnits): readonly ShownUnit[] {
  return units
    .map(({ code, rank, index, tier }) => ({
      code,
      rank: String(rank ?? '—'),
      index: index === null ? '—' : displayNumber(index),
      tier: tier === null ? '—' : tierName(tier, 'zh', standardTiers),
    }))
    .sort((a, b) => a.code.localeCompare(b.code));
}
