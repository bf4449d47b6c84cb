import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { replaceFile } from '../../files/replace-file.ts';
import { programFolder } from '../app/program-folder.ts';

export const sampleTemplates = ['province-2021', 'key-city-2021'] as const;
export type SampleTemplate = (typeof sampleTemplates)[number];

/** Made by the build beside the bundles, and packed with them. */
const shippedFolder = join(programFolder, 'out', 'samples');
const stamp = z.object({ fingerprint: z.string() });

/** The sample project that came with the build; null when there is none or it was made by another program or from other resources. */
export function readShippedSample(
  template: SampleTemplate,
  fingerprint: string,
  folder: string = shippedFolder,
): Buffer | null {
  const { project, note } = paths(folder, template);
  if (!existsSync(project) || !existsSync(note)) return null;
  const parsed = stamp.safeParse(JSON.parse(readFileSync(note, 'utf8')));
  return parsed.success && parsed.data.fingerprint === fingerprint ? gunzipSync(readFileSync(project)) : null;
}

/** The project first, its fingerprint last: what is half written is never taken. */
export function writeShippedSample(
  template: SampleTemplate,
  fingerprint: string,
  content: Buffer,
  folder: string = shippedFolder,
): number {
  const { project, note } = paths(folder, template);
  mkdirSync(folder, { recursive: true });
  rmSync(note, { force: true });
  const packed = gzipSync(content, { level: 9 });
  replaceFile(project, (temporary) => writeFileSync(temporary, packed));
  replaceFile(note, (temporary) => writeFileSync(temporary, `${JSON.stringify({ fingerprint })}\n`));
  return packed.length;
}

function paths(folder: string, template: SampleTemplate): { readonly project: string; readonly note: string } {
  return { project: join(folder, `${template}.ewb.gz`), note: join(folder, `${template}.json`) };
}
