import { appError } from '../../../shared/base/app-error.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import {
  isPinKey,
  pinKey,
  PINNED_CHARACTERS_MOST,
  PINNED_MOST,
  PINNED_ROWS_MOST,
  sourcePinSchema,
} from '../../../shared/model/source-pin.ts';
import type { SourcePin } from '../../../shared/model/source-pin.ts';
import type { SourceBinding } from '../../../shared/model/source-binding.ts';
import type { SourceRow } from '../../../shared/model/source-run.ts';
import type { CollectedSource } from '../../sources/port.ts';
import type { ProjectReader } from '../../storage/project-store.ts';

type Cell = Pick<SourcePin, 'unit' | 'measure' | 'year'>;

/** The first records behind a value, as many as a project keeps. */
export async function samplePin(
  source: CollectedSource,
  binding: SourceBinding,
  { cell, name, at }: { readonly cell: Cell; readonly name: string; readonly at: string },
): Promise<Result<SourcePin>> {
  const described = await source.describe();
  if (!described.ok) return described;
  const marker = await source.marker(binding);
  if (!marker.ok) return marker;
  const page = await source.rows(binding, cell, { offset: 0, limit: PINNED_ROWS_MOST });
  if (!page.ok) return page;
  const rows = bounded(page.value.rows);
  return ok({
    ...{ version: 1, source: name, ...cell, at, marker: marker.value.slice(0, 1000), total: page.value.total, rows },
    hash: contentHash(toJson(rows)),
  });
}

function bounded(rows: readonly SourceRow[]): readonly SourceRow[] {
  let characters = 0;
  const kept: SourceRow[] = [];
  for (const row of rows) {
    characters += JSON.stringify(row).length;
    if (characters > PINNED_CHARACTERS_MOST) break;
    kept.push(row);
  }
  return kept;
}

/** Error SOURCE_PINS_MOST: the project holds as many as it may, and none of this value. */
export function roomForPin(store: ProjectReader, cell: Cell): Result<void> {
  const held = Object.keys(store.settings()).filter(isPinKey);
  return held.length < PINNED_MOST || held.includes(pinKey(cell))
    ? ok(undefined)
    : err(appError('SOURCE_PINS_MOST', { limit: PINNED_MOST }));
}

/** The sample of a value; null: none, or one whose rows aren't those that were kept. */
export function readPin(store: ProjectReader, cell: Cell): SourcePin | null {
  const pin = sourcePinSchema.safeParse(store.settings()[pinKey(cell)]);
  return pin.success && contentHash(toJson(pin.data.rows)) === pin.data.hash ? pin.data : null;
}
