import { z } from 'zod';

const kept = z.object({ launchToken: z.string() });

/**
 * The token of this launch from the address's fragment (which is never sent), out of the address bar at once so that it gets into no bookmark or
 * synchronised history; kept in this tab's history entry, so that reloading the page works. '' if there is none: the server will then say what to do.
 */
export function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) {
    history.replaceState({ launchToken: given }, '', location.pathname);
    return given;
  }
  const state = kept.safeParse(history.state);
  return state.success ? state.data.launchToken : '';
}
