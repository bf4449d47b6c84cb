import { seeded } from '../plan/seeded.ts';
import { itemCode, itemName, SYNTHETIC, SYNTHETIC_NOTE } from '../plan/sample-words.ts';
import { oneRecord } from './sample-sheet.ts';
import { subregion } from './check-sheets.ts';
import type { Framework } from '../../../../shared/model/framework.ts';
import type { PlannedItem } from '../plan/plan-item-attributes.ts';
import type { SampleCell, SampleSheet } from './sample-sheet.ts';
import type { UnitPlan } from '../plan/plan-sample.ts';

const otherTypes = ['公共服务', '行政确认', '行政给付', '其他行政权力'];

/**
 * 事项属性表 of some units: the planned items as the 省级平台 shows them, then `national` items of each unit as the
 * 国家平台 shows them, which no measure takes (平台=省级平台).
 */
export function itemAttributesSheet(
  framework: Framework,
  plans: readonly UnitPlan[],
  region: string,
  national: (plan: UnitPlan) => number,
  seed: number,
): SampleSheet {
  return {
    sheet: '事项属性',
    kind: 'item_attributes',
    titles: [`${framework.year}年事项属性表（${region}，${SYNTHETIC}）`],
    header: [
      ['地区', '层级', '下级地区', '事项', '', '', '平台', '时限', '', '', '跑动次数', '是否即办', '网办深度'],
      ['', '', '', '事项编码', '事项名称', '事项类型', '', '法定时限', '承诺时限', '时限单位', '', '', ''],
    ],
    merges: [
      ...[1, 2, 3, 7, 11, 12, 13].map((column) => ({ top: 1, left: column, bottom: 2, right: column })),
      { top: 1, left: 4, bottom: 1, right: 6 },
      { top: 1, left: 8, bottom: 1, right: 10 },
    ],
    widths: [14, 8, 12, 20, 30, 14, 14, 10, 10, 10, 10, 10, 12],
    rows: function* () {
      for (const plan of plans) {
        const random = seeded(seed, plan.unit.code, 'attributes');
        const { items } = plan.attributes;
        for (const [at, item] of items.entries())
          yield attributeRow(plan, item, at, '省级平台', otherTypes[random.below(otherTypes.length)]!);
        const count = national(plan);
        for (let at = 0; at < count; at += 1) {
          const item = items[at % items.length]!;
          const slower: PlannedItem =
            random.below(10) === 0
              ? { ...item, promisedDays: Math.min(item.legalDays, item.promisedDays + 1 + random.below(5)) }
              : item;
          // Beyond the planned items the national platform lists further ones.
          yield attributeRow(plan, slower, at, '国家平台', otherTypes[random.below(otherTypes.length)]!);
        }
      }
    },
    notes: [SYNTHETIC_NOTE, '时限以工作日计。'],
    recordsIn: oneRecord,
  };
}

function attributeRow(
  plan: UnitPlan,
  item: PlannedItem,
  at: number,
  platform: string,
  otherType: string,
): readonly SampleCell[] {
  return [
    plan.unit.name,
    item.level,
    subregion(item.level, at),
    itemCode(plan.unit.code, at),
    itemName(at),
    item.permit ? '行政许可' : otherType,
    platform,
    item.legalDays,
    item.promisedDays,
    '工作日',
    item.visits,
    item.immediate ? '是' : '否',
    item.depth,
  ];
}
