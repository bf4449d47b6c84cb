import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { namingDamage } from '../../../electron/services/app/naming-damage.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { startServices } from './service-bench.ts';
import type { AppError } from '../../../shared/base/app-error.ts';

/** The services with one reading operation that fails as SQLite does. */
async function answered(sqlite: string, changed: AppError | null): Promise<unknown> {
  const failing = {
    ...startServices().door,
    'audit.page': () => Promise.reject(new Database.SqliteError('disk I/O error', sqlite)),
  };
  const services = namingDamage(failing, () => ({ path: '/p.ewb', changed: () => changed }));
  return services['audit.page']({ offset: 0, limit: 1 });
}

describe('a read that fails', () => {
  const cut = appError('PROJECT_CHANGED_ON_DISK', { path: '/p.ewb', detail: 'resized' });

  test('over a file that another program cut is told as that, and not as the disk', async () => {
    expect(await answered('SQLITE_IOERR_SHORT_READ', cut)).toEqual({ ok: false, error: cut });
  });

  test('over a file as it was left is the disk', async () => {
    expect(await answered('SQLITE_IOERR_READ', null)).toMatchObject({ error: { code: 'PROJECT_DISK_ERROR' } });
  });

  test('because pages are damaged is damage, whoever did it', async () => {
    expect(await answered('SQLITE_CORRUPT', cut)).toMatchObject({ error: { code: 'PROJECT_DAMAGED' } });
  });
});
