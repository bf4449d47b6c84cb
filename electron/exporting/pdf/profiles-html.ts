import { figureText } from '../../../shared/report/figures/figure-text.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import { unitRadar } from '../../../shared/report/figures/unit-radar.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { cohortName, isPublishedSubject } from '../../../shared/report/report-words.ts';
import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import { unitProfileLines, unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import { footerText } from '../footer-text.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { PROFILE_ROWS, fittingSize } from '../profile-fit.ts';
import { htmlPage, htmlTable, htmlText } from './html-parts.ts';

/** A4 less the margins of `@page unit`, less title and radar; height of a row of the table. In twips. */
const WIDTH = 10092;
const ROOM = 14910 - 600 - 3900;
const ROW = 215;

/** P-unit of the given units as HTML, a page each. */
export function profilesHtml(input: ReportInput, stamp: ExportStamp, profiles: readonly UnitProfile[]): string {
  const title = figureText(
    input,
    isPublishedSubject(input) ? 'DOCUMENT_PROFILES_TITLE_PUBLISHED' : 'DOCUMENT_PROFILES_TITLE',
    {
      year: input.framework.year,
      cohort: cohortName(input),
    },
  );
  return htmlPage(
    title,
    footerText(input, stamp),
    input.lang,
    profiles.map((profile) => page(input, profile)).join('\n'),
  );
}

function page(input: ReportInput, profile: UnitProfile): string {
  const table = unitProfileTable(input, profile);
  const lines = unitProfileLines(profile, input.lang);
  const found = profile.sentences.length;
  const shown =
    profile.indicators.length <= PROFILE_ROWS
      ? table
      : { ...table, body: table.body.filter((_, i) => profile.indicators[i]?.depth === 1) };
  const radar = figureSvg(
    unitRadar(
      input,
      input.dataset.units.findIndex(({ code }) => code === profile.unit.code),
    ),
    { lang: input.lang, titled: false, width: 380 },
  ).svg;
  const paragraphs = (some: readonly string[]): string => some.map((line) => `<p>${htmlText(line)}</p>`).join('');
  const size = fittingSize(lines.slice(found), WIDTH, ROOM - (shown.body.length + 1) * ROW) / 2;
  return `<section class="unit"><h1>${htmlText(table.title)}</h1><div class="beside">${radar}<div>${paragraphs(lines.slice(0, found))}</div></div>${htmlTable(shown)}<div class="more" style="font-size:${size}pt">${paragraphs(lines.slice(found))}</div></section>`;
}
