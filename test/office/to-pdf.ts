import { execFileSync } from 'node:child_process';
import { converted } from './converted.ts';

/** Converts a document to PDF in LibreOffice with a profile of its own; the path of the PDF. */
export function toPdf(path: string): string {
  return converted(path, 'pdf');
}

/** Text of each page, white space folded, as poppler reads it. */
export function pdfPages(path: string): readonly string[] {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 64 << 20 });
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ''));
}

/** Lines of one page (from 1), spaces kept. */
export function pdfLines(path: string, page: number): readonly string[] {
  return execFileSync('pdftotext', ['-layout', '-f', String(page), '-l', String(page), path, '-'], {
    encoding: 'utf8',
  }).split('\n');
}

/** The words of each page from top to bottom, each with the height at which it ends: 0 is the page's top, 1 its foot. */
export function pdfWords(path: string): readonly (readonly { readonly text: string; readonly foot: number }[])[] {
  const xml = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 64 << 20 });
  return [...xml.matchAll(/<page width="[\d.]+" height="([\d.]+)">(.*?)<\/page>/gs)].map(([, height, words = '']) =>
    [...words.matchAll(/yMax="([\d.]+)">(.*?)<\/word>/gs)]
      .map(([, foot, text = '']) => ({ text, foot: Number(foot) / Number(height) }))
      .toSorted((a, b) => a.foot - b.foot),
  );
}

/** Pixels and printed resolution of each picture. */
export function pdfPictures(
  path: string,
): readonly { readonly page: number; readonly width: number; readonly dpi: number }[] {
  const rows = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).split('\n').slice(2);
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter((cells) => cells[2] === 'image')
    .map((cells) => ({ page: Number(cells[0]), width: Number(cells[3]), dpi: Number(cells[12]) }));
}

/** Sizes of the pages in points. */
export function pdfPageSizes(path: string): readonly string[] {
  const text = execFileSync('pdfinfo', ['-f', '1', '-l', '9999', path], { encoding: 'utf8' });
  return [...text.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm)].map(([, width, height]) =>
    Number(width) > Number(height) ? 'landscape' : 'portrait',
  );
}
