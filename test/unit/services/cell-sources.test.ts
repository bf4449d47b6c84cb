import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { meantServices } from './meant-services.ts';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import { createServices } from '../../../electron/services/create-services.ts';
import { runSteps } from '../../../electron/storage/connection/steps.ts';
import { openProject } from '../../../electron/storage/project-file.ts';
import { dispatch } from '../../../shared/contract/dispatch.ts';

test('the sources of every cell agree with the lineage of each: file, sheet, block of cells, number of records', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-sources-'));
  try {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('评分甲').addRows([
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '甲', 90],
      ['天津', 'A6-2.1', '甲', 70],
      ['北京', 'A6-2.1', '乙', 80],
    ]);
    workbook.addWorksheet('评分乙').addRows([
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '丙', 60],
    ]);
    const file = join(folder, '评分.xlsx');
    await workbook.xlsx.writeFile(file);
    const project = join(folder, 'p.ewb');
    const handles = createHandleStore();
    const services = createServices({
      host: 'cli',
      userData: null,
      handles,
      now: () => new Date('2026-05-01T08:00:00Z'),
      emit: () => undefined,
      onFault: () => undefined,
    });
    await dispatch(services, 'project.new', { template: 'province-2021', target: handles.issue(project, 'write') });
    const planned = await services['import.plan']({ files: [handles.issue(file, 'read')], job: 'p' });
    if (!planned.ok) throw new Error(planned.error.code);
    await meantServices(services)['import.commit']({ plan: planned.value.plan, job: 'c' });
    await services['project.close']({ project: null });

    const opened = openProject(project, { now: '2026-05-01T09:00:00Z' });
    if (!opened.ok) throw new Error(opened.error.code);
    const sources = runSteps(opened.value.cellSources()).filter((source) => source.measure === 'A6-2.1');
    opened.value.close();
    const common = { measure: 'A6-2.1', batch: 1, file: '评分.xlsx' };
    expect(sources).toEqual(
      expect.arrayContaining([
        { ...common, unit: '110000', sheet: '评分甲', records: 2, cells: 'D2:D4' },
        { ...common, unit: '110000', sheet: '评分乙', records: 1, cells: 'D2' },
        { ...common, unit: '120000', sheet: '评分甲', records: 1, cells: 'D3' },
      ]),
    );
    expect(sources).toHaveLength(3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
