import type { MessageCatalogue } from './catalogue.ts';

/** 数据源: what keeps a source from being read. */
export const sourceMessages = {
  SOURCE_UNKNOWN: {
    zh: '本项目没有名为“{source}”的数据源。在“数据源”页面或用 workbench source list 查看已有的数据源。',
    en: 'The project has no source "{source}". Its sources are listed on the screen Sources and by: workbench source list.',
  },
  SOURCE_ENGINE_MISSING: {
    zh: '这台机器没有安装 {engine} 引擎（{package}）。在程序所在文件夹运行 npm install {package} 后再试；不用数据源时无需安装。',
    en: 'The engine {engine} ({package}) isn\'t installed here. Run "npm install {package}" in the program\'s folder and try again; nothing else needs it.',
  },
  SOURCE_AWAY: {
    zh: '连不上数据源 {source}（{detail}）。核对路径或地址，确认它在运行后再试。',
    en: "The source {source} can't be reached ({detail}). Check its path or address and that it is running.",
  },
  SOURCE_PASSWORD: {
    zh: '数据源 {source} 不接受这个用户或密码。核对用户名，并在“数据源”页面重新输入密码，或核对密码所在的环境变量。',
    en: "The source {source} doesn't accept this user or password. Check the user, and type the password again on the screen Sources or check the variable that holds it.",
  },
  SOURCE_SECRET_MISSING: {
    zh: '环境变量 {variable} 没有设置，数据源的密码应放在那里。设置后再试，或在“数据源”页面输入密码。',
    en: "The environment variable {variable}, which should hold the source's password, isn't set. Set it and try again, or type the password on the screen Sources.",
  },
  SOURCE_TIMEOUT: {
    zh: '数据源在 {seconds} 秒内没有答完，已停止，项目未改动。缩小范围或放宽时限后再试。',
    en: "The source didn't finish within {seconds} {seconds:second|seconds} and was stopped; the project is unchanged. Narrow the tables or allow more time.",
  },
  SOURCE_STATEMENT: {
    zh: '数据源报错，项目未改动：{detail}',
    en: 'The source reported an error; the project is unchanged: {detail}',
  },
  SOURCE_ROWS: {
    zh: '数据源的回答超过 {limit} 行，已停止。检查字段对应是否正确。',
    en: 'The source answered with more than {limit} rows and was stopped. Check how its columns are mapped.',
  },
  SOURCE_TEXTS: {
    zh: '表“{table}”中有一列的不同文字过多，不像是地区、采集项或月份。检查字段对应。',
    en: 'A column of the table "{table}" has too many different texts to be of regions, measures or months. Check its mapping.',
  },
  SOURCE_TABLE_GONE: {
    zh: '数据源中没有表“{table}”。它可能已改名或删除；编辑数据源，重新选择表。',
    en: 'The source has no table "{table}"; it may have been renamed or removed. Edit the source and choose its tables anew.',
  },
  SOURCE_COLUMN_GONE: {
    zh: '表“{table}”没有列“{column}”。它可能已改名；编辑数据源，核对这张表的字段对应。',
    en: 'The table "{table}" has no column "{column}"; it may have been renamed. Edit the source and map its columns anew.',
  },
  SOURCE_KIND: {
    zh: '表“{table}”是 {kind}，数据源不读这类表。请导出后导入。',
    en: 'The table "{table}" holds {kind}, which a source doesn\'t read. Import it instead.',
  },
  SOURCE_LAYOUT: {
    zh: '表“{table}”不是一行一条记录，数据源读不了。请改成一行一条，或导出后导入。',
    en: 'The table "{table}" doesn\'t have one record a row. Make a view that has, or import it.',
  },
  SOURCE_BINDING: {
    zh: '表“{table}”按现在的字段对应读不出任何记录（{problem}）。检查字段对应。',
    en: 'No record can be read from the table "{table}" as its columns are mapped ({problem}). Check the mapping.',
  },
  SOURCE_NOTHING: {
    zh: '数据源“{source}”里没有认得出的采集表。表头应与采集表一致，一行一条记录。',
    en: 'No table of the source "{source}" is recognised. Its columns should be named as those of collected sheets, one record a row.',
  },
  SOURCE_NEW_HERE: {
    zh: '这台电脑还没有同意本项目使用数据源“{source}”（{place}）。核对地址确属本单位，再在“数据源”页面同意，或在命令行加 --trust。',
    en: 'Nobody on this machine has agreed yet that the project uses the source "{source}" ({place}). Check that the address is yours, then agree on the screen Sources, or with --trust on the command line.',
  },
  SOURCE_ANSWER: {
    zh: '数据源的回答不可信：{column} 一栏应为另一种类型，却是“{text}”。没有读入任何值；核对表或视图的列类型。',
    en: 'The source\'s answer can\'t be believed: {column} should be of another type, and is "{text}". No value was taken; check the column types of the table or view.',
  },
  SOURCE_NAME_TAKEN: {
    zh: '已有名为“{source}”的数据源。换一个名称。',
    en: 'There is a source "{source}" already. Choose another name.',
  },
  SOURCE_NO_PASSWORD: {
    zh: '数据源“{source}”是文件，不需要密码。',
    en: 'The source "{source}" is made of files, which take no password.',
  },
  SOURCE_PINS_MOST: {
    zh: '项目里最多留存 {limit} 份样本。先删去不再需要的样本。',
    en: 'A project keeps at most {limit} pinned {limit:sample|samples}. Let go of some first.',
  },
  SOURCE_TWICE: {
    zh: '{unit} 的 {measure}（{year} 年）在数据源的两张表里都有，无法合并计算。先把它们合成一张表或视图。',
    en: "Two tables of the source hold {measure} of {unit} ({year}), and can't be computed together. Unite them in one table or view.",
  },
} as const satisfies MessageCatalogue;
