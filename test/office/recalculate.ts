import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';

/** 0: recalculate on load, 1: never. LibreOffice's own default shows cached values, which proves nothing. */
export type RecalcMode = 0 | 1;

/** Opens a workbook in LibreOffice with a fresh profile, lets it recalculate (or not), saves it again and reads that. */
export async function recalculate(path: string, mode: RecalcMode = 0): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(recalculatedFile(path, mode));
  return workbook;
}

/** The path of the workbook as LibreOffice saved it. */
export function recalculatedFile(path: string, mode: RecalcMode = 0): string {
  const folder = mkdtempSync(join(tmpdir(), 'recalculate-'));
  const profile = join(folder, 'profile', 'user');
  mkdirSync(profile, { recursive: true });
  writeFileSync(
    join(profile, 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>${mode}</value></prop></item>
</oor:items>`,
  );
  const run = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'xlsx',
      '--outdir',
      join(folder, 'out'),
      path,
    ],
    { encoding: 'utf8', timeout: 240_000 },
  );
  if (run.status !== 0) throw new Error(`soffice: ${run.status} ${run.stderr}`);
  return join(folder, 'out', basename(path));
}
