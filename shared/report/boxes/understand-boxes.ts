import { foldName } from '../../base/fold-text.ts';
import { readNumber } from '../../base/read-number.ts';
import { boxChapters } from '../../model/box-chapter.ts';
import type { BoxChapter } from '../../model/box-chapter.ts';
import type { PictureFile } from '../../model/box-picture.ts';
import type { BoxRemark, ReadBox } from '../../model/box-import.ts';
import type { PlanBox } from '../../model/report-plan.ts';
import type { ReportInput } from '../report-input.ts';
import { reportedRegions } from '../regions.ts';

export interface UnderstoodBox {
  readonly box: Omit<PlanBox, 'id' | 'picture'>;
  /** With what is said of it. */
  readonly picture?: PictureFile & { readonly caption: string };
  readonly place: string;
  readonly remarks: readonly BoxRemark[];
}

const chapterNames: Readonly<Record<BoxChapter, readonly string[]>> = {
  progress: ['发展成效', '成效', 'progress'],
  holders: ['典型示范', '示范', '典型', 'examples', 'holders'],
  risers: ['创新实践', '创新', '进步较大地区', 'who rose', 'risers'],
  region: ['区域', '区域分析', 'region'],
};

/** Lengths that a plan holds. */
const LINE = 500;
const TEXT = 50_000;

/** What boxes of a file mean in this report. `known`: those that the plan has already, by title. Braces of a text are its own signs, no facts. */
export function understoodBoxes(
  read: readonly ReadBox[],
  inputs: readonly ReportInput[],
  known: readonly PlanBox[],
): readonly UnderstoodBox[] {
  const units = new Map(
    inputs.flatMap(({ dataset }) =>
      dataset.units.flatMap(({ code, name, fullName }) =>
        [code, name, fullName].map((text) => [foldName(text), code] as const),
      ),
    ),
  );
  const regions = new Map(
    inputs.flatMap(({ dataset }) =>
      reportedRegions(dataset).flatMap(({ name }) =>
        [name, `${name}地区`].map((text) => [foldName(text), name] as const),
      ),
    ),
  );
  return read.map((one) => {
    const unit = units.get(foldName(one.unit));
    const region = regions.get(foldName(one.region));
    const year = readNumber(one.year.replace(/\s*年$/, ''), { whole: true, min: 1900, max: 9999 });
    const asked = boxChapters.find((chapter) =>
      chapterNames[chapter].some((name) => foldName(name) === foldName(one.chapter)),
    );
    const remarks: BoxRemark[] = [];
    if (one.unit !== '' && unit === undefined) remarks.push('unit-unknown');
    if (one.region !== '' && region === undefined) remarks.push('region-unknown');
    if (asked === undefined) remarks.push('chapter-chosen');
    if (one.year !== '' && year.type !== 'number') remarks.push('year-unknown');
    if (one.text === '') remarks.push('no-text');
    const text = escapedSigns(one.text);
    if (one.title.length > LINE || one.source.length > LINE || text.length > TEXT) remarks.push('too-long');
    if (known.some(({ title }) => title === one.title)) remarks.push('known');
    return {
      place: one.place,
      remarks,
      ...(one.picture === undefined
        ? {}
        : { picture: { ...one.picture, caption: (one.caption ?? '').slice(0, LINE) } }),
      box: {
        title: one.title.slice(0, LINE),
        unit: unit ?? '',
        region: region ?? '',
        chapter: asked ?? (unit === undefined ? 'region' : 'holders'),
        text: text.slice(0, TEXT),
        source: one.source.slice(0, LINE),
        year: year.type === 'number' ? year.value : null,
        shown: null,
      },
    };
  });
}

function escapedSigns(text: string): string {
  return text.replace(/[{}[\]]/g, '$&$&');
}
