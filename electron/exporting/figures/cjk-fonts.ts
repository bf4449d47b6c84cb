import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Chinese sans-serif faces by preference: file names of the regular and the bold cut. */
const wanted: readonly { readonly regular: RegExp; readonly bold: RegExp }[] = [
  {
    regular: /^NotoSans(CJK|SC|CJKsc)-Regular\.(ttc|otf|ttf)$/i,
    bold: /^NotoSans(CJK|SC|CJKsc)-Bold\.(ttc|otf|ttf)$/i,
  },
  { regular: /^SourceHanSans(SC|CN)?-Regular\.(ttc|otf|ttf)$/i, bold: /^SourceHanSans(SC|CN)?-Bold\.(ttc|otf|ttf)$/i },
  { regular: /^msyh\.tt[cf]$/i, bold: /^msyhbd\.tt[cf]$/i },
  { regular: /^(PingFang|Hiragino Sans GB)\.ttc$/i, bold: /^$/ },
  { regular: /^(simhei\.ttf|STHeiti (Light|Medium)\.ttc)$/i, bold: /^$/ },
  { regular: /^(wqy-microhei|wqy-zenhei|DroidSansFallback(Full)?)\.tt[cf]$/i, bold: /^$/ },
];

const folders: readonly string[] = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
  join(process.env['LOCALAPPDATA'] ?? homedir(), 'Microsoft', 'Windows', 'Fonts'),
];

/** Files of the best Chinese sans-serif that this machine has, regular first, then bold where there is one; empty when it has none. */
export function cjkFonts(roots: readonly string[] = folders): readonly string[] {
  const files = roots.filter((root) => existsSync(root)).flatMap((root) => fontFiles(root, 4));
  const find = (name: RegExp): string | undefined => files.find(({ file }) => name.test(file))?.path;
  for (const { regular, bold } of wanted) {
    const found = find(regular);
    if (found !== undefined) return [found, find(bold)].filter((path) => path !== undefined);
  }
  return [];
}

function fontFiles(folder: string, depth: number): readonly { readonly file: string; readonly path: string }[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth > 0 ? fontFiles(path, depth - 1) : [];
      return [{ file: entry.name, path }];
    });
  } catch {
    // A folder that may not be read holds no font that could be used.
    return [];
  }
}
