import type { MessageCatalogue } from './catalogue.ts';

/** Failures of the contract and of operations that belong to no other area. */
export const coreMessages = {
  UNKNOWN_OPERATION: {
    zh: '没有名为“{name}”的操作。界面与程序版本不一致时会这样，请重新打开应用。',
    en: 'There is no operation named "{name}". This happens when screens and program differ in version: reopen the app.',
  },
  WRONG_INPUT: {
    zh: '操作 {operation} 的输入“{field}”不符合要求：{detail}。',
    en: 'The input "{field}" of {operation} is not acceptable: {detail}.',
  },
  INTERNAL: {
    zh: '操作 {operation} 遇到程序错误，项目没有改变。请重试；若再次出现，请把操作步骤告诉开发者。',
    en: '{operation} met a fault in the program; the project is unchanged. Try again; if it recurs, tell the developers the steps.',
  },
  INTERNAL_WRITTEN: {
    zh: '操作 {operation} 已经写入项目，但随后遇到程序错误，画面可能不是最新。请重新打开项目查看结果，不必再做一次；若再次出现，请把操作步骤告诉开发者。',
    en: '{operation} was written to the project, but a fault in the program followed and the screen may be out of date. Reopen the project to see the result, no need to do it again; if it recurs, tell the developers the steps.',
  },
  PROJECT_CLOSED_UNCLEAN: {
    zh: '“{path}”已关闭，但收尾没有做完：其中已保存的都在，部分可能还在旁边的 -wal 文件里。复制该项目前请先打开它一次。',
    en: '"{path}" was closed, but not tidied up: all that was saved is there, some of it perhaps in the -wal file beside it. Open it once before you copy it.',
  },
  SETTINGS_NOT_SAVED: {
    zh: '设置文件“{file}”写不进去（{detail}），最近项目和设置只在本次有效，项目不受影响。请检查该文件夹的权限和剩余空间。',
    en: 'The settings file "{file}" can\'t be written ({detail}): recent projects and settings hold until the program ends; projects are not affected. Look at that folder\'s permissions and free space.',
  },
  SCENARIO_FOREIGN: {
    zh: '情景文件里的代码 {code} 不在本项目的指标体系中，没有导入。请在同一指标体系的项目里导出情景。',
    en: "The scenario file names {code}, which this project's framework lacks; it was not imported. Export scenarios from a project of the same framework.",
  },
  NO_PROJECT: { zh: '还没有打开项目。请先新建或打开一个项目。', en: 'No project is open. Create or open one first.' },
  BAD_HANDLE: { zh: '所选文件已失效，请重新选择。', en: 'The chosen file is no longer valid: choose it again.' },
  CANCELLED: { zh: '已取消，项目没有改变。', en: 'Cancelled; the project is unchanged.' },
  FILE_EXISTS: {
    zh: '“{path}”已存在，没有覆盖。请换一个名称，或先移走原文件。',
    en: '"{path}" exists and was not overwritten: choose another name or move it away.',
  },
  SCENARIO_NOT_FOUND: {
    zh: '没有名为“{name}”的情景。已有：{known}。',
    en: 'There is no scenario named "{name}". Known: {known}.',
  },
  SCENARIO_NAME_TAKEN: {
    zh: '已有名为“{name}”的情景，请换一个名称。',
    en: 'A scenario named "{name}" exists: choose another name.',
  },
  SETTINGS_FILE: {
    zh: '“{path}”不是设置文件，或其中一项的值不能用：{detail}。设置没有改变；请选择由“导出设置”写出的文件。',
    en: '"{path}" is not a settings file, or one of its values can\'t be used: {detail}. No setting was changed: choose a file written by "Export settings".',
  },
  SCENARIO_FILE: { zh: '“{path}”不是情景文件：{detail}。', en: '"{path}" is not a scenario file: {detail}.' },
  PLAN_FILE: {
    zh: '“{path}”不是报告结构文件：{detail}。',
    en: '"{path}" is not a file of a report structure: {detail}.',
  },
  PLAN_UNKNOWN: {
    zh: '这次导入已结束或已放弃，请重新选择文件。',
    en: 'This import has ended or was discarded: choose the files again.',
  },
  NOTHING_TO_IMPORT: { zh: '没有可导入的工作表：{detail}', en: 'No sheet can be imported: {detail}' },
  SHEET_UNRECOGNISED: {
    zh: '无法识别这张工作表属于哪类采集表。{why}请在导入时指明它的类型（命令行用 --kind），或在导入界面建立列映射。',
    en: 'The kind of this sheet is not recognised. {why}Choose its kind on import (--kind on the command line), or map its columns on the import screen.',
  },
  SPOKE_FOR: { zh: '依据：{texts}', en: 'For it: {texts}' },
  SPOKE_AGAINST: { zh: '不符：{texts}', en: 'Against it: {texts}' },
  FIELDS_MISSING: { zh: '缺少：{fields}。', en: 'Missing: {fields}.' },
  IMPORT_STILL_MISSING: {
    zh: '仍缺少必需的字段：{fields}。请继续对应各列。',
    en: 'Needed fields are still missing: {fields}. Map them too.',
  },
  FILE_ALREADY_IMPORTED: {
    zh: '内容相同的文件已在第 {batch} 批导入，这次没有再导入。如需重新导入，请先撤回该批。',
    en: 'The same file was imported in batch {batch} and was not imported again: withdraw that batch first to do so.',
  },
  STRICT_PROBLEMS: {
    zh: '有 {count} 行存在问题；没有写入任何数据（命令行用 --strict 时如此）。',
    en: '{count} {count:row has|rows have} problems; nothing was written (as with --strict on the command line).',
  },
  MAPPING_NO_SHEET: {
    zh: '给出的映射是给“{sheet}”的，文件中没有这张表。有的是：{known}。请改映射中的 file 和 sheet，或去掉 sheet，使它按列名用于各表。',
    en: 'The mapping that was given is for "{sheet}", which no file has. There are: {known}. Correct file and sheet in the mapping, or take sheet out, so that it is used by headings.',
  },
  MAPPING_ALIKE: {
    zh: '与工作表“{sheet}”的读法相同。',
    en: 'Read in the same way as sheet "{sheet}".',
  },
  MAPPING_AFTER_ANOTHER: {
    zh: '这张表已按映射文件中靠前的一条读取，这一条没有用上。',
    en: 'The sheet is read by an earlier entry of the mapping file; this one is not used.',
  },
  MAPPING_SHEETS_LEFT: {
    zh: '给出的映射没有用于：{sheets}。这些表按程序的识别处理。',
    en: 'The mappings that were given are not for: {sheets}. Those are read as recognised.',
  },
  MAPPING_FILE: { zh: '“{path}”不是列映射文件：{detail}。', en: '"{path}" is not a mapping file: {detail}.' },
  UNIT_UNKNOWN_CODE: {
    zh: '没有评估对象“{unit}”。可用代码或名称，例如 {example}。',
    en: 'There is no unit "{unit}": use a code or a name such as {example}.',
  },
  CODE_UNKNOWN: { zh: '没有指标或采集项“{code}”。', en: 'There is no indicator or measure "{code}".' },
  WEIGHTS_SCOPE: {
    zh: '一并计算全部采集项（tree、pooled）时不能指定分组；与现有权重组合只用于一并计算。',
    en: 'Over all measures at once (tree, pooled) no group can be named, and a combination with the present weights is for that only.',
  },
  WEIGHTS_FILE: {
    zh: '权重文件第 {line} 行：{detail}。每行应为“代码,权重”，权重为 0 或以上的数。',
    en: 'Weights file, line {line}: {detail}. Each line is "code,weight", the weight 0 or more.',
  },
  NOT_SCORED: { zh: '还不能计分：{detail}', en: 'No score can be made yet: {detail}' },
  EXPORT_UNSUPPORTED: {
    zh: '“{what}”不能导出为 {format}。可用：{known}。',
    en: '"{what}" can\'t be exported as {format}. Possible: {known}.',
  },
  NEEDS_EXTENSION: {
    zh: '不能导出为“{extension}”。--to 可以是以 {known} 结尾的文件名，或一个文件夹。',
    en: 'Can\'t export to "{extension}". --to takes a name ending in {known}, or a folder.',
  },
  EXPORT_NEEDS_METHODS: {
    zh: '没有说明比较哪些方法。请选择 2 至 6 个方法，第一个作对照。',
    en: 'The methods to compare were not given: choose 2 to 6, the first is the reference.',
  },
  EXPORT_ONE_YEAR: {
    zh: '只有 {year} 年的数据和结果，没有其他年度可以并列。请先导入其他年度的数据或历年结果。',
    en: 'There are values and results of {year} only, and no other year to set beside them: import values of another year or results of earlier years first.',
  },
  EXPORT_NEEDS_EARLIER: {
    zh: '没有说明与哪一个往年项目比较。请选择往年的项目文件（.ewb）。',
    en: 'The earlier project to compare with was not given: choose the project file (.ewb) of an earlier year.',
  },
  USAGE: { zh: '{detail} 用法：{usage}', en: '{detail} Usage: {usage}' },
  DIFFERENT_RUN: {
    zh: '第 {run} 次计算的结果与重算不同：{detail}',
    en: 'Run {run} differs when computed again: {detail}',
  },
  RUN_INPUT_CHANGED: {
    zh: '第 {run} 次计算之后数据或指标体系有变化（输入指纹 {stored}… → {now}…）：它的结果是当时的，与现有数据不同不算差错。',
    en: 'The data has moved on since run {run} (input fingerprint {stored}… → {now}…): its result is that of then, and differing from what is here now is no fault.',
  },
  NO_PUBLISHED_FACTS: {
    zh: '“{template}”没有可核对的公布数字。',
    en: 'There are no published figures to check "{template}" against.',
  },
  NO_PUBLISHED_YEAR: {
    zh: '公布的数字是 {published} 年的，本项目评估 {year} 年，没有可核对的数字。',
    en: 'The published figures are of {published}; this project evaluates {year}, so there is nothing to check against.',
  },
  TAKEN_BACK: { zh: '预览已撤回。', en: 'The preview was taken back.' },
  FILE_CHANGED_SINCE: {
    zh: '文件在预览之后有改动，没有导入。请重新选择该文件。',
    en: 'The file changed after it was looked at and was not imported: choose it again.',
  },
  SCRATCH_FOLDER: {
    zh: '系统临时文件夹“{folder}”不能使用（{reason}），没有做任何改动。请让它存在、可写并有空间，或把环境变量 TMPDIR（Windows 为 TEMP）设为另一个文件夹后重试。',
    en: 'The system\'s temporary folder "{folder}" can\'t be used ({reason}); nothing was changed. Make it exist, writable and with room, or set TMPDIR (on Windows TEMP) to another folder and try again.',
  },
  READER_STALLED: {
    zh: '读取该文件一分钟没有进展，已停止，项目没有改变。请用 Excel 打开后另存为新的 .xlsx 再导入。',
    en: 'Reading made no progress for a minute and was stopped; the project is unchanged. Open the file in Excel, save it as a new .xlsx and import that.',
  },
  READER_MEMORY: {
    zh: '读取该文件所需内存超过 1 GB，已停止，项目没有改变。请把文件拆成几份再导入。',
    en: 'Reading the file took more than 1 GB of memory and was stopped; the project is unchanged. Split the file and import the parts.',
  },
  READER_FAULT: {
    zh: '读取该文件时出现程序错误，项目没有改变。请用 Excel 打开后另存为新的 .xlsx 再导入，并把原文件交给开发者。',
    en: 'The reader met a fault in this file; the project is unchanged. Save it anew from Excel and import that; pass the original to the developers.',
  },
  SHEET_EXCLUDED: {
    zh: '这张工作表按您的选择没有导入（{rows} 行）。',
    en: 'This sheet was left out as you chose ({rows} {rows:row|rows}).',
  },
  FILE_TWIN: {
    zh: '与本次导入的“{twin}”内容相同，没有重复导入。',
    en: 'The content equals that of "{twin}" in this import; it was not imported twice.',
  },
  METHOD_NO_DRAFT: {
    zh: '没有草稿：当前方法就是基准。修改权重或方法后才有草稿。',
    en: 'No draft stands: the working method is the baseline. Edit a weight or the method first.',
  },
  METHOD_PATCH_MEASURE: {
    zh: '采集项 {measure} 已不在方法中，这次修改没有写入。请查看指标体系后再改。',
    en: 'The measure {measure} is no longer in the method; this edit was not written. Look at the framework, then edit again.',
  },
  SCORE_YEAR_WITHOUT_VALUES: {
    zh: '没有 {year} 年的数据。有数据的年度：{years}。请改用其中一年。',
    en: 'There are no values of {year}. Years with values: {years}. Take one of those.',
  },
  SCORE_WITHOUT_YEARS: {
    zh: '这些数据没有标明年度。请在计分簿的数据表中加上“年度”列。',
    en: 'These values name no year. Add a Year column to the sheet Data of the score book.',
  },
  METHOD_OF_BOOK: {
    zh: '计分工作簿只有一种方法，没有草稿或基准可选。请去掉该选项。',
    en: 'A score book holds one method, no draft or baseline: leave the option out.',
  },
  PROJECT_CHANGED: {
    zh: '项目在此期间有了别的改动，或已换成另一个项目，这一步没有写入。请看清现在的内容，再做一次。',
    en: 'The project was changed meanwhile, or another one is open by now; nothing was written. Look at how things stand, then do it again.',
  },
  RUN_UNKNOWN: { zh: '没有第 {id} 号计算批次。', en: 'There is no stored run no. {id}.' },
  METHOD_OF_RUN_CHANGED: {
    zh: '计算批次 {id} 之后数据已有变化，按其方法得不到当时的结果。请改用基准或情景，或先撤回后来的数据。',
    en: 'The data has changed since run {id}: its method no longer gives its result. Use the baseline or a scenario, or take the later data back first.',
  },
  RELEASE_DRAFT: {
    zh: '有未保存为基准的草稿，不能定稿。请先保存为基准，或回到基准。',
    en: 'A draft stands that is not the saved baseline, so nothing can be released: save it as the baseline, or go back to the baseline.',
  },
  CLI_DRAFT: {
    zh: '草稿：按尚未保存为基准的方法计算。用 --method baseline 取已保存的基准。',
    en: 'Draft: computed by a method that is not saved as the baseline. Use --method baseline for the saved one.',
  },
  RELEASE_STOPPED: { zh: '还不能定稿：{detail}', en: "This can't be released yet: {detail}" },
  HISTORY_OTHER_COHORT: {
    zh: '“{file}”的评估对象与本项目没有一个相同，不能比较。请选择同一对象组（省级或重点城市）往年的项目文件。',
    en: '"{file}" has no unit in common with this project and can\'t be compared: choose an earlier project of the same cohort (provinces or key cities).',
  },
  HISTORY_SAME_YEAR: {
    zh: '“{file}”是 {year} 年的项目，不早于本项目的 {own} 年。请选择 {own} 年以前的项目文件。',
    en: '"{file}" is of {year}, not earlier than this project\'s {own}: choose a project of a year before {own}.',
  },
  HISTORY_SAME_PROJECT: {
    zh: '“{file}”就是当前打开的项目，不能与自己比较。请选择往年的项目文件。',
    en: '"{file}" is the open project itself: choose the project of an earlier year.',
  },
  NEXT_YEAR_BASE_YEAR: {
    zh: '“{file}”的年度基准取 {base} 年，新项目还没有 {base} 年的数据：在导入该年数据或改选年度基准之前，算不出 {year} 年的{indexName}。',
    en: 'The method of "{file}" takes its limits of {base}, of which the new project has no values yet: until that year is imported, or another year basis chosen, {year} has no {indexName}.',
  },
  NEXT_YEAR_NO_RESULTS: {
    zh: '“{file}”没有任何对象的{indexName}，新项目中没有 {year} 年的结果：历年、升降组和年度变化都没有可比的一年。如有数据，请在该项目导入并检查方法，再到“成果 → 年度变化”选择它并保留 {year} 年的结果。',
    en: 'No unit has its {indexName} in "{file}", so the new project has no results of {year}: history, rises and falls and the change between years have no year to compare with. If there are data, import them there and check its method, then choose that file under Report → Change between years and keep its results of {year}.',
  },
  HISTORY_NO_INDEX: {
    zh: '“{file}”中与本项目相同的对象都没有{indexName}，没有导入历年结果。请先在该项目中导入数据并检查方法。',
    en: 'No unit that "{file}" shares with this project has the {indexName} there; no history was taken. Import its data and check its method first.',
  },
  ALIAS_FOREIGN: {
    zh: '文件里的 {count} 个名称都属于本项目没有的评估对象（如 {unit}），没有导入。请选择同一批评估对象的名称文件。',
    en: 'All {count} {count:name|names} of the file belong to units that this project lacks (such as {unit}); none was imported. Choose a file for the same units.',
  },
  ALIAS_LEFT_OUT: {
    zh: '有 {count} 个名称属于本项目没有的评估对象，没有导入：{names}。其余已导入。',
    en: '{count} {count:name belongs to units that this project lacks and was|names belong to units that this project lacks and were} left out: {names}. The others were imported.',
  },
  ALIAS_FILE: {
    zh: '不是本工具导出的地区别名文件（{detail}）。请选择由“导出别名”得到的 .json 文件。',
    en: 'Not a file of unit names that this tool exported ({detail}). Choose a .json made by "Export names".',
  },
  PROJECT_NOT_BLANK: {
    zh: '项目已有指标体系或数据，不能再由计分书填充。请先新建空白项目。',
    en: "The project has a framework or data already and can't be filled from a score book: create a blank project first.",
  },
  ANALYSIS_UNKNOWN: { zh: '没有编号为 {id} 的分析结果。', en: 'There is no stored analysis {id}.' },
  RUN_REPRODUCED_THEN: {
    zh: '第 {run} 次计算可由当时的数据逐位重现；此后数据或指标体系有变化。',
    en: 'Run {run} is reproduced to the bit from the data as it was then; the data has moved on since run {run}.',
  },
  RUN_REPRODUCED: { zh: '第 {run} 次计算可逐位重现。', en: 'Run {run} is reproduced to the bit.' },
} as const satisfies MessageCatalogue;
