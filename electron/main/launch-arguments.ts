/** docs/FORMATS "Command line". A file or folder of such a name is opened by giving its path with a slash. */
export const commandNames = [
  'demo',
  'new',
  'import',
  'score',
  'weights',
  'what-if',
  'why',
  'export',
  'verify',
  'rescue',
  'leak',
  'refresh',
  'proof',
  'template',
  'sample',
  'serve',
  'compare',
  'issues',
  'package',
  'merge',
  'diff',
  'translate',
  'experts',
  'notes',
  'source',
  'call',
  'help',
  '--help',
] as const;

export type Launch =
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'window'; readonly projects: readonly string[] };

/**
 * What the app was started for: a command of the command line (then without a window) or a window with project files.
 * `argv` without the executable; `packaged`: without the app's folder, which an unpackaged Electron is given first.
 */
export function launchArguments(argv: readonly string[], packaged: boolean): Launch {
  const appFolder = packaged ? -1 : argv.findIndex((argument) => !argument.startsWith('-'));
  const own = argv.filter((_, index) => index !== appFolder);
  const names: readonly string[] = commandNames;
  const first = own.findIndex((argument) => !argument.startsWith('-') || argument === '--help');
  if (first >= 0 && names.includes(own[first] ?? '')) return { kind: 'command', argv: own.slice(first) };
  return { kind: 'window', projects: own.filter(isProjectFile) };
}

export function isProjectFile(path: string): boolean {
  return !path.startsWith('-') && path.toLowerCase().endsWith('.ewb');
}
