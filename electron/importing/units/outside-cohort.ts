import { foldName } from '../../../shared/base/fold-text.ts';
import { isPrefecture } from './prefectures.ts';
import { simplified } from './simplified.ts';

const plain =
  '河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海';
const alternatives = (names: string): string => names.split(' ').join('|');
/** Short and full names only: 河北市 is a slip for a unit or a place nobody knows. */
const province = new RegExp(
  `^(?:(?:${alternatives(plain)})省?|(?:${alternatives('北京 天津 上海 重庆')})市?|(?:${alternatives('内蒙古 广西 西藏 宁夏 新疆')})(?:自治区)?|广西壮族自治区|宁夏回族自治区|新疆维吾尔自治区)$`,
);
const special = /^(?:香港|澳门)(?:特别行政区|特区)?$|^台湾(?:省|地区)?$|^港澳台(?:地区|侨)?$|^港澳$/;
const whole = /^(?:全国|中国|全省|全区|全市|全州|全县)(?:总体|整体|合计|总计|平均|不含港澳台)?$/;
const parts =
  /^(?:东部|中部|西部|东北|东北部|东南|华北|华东|华中|华南|华西|西南|西北|沿海|内陆)(?:地区|区域|各省|省份)?$|^(?:京津冀|长三角|珠三角|长江经济带|黄河流域|粤港澳大湾区|成渝)(?:地区|城市群|经济圈)?$/;
const divisions = /^(?:新疆)?(?:生产建设)?(?:兵团)?第?[一二三四五六七八九十]{1,3}师(?:.{1,6}市)?$/;

/**
 * Whether a text that names no unit of the project names a place or group that statistics list beside units: 港澳台, 全国, 东部地区,
 * 兵团第一师, a province among cities, a prefecture among key cities or under its province. Whole names and codes only, so that no misspelt unit is taken for one: 哈尔滨市区 is none.
 */
export function isOutsideCohort(text: string): boolean {
  const name = simplified(foldName(text)).replace(/^[-–—·.*]+|[:*]+$/g, '');
  return isPrefecture(name) || [province, special, whole, parts, divisions].some((form) => form.test(name));
}
