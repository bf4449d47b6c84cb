import { NOTICES_FILE, noticesSchema } from '../../shared/contract/notices.ts';
import type { Notices } from '../../shared/contract/notices.ts';

/** The notices that the build put beside the screens; null where there are none, as in `npm run dev`. */
export async function fetchNotices(): Promise<Notices | null> {
  try {
    const response = await fetch(`./${NOTICES_FILE}`);
    const parsed = noticesSchema.safeParse(response.ok ? await response.json() : null);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
