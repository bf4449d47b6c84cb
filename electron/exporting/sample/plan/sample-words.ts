import type { Random } from '../../../../shared/base/random.ts';

/** What stands on everything that is made from the synthetic scores. */
export const SYNTHETIC = '合成示例数据';
export const SYNTHETIC_NOTE = '注：本表为合成示例数据，由程序按种子生成，供试用和测试；不是任何地区的真实采集结果。';

const matters = [
  '食品经营许可',
  '药品零售许可',
  '医疗机构执业登记',
  '特种设备使用登记',
  '建筑工程施工许可',
  '取水许可',
  '排污许可',
  '公共场所卫生许可',
  '危险化学品经营许可',
  '道路货物运输经营许可',
  '网络预约出租汽车经营许可',
  '民办非企业单位登记',
  '社会团体登记',
  '人力资源服务许可',
  '劳务派遣经营许可',
  '林木采伐许可',
  '水产养殖许可',
  '农药经营许可',
  '种子生产经营许可',
  '动物防疫条件审核',
  '出版物零售许可',
  '电影放映经营许可',
  '娱乐场所经营许可',
  '文物保护工程审批',
  '测绘资质审批',
  '城镇污水排入排水管网许可',
  '户外广告设置审批',
  '临时占用道路审批',
  '燃气经营许可',
  '消防安全检查',
  '企业登记',
  '个体工商户登记',
  '不动产登记',
  '社会保险登记',
  '住房公积金缴存登记',
  '医疗保险参保登记',
  '居住证签发',
  '出生医学证明办理',
  '残疾人证办理',
  '老年人优待证办理',
];
const actions = ['新办', '变更', '延续', '补发', '注销'];

/** A matter with an action; numbered beyond the 200 combinations. */
export function itemName(at: number): string {
  const name = `${matters[at % matters.length]!}（${actions[Math.floor(at / matters.length) % actions.length]!}）`;
  const round = Math.floor(at / (matters.length * actions.length));
  return round === 0 ? name : `${name}情形${round + 1}`;
}

export function itemCode(unit: string, at: number): string {
  return `SL${unit}${String(at + 1).padStart(6, '0')}`;
}

const keywordHeads = [
  '营业执照',
  '身份证',
  '社保卡',
  '公积金提取',
  '居住证',
  '驾驶证',
  '结婚登记',
  '生育登记',
  '医保报销',
  '不动产证',
  '护照',
  '户口迁移',
  '失业金',
  '残疾人补贴',
  '高龄津贴',
  '食品许可',
];
const keywordTails = ['怎么办', '办理', '丢了', '补办', '年检', '在哪里办', '需要什么材料', '多久能办好'];

export function keyword(at: number): string {
  const round = Math.floor(at / (keywordHeads.length * keywordTails.length));
  return `${keywordHeads[at % keywordHeads.length]!}${keywordTails[Math.floor(at / keywordHeads.length) % keywordTails.length]!}${round === 0 ? '' : ` ${round + 1}`}`;
}

/** Synthetic people, by number, never a name. */
export function person(role: '核查员' | '测试员' | '专家', random: Random, of = 24): string {
  return `${role}${String(1 + random.below(of)).padStart(2, '0')}`;
}

export function expert(at: number): string {
  return `专家${'甲乙丙丁戊己庚辛壬癸'[at]!}`;
}

/** A day of the collecting season, 2021-09-01 … 2021-11-30. */
export function collectionDay(
  year: number,
  random: Random,
): { readonly month: number; readonly day: number; readonly year: number } {
  return { year, month: 9 + random.below(3), day: 1 + random.below(30) };
}

export const remarks: readonly string[] = [
  '页面无法打开',
  '信息缺失',
  '与办事指南不一致',
  '需线下提交',
  '跳转后重新登录',
  '内容过期',
  '未找到入口',
];
