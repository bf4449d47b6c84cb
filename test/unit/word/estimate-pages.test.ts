import { Document, Packer } from 'docx';
import type { EstimatedPageNumbers } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { expect, it } from 'vitest';
import { laidReport } from '../../../electron/exporting/report-material.ts';
import { controlLog } from '../../../electron/exporting/word/content-controls.ts';
import { estimatePages } from '../../../electron/exporting/word/estimate-pages.ts';
import { byOrientation, continuing } from '../../../electron/exporting/word/orientation.ts';
import { wordBlock } from '../../../electron/exporting/word/word-blocks.ts';
import { wordPage } from '../../../electron/exporting/word/word-page.ts';
import { reportStyles } from '../../../electron/exporting/word/word-styles.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { wholeFramework } from '../../office/live-cohorts.ts';
import { onePixel } from './one-pixel.ts';

it('leaves out tables whose pages are known, and finds every heading and caption on the page that the whole body has it on', async () => {
  const { blocks, labels } = laidReport({ input: wholeFramework('province-2021'), stamp });
  const context = { lang: 'zh' as const, rasteriser: onePixel, labels, log: controlLog(), pictures: new Map() };
  let whole: EstimatedPageNumbers | undefined;
  let ours: EstimatedPageNumbers | undefined;
  const document = new Document({
    styles: reportStyles,
    pageNumbers: (body, of) => {
      whole = estimatePageNumbersWith({ guess: true })(body, of);
      ours = estimatePages(body, of);
      return ours;
    },
    sections: byOrientation(blocks).map(({ landscape, blocks: own }) => ({
      properties: { page: wordPage(landscape) },
      children: own.flatMap((block, i) =>
        block.kind === 'table' && block.continued ? [] : wordBlock(block, context, continuing(own, i + 1), own[i - 1]),
      ),
    })),
  });
  await Packer.toBuffer(document);
  const pages = [...(ours?.bookmarks ?? [])];
  expect(pages.length).toBeGreaterThan(100);
  expect(pages.filter(([name, page]) => whole?.bookmarks.get(name) !== page)).toEqual([]);
  expect(ours?.pageCount).toBe(whole?.pageCount);
  // Only the anchors within tables are gone: some were left out, no heading's or caption's.
  const gone = [...(whole?.bookmarks.keys() ?? [])].filter((name) => ours?.bookmarks.has(name) !== true);
  expect(gone.length).toBeGreaterThan(0);
  expect(gone.filter((name) => !name.startsWith('_ewb'))).toEqual([]);
});
