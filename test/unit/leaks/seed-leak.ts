import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { createRandom } from '../../../shared/base/random.ts';
import type { LeakWords } from './leak-words.ts';
import type { OutgoingFile } from './public-files.ts';

type Random = ReturnType<typeof createRandom>;
type Parts = Record<string, Uint8Array>;

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** Split into runs as an editor's program splits what is typed in several goes, also in the middle of a number. */
const runs = (text: string): string =>
  (text.match(/.{1,3}/gsu) ?? []).map((piece) => `<w:proofErr w:type="spellStart"/>${run(piece)}`).join('');
const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`;
const row = (cells: readonly string[]): string =>
  `<w:tr>${cells.map((text) => `<w:tc>${paragraph(runs(text))}</w:tc>`).join('')}</w:tr>`;
const field = (result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCPROPERTY x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

function edit(part: string, from: RegExp, to: string): (parts: Parts) => void {
  return (parts) => {
    const xml = strFromU8(parts[part]!);
    if (!from.test(xml)) throw new Error(`${part}: ${String(from)}`);
    parts[part] = strToU8(xml.replace(from, () => to));
  };
}

const put = (part: string, xml: string) => (parts: Parts) => void (parts[part] = strToU8(xml));
const end = /<w:sectPr(?![\s\S]*<w:sectPr)/;
const atEnd = (xml: string) => edit('word/document.xml', end, `${xml}<w:sectPr`);

const chart = ({ heads, cells }: LeakWords): string =>
  `<c:chartSpace xmlns:c="c"><c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>${heads[1]}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>其他</c:v></c:pt><c:pt idx="1"><c:v>${cells[0]}</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v>${cells[1]}</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:chartSpace>`;

function sheet(parts: Parts, { heads, cells }: LeakWords, hidden: boolean): void {
  const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const number = /^\d+(?:\.\d+)?$/.test(cells[1]) ? `<c r="B2"><v>${cells[1]}</v></c>` : text('B2', cells[1]);
  // Of the hidden one a rank stands without its head; a weight without the word could be any share.
  const head = hidden && heads[1] !== '权重' ? '' : `<row r="1">${text('A1', heads[0])}${text('B1', heads[1])}</row>`;
  parts['xl/worksheets/sheet90.xml'] = strToU8(
    `<worksheet><sheetData>${head}<row r="2">${text('A2', cells[0])}${number}</row></sheetData></worksheet>`,
  );
  edit(
    'xl/workbook.xml',
    /<\/sheets>/,
    `<sheet name="x" sheetId="90" ${hidden ? 'state="veryHidden" ' : ''}r:id="rId990"/></sheets>`,
  )(parts);
  edit(
    'xl/_rels/workbook.xml.rels',
    /<\/Relationships>/,
    '<Relationship Id="rId990" Type="t" Target="worksheets/sheet90.xml"/></Relationships>',
  )(parts);
}

const inWord: Readonly<Record<string, (words: LeakWords) => (parts: Parts) => void>> = {
  text: ({ said }) => atEnd(paragraph(run(`另外，${said}。`))),
  'text split over runs': ({ said }) => atEnd(paragraph(runs(`另外，${said}。`))),
  table: ({ heads, cells }) => atEnd(`<w:tbl>${row(heads)}${row(cells)}</w:tbl>`),
  header: ({ said }) => edit('word/header1.xml', /<\/w:hdr>/, `${paragraph(runs(said))}</w:hdr>`),
  'alt text': ({ said }) => edit('word/document.xml', / descr="[^"]*"/, ` descr="${said}"`),
  property: ({ said }) =>
    edit(
      'docProps/custom.xml',
      /<\/Properties>/,
      `<property fmtid="x" pid="90" name="备注"><vt:lpwstr>${said}</vt:lpwstr></property></Properties>`,
    ),
  title: ({ said }) => edit('docProps/core.xml', /<dc:title>[^<]*/, `<dc:title>${said}`),
  'chart in Word': (words) => put('word/charts/chart90.xml', chart(words)),
  footnote: ({ said }) =>
    put(
      'word/footnotes.xml',
      `<w:footnotes xmlns:w="w"><w:footnote w:id="2">${paragraph(runs(said))}</w:footnote></w:footnotes>`,
    ),
  comment: ({ said }) =>
    put(
      'word/comments.xml',
      `<w:comments xmlns:w="w"><w:comment w:id="0" w:author="编者">${paragraph(runs(said))}</w:comment></w:comments>`,
    ),
  'tracked deletion': ({ said }) =>
    atEnd(paragraph(`<w:del w:id="90" w:author="x"><w:r><w:delText>${said}</w:delText></w:r></w:del>`)),
  'field result': ({ said }) => atEnd(paragraph(`${run('见')}${field(said)}`)),
  'custom XML of printed values': ({ cells, kind, unit, said }) => {
    const value =
      kind === 'fingerprint'
        ? `<ewb:run cohort="province" year="2021" at="" fingerprint="${cells[1]}"></ewb:run>`
        : kind === 'index' || kind === 'rank'
          ? `<ewb:value id="9" tag="ewb:unit:province:${unit}:${kind}">${cells[1]}</ewb:value>`
          : `<ewb:value id="9" tag="ewb:x">${said}</ewb:value>`;
    return edit('customXml/item1.xml', /<ewb:value /, `${value}<ewb:value `);
  },
  'custom XML of another program': ({ said }) => put('customXml/item9.xml', `<x><y>${said}</y></x>`),
  'hidden text of a content control': ({ said }) =>
    atEnd(
      paragraph(
        `<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:vanish/></w:rPr><w:t>${said}</w:t></w:r></w:sdtContent></w:sdt>`,
      ),
    ),
  'name of a content control': ({ said }) =>
    atEnd(paragraph(`<w:sdt><w:sdtPr><w:alias w:val="${said}"/></w:sdtPr><w:sdtContent/></w:sdt>`)),
  'text box': ({ said }) =>
    atEnd(
      paragraph(
        `<w:r><w:pict><v:textbox><w:txbxContent>${paragraph(runs(said))}</w:txbxContent></v:textbox></w:pict></w:r>`,
      ),
    ),
};

const inExcel: Readonly<Record<string, (words: LeakWords) => (parts: Parts) => void>> = {
  sheet: (words) => (parts) => sheet(parts, words, false),
  'hidden sheet': (words) => (parts) => sheet(parts, words, true),
  'chart in Excel': (words) => put('xl/charts/chart90.xml', chart(words)),
  'comment of a cell': ({ said }) =>
    put(
      'xl/comments1.xml',
      `<comments><commentList><comment ref="A1"><text><r><t>${said}</t></r></text></comment></commentList></comments>`,
    ),
};

const inPlain: Readonly<Record<string, (words: LeakWords, text: string) => string>> = {
  'svg title': ({ said }, svg) => svg.replace('</svg>', () => `<title>${said}</title></svg>`),
  'svg text': ({ said }, svg) => svg.replace('</svg>', () => `<text x="1" y="1">${said}</text></svg>`),
  csv: ({ heads, cells }, csv) => `${csv}"${heads.join('","')}"\r\n"${cells.join('","')}"\r\n`,
};

export const wordPlaces = Object.keys(inWord);
export const leakPlaces = [...wordPlaces, ...Object.keys(inExcel), ...Object.keys(inPlain)];

/** A copy of one of the files with the words in that place. */
export function seedLeak(
  files: readonly OutgoingFile[],
  where: string,
  words: LeakWords,
  random: Random,
): OutgoingFile {
  const ending = where in inWord ? 'docx' : where in inExcel ? 'xlsx' : where.split(' ')[0]!;
  const fitting = files.filter(({ name }) => name.endsWith(`.${ending}`));
  const file = fitting[random.below(fitting.length)]!;
  const plain = inPlain[where];
  if (plain !== undefined) return { ...file, bytes: Buffer.from(plain(words, file.bytes.toString('utf8'))) };
  const parts = unzipSync(file.bytes);
  (inWord[where] ?? inExcel[where])?.(words)(parts);
  return { ...file, bytes: Buffer.from(zipSync(parts, { level: 0 })) };
}
