import type { MessageCatalogue } from './catalogue.ts';

/** Texts of grids: how they are arranged, filtered and summed up. */
export const rendererGridMessages = {
  'grid.top': { zh: '固定到顶端 / 取消固定', en: 'Keep at the top / let go' },
  'grid.columns': { zh: '列', en: 'Columns' },
  'grid.hidden': { zh: '隐藏 {count}', en: '{count} hidden' },
  'grid.findColumn': { zh: '查找列', en: 'Find a column' },
  'grid.showColumns': { zh: '全选', en: 'All' },
  'grid.hideColumns': { zh: '全不选', en: 'None' },
  'grid.reset': { zh: '恢复默认', en: 'Reset' },
  'grid.pin': { zh: '固定列：{column}', en: 'Keep in view: {column}' },
  'grid.filter': { zh: '筛选', en: 'Filter' },
  'grid.filterHint': {
    zh: '在标题下显示筛选行；排名和等级始终按全部对象计算',
    en: 'A row of filters under the headings; ranks and tiers remain those of the whole cohort',
  },
  'grid.filterOf': { zh: '按{column}筛选', en: 'Filter by {column}' },
  'grid.all': { zh: '全部', en: 'All' },
  'grid.textHint': {
    zh: '含有这些字的行；多个词用 | 分开',
    en: 'Rows that contain this; several words with | between',
  },
  'grid.numberHint': {
    zh: '>80、>=80、<80、<=80、60..80（含两端）、80（按所写小数位四舍五入后相等）；可用空格写几个条件',
    en: '>80, >=80, <80, <=80, 60..80 (ends included), 80 (equal when rounded to the decimals typed); several with a space between',
  },
  'grid.filterRefused': {
    zh: '看不懂，没有筛选。可写 >80、<80、60..80 或 80',
    en: 'Not understood, so nothing is filtered. Write >80, <80, 60..80 or 80',
  },
  'grid.countHint': { zh: '显示 {shown} 行，共 {all} 行', en: 'Rows shown: {shown} of {all}' },
  'grid.showAll': { zh: '显示全部', en: 'Show all' },
  'grid.unsort': { zh: '取消排序', en: 'Own order' },
  'grid.selected': { zh: '选中 {cells} 格', en: '{cells} {cells:cell|cells}' },
  'grid.totals': {
    zh: '计数 {count}　求和 {sum}　平均 {mean}　最小 {least}　最大 {most}',
    en: 'Count {count}　Sum {sum}　Mean {mean}　Min {least}　Max {most}',
  },
  'grid.views': { zh: '视图', en: 'Views' },
  'grid.ownView': { zh: '默认视图', en: 'Default view' },
  'grid.viewName': { zh: '视图名称', en: 'Name of the view' },
  'grid.keepView': { zh: '保存当前视图', en: 'Save this view' },
  'grid.replaceView': { zh: '更新同名视图', en: 'Replace the view of this name' },
  'grid.rename': { zh: '改名', en: 'Rename' },
  'grid.renameView': { zh: '给视图“{name}”改名', en: 'Rename view “{name}”' },
  'grid.deleteView': { zh: '删除视图“{name}”', en: 'Delete view “{name}”' },
  'grid.viewNameTaken': { zh: '已有同名视图，请换一个名称。', en: 'Another view has this name: choose another.' },
  'grid.evidencePartly': { zh: '部分实测', en: 'partly measured' },
  'grid.evidenceDoubt': { zh: '有存疑或缺月的数据', en: 'data in doubt or with months missing' },
  'grid.risen': { zh: '等级上升', en: 'a tier above last year’s' },
} as const satisfies MessageCatalogue;
