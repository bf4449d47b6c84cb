import { LineRuleType, ShadingType } from 'docx';
import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { linePitch } from '../profile-fit.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';

/** 仿宋 12 pt with lines one and a half apart and two characters' indent; headings in 黑体. */
export const reportStyles: IStylesOptions = {
  default: {
    document: { run: { font: bodyFonts, size: 24 } },
    heading1: {
      run: { font: headFonts, size: 32, bold: false, color: '000000' },
      paragraph: { spacing: { before: 240, after: 240 }, outlineLevel: 0 },
    },
    heading2: {
      run: { font: headFonts, size: 28, bold: false, color: '000000' },
      paragraph: { spacing: { before: 200, after: 120 }, outlineLevel: 1 },
    },
    heading3: {
      run: { font: headFonts, size: 24, bold: false, color: '000000' },
      paragraph: { spacing: { before: 160, after: 80 }, outlineLevel: 2 },
    },
  },
  paragraphStyles: [
    {
      id: 'ReportText',
      name: 'Report text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { firstLine: 480 }, spacing: { line: 360, after: 60 } },
      run: { font: bodyFonts, size: 24 },
    },
    // What stands under tables and figures. Its size is the style's: LibreOffice drops a run's own in the first paragraph of a control.
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { before: 40 } },
      run: { font: bodyFonts, size: 18 },
    },
    {
      id: 'ReportSlot',
      name: 'Report slot',
      basedOn: 'ReportText',
      quickFormat: true,
      run: { color: '7A5B00', shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'FFF6DA' } },
    },
    profileCell(15),
    profileCell(18),
    { id: 'Caption', name: 'caption', basedOn: 'Normal', quickFormat: true, run: { font: headFonts, size: 22 } },
    caption('TableCaption', 'Table caption'),
    caption('FigureCaption', 'Figure caption'),
    caption('BoxCaption', 'Box caption'),
  ],
};

/** Each list of the document goes by a style of its own. */
function caption(id: string, name: string): IParagraphStyleOptions {
  return { id, name, basedOn: 'Caption', next: 'Normal', quickFormat: true };
}

/** Cells of the tables on unit pages. */
function profileCell(size: 15 | 18): IParagraphStyleOptions {
  return {
    id: `ProfileCell${size}`,
    name: `Profile cell ${size / 2}`,
    basedOn: 'Normal',
    run: { font: bodyFonts, size },
    paragraph: { spacing: { line: linePitch(size), lineRule: LineRuleType.EXACT } },
  };
}
