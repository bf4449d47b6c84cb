import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { writeSafely } from '../write-safely.ts';
import type { WriteOptions, WrittenFile } from '../write-safely.ts';
import { chromiumPrinter, findChromium } from './chromium-printer.ts';
import type { PrintPdf } from './chromium-printer.ts';
import { profilesHtml } from './profiles-html.ts';
import { reportHtml } from './report-html.ts';

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

/** The report as PDF, from the same blocks as the Word draft. Errors: PDF_NO_BROWSER, PDF_FAILED, those of writing files. */
export function writeReportPdf(input: ReportInput, stamp: ExportStamp, printer: PdfPrinter | null, path: string, options: WriteOptions = {}): Promise<Result<WrittenFile>> {
  return writePdf(() => reportHtml(input, stamp), printer, path, options);
}

/** P-unit of the given units as PDF, a page each. Errors as above. */
export function writeProfilesPdf(input: ReportInput, stamp: ExportStamp, profiles: readonly UnitProfile[], printer: PdfPrinter | null, path: string, options: WriteOptions = {}): Promise<Result<WrittenFile>> {
  return writePdf(() => profilesHtml(input, stamp, profiles), printer, path, options);
}

class PrintFailure extends Error {}

async function writePdf(html: () => string, printer: PdfPrinter | null, path: string, options: WriteOptions): Promise<Result<WrittenFile>> {
  const place = { file: basename(path) };
  if (printer === null) return err(appError('PDF_NO_BROWSER', {}, place));
  try {
    return await writeSafely(path, async (temporary) => {
      await printer.print(html(), temporary).catch((failure: unknown) => {
        throw new PrintFailure(reasonOf(failure));
      });
      const printed = await stat(temporary).catch(() => null);
      if (printed === null || printed.size === 0) throw new PrintFailure('0 B');
    }, options);
  } catch (failure) {
    if (failure instanceof PrintFailure) return err(appError('PDF_FAILED', { browser: printer.name, reason: failure.message }, place));
    throw failure;
  }
}

/** The last line that the browser said, without the pages of its command line. */
function reasonOf(failure: unknown): string {
  const text = failure instanceof Error ? ('stderr' in failure && typeof failure.stderr === 'string' && failure.stderr.trim() !== '' ? failure.stderr : failure.message) : String(failure);
  return (text.trim().split('\n').at(-1) ?? '').slice(0, 200);
}
