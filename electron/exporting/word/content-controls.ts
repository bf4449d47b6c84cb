import { Bookmark, FileChild, TextRun } from 'docx';
import type { IContext, IRunOptions, IXmlableObject, Paragraph, Table } from 'docx';
import { TAG_PREFIX, anchorOf } from '../../../shared/report/manuscript/printed-values.ts';
import type { PrintedValue } from '../../../shared/report/manuscript/printed-values.ts';

/** Above the numbers that Word gives to controls of its own in small documents; those of ours count on from it. */
const FIRST_ID = 1_000_001;

/** Numbers the content controls of a document, and keeps what they were printed with for its custom part. */
export interface ControlLog {
  add(value: Omit<PrintedValue, 'id'>): string;
  values(): readonly PrintedValue[];
}

/** `first`: the number of the first, where it is known already. */
export function controlLog(first = String(FIRST_ID)): ControlLog {
  const values: PrintedValue[] = [];
  return {
    add: (value) => {
      const id = values.length === 0 ? first : String(FIRST_ID + values.length);
      values.push({ id, ...value });
      return id;
    },
    values: () => values,
  };
}

interface Control {
  readonly id: string;
  readonly tag: string;
}

/**
 * `w:sdt` as ECMA-376 17.5.2 orders it: tag, id, what sort it is, then the content. docx has no content controls but for contents and check boxes.
 * A block is called a part of a gallery: LibreOffice up to 7.4 writes the texts of other block controls several times over when it saves.
 */
function controlXml(
  { id, tag }: Control,
  content: readonly (IXmlableObject | undefined)[],
  sort: readonly IXmlableObject[] = [],
): IXmlableObject {
  return {
    'w:sdt': [
      {
        'w:sdtPr': [
          { 'w:tag': { _attr: { 'w:val': TAG_PREFIX + tag } } },
          { 'w:id': { _attr: { 'w:val': id } } },
          ...sort,
        ],
      },
      { 'w:sdtContent': content.filter((part) => part !== undefined) },
    ],
  };
}

/** A run within a content control. */
export class ControlledRun extends TextRun {
  readonly #control: Control;
  readonly #anchored: Bookmark;

  constructor(control: Control, options: IRunOptions) {
    super(options);
    this.#control = control;
    this.#anchored = new Bookmark({ id: anchorOf(control.id), children: [] });
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const { start, end } = this.#anchored;
    return controlXml(this.#control, [start.prepForXml(context), super.prepForXml(context), end.prepForXml(context)]);
  }
}

/** Paragraphs and tables within a content control. */
export class ControlledBlock extends FileChild {
  readonly #control: Control;
  readonly #children: readonly (Paragraph | Table)[];

  constructor(control: Control, children: readonly (Paragraph | Table)[]) {
    super('w:sdt');
    this.#control = control;
    this.#children = children;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return controlXml(
      this.#control,
      this.#children.map((child) => child.prepForXml(context)),
      [{ 'w:docPartObj': [{ 'w:docPartGallery': { _attr: { 'w:val': 'Tables' } } }, { 'w:docPartUnique': {} }] }],
    );
  }
}
