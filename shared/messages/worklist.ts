import type { MessageCatalogue } from './catalogue.ts';

/** Lines of the worklist (问题清单) that no sheet says; those of rows are the sheet's own (importing.ts). */
export const worklistMessages = {
  WORKLIST_CONFLICT: {
    zh: '不同批次或文件的记录对此值说法不一，现以最新的为准。核对后撤回其一、改值，或说明理由接受。',
    en: 'Records of several batches or files say different things; the newest counts. Withdraw one, override the value, or accept it with a reason.',
  },
  WORKLIST_CONFLICT_PLATFORM: {
    zh: '不同平台对此值的说法相差过大：{value}。核对后改值，或说明理由接受。',
    en: 'The platforms differ far in this value: {value}. Check it, then override it or accept it with a reason.',
  },
  WORKLIST_CONFLICT_FIGURE: {
    zh: '不同批次或文件的折算基数“{figure}”不一，现以最新的 {value} 为准。核对后撤回其一、改值，或说明理由接受。',
    en: 'Records of several batches or files say different things of the base figure {figure}; the newest, {value}, counts. Withdraw one, override it, or accept it with a reason.',
  },
  WORKLIST_CONFLICT_UNNAMED_PLATFORM: {
    zh: '同一期既有注明平台的数，又有未注明平台的数，现在一并计入：{value}。若是同一个数报了两次，撤回其一或改值；若确是不同平台，说明理由接受。',
    en: 'Of one period there are figures with a platform and without, which count together: {value}. If one figure was sent twice, withdraw one or override the value; if they are of several platforms, accept it with a reason.',
  },
  WORKLIST_MISSING_BASE: {
    zh: '没有折算基数“{figure}”，{count} 个采集项因此不能计分（{list}）。填写或补报基础数据，或说明理由接受。',
    en: 'The base figure {figure} is missing, so that {count} {count:measure has|measures have} no score ({list}). Type or import it, or accept this with a reason.',
  },
  WORKLIST_ZERO_BASE: {
    zh: '折算基数“{figure}”为 0，{count} 个采集项因此不能计分（{list}）。更正基础数据，或说明理由接受。',
    en: 'The base figure {figure} is 0, so that {count} {count:measure has|measures have} no score ({list}). Correct it, or accept this with a reason.',
  },
  WORKLIST_MISSING_UNIT: {
    zh: '没有任何数据。导入它的文件，或说明理由接受。',
    en: 'There is no data of this unit. Import its files, or accept this with a reason.',
  },
  WORKLIST_INSUFFICIENT: {
    zh: '证据不足：实测权重只占 {share}，不到 {least}；本项目的门槛是 {own}，所以仍有{indexLabel}和等级。缺 {count} 项：{codes}。补报数据，提高最低实测比例，或说明理由接受。',
    en: 'Too little evidence: only {share} of the weight is measured, less than {least}; this project asks for {own}, so the unit has its {indexLabel} and a tier. {count} {count:measure is|measures are} missing: {codes}. Import more, raise the least measured share, or accept this with a reason.',
  },
  WORKLIST_INSUFFICIENT_WITHHELD: {
    zh: '证据不足：计入的实测权重只占 {share}，不到 {least}；本项目的门槛是 {own}，所以仍有{indexLabel}和等级。没有得分、其下数据不计入的指标 {withheld} 个：{indicators}；缺 {count} 项：{codes}。补报数据，提高最低实测比例，或说明理由接受。',
    en: 'Too little evidence: only {share} of the weight is measured and counts, less than {least}; this project asks for {own}, so the unit has its {indexLabel} and a tier. Indicators without a score, of which nothing counts ({withheld}): {indicators}. Measures missing ({count}): {codes}. Import more, raise the least measured share, or accept this with a reason.',
  },
  WORKLIST_INSUFFICIENT_UNSCORED: {
    zh: '证据不足：实测权重只占 {share}，低于 {least}，没有{indexLabel}。缺 {count} 项：{codes}。补报数据，或说明理由接受。',
    en: 'Too little evidence: only {share} of the weight is measured, less than {least}; there is no {indexLabel}. {count} {count:measure is|measures are} missing: {codes}. Import more, or accept this with a reason.',
  },
  WORKLIST_INSUFFICIENT_UNSCORED_WITHHELD: {
    zh: '证据不足：计入的实测权重只占 {share}，低于 {least}，没有{indexLabel}。没有得分、其下数据不计入的指标 {withheld} 个：{indicators}；缺 {count} 项：{codes}。补报数据，或说明理由接受。',
    en: 'Too little evidence: only {share} of the weight is measured and counts, less than {least}; there is no {indexLabel}. Indicators without a score, of which nothing counts ({withheld}): {indicators}. Measures missing ({count}): {codes}. Import more, or accept this with a reason.',
  },
  WORKLIST_INCOMPLETE: {
    zh: '应有 {expected} 个月，只有 {present} 个月，现值 {value}。补报缺月、改值，或说明理由接受。',
    en: '{present} of {expected} {expected:month|months} {present:is|are} there; the value is {value}. Import the others, override it, or accept it with a reason.',
  },
  WORKLIST_DOUBT_LAST_YEAR: {
    zh: '与上年相差八倍以上：{value}。核对后改值，或说明理由接受。',
    en: 'At least eight times more or less than last year: {value}. Check it, then override it or accept it with a reason.',
  },
  WORKLIST_DOUBT_COHORT: {
    zh: '与其他对象相差悬殊，像是单位或小数点错了：{value}。核对后改值，或说明理由接受。',
    en: 'Far from the other units, as if by a slip of the unit or the decimal point: {value}. Check it, then override it or accept it with a reason.',
  },
  WORKLIST_DOUBT_DOMAIN: {
    zh: '超出取值范围“{domain}”：{value}。改值、更正取值范围，或说明理由接受。',
    en: 'Outside the domain {domain}: {value}. Override it, correct the domain, or accept it with a reason.',
  },
  WORKLIST_NO_DATA: {
    zh: '没有任何对象的数据，不参与计分。导入数据、停用此采集项，或说明理由接受。',
    en: 'No unit has data for this measure, which counts nowhere. Import some, switch it off, or accept this with a reason.',
  },
  WORKLIST_NO_MEASURE: {
    zh: '此指标下没有采集项，不能计分。添加采集项、停用此指标，或说明理由接受。',
    en: 'This indicator has no measure beneath it and no score. Add one, switch it off, or accept this with a reason.',
  },
  WORKLIST_BY_OVERRIDE: { zh: '已人工改值：{reason}', en: 'Overridden by hand: {reason}' },
  WORKLIST_CHANGED: {
    zh: '{on} 由{by}处理过（{why}），此后这里的内容变了，重新列出',
    en: 'Settled on {on} by {by} ({why}); what stands here has changed since, so it is listed again',
  },
  WORKLIST_WITH_VALUE: {
    zh: '同一对象、同一采集项的值已另列为存疑，随那一条处理',
    en: 'The same value of this unit and measure is listed as doubtful already, and is settled with that line',
  },
  WORKLIST_WITH_ROW: {
    zh: '起因是{file}“{sheet}”{place}没有导入，已另列，随那一条处理',
    en: 'It comes of {place} in "{sheet}" of {file}, which was not imported and is listed by itself; settled with that line',
  },
  WORKLIST_WITH_CELL: {
    zh: '{file}“{sheet}”的同一单元格 {place} 已另列，随那一条处理',
    en: 'The same cell {place} in "{sheet}" of {file} is listed already; settled with that line',
  },
  WORKLIST_BY_BATCH: {
    zh: '同名文件已在第 {batch} 批重新导入',
    en: 'A file of the same name came again in batch {batch}',
  },
  SLIP_NOTHING: {
    zh: '没有可以退回的问题：未处理的问题都不属于某个对象或文件。',
    en: 'There is nothing to return: no open line belongs to a unit or a file.',
  },
  SLIP_NONE: {
    zh: '这不是退回单：找不到退回单的标记。请选本项目导出的退回单填写后的文件。',
    en: 'This is no return slip: the mark of one is missing. Choose a filled slip that this project wrote.',
  },
  SLIP_FOREIGN: {
    zh: '这是另一个项目的退回单，没有导入。请打开那个项目再导入。',
    en: 'This return slip is of another project and was not imported. Open that project first.',
  },
  SLIP_LINE_GONE: {
    zh: '问题清单里没有编号“{id}”：编号列被改动过，或这条问题已随别的改动消失。没有采纳。',
    en: 'The worklist has no line {id}: the column of numbers was changed, or another change has settled it. Not taken.',
  },
  SLIP_ROW_CHANGED: {
    zh: '编号“{id}”与这一行的文件、工作表或单元格对不上：退回单的行被单独排序或改动过。没有采纳，请在原退回单上重填。',
    en: "The number {id} doesn't belong to this row's file, sheet or cell: rows of the slip were sorted apart or changed. Not taken; fill the slip as it was sent.",
  },
  SLIP_BEYOND_DOMAIN: {
    zh: '“{value}”超出取值范围“{domain}”，没有采纳。请单位核对后重填。',
    en: '"{value}" is outside the domain {domain} and was not taken. Have the office check it.',
  },
  SLIP_BEYOND_MAGNITUDE: {
    zh: '“{value}”的量级不对（应在 {low} 至 {high} 之间），没有采纳。请单位核对是否以“万”计（可写作“1387万”）；数值属实的，在问题清单中按 F 修改并说明理由。',
    en: '"{value}" is out of scale ({low} to {high} is usual) and was not taken. Have the office check whether it is in 万 (1387万 can be written); if it is right, type it in the worklist (F) with a reason.',
  },
  SLIP_IN_IMPORT: {
    zh: '这是填好的退回单，不是采集表。请用 workbench issues FILE --answers 导入。',
    en: 'This is a filled return slip, no collected sheet: take it in with workbench issues FILE --answers.',
  },
  WORKLIST_UNKNOWN: {
    zh: '问题清单里没有“{id}”：它可能已随别的改动消失。刷新后重试。',
    en: 'The worklist has no line {id}; another change may have settled it. Look at the list again.',
  },
} as const satisfies MessageCatalogue;
