import { createWriteStream, openSync, writeSync, closeSync } from 'node:fs';
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import { zipOf } from '../../test/fixtures/workbooks/zip-writer.ts';
import type { FixturePart } from '../../test/fixtures/workbooks/zip-writer.ts';

/** 合成数据: files of element checks as offices keep them, one row a check. */
const headings = ['地区', '事项编码', '事项名称', '要素', '结果', '核查人', '核查日期', '备注'] as const;
const elements = [
  '法定时限',
  '法定时限日别',
  '承诺时限',
  '承诺时限日别',
  '材料来源',
  '材料份数',
  '材料类型',
  '材料介质',
  '办理环节',
  '环节时限',
  '审批标准',
  '办理结果',
  '到场次数',
  '空白表格',
  '示范样表',
] as const;
const units = [
  '北京',
  '天津',
  '河北',
  '山西',
  '内蒙古',
  '辽宁',
  '吉林',
  '黑龙江',
  '上海',
  '江苏',
  '浙江',
  '安徽',
  '福建',
  '江西',
  '山东',
  '河南',
  '湖北',
  '湖南',
  '广东',
  '广西',
  '海南',
  '重庆',
  '四川',
  '贵州',
  '云南',
  '西藏',
  '陕西',
  '甘肃',
  '青海',
  '宁夏',
  '新疆',
  '新疆兵团',
] as const;

/** Row `r` of `total`, 0-based. Units in blocks, every element of an item in turn. */
function checkRow(r: number, total: number): readonly [string, string, string, string, number, string, string] {
  const item = Math.floor(r / elements.length);
  const unit = Math.min(units.length - 1, Math.floor((r / total) * units.length));
  return [
    units[unit]!,
    `11${String(unit + 10)}0000${String(item).padStart(10, '0')}`,
    `合成事项${item}`,
    elements[r % elements.length]!,
    (r * 7 + item) % 10 < 9 ? 1 : 0,
    `核查员${item % 60}`,
    `2021-${String(1 + (item % 12)).padStart(2, '0')}-15`,
  ];
}

export function writeElementCsv(path: string, rows: number): void {
  const file = openSync(path, 'w');
  try {
    let text = `合成示例数据 指南要素核查记录\r\n${headings.join(',')}\r\n`;
    for (let r = 0; r < rows; r += 1) {
      text += `${checkRow(r, rows).join(',')},\r\n`;
      if (text.length > 1_000_000) {
        writeSync(file, text);
        text = '';
      }
    }
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
}

/** One workbook whose rows are spread over `sheets` sheets, with shared strings as Excel writes them. */
export async function writeElementWorkbook(path: string, rows: number, sheets: number): Promise<void> {
  const strings: string[] = [];
  const known = new Map<string, number>();
  const shared = (text: string): number => {
    const found = known.get(text);
    if (found !== undefined) return found;
    strings.push(text);
    known.set(text, strings.length - 1);
    return strings.length - 1;
  };
  const parts: FixturePart[] = [];
  const perSheet = Math.ceil(rows / sheets);
  for (let s = 0; s < sheets; s += 1) {
    parts.push(
      await packed(
        `xl/worksheets/sheet${s + 1}.xml`,
        sheetXml(s * perSheet, Math.min(rows, (s + 1) * perSheet), rows, shared),
      ),
    );
  }
  parts.push(await packed('xl/sharedStrings.xml', stringsXml(strings)));
  const names = Array.from({ length: sheets }, (_, s) => s + 1);
  const types = names
    .map(
      (n) =>
        `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('');
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const small: FixturePart[] = [
    {
      name: '[Content_Types].xml',
      data: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${types}<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets>${names.map((n) => `<sheet name="要素核查${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((n) => `<Relationship Id="rId${n}" Type="${relation}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${sheets + 1}" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
  ];
  const file = createWriteStream(path);
  file.end(zipOf([...small, ...parts]));
  await once(file, 'close');
}

function* sheetXml(from: number, to: number, total: number, shared: (text: string) => number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  yield `<row r="1">${headings.map((text, c) => `<c r="${'ABCDEFGH'[c]}1" t="s"><v>${shared(text)}</v></c>`).join('')}</row>`;
  for (let r = from; r < to; r += 1) {
    const row = r - from + 2;
    const [unit, code, name, element, result, person, date] = checkRow(r, total);
    const text = (column: string, value: string): string => `<c r="${column}${row}" t="s"><v>${shared(value)}</v></c>`;
    yield `<row r="${row}" spans="1:8">${text('A', unit)}${text('B', code)}${text('C', name)}${text('D', element)}<c r="E${row}"><v>${result}</v></c>${text('F', person)}${text('G', date)}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function* stringsXml(strings: readonly string[]): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${strings.length}">`;
  for (const text of strings) yield `<si><t>${text}</t></si>`;
  yield '</sst>';
}

/** Deflated piece by piece: a sheet of a million rows does not fit into one string. */
async function packed(name: string, pieces: Iterable<string>): Promise<FixturePart> {
  const deflate = createDeflateRaw({ level: 1 });
  const chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(deflate, 'end');
  let crc = 0;
  let unpacked = 0;
  let held = '';
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(held);
    held = '';
    crc = crc32(bytes, crc);
    unpacked += bytes.length;
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  };
  for (const piece of pieces) {
    held += piece;
    if (held.length > 500_000) await flush();
  }
  await flush();
  deflate.end();
  await ended;
  return { name, data: '', packed: Buffer.concat(chunks), unpacked, crc };
}
