/** GB/T 2260 (2020): the prefectures of each province by its two digits; a number before a name is where the code's next two digits go on. */
const byProvince: Readonly<Record<string, string>> = {
  13: '石家庄市 唐山市 秦皇岛市 邯郸市 邢台市 保定市 张家口市 承德市 沧州市 廊坊市 衡水市',
  14: '太原市 大同市 阳泉市 长治市 晋城市 朔州市 晋中市 运城市 忻州市 临汾市 吕梁市',
  15: '呼和浩特市 包头市 乌海市 赤峰市 通辽市 鄂尔多斯市 呼伦贝尔市 巴彦淖尔市 乌兰察布市 22 兴安盟 25 锡林郭勒盟 29 阿拉善盟',
  21: '沈阳市 大连市 鞍山市 抚顺市 本溪市 丹东市 锦州市 营口市 阜新市 辽阳市 盘锦市 铁岭市 朝阳市 葫芦岛市',
  22: '长春市 吉林市 四平市 辽源市 通化市 白山市 松原市 白城市 24 延边朝鲜族自治州',
  23: '哈尔滨市 齐齐哈尔市 鸡西市 鹤岗市 双鸭山市 大庆市 伊春市 佳木斯市 七台河市 牡丹江市 黑河市 绥化市 27 大兴安岭地区',
  32: '南京市 无锡市 徐州市 常州市 苏州市 南通市 连云港市 淮安市 盐城市 扬州市 镇江市 泰州市 宿迁市',
  33: '杭州市 宁波市 温州市 嘉兴市 湖州市 绍兴市 金华市 衢州市 舟山市 台州市 丽水市',
  34: '合肥市 芜湖市 蚌埠市 淮南市 马鞍山市 淮北市 铜陵市 安庆市 10 黄山市 滁州市 阜阳市 宿州市 15 六安市 亳州市 池州市 宣城市',
  35: '福州市 厦门市 莆田市 三明市 泉州市 漳州市 南平市 龙岩市 宁德市',
  36: '南昌市 景德镇市 萍乡市 九江市 新余市 鹰潭市 赣州市 吉安市 宜春市 抚州市 上饶市',
  37: '济南市 青岛市 淄博市 枣庄市 东营市 烟台市 潍坊市 济宁市 泰安市 威海市 日照市 13 临沂市 德州市 聊城市 滨州市 菏泽市',
  41: '郑州市 开封市 洛阳市 平顶山市 安阳市 鹤壁市 新乡市 焦作市 濮阳市 许昌市 漯河市 三门峡市 南阳市 商丘市 信阳市 周口市 驻马店市',
  42: '武汉市 黄石市 十堰市 05 宜昌市 襄阳市 鄂州市 荆门市 孝感市 荆州市 黄冈市 咸宁市 随州市 28 恩施土家族苗族自治州',
  43: '长沙市 株洲市 湘潭市 衡阳市 邵阳市 岳阳市 常德市 张家界市 益阳市 郴州市 永州市 怀化市 娄底市 31 湘西土家族苗族自治州',
  44: '广州市 韶关市 深圳市 珠海市 汕头市 佛山市 江门市 湛江市 茂名市 12 肇庆市 惠州市 梅州市 汕尾市 河源市 阳江市 清远市 东莞市 中山市 51 潮州市 揭阳市 云浮市',
  45: '南宁市 柳州市 桂林市 梧州市 北海市 防城港市 钦州市 贵港市 玉林市 百色市 贺州市 河池市 来宾市 崇左市',
  46: '海口市 三亚市 三沙市 儋州市',
  51: '成都市 03 自贡市 攀枝花市 泸州市 德阳市 绵阳市 广元市 遂宁市 内江市 乐山市 13 南充市 眉山市 宜宾市 广安市 达州市 雅安市 巴中市 资阳市 32 阿坝藏族羌族自治州 甘孜藏族自治州 凉山彝族自治州',
  52: '贵阳市 六盘水市 遵义市 安顺市 毕节市 铜仁市 23 黔西南布依族苗族自治州 26 黔东南苗族侗族自治州 黔南布依族苗族自治州',
  53: '昆明市 03 曲靖市 玉溪市 保山市 昭通市 丽江市 普洱市 临沧市 23 楚雄彝族自治州 25 红河哈尼族彝族自治州 文山壮族苗族自治州 28 西双版纳傣族自治州 大理白族自治州 31 德宏傣族景颇族自治州 33 怒江傈僳族自治州 迪庆藏族自治州',
  54: '拉萨市 日喀则市 昌都市 林芝市 山南市 那曲市 25 阿里地区',
  61: '西安市 铜川市 宝鸡市 咸阳市 渭南市 延安市 汉中市 榆林市 安康市 商洛市',
  62: '兰州市 嘉峪关市 金昌市 白银市 天水市 武威市 张掖市 平凉市 酒泉市 庆阳市 定西市 陇南市 29 临夏回族自治州 甘南藏族自治州',
  63: '西宁市 海东市 22 海北藏族自治州 黄南藏族自治州 25 海南藏族自治州 果洛藏族自治州 玉树藏族自治州 海西蒙古族藏族自治州',
  64: '银川市 石嘴山市 吴忠市 固原市 中卫市',
  65: '乌鲁木齐市 克拉玛依市 04 吐鲁番市 哈密市 23 昌吉回族自治州 27 博尔塔拉蒙古自治州 巴音郭楞蒙古自治州 阿克苏地区 克孜勒苏柯尔克孜自治州 喀什地区 和田地区 40 伊犁哈萨克自治州 42 塔城地区 阿勒泰地区',
};

const peoples =
  /(?:朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族?|柯尔克孜|哈萨克)+自治州$/;

/** Full name of each prefecture by its code of six digits. */
export const prefectures: ReadonlyMap<string, string> = new Map(
  Object.entries(byProvince).flatMap(([province, list]) => {
    let at = 0;
    return list.split(' ').flatMap((word): [string, string][] => {
      const next = /^\d\d$/.test(word) ? word : null;
      if (next !== null) {
        at = parseTwo(next) - 1;
        return [];
      }
      at += 1;
      return [[`${province}${String(at).padStart(2, '0')}00`, word]];
    });
  }),
);

/** Codes of six and twelve digits, full and short names: 延边朝鲜族自治州, 延边州, 延边. */
const spellings: ReadonlySet<string> = new Set(
  [...prefectures].flatMap(([code, name]) => {
    const short = name.replace(peoples, '').replace(/(?:市|地区|盟)$/, '');
    // 吉林市 and 海南州 may as well be slips for the provinces.
    const names =
      short === '吉林' || short === '海南' ? [] : [name, short, ...(peoples.test(name) ? [`${short}州`] : [])];
    return [code, `${code}000000`, ...names];
  }),
);

/** Whether a text, folded and in simplified characters, names a prefecture. */
export function isPrefecture(name: string): boolean {
  return spellings.has(name);
}

function parseTwo(digits: string): number {
  return '0123456789'.indexOf(digits.charAt(0)) * 10 + '0123456789'.indexOf(digits.charAt(1));
}
