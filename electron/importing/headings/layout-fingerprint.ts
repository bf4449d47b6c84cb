import { contentHash } from '../../../shared/base/content-hash.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import { foldName } from '../../../shared/base/fold-text.ts';

/** Hash over the flattened headings in their order; title lines and the header's position don't matter. */
export function layoutFingerprint(profile: SheetProfile): string {
  return contentHash(profile.columns.map((column) => column.path.map(foldName))).slice(0, 32);
}
