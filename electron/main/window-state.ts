import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../files/replace-file.ts';

const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
});
const stored = z.object({ bounds, maximized: z.boolean() });
export type Bounds = Readonly<z.infer<typeof bounds>>;
export type WindowState = Readonly<z.infer<typeof stored>>;

/** Pixels of the title bar that must lie on a screen for the window to be within reach. */
const REACH = 80;

/** Where the window was, if it is still on a screen; null the first time, after a screen was unplugged, or if the file is damaged. */
export function readWindowState(file: string, workAreas: readonly Bounds[]): WindowState | null {
  if (!existsSync(file)) return null;
  try {
    const parsed = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success && workAreas.some((area) => within(parsed.data.bounds, area)) ? parsed.data : null;
  } catch {
    return null;
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, (temporary) => writeFileSync(temporary, JSON.stringify(state)));
}

function within(window: Bounds, area: Bounds): boolean {
  const shown = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return shown >= REACH && window.y >= area.y && window.y + REACH <= area.y + area.height;
}
