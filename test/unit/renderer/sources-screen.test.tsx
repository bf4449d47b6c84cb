// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { SourcesScreen } from '../../../renderer/features/sources/sources-screen.tsx';
import { useAppearance } from '../../../renderer/state/appearance.ts';
import { leaveProject } from '../../../renderer/state/project-store.ts';
import { openPage } from './page.ts';
import type { Page } from './page.ts';

let page: Page;
beforeEach(() => {
  page = openPage();
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  leaveProject();
  useAppearance.setState({ language: 'zh', screen: 'sources' });
});
afterEach(() => page.close());

const server = {
  ...{ engine: 'postgresql', host: 'db.example', port: 5432, database: 'd', user: 'reader', tls: 'verify' },
};
const source = (known: boolean) => ({
  ...{ name: '库', batch: null, run: null, password: 'none', known },
  binding: { version: 1, connection: server, tables: [], timeout: 60 },
});
const checked = {
  tables: [
    {
      ...{ table: 'stats', kind: 'annual_statistics', rows: 4, read: 1, counted: 1 },
      ...{ units: [{ unit: '110000', records: 1 }], selectors: [{ selector: 'A1-2.1', records: 1 }] },
      left: [{ column: '区域', text: '火星', code: 'NOT_A_NUMBER', params: { text: '火星' }, rows: 3 }],
    },
  ],
};

test('a project without sources says what they are for, and how to add the engine', async () => {
  page.answer((name) => ok(name === 'source.keeps' ? false : []));
  await page.show(<SourcesScreen />);
  expect(page.texts('.state h2')).toEqual(['还没有数据源']);
  expect(page.texts('.state p').join()).toContain('npminstall@duckdb/node-api');
});

test('a source that nobody here has agreed to asks, then its password, and goes on to what was asked for', async () => {
  let known = false;
  let given = '';
  page.answer((name, input) => {
    if (name === 'source.list') return ok([source(known)]);
    if (name === 'source.keeps') return ok(false);
    if (name === 'source.trust') {
      known = true;
      return ok(null);
    }
    if (name === 'source.password') {
      given = JSON.stringify(input);
      return ok(false);
    }
    if (name !== 'source.check') return ok({});
    if (!known) return err(appError('SOURCE_NEW_HERE', { source: '库', place: 'reader@db.example:5432/d' }));
    return given.includes('geheim') ? ok(checked) : err(appError('SOURCE_PASSWORD', { source: 'db.example:5432' }));
  });
  await page.show(<SourcesScreen />);
  expect(page.texts('td').join()).toContain('reader@db.example:5432/d');
  await page.press('核对 库');
  expect(page.texts('.ant-modal p').join()).toContain('reader@db.example:5432/d');
  await page.press('同意使用');
  expect(page.texts('.ant-modal p').join()).toContain('不能加密保存密码');
  await page.write('密码', 'geheim');
  await page.press('继续');
  expect(page.texts('h2')).toContain('核对“库”');
  expect(page.texts('dd')).toEqual(['4', '1', '1', '3', '1', '1']);
  expect(page.texts('td').join()).toContain('“火星”不是数。');
  // What was typed is in no part of the page.
  expect(document.body.innerHTML).not.toContain('geheim');
});
