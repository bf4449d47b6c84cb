import { expect, it } from 'vitest';
import type { EditedParagraph } from '../../../shared/report/manuscript/edited-document.ts';
import { boxesOfDocument, boxesOfRows } from '../../../shared/report/boxes/read-boxes.ts';
import { understoodBoxes } from '../../../shared/report/boxes/understand-boxes.ts';
import { sampleCohort } from './sample-cohort.ts';

const inputs = [sampleCohort('province-2021'), sampleCohort('key-city-2021')];
const rows = (...texts: readonly (readonly string[])[]) => texts.map((one, i) => ({ row: i + 1, texts: one }));

it('a list is read by its headings, whatever stands above them and in which order they come', () => {
  const boxes = boxesOfRows(
    rows(
      ['2021 年专栏'],
      ['序号', '正文', '标题', '评估对象', '放在', '来源', '年度'],
      ['1', '一网通办。\n一次办成。', '浙江：最多跑一次', '浙江省', '典型示范', '省政府', '2021年'],
      ['', '', '', '', '', '', ''],
      ['2', '跨省通办。', '区域协作', '', '', '', ''],
    ),
  );
  expect(boxes?.map(({ place }) => place)).toEqual(['3', '5']);
  const [first, second] = understoodBoxes(boxes ?? [], inputs, []);
  expect(first).toEqual({
    place: '3',
    remarks: [],
    box: {
      ...{ title: '浙江：最多跑一次', unit: '330000', region: '', chapter: 'holders' },
      ...{ text: '一网通办。\n一次办成。', source: '省政府', year: 2021, shown: null },
    },
  });
  expect(second?.box).toMatchObject({ title: '区域协作', unit: '', chapter: 'region', year: null });
  expect(second?.remarks).toEqual(['chapter-chosen']);
});

it('a sheet without title and text is no list of boxes', () => {
  expect(boxesOfRows(rows(['地区', '得分'], ['北京', '95']))).toBeNull();
});

const paragraph = (text: string, style = 'normal'): EditedParagraph => ({
  ...{ text, style, inTable: false, controlled: [], references: [], bookmarks: [] },
  place: { heading: '', paragraph: 1 },
});

it('a document is read by its headings; lines that name a field are no text', () => {
  const boxes = boxesOfDocument([
    paragraph('前面的话'),
    paragraph('典型做法', 'heading 1'),
    paragraph('广州：一件事一次办', '标题 2'),
    paragraph('评估对象：广州'),
    paragraph('年度: 2021'),
    paragraph('做法如下：分三步。'),
    paragraph('第二段。'),
    paragraph('来源：市政府网站'),
  ]);
  expect(boxes).toEqual([
    {
      ...{ title: '广州：一件事一次办', unit: '广州', region: '', chapter: '', year: '2021', source: '市政府网站' },
      ...{ text: '做法如下：分三步。\n第二段。', place: '广州：一件事一次办' },
    },
  ]);
  expect(understoodBoxes(boxes, inputs, [])[0]?.box.unit).toBe('440100');
});

it('what isn’t known is said and left empty, signs of patterns are text, and a title that is there already is told', () => {
  const read = {
    ...{ title: '甲', unit: '火星', region: '月球', chapter: '附录', text: '用 {fact} 和 [括号]', source: '' },
    ...{ year: '去年', place: '2' },
  };
  const known = {
    ...{ id: 'box-1', title: '甲', unit: '', region: '', text: '', source: '', year: null, shown: null },
    chapter: 'region' as const,
  };
  const [one] = understoodBoxes([read], inputs, [known]);
  expect(one?.remarks).toEqual(['unit-unknown', 'region-unknown', 'chapter-chosen', 'year-unknown', 'known']);
  expect(one?.box).toMatchObject({ unit: '', region: '', year: null, text: '用 {{fact}} 和 [[括号]]' });
});
