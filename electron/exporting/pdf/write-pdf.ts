import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import type { UnitReport } from '../../../shared/report/unit-report/unit-report-parts.ts';
import type { ExportStamp } from '../export-stamp.ts';
import type { ReportMaterial } from '../report-material.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { chromiumPrinter, findChromium, sharedChromium } from './chromium-printer.ts';
import type { PrintPdf } from './chromium-printer.ts';
import { destinationPages } from './destination-pages.ts';
import { nameCreator } from './name-creator.ts';
import { profilesHtml } from './profiles-html.ts';
import { reportHtml } from './report-html.ts';
import { unitReportHtml } from './unit-report-html.ts';

/** What prints: Electron's own printing where the host has it, else a browser of the machine. */
export interface PdfPrinter {
  readonly name: string;
  readonly print: PrintPdf;
}

/** Null where nothing on this machine can print. */
export function pdfPrinter(own: PrintPdf | undefined, environment: NodeJS.ProcessEnv = process.env): PdfPrinter | null {
  if (own) return { name: 'Electron', print: own };
  const browser = findChromium(environment);
  return browser === null ? null : { name: browser, print: chromiumPrinter(browser) };
}

/** One that prints file after file and is closed after the last. */
export function pdfPrinterOfMany(
  own: PrintPdf | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): { readonly printer: PdfPrinter | null; close(): Promise<void> } {
  const browser = own === undefined ? findChromium(environment) : null;
  if (browser === null) return { printer: pdfPrinter(own, environment), close: async () => undefined };
  const { print, close } = sharedChromium(browser);
  return { printer: { name: browser, print }, close };
}

/** One printing: the file that came of it. */
type Printing = (html: string) => Promise<Buffer>;

/**
 * The report as PDF, from the same blocks as the Word draft. Chromium can't count pages in a table of contents, so it prints twice: a
 * draft with blank figures gives the page of each heading, the second has the numbers. Errors: PDF_NO_BROWSER, PDF_FAILED, those of writing files.
 */
export function writeReportPdf(
  material: ReportMaterial,
  printer: PdfPrinter | null,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  return writePdf(
    async (print) => {
      let pages = destinationPages(await print(reportHtml(material, { blankFigures: true })));
      for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
        const found = destinationPages(await print(reportHtml(material, { pages })));
        if ([...found].every(([id, page]) => pages.get(id) === page)) return null;
        pages = found;
      }
      // Better none than wrong ones.
      return print(reportHtml(material));
    },
    material.stamp,
    printer,
    path,
    options,
  );
}

/** The numbers don't move the text, so the first pass that has them is right; a browser that lays out anew gets another. */
const MOST_PASSES = 3;

/** P-unit of the given units as PDF, a page each. Errors as above. */
export function writeProfilesPdf(
  input: ReportInput,
  stamp: ExportStamp,
  profiles: readonly UnitProfile[],
  printer: PdfPrinter | null,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  return writePdf((print) => print(profilesHtml(input, stamp, profiles)), stamp, printer, path, options);
}

/** 专项分析报告 of one unit as PDF. Errors as above. */
export function writeUnitReportPdf(
  input: ReportInput,
  stamp: ExportStamp,
  report: UnitReport,
  printer: PdfPrinter | null,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  return writePdf((print) => print(unitReportHtml(input, stamp, report)), stamp, printer, path, options);
}

class PrintFailure extends Error {}

async function writePdf(
  printAll: (print: Printing) => Promise<unknown>,
  { app }: Pick<ExportStamp, 'app'>,
  printer: PdfPrinter | null,
  path: string,
  options: WriteOptions,
): Promise<Result<WrittenFile>> {
  const place = { file: basename(path) };
  if (printer === null) return err(appError('PDF_NO_BROWSER', {}, place));
  try {
    return await writeSafely(
      path,
      async (temporary) => {
        await printAll(async (html) => {
          await rm(temporary, { force: true });
          await printer.print(html, temporary).catch((failure: unknown) => {
            throw new PrintFailure(reasonOf(failure));
          });
          const printed = await readFile(temporary).catch(() => Buffer.alloc(0));
          if (printed.length === 0) throw new PrintFailure('0 B');
          return printed;
        });
        await writeFile(temporary, nameCreator(await readFile(temporary), app));
      },
      options,
    );
  } catch (failure) {
    if (failure instanceof PrintFailure)
      return err(appError('PDF_FAILED', { browser: printer.name, reason: failure.message }, place));
    throw failure;
  }
}

/** The last line that the browser said, without the pages of its command line. */
function reasonOf(failure: unknown): string {
  const text =
    failure instanceof Error
      ? 'stderr' in failure && typeof failure.stderr === 'string' && failure.stderr.trim() !== ''
        ? failure.stderr
        : failure.message
      : String(failure);
  return (text.trim().split('\n').at(-1) ?? '').slice(0, 200);
}
