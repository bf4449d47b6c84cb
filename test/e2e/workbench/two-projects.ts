import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { runCli } from '../../../electron/hosts/cli/run-cli.ts';

const MADE_AT = '2026-03-01T08:30:00.000Z';

/** Puts 甲.ewb and 乙.ewb into the folder of projects and into the list of recent ones. */
export function layTwoProjects(userData: string, bytes: { readonly 甲: Uint8Array; readonly 乙: Uint8Array }): void {
  const folder = join(userData, 'projects');
  mkdirSync(folder, { recursive: true });
  const recent = (['甲', '乙'] as const).map((title) => {
    const path = join(folder, `${title}.ewb`);
    writeFileSync(path, bytes[title]);
    return { path, title, openedAt: MADE_AT };
  });
  writeFileSync(
    join(userData, 'workbench.json'),
    JSON.stringify({ settings: { language: 'zh', theme: 'light', editor: '' }, recent }),
  );
}

/** The same project with three pages after the first overwritten: the roots of some of its tables. */
export function overwritten(bytes: Uint8Array): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  damaged.fill(0xa5, 4096, 4 * 4096);
  return damaged;
}

/** The same project with a framework that has no measures: every page can be read, and opening finds out last. */
export function withoutFramework(bytes: Uint8Array): Uint8Array {
  const sql = new Database(Buffer.from(bytes));
  try {
    sql.prepare("UPDATE bodies SET json = '{}' WHERE id = (SELECT body FROM documents WHERE kind = 'framework')").run();
    return sql.serialize();
  } finally {
    sql.close();
  }
}

/** What a command of the command line prints. */
export async function commandOutput(...args: readonly string[]): Promise<string> {
  let out = '';
  const io = { out: (text: string) => void (out += text), err: () => undefined, live: false };
  await runCli(args, io);
  return out;
}

const scored = z.object({ method: z.object({ weights: z.record(z.string(), z.number()) }) });

/** Share of the first indicator of the first level among its siblings, in per cent, as a fresh process reads it from the file. */
export async function shareInFile(path: string): Promise<number> {
  const { weights } = scored.parse(JSON.parse(await commandOutput('score', path, '--json'))).method;
  const level1 = Object.entries(weights).filter(([code]) => /^[A-Z]$/.test(code));
  return (100 * (weights['A'] ?? 0)) / level1.reduce((sum, [, weight]) => sum + weight, 0);
}

/** From a byte on. */
export function sameContent(path: string, bytes: Uint8Array, from = 0): boolean {
  return readFileSync(path).subarray(from).equals(Buffer.from(bytes).subarray(from));
}
