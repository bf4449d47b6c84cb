import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Notices } from '../../shared/contract/notices.ts';
import { BUNDLED_FOLDER } from './note-bundled.ts';

/** Not bundled but packed beside the bundles (electron-builder.yml), or what the packages are packed into. */
const packedBeside = [
  'node_modules/better-sqlite3',
  'node_modules/@resvg/resvg-js',
  'node_modules/@fontsource/noto-sans-sc',
  'node_modules/@fontsource/noto-serif-sc',
  'node_modules/electron',
];

const described = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
});
const folderList = z.array(z.string());

export interface CollectedNotices {
  readonly notices: Notices;
  /** Packages without a licence, or without its text: the build must not go on. */
  readonly faults: readonly string[];
}

/**
 * The licences of all that the builds noted and of what is packed beside. A package that brings no text takes the one in
 * `resources/licences/NAME.txt` (`/` in a name as `__`), which its authors published elsewhere.
 */
export function collectNotices(root: string): CollectedNotices {
  const noted = join(root, BUNDLED_FOLDER);
  const folders = new Set(packedBeside);
  for (const file of readdirSync(noted).filter((name) => name.endsWith('.json')))
    for (const folder of folderList.parse(JSON.parse(readFileSync(join(noted, file), 'utf8')))) folders.add(folder);
  const texts: string[] = [];
  const faults: string[] = [];
  const packages = new Map<string, Notices['packages'][number]>();
  for (const folder of folders) {
    const { name, version, license, licenses } = described.parse(
      JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
    );
    const licence =
      typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '));
    const text = licenceText(root, folder, name);
    if (licence === undefined || licence === '' || text === null) {
      faults.push(`${name} ${version}: ${text === null ? 'no licence text' : 'no licence named'} (${folder})`);
      continue;
    }
    let position = texts.indexOf(text);
    if (position < 0) position = texts.push(text) - 1;
    packages.set(`${name} ${version}`, { name, version, licence, text: position });
  }
  const sqlite = texts.push(readFileSync(join(root, 'resources/licences/SQLite.txt'), 'utf8').trim()) - 1;
  const directions = texts.push(readFileSync(join(root, 'resources/licences/Joe-Kuo.txt'), 'utf8').trim()) - 1;
  const all = [
    ...packages.values(),
    { name: 'SQLite', version: '', licence: 'blessing', text: sqlite },
    // A table in `shared/scoring/what-if/sobol-directions.ts`.
    { name: 'Joe–Kuo direction numbers', version: '2008', licence: 'BSD-3-Clause', text: directions },
  ];
  return { notices: { packages: all.toSorted((a, b) => (a.name < b.name ? -1 : 1)), texts }, faults };
}

/** Licence files first, then notices: an Apache package's NOTICE has to go along. */
function licenceText(root: string, folder: string, name: string): string | null {
  const own = readdirSync(join(root, folder))
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(file) && !/\.(?:js|ts|json)$/.test(file))
    .toSorted((a, b) => Number(/^notice/i.test(a)) - Number(/^notice/i.test(b)) || (a < b ? -1 : 1))
    .map((file) => readFileSync(join(root, folder, file), 'utf8').trim())
    .filter((text) => text !== '');
  if (own.length > 0) return own.join('\n\n').replaceAll('\r\n', '\n');
  const said = readmeSection(join(root, folder));
  if (said !== null) return said;
  const given = join(root, 'resources/licences', `${name.replaceAll('/', '__')}.txt`);
  return existsSync(given) ? readFileSync(given, 'utf8').trim() : null;
}

/** Some authors put the text at the end of their README only. A section that merely names the licence is no text. */
function readmeSection(folder: string): string | null {
  const readme = readdirSync(folder).find((file) => /^readme(?:\.md)?$/i.test(file));
  const section = readme && /^#+\s*licen[cs]e\s*$([\s\S]*)/im.exec(readFileSync(join(folder, readme), 'utf8'))?.[1];
  return section && /permission is hereby granted|redistribution and use/i.test(section)
    ? section.trim().replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    : null;
}

/** The notices as one plain text, to lie beside the program. */
export function noticesText({ packages, texts }: Notices): string {
  const parts = texts.map((text, position) => {
    const names = packages
      .filter((one) => one.text === position)
      .map(({ name, version, licence }) => `${name}${version === '' ? '' : ` ${version}`} (${licence})`);
    return `${names.join('\n')}\n\n${text}\n`;
  });
  return [
    'Third-party notices\n\nThe program contains the following works of others, each under the licence below it.\nChromium, which Electron brings, has notices of its own in LICENSES.chromium.html beside the program.\n',
    ...parts,
  ].join(`\n${'-'.repeat(78)}\n\n`);
}
