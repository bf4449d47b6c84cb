import { writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Document, PageOrientation } from 'docx';
import type { Paragraph, Table } from 'docx';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { figureText } from '../../../shared/report/figures/figure-text.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { cohortName, isPublishedSubject } from '../../../shared/report/report-words.ts';
import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import { footerText } from '../footer-text.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { figureRasteriser } from '../figures/figure-rasteriser.ts';
import type { FigureRasteriser } from '../figures/figure-rasteriser.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions } from '../../files/write-safely.ts';
import type { DocumentWritten } from './document-written.ts';
import { joinDocuments } from './join-documents.ts';
import { packDocument } from './pack-document.ts';
import { profilePage } from './profile-page.ts';
import { wordFooter, wordHeader } from './word-page.ts';
import { reportStyles } from './word-styles.ts';
import { guardWordText } from './word-text.ts';

/** Units laid out at a time: docx's objects for them stay under 100 MB. */
const PART = 10;

/** P-unit of the given units, a page each, in the given order; however many there are, memory stays under 600 MB. */
export async function writeProfilesDocx(
  input: ReportInput,
  stamp: ExportStamp,
  profiles: readonly UnitProfile[],
  path: string,
  options: WriteOptions = {},
  rasteriser: FigureRasteriser = figureRasteriser(),
): Promise<Result<DocumentWritten>> {
  const written = await writeSafely(
    path,
    async (temporary) => writeFile(temporary, await joinDocuments(documents(input, stamp, profiles, rasteriser))),
    options,
  );
  return written.ok ? ok({ ...written.value, warnings: rasteriser.warnings }) : written;
}

async function* documents(
  input: ReportInput,
  stamp: ExportStamp,
  profiles: readonly UnitProfile[],
  rasteriser: FigureRasteriser,
): AsyncGenerator<Buffer> {
  const title = figureText(
    input,
    isPublishedSubject(input) ? 'DOCUMENT_PROFILES_TITLE_PUBLISHED' : 'DOCUMENT_PROFILES_TITLE',
    {
      year: input.framework.year,
      cohort: cohortName(input),
    },
  );
  for (let start = 0; start === 0 || start < profiles.length; start += PART) {
    const children: (Paragraph | Table)[] = [];
    for (const profile of profiles.slice(start, start + PART)) {
      children.push(...profilePage(input, profile, rasteriser));
      // What the rasteriser holds outside the heap, 3.5 MB a picture, goes between turns of the event loop only.
      await nextTurn();
    }
    yield await packDocument(
      new Document({
        creator: stamp.app,
        lastModifiedBy: stamp.app,
        title: guardWordText(title),
        styles: reportStyles,
        sections: [
          {
            properties: {
              page: {
                size: { width: 11906, height: 16838, orientation: PageOrientation.PORTRAIT },
                margin: { top: 1134, bottom: 964, left: 907, right: 907, header: 567, footer: 454 },
              },
            },
            headers: { default: wordHeader(title) },
            footers: { default: wordFooter(footerText(input, stamp)) },
            children,
          },
        ],
      }),
      input.lang,
    );
  }
}
