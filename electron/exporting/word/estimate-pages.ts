import type { IXmlableObject, PageNumberEstimator } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';

const estimate = estimatePageNumbersWith({ guess: true });

/**
 * Pages of the contents as docx lays them out. Without its own counting of list numbers: our headings have theirs in their text, and looking for
 * others reads the whole body once more, a tenth of the report's time. And without the tables whose pages are known: those are two fifths of the body.
 */
export const estimatePages: PageNumberEstimator = (body, context) => estimate(withoutCutTables(body), context);

/**
 * The body with nothing in place of each table that begins under a chapter's heading: such a table was cut where its page is full
 * (`continueTables`), so that each piece fits its page and a caption with a page break or a chapter follows.
 */
function withoutCutTables(body: IXmlableObject): IXmlableObject {
  let chapter = -Infinity;
  const blocks = contentOf(body, 'w:body').map((block, i) => {
    if (isChapter(block)) chapter = i;
    // Heading, at most a paragraph, caption, table.
    return 'w:sdt' in block && i - chapter <= 3 ? withoutTables(block) : block;
  });
  return { ...body, 'w:body': blocks };
}

function isChapter(block: IXmlableObject): boolean {
  const [properties] = contentOf(block, 'w:p');
  return properties !== undefined && JSON.stringify(properties).includes('"Heading1"');
}

function withoutTables(control: IXmlableObject): IXmlableObject {
  const parts = contentOf(control, 'w:sdt').map((part) =>
    'w:sdtContent' in part
      ? {
          'w:sdtContent': contentOf(part, 'w:sdtContent').map((child) => ('w:tbl' in child ? { 'w:p': [] } : child)),
        }
      : part,
  );
  return { 'w:sdt': parts };
}

/** What docx formats: an element is an object with its name as key, its content a list where it has more than attributes. */
function contentOf(element: IXmlableObject, name: string): readonly IXmlableObject[] {
  const content: unknown = element[name];
  return Array.isArray(content) ? content.filter((child) => typeof child === 'object' && child !== null) : [];
}
