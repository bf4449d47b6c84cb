import { Packer } from 'docx';
import type { Document } from 'docx';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { ZipParts } from '../zip/zip-parts.ts';

/** Parts that hold text to read. */
const textParts = /^word\/(?:document|header\d+|footer\d+)\.xml$/;

/**
 * The document as a file whose every text run says its language and, in Chinese, that its characters are East Asian ones. Without the hint
 * Word sets quotation marks, dashes and dots, which Latin and Chinese text share, in the Latin face (ECMA-376 17.3.2.26), and without the
 * language it marks every line as misspelt. docx makes runs of its own too (fields, contents), so this is done on what it wrote.
 */
export async function packDocument(document: Document, lang: Language): Promise<Buffer> {
  return (await documentParts(document, lang)).bytes();
}

/** The same as its parts, for more to be put beside them. */
export async function documentParts(document: Document, lang: Language): Promise<ZipParts> {
  const parts = new ZipParts(await Packer.toBuffer(document));
  for (const name of parts.names()) if (textParts.test(name)) parts.put(name, markRuns(parts.text(name), lang));
  return parts;
}

/** The order of a run's properties is ECMA-376's: fonts first, language last of those that we write. */
function markRuns(xml: string, lang: Language): string {
  return xml.replace(/<w:r>(?:<w:rPr\/>|<w:rPr>(.*?)<\/w:rPr>)?/gs, (_, properties: string | undefined) => {
    const own = properties ?? '';
    const fonts =
      lang === 'en'
        ? own
        : own.includes('<w:rFonts ')
          ? own.replace('<w:rFonts ', '<w:rFonts w:hint="eastAsia" ')
          : own.replace(/^(?:<w:rStyle [^>]*\/>)?/, '$&<w:rFonts w:hint="eastAsia"/>');
    return `<w:r><w:rPr>${fonts}<w:lang w:val="${lang === 'en' ? 'en-GB' : 'en-US'}" w:eastAsia="zh-CN"/></w:rPr>`;
  });
}
