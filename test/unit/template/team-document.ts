import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A paragraph whose runs are the given texts, each in a look of its own: as Word splits what was typed and corrected. */
export function paragraph(...runs: readonly string[]): string {
  return styled('a', ...runs);
}

export function heading(text: string): string {
  return styled('1', text);
}

function styled(style: string, ...runs: readonly string[]): string {
  const written = runs.map(
    (text, i) =>
      `<w:r><w:rPr>${i % 2 === 1 ? '<w:b/>' : ''}<w:color w:val="7A1F1F"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r><w:proofErr w:type="spellEnd"/>`,
  );
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${written.join('')}</w:p>`;
}

export function table(...rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const cells = rows.map(
    (row) =>
      `<w:tr>${row.map((text) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`).join('')}</w:tr>`,
  );
  const grid = '<w:gridCol w:w="2000"/>'.repeat(columns);
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${cells.join('')}</w:tbl>`;
}

/** A .docx as a Chinese Word saves one: heading 1 has the id "1" and the body text "a"; its own face, header and footer. */
export function writeTeamDocument(
  path: string,
  body: readonly string[],
  { header = '本单位页眉', footer = '{{origin}}', sort = 'document' }: TeamDocument = {},
): void {
  const part = (name: string, root: string, content: string): readonly [string, Uint8Array] => [
    name,
    strToU8(`${HEAD}<w:${root} xmlns:w="${W}" xmlns:r="${OFFICE}">${content}</w:${root}>`),
  ];
  const relations = (list: readonly string[]): Uint8Array =>
    strToU8(
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`,
    );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const types = ['styles', 'header', 'footer', 'settings'].map((kind) => {
    const name = kind === 'header' || kind === 'footer' ? `${kind}1` : kind;
    return `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  });
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';
  const parts = Object.fromEntries<Uint8Array>([
    [
      '[Content_Types].xml',
      strToU8(
        `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.${sort}.main+xml"/>${types.join('')}</Types>`,
      ),
    ],
    ['_rels/.rels', relations([relation('rId1', 'officeDocument', 'word/document.xml')])],
    [
      'word/_rels/document.xml.rels',
      relations([
        relation('rId1', 'styles', 'styles.xml'),
        relation('rId2', 'header', 'header1.xml'),
        relation('rId3', 'footer', 'footer1.xml'),
        relation('rId4', 'settings', 'settings.xml'),
      ]),
    ],
    part('word/document.xml', 'document', `<w:body>${body.join('')}${section}</w:body>`),
    part('word/styles.xml', 'styles', styles),
    part('word/header1.xml', 'hdr', paragraph(header)),
    part('word/footer1.xml', 'ftr', paragraph(footer)),
    part('word/settings.xml', 'settings', '<w:zoom w:percent="100"/><w:compat/>'),
  ]);
  writeFileSync(path, zipSync(parts));
}

interface TeamDocument {
  readonly header?: string;
  readonly footer?: string;
  readonly sort?: 'document' | 'template';
}

const face = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="楷体"/>';
const styles = [
  `<w:docDefaults><w:rPrDefault><w:rPr>${face}<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="7A1F1F"/><w:sz w:val="36"/></w:rPr></w:style>',
].join('');
