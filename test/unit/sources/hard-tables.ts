import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What real tables hold, in the columns of `writeRecordTables`: read, left out, repeated and in doubt by the importer's rules. */
const rows: Readonly<Record<string, readonly string[]>> = {
  'monthly_statistics.csv': [
    // Other words for regions and platforms, numbers as people write them.
    '内蒙古自治区,2021-01,A1-1.1,"1,234.5",全国一体化平台',
    '兵团,2021/2,A1-1.1,12.3万,国家平台',
    '广西壮族自治区,202103,A1-1.1,—,国家平台',
    '重庆市,2021年4月,A1-1.1,不适用,国家平台',
    // The same again, and otherwise: of a file the first stands.
    '河北,2021年5月,A1-1.2,100,国家平台',
    '河北,2021年5月,A1-1.2,100,国家平台',
    '河北,2021年5月,A1-1.2,250,国家平台',
    // A slip of ten on two platforms; a figure with its platform and without.
    '山西,2021年6月,A1-1.2,70,国家平台',
    '山西,2021年6月,A1-1.2,700,省级平台',
    '山西,2021年7月,A1-1.2,70,国家平台',
    '山西,2021年7月,A1-1.2,70,',
    // Not read.
    '合计,2021年1月,A1-1.1,999,国家平台',
    '火星,2021年1月,A1-1.1,999,国家平台',
    '北京,2021年13月,A1-1.1,999,国家平台',
    '北京,2021年1月,Z9-9.9,999,国家平台',
    '北京,2021年2月,A1-1.1,多,国家平台',
    '北京,2021年3月,A1-1.1,-5,国家平台',
    '北京,2021年4月,A1-1.1,,国家平台',
    '北京,2021年5月,A1-1.1,5,某某平台',
    // Another year.
    '天津,2020年12月,A1-1.1,321,国家平台',
  ],
  'annual_statistics.csv': ['上海,A1-2.1,98.5%,国家平台', '江苏,A1-2.1,101.5,国家平台', '浙江,A1-2.1,暂无,国家平台'],
  'item_checks.csv': [
    '云南,省,,A4-1.3,H-1,甲,省级平台,是,核查员',
    '云南,省级,,A4-1.3,H-2,乙,省级平台,无,核查员',
    '云南,,,A4-1.3,H-3,丙,省级平台,不适用,核查员',
    '云南,乡,,A4-1.3,H-4,丁,省级平台,是,核查员',
    '云南,省,,A4-1.3,,,省级平台,是,核查员',
    '云南,省,,A4-1.3,H-5,戊,省级平台,也许,核查员',
  ],
  'item_attributes.csv': [
    '云南,省,,H-1,甲,行政许可,省级平台,20个工作日,5,工作日,1次,是,全程网办',
    '云南,省,,H-2,乙,行政许可,省级平台,—,5,,,即办件,网上受理',
    '云南,省,,H-3,丙,行政许可,省级平台,20,五,工作日,1,是,全程网办',
    '云南,市,昆明,H-4,丁,行政许可,,20,5,工作日,1,是,全程网办',
    '云南,市,昆明,H-5,戊,行政许可,省级平台,20,5,工作日,1,是,全程网办',
    '云南,市,昆明,H-5,戊,行政许可,省级平台,20,9,工作日,1,是,全程网办',
  ],
  'keyword_tests.csv': ['贵州,检索,难词,4.5,未出现,甲', '贵州,检索,难词,4.5,3,乙', '贵州,检索,难词,6,3,丙'],
  'expert_ratings.csv': ['西藏,A6-2.1,专家壬,88', '西藏,A6-2.1,专家己,不适用', '西藏,A6-2.1,专家庚,101'],
};

/** Adds hard rows to tables, and a table of two files of which the second says something else of some records. */
export function addHardRows(folder: string): void {
  for (const [file, lines] of Object.entries(rows)) appendFileSync(join(folder, file), `\r\n${lines.join('\r\n')}`);
}

/** 清单比对 in two files, an older and a newer: what both speak of stands as the newer has it. */
export function writeLots(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const head = '地区,采集项,清单项,是否具备';
  const lots = {
    '1.csv': ['北京,A5-2.1,甲,√', '北京,A5-2.1,乙,×', '天津,A5-2.1,甲,√', '河北,A5-2.1,甲,不适用'],
    '2.csv': ['北京,A5-2.1,甲,×', '天津,A5-2.1,甲,√', '天津,A5-2.1,乙,×', '河北,A5-2.1,甲,√'],
  };
  return Object.entries(lots).map(([name, lines]) => {
    writeFileSync(join(folder, name), [head, ...lines].join('\r\n'));
    return join(folder, name);
  });
}
