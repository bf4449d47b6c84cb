import type { MessageCatalogue } from './catalogue.ts';

/** Texts of the project file: opening, writing, batches, scenarios, verification. */
export const storageMessages = {
  PROJECT_MISSING: {
    zh: '找不到项目文件“{path}”。请检查文件名和文件夹；需要新项目时请用“新建”。',
    en: 'There is no project file “{path}”. Check its name and folder; use New for a new project.',
  },
  PROJECT_EXISTS: {
    zh: '“{path}”已经存在，没有覆盖。请换一个文件名，或打开现有项目。',
    en: '“{path}” exists already and was left alone. Choose another name, or open that project.',
  },
  PROJECT_FOLDER_MISSING: {
    zh: '文件夹“{path}”不存在。请先建立文件夹或另选位置。',
    en: 'There is no folder “{path}”. Create it first or choose another place.',
  },
  PROJECT_EMPTY: {
    zh: '“{path}”是空文件（0 字节），不是项目。请重新复制原文件。',
    en: '“{path}” is empty (0 bytes), not a project. Copy the original again.',
  },
  PROJECT_NOT_A_DATABASE: {
    zh: '“{path}”不是项目文件。请选择扩展名为 .ewb 的项目。',
    en: '“{path}” is not a project file. Choose a project ending in .ewb.',
  },
  PROJECT_TRUNCATED: {
    zh: '“{path}”不完整：应有 {expected} 字节，只有 {found} 字节，可能复制时中断。请重新复制原文件或使用备份。',
    en: '“{path}” is cut short: {found} of {expected} bytes, probably an interrupted copy. Copy the original again or use a backup.',
  },
  PROJECT_FOREIGN: {
    zh: '“{path}”是其他程序的数据库，不是本工作台的项目。请选择扩展名为 .ewb 的项目。',
    en: '“{path}” is a database of another program, not a project. Choose a project ending in .ewb.',
  },
  PROJECT_NEWER: {
    zh: '“{path}”由较新版本的工作台保存（格式 {found}，本机支持到 {known}）。请升级后再打开；文件没有改动。',
    en: '“{path}” was saved by a newer version (format {found}, this one knows {known}). Update and open it again; the file was not changed.',
  },
  PROJECT_SCHEMA: {
    zh: '“{path}”含有不属于项目的内容（{names}），为安全起见没有打开。请向提供者索取原文件。',
    en: '“{path}” holds things that don’t belong in a project ({names}) and was not opened. Ask the sender for the original.',
  },
  PROJECT_DAMAGED: {
    zh: '“{path}”已损坏（{detail}），没有写入任何内容。请使用备份；没有备份时可用“抢救”另存能读的部分。',
    en: '“{path}” is damaged ({detail}); nothing was written. Use a backup; without one, Rescue saves what can be read into a new file.',
  },
  PROJECT_LOCKED: {
    zh: '“{path}”正由 {who}（{host}）使用，自 {since} 起。请在那边关闭后再打开，或复制该文件后打开副本。',
    en: '“{path}” is in use by {who} ({host}) since {since}. Close it there and open it again, or open a copy of the file.',
  },
  PROJECT_LOCKED_ELSEWHERE: {
    zh: '“{path}”有另一台电脑（{host}）上 {who} 的使用记录，自 {since} 起。那边还开着就请在那边关闭后再打开；那边若已死机或断电，可以接管。',
    en: '“{path}” carries a note that {who} has had it open on another computer ({host}) since {since}. If it is open there, close it there first; if that computer crashed, you can take it over.',
  },
  PROJECT_LOCKED_UNKNOWN: {
    zh: '“{path}”正被另一个程序使用。请在那边关闭后再打开，或复制该文件后打开副本。',
    en: '“{path}” is in use by another program. Close it there and open it again, or open a copy of the file.',
  },
  PROJECT_READ_ONLY: {
    zh: '“{path}”所在位置不能写入，改动没有保存。请用“另存副本”存到别处，打开那一份后继续。',
    en: '“{path}” is in a place that can’t be written to; the change was not saved. Save a copy elsewhere, open it and go on there.',
  },
  COPY_READ_ONLY: {
    zh: '“{path}”所在位置不能写入，副本没有保存；项目本身不受影响。请另选一个位置。',
    en: '“{path}” is in a place that can’t be written to; the copy was not saved, the project itself is as it was. Choose another place.',
  },
  PROJECT_COPY_IN_MEMORY: {
    zh: '“{path}”所在位置只读：打开的是内存中的副本，可以查看、试改权重和导出，但不能保存。要保存修改，请另存副本到别处并打开那一份。',
    en: '“{path}” is read-only: this is a copy in memory. Look, try weights and export; nothing is saved in it. To keep changes, save a copy elsewhere and open that.',
  },
  PROJECT_CANNOT_OPEN: {
    zh: '打不开“{path}”（{detail}）。请检查文件权限和磁盘。',
    en: '“{path}” can’t be opened ({detail}). Check its permissions and the disk.',
  },
  PROJECT_DISK_FULL: {
    zh: '磁盘已满，“{path}”的这次改动没有保存，此前的内容完好。请腾出至少 {neededMb} MB 后重试。',
    en: 'The disk is full; this change to “{path}” was not saved, everything before is intact. Free at least {neededMb} MB and try again.',
  },
  PROJECT_DISK_ERROR: {
    zh: '读写“{path}”时磁盘出错（{detail}），这次操作没有完成，没有保存任何改动。请另存到其他磁盘。',
    en: 'The disk failed on “{path}” ({detail}); the operation was not completed and nothing was saved. Save a copy on another disk.',
  },
  PROJECT_OUT_OF_MEMORY: {
    zh: '内存不足，“{path}”的这次操作没有进行。请关闭其他程序后重试。',
    en: 'There is not enough memory; nothing was done to “{path}”. Close other programs and try again.',
  },
  PROJECT_CHANGED_ON_DISK: {
    zh: '“{path}”在打开期间被其他程序改写、截断、移走或替换（{detail}），这次操作没有完成，没有写入任何内容。请用“另存副本”保住当前内容；若不能另存，请关闭项目，用“抢救”取回能读的部分。',
    en: '“{path}” was rewritten, cut, moved or replaced by another program while open ({detail}); the operation was not completed and nothing was written. Save a copy to keep what you have; if that is refused, close the project and use Rescue for what can be read.',
  },
  PROJECT_STUB: {
    zh: '“{path}”只有项目的开头：它在打开期间被复制，内容在同名的 -wal 文件中。请在原处关闭项目后重新复制。',
    en: '“{path}” holds only the beginning of a project: it was copied while open, and its content is in the -wal file of the same name. Close the project where it is open and copy it again.',
  },
  PROJECT_NAME_TOO_LONG: {
    zh: '文件名“{path}”太长（{bytes} 字节，最多 {most} 字节，一个汉字占 3 字节），放不下项目旁边的占用记录和日志。请换一个短一些的文件名。',
    en: 'The file name “{path}” is too long ({bytes} {bytes:byte|bytes}; {most} at most, a Chinese character takes 3): there is no room for the lock note and the log beside it. Choose a shorter one.',
  },
  PROJECT_LOCK_LINK: {
    zh: '“{path}”不是普通文件，不能用作项目的占用记录，项目没有打开。请删除它后重试。',
    en: '“{path}” is no plain file and can’t say who has the project open; the project was not opened. Remove it and try again.',
  },
  PROJECT_LOG_FOREIGN: {
    zh: '“{path}”旁边的 -wal 文件属于另一个状态，没有采用，已保留为“{log}”。请核对最近的改动，必要时同时复制两个文件。',
    en: 'The -wal file beside “{path}” belongs to another state of it; it was not used and is kept as “{log}”. Check the latest changes; copy both files together if in doubt.',
  },
  PROJECT_LOG_STRAY: {
    zh: '“{path}”旁边名为 -wal 的不是它的日志，没有采用，已保留为“{log}”。项目本身是完整的。',
    en: 'What lies beside “{path}” under the name -wal is no log of it; it was not used and is kept as “{log}”. The project itself is whole.',
  },
  PROJECT_SAME_FILE: {
    zh: '“{path}”就是正在使用的项目，每次改动都已保存在其中。另存请换一个文件名。',
    en: '“{path}” is the open project, and every change is saved in it already. Choose another name for a copy.',
  },
  PROJECT_RECOVERED: {
    zh: '“{path}”上次没有正常关闭，已恢复到最后一次保存的状态。',
    en: '“{path}” was not closed properly; it is back at its last saved state.',
  },
  PROJECT_WAL_MISSING: {
    zh: '“{path}”是打开期间复制的，缺了同名的 -wal 文件：内容到 {until} 为止，此后的改动不在其中。请在原处关闭项目后重新复制；要留用这一份，请用“抢救”另存。',
    en: '“{path}” was copied while open and lacks its -wal file: it holds what was saved until {until}, later changes are missing. Close the project where it is open and copy it again; to go on with this one, rescue it into a new file.',
  },
  PROJECT_IMPORT_RUNNING: {
    zh: '正在导入，导入结束或取消之前不能修改项目。',
    en: 'An import is running; the project can be changed when it has ended or been cancelled.',
  },
  MERGE_NO_COMMON_PAST: {
    zh: '“{path}”与本项目没有共同的来历：两者的修改记录从第一条起就不同，无法判断谁改了什么，没有合并。请让同事在本项目的副本或分工包上工作，再合并回来；现有数据可用导入原始表格的方式加入。',
    en: '“{path}” has no past in common with this project: their audits differ from the first entry, so nobody can tell who changed what. Nothing was merged. Let colleagues work on a copy or a work package of this project; what is there can be imported from its spreadsheets.',
  },
  MERGE_OTHER_FRAMEWORK: {
    zh: '“{path}”的指标体系是“{other}”，本项目的是“{own}”，两者没有共同的来历，没有合并。请选择由本项目复制出去的文件；要借用对方的体系，请在“指标 → 录入或导入指标体系”里导入。',
    en: '“{path}” has the framework “{other}”, this project “{own}”, and the two have no past in common. Nothing was merged. Choose a file that was copied from this project; to take over their framework, import it under Indicators.',
  },
  MERGE_OTHER_CHAIN: {
    zh: '“{path}”的修改记录链已断，不能证明其内容的来历，没有合并。请同事运行核验，并发来完好的文件。',
    en: 'The chain of the audit in “{path}” is broken, so nothing vouches for what it holds. Nothing was merged. Ask your colleague to verify the file and send a sound one.',
  },
  MERGE_OTHER_DOCUMENT: {
    zh: '“{path}”中的“{document}”不是本程序写得出的内容，没有合并。请同事运行核验，并发来完好的文件。',
    en: '“{document}” in “{path}” is nothing that this program writes. Nothing was merged. Ask your colleague to verify the file and send a sound one.',
  },
  MERGE_CONFLICTS: {
    zh: '还有 {count} 处冲突没有决定，没有合并。请逐处选择保留己方或采用对方。',
    en: '{count} {count:conflict is|conflicts are} undecided, so nothing was merged. Choose ours or theirs for each.',
  },
  MERGE_OTHER_CHANGED: {
    zh: '“{path}”在查看之后已被改动，没有合并。请重新选择该文件。',
    en: '“{path}” has changed since it was looked at. Nothing was merged. Choose the file again.',
  },
  MERGE_SAME_FILE: {
    zh: '“{path}”就是当前打开的项目。请选择同事发来的文件。',
    en: '“{path}” is the open project itself. Choose the file that your colleague sent.',
  },
  IMPORT_STAGE_OVER: {
    zh: '预览之后又有别的导入，预览时读取的内容不能再用，没有导入。请再预览一次。',
    en: 'Another import came after the preview, so what was read for it no longer holds; nothing was imported. Preview again.',
  },
  IMPORT_STAGE_DISK_FULL: {
    zh: '系统临时文件夹空间不足，没有导入，项目没有改变。请腾出磁盘空间后再试。',
    en: "The system's temporary folder is full; nothing was imported and the project is unchanged. Free some disk space and try again.",
  },
  PROJECT_BATCH_OVER: {
    zh: '第 {batch} 批导入已经结束，不能再写入。请重新开始导入。',
    en: 'Import {batch} is over and takes nothing more. Start the import again.',
  },
  BATCH_UNKNOWN: {
    zh: '没有第 {batch} 批导入。请在“数据”页查看批次。',
    en: 'There is no import {batch}. See the batches on the Data screen.',
  },
  BATCH_WITHDRAWN: { zh: '第 {batch} 批已经撤回。', en: 'Import {batch} is withdrawn already.' },
  BATCH_ACTIVE: {
    zh: '第 {batch} 批没有撤回，不需要恢复。',
    en: 'Import {batch} is not withdrawn; there is nothing to restore.',
  },
  OVERRIDE_REASON: { zh: '请写明修改原始值的理由。', en: 'Say why the value is overridden.' },
  OVERRIDE_BASE: {
    zh: '折算基数“{figure}”须大于 0，采集的数量要除以它。没有数据时请选“按缺失处理”。',
    en: 'The base figure {figure} must be above 0: what was collected is divided by it. Choose "Count as missing" where there is none.',
  },
  OVERRIDE_BEYOND_DOMAIN: {
    zh: '{value} 超出“{measure}”的取值范围“{domain}”。请核对单位和小数点；范围不对时，先修改采集项的取值范围。',
    en: '{value} is outside the domain {domain} of {measure}. Check its unit and decimal point; if the domain is wrong, edit it first.',
  },
  OVERRIDE_VALUE: {
    zh: '修改后的原始值须为数字；没有数据时请留空。',
    en: 'The new value must be a number; leave it empty for missing.',
  },
  NO_SUCH_UNIT: {
    zh: '项目中没有评估对象“{unit}”。请检查代码。',
    en: 'The project has no unit “{unit}”. Check the code.',
  },
  NO_SUCH_INDICATOR: {
    zh: '本项目没有指标或采集项 {indicator}。请检查代码。',
    en: 'This project has no indicator or measure {indicator}. Check the code.',
  },
  PACKAGE_OTHER_UNITS: {
    zh: '本项目是分工包，只有 {count} 个评估对象：其他地区的行不会导入，会列在导入报告里。需要它们时请在主项目中导入。',
    en: 'This project is a work package of {count} {count:unit|units}: rows of others are not imported but listed in the report of the import. Import them in the main project where they are wanted.',
  },
  PACKAGE_OTHER_KIND: {
    zh: '工作表“{sheet}”（{kind}）不在本分工包所要的表类之内。导入后会随分工包一并寄回；不需要时请取消勾选。',
    en: 'Sheet "{sheet}" ({kind}) is of no kind that this work package asks for. Once imported it goes back with the package; leave it out if it is not wanted.',
  },
  PACKAGE_NOTHING_ASKED: {
    zh: '所选指标没有由所选表类采集的采集项，分工包没有写出。请另选指标或表类。',
    en: 'None of the chosen indicators is collected by the chosen kinds of sheets, so no work package was written. Choose other indicators or kinds.',
  },
  MERGE_INTO_PACKAGE: {
    zh: '本项目是“{path}”的分工包，没有合并。请打开“{path}”，在那里合并本文件。',
    en: 'This project is a work package of “{path}”. Nothing was merged. Open “{path}” and merge this file there.',
  },
  NO_SUCH_MEASURE: {
    zh: '指标体系中没有采集项“{measure}”。请检查代码。',
    en: 'The framework has no measure “{measure}”. Check the code.',
  },
  SCENARIO_NAME: { zh: '请给情景起个名字。', en: 'Give the scenario a name.' },
  SCENARIO_UNKNOWN: { zh: '没有名为“{name}”的情景。', en: 'There is no scenario “{name}”.' },
  SCENARIO_EXISTS: {
    zh: '已有名为“{name}”的情景。请换一个名字。',
    en: 'There is a scenario “{name}” already. Choose another name.',
  },
  SCENARIO_LOCKED: {
    zh: '情景“{name}”已锁定。请先解锁，或另存为新情景。',
    en: 'Scenario “{name}” is locked. Unlock it first, or save under another name.',
  },
  NOTHING_TO_UNDO: { zh: '没有可以撤销的操作。', en: 'There is nothing to undo.' },
  NOTHING_TO_REDO: { zh: '没有可以重做的操作。', en: 'There is nothing to redo.' },
  COMPILE_RULE_FIELD: {
    zh: '采集项 {measure}：这种记录没有字段“{field}”。请改正规则。',
    en: 'Measure {measure}: records of this kind have no field “{field}”. Correct the rule.',
  },
  COMPILE_RULE_OPERAND: {
    zh: '采集项 {measure}：条件“{field}”不能与“{operand}”比较。请填数字或网办深度的名称。',
    en: 'Measure {measure}: “{field}” can’t be compared with “{operand}”. Use a number or the name of an online depth.',
  },
  COMPILE_RULE_INNER: {
    zh: '采集项 {measure}：不认识层内汇总方式“{inner}”。',
    en: 'Measure {measure}: “{inner}” is not a known aggregation within a level.',
  },
  COMPILE_RULE_VALUE: {
    zh: '采集项 {measure}：规则没有说明汇总哪个字段。请填取值字段或达标条件。',
    en: 'Measure {measure}: the rule names nothing to aggregate. Fill in a value field or a pass condition.',
  },
  COMPILE_RULE_LEVELS: {
    zh: '采集项 {measure}：按层级加权时至少要有一个层级的权重大于 0。',
    en: 'Measure {measure}: weighting by level needs at least one level with a weight above 0.',
  },
  RESCUE_NOTHING: {
    zh: '“{path}”中没有找到指标体系和评估对象，没有可以抢救的内容，没有建立新文件。请使用备份。',
    en: 'No framework and units were found in “{path}”; there is nothing to rescue and no file was made. Use a backup.',
  },
  RESCUE_OPEN: {
    zh: '“{path}”正打开着。请先关闭项目再抢救；内容完好时用“另存副本”即可。',
    en: '“{path}” is open. Close the project before rescuing it; if it is sound, save a copy instead.',
  },
  RESCUE_SAME_FILE: {
    zh: '“{path}”就是要抢救的文件，没有改动它。请给新文件另起一个名字。',
    en: '“{path}” is the file that is to be rescued; it was left alone. Choose another name for the new one.',
  },
  RESCUE_DISK_FULL: {
    zh: '磁盘已满，没有建立“{path}”；损坏的文件没有改动。请腾出约 {neededMb} MB，或把新文件放到另一个磁盘。',
    en: 'The disk is full; “{path}” was not made, and the damaged file is as it was. Free about {neededMb} MB, or put the new file on another disk.',
  },
  RESCUE_NOT_WRITTEN: {
    zh: '“{path}”写不进去（{detail}），没有建立；损坏的文件没有改动。请把新文件放到能写入的文件夹。',
    en: '“{path}” can’t be written ({detail}) and was not made; the damaged file is as it was. Put the new file into a folder that can be written to.',
  },
  RESCUE_SAVED: {
    zh: '存下 {batches} 批导入、{records} 条记录、{documents} 份文档、{runs} 次计算、{entries} 条修改记录。',
    en: 'Saved: {batches} {batches:import|imports}, {records} {records:record|records}, {documents} {documents:document|documents}, {runs} {runs:run|runs}, {entries} {entries:entry|entries} of the audit.',
  },
  RESCUE_WHOLE: { zh: '全部读出，没有遗失。', en: 'Everything was read; nothing is lost.' },
  RESCUE_LOG: {
    zh: '同名的 -wal 文件缺失或不属于这个文件，最后的改动可能不在其中。请核对最近的导入和修改。',
    en: 'The -wal file of the same name is missing or belongs to another file, so the last changes may be missing. Check the latest imports and edits.',
  },
  RESCUE_TEXTS: {
    zh: '文字表有 {count} 处读不出，用到这些文字的记录受影响。',
    en: '{count} {count:place|places} of the table of texts can’t be read; records that use these texts suffer.',
  },
  RESCUE_BODIES: {
    zh: '有 {count} 份保存的内容读不出或与校验值不符。',
    en: '{count} {count:stored content|stored contents} can’t be read or differ from their hashes.',
  },
  RESCUE_DOCUMENTS: {
    zh: '文档目录有 {count} 处读不出，已按修改记录补回。',
    en: '{count} {count:place|places} of the list of documents can’t be read; they were filled in from the audit.',
  },
  RESCUE_AUDIT: {
    zh: '修改记录有 {count} 处读不出。',
    en: '{count} {count:place|places} of the audit can’t be read.',
  },
  RESCUE_RUNS: {
    zh: '计算批次有 {count} 处读不出。请重新计算。',
    en: '{count} {count:place|places} of the runs can’t be read. Compute them again.',
  },
  RESCUE_BATCHES: {
    zh: '导入批次表有 {count} 处读不出。',
    en: '{count} {count:place|places} of the list of imports can’t be read.',
  },
  RESCUE_FILES: {
    zh: '导入文件表有 {count} 处读不出。',
    en: '{count} {count:place|places} of the list of imported files can’t be read.',
  },
  RESCUE_SHEETS: {
    zh: '工作表清单有 {count} 处读不出。请重新导入有关表格。',
    en: '{count} {count:place|places} of the list of sheets can’t be read. Import these spreadsheets again.',
  },
  RESCUE_FACETS: {
    zh: '记录分类表有 {count} 处读不出。请重新导入有关表格。',
    en: '{count} {count:place|places} of the table of facets can’t be read. Import the spreadsheets concerned again.',
  },
  RESCUE_SPOTS: {
    zh: '下级地区与人员表有 {count} 处读不出。请重新导入有关表格。',
    en: '{count} {count:place|places} of the table of lower regions and persons can’t be read. Import the spreadsheets concerned again.',
  },
  RESCUE_RECORDS: {
    zh: '采集记录有 {count} 处（行或页）读不出。请重新导入有关表格。',
    en: '{count} {count:place|places} (rows or pages) of the records can’t be read. Import the spreadsheets concerned again.',
  },
  RESCUE_ATTRIBUTES: {
    zh: '事项要素记录有 {count} 处（行或页）读不出。请重新导入有关表格。',
    en: '{count} {count:place|places} (rows or pages) of the item attributes can’t be read. Import the spreadsheets concerned again.',
  },
  RESCUE_RECORDS_STRAY: {
    zh: '有 {count} 条记录所属的工作表、对象或事项读不出，没有保留。请重新导入有关表格。',
    en: '{count} {count:record|records} whose sheet, unit or item can’t be read {count:was|were} left out. Import the spreadsheets concerned again.',
  },
  RESCUE_BATCH: {
    zh: '第 {batch} 批导入的说明读不出，记录已保留。',
    en: 'The entry of import {batch} can’t be read; its records were kept.',
  },
  RESCUE_FILE: {
    zh: '第 {batch} 批有一个文件的名称读不出，记录已保留。',
    en: 'The name of a file of import {batch} can’t be read; its records were kept.',
  },
  RESCUE_REPORT: {
    zh: '工作表“{sheet}”的导入报告读不出，记录已保留。',
    en: 'The import report of sheet “{sheet}” can’t be read; its records were kept.',
  },
  RESCUE_RUN: {
    zh: '第 {run} 次计算的方法或结果读不出，没有保留。请重新计算。',
    en: 'Method or result of run {run} can’t be read; it was left out. Compute it again.',
  },
  RESCUE_ENTRIES: {
    zh: '有 {count} 条修改记录的内容读不出，没有保留。',
    en: '{count} {count:entry|entries} of the audit whose content can’t be read {count:was|were} left out.',
  },
  RESCUE_DOCUMENT_BACK: {
    zh: '“{document}”的当前内容读不出，已回到第 {entry} 条修改记录中的内容。请核对。',
    en: 'The present content of “{document}” can’t be read; it is back at what entry {entry} of the audit holds. Check it.',
  },
  RESCUE_DOCUMENT_LOST: {
    zh: '“{document}”读不出，没有保留。请重新填写。',
    en: '“{document}” can’t be read and was left out. Enter it again.',
  },
  RESCUE_TEMPLATE: {
    zh: '“{document}”读不出，已用模板“{template}”代替。请核对其后的修改。',
    en: '“{document}” can’t be read; that of the template “{template}” stands in. Check what was changed since.',
  },
  RESCUE_MORE: {
    zh: '另有 {count} 处。',
    en: 'And {count} more.',
  },
  VERIFY_STRUCTURE: {
    zh: '文件结构有误：{detail}。请使用备份。',
    en: 'The file’s structure is damaged: {detail}. Use a backup.',
  },
  VERIFY_REFERENCE: {
    zh: '表 {table} 有指向 {parent} 的失效引用。请使用备份。',
    en: 'Table {table} refers to rows of {parent} that are gone. Use a backup.',
  },
  VERIFY_UNREADABLE: {
    zh: '“{part}”部分读不出来：{detail}。请使用备份。',
    en: 'Part "{part}" can’t be read: {detail}. Use a backup.',
  },
  VERIFY_HEAD: {
    zh: '审计链尾：第 {entries} 条，{head}',
    en: 'Head of the audit chain: entry {entries}, {head}',
  },
  VERIFY_SCHEMA: {
    zh: '文件的结构定义与本程序的不同（{names}）。请使用备份。',
    en: 'The file’s schema isn’t that of this program ({names}). Use a backup.',
  },
  VERIFY_NEWER: {
    zh: '文件由较新版本的工作台保存（格式 {found}，本机支持到 {known}），这里无法核验。请升级后再核验。',
    en: 'The file was saved by a newer version (format {found}, this one knows {known}) and can’t be proved here. Update and verify it again.',
  },
  VERIFY_MORE: {
    zh: '“{part}”部分还有 {count} 处不符，未逐一列出。',
    en: 'Part "{part}" has {count} {count:more difference that is|more differences that are} not listed.',
  },
  VERIFY_ENTRY: {
    zh: '审计第 {entry} 条（或紧挨它的前一条）与写入时不同。请使用备份。',
    en: 'Audit entry {entry} (or the one just before it) isn’t as it was written. Use a backup.',
  },
  VERIFY_ENTRIES_LOST: {
    zh: '审计缺少第 {first} 至 {last} 条。请使用备份。',
    en: 'Audit entries {first} to {last} are missing. Use a backup.',
  },
  VERIFY_CHAIN_END: {
    zh: '审计的末尾（第 {entries} 条）与登记的链尾不符。请使用备份。',
    en: 'The audit’s end (entry {entries}) isn’t the recorded end of the chain. Use a backup.',
  },
  VERIFY_CHAINED_AS_FOUND: {
    zh: '审计第 1–{entries} 条写于启用散列链之前，{at} 首次用新版程序打开时按原样纳入；从那以后的每一步都可核验。',
    en: 'Audit entries 1–{entries} are older than the chain of hashes and were chained as found when a newer program first opened the file ({at}); every step since then can be proved.',
  },
  VERIFY_DOCUMENT_CHANGED: {
    zh: '“{document}”的现有内容不是审计记录的内容。请使用备份，或按审计重新录入。',
    en: 'What "{document}" holds isn’t what the audit tells. Use a backup, or enter it again by the audit.',
  },
  VERIFY_DOCUMENT_ADDED: {
    zh: '“{document}”没有任何审计记录，不是由本程序写入的。请使用备份。',
    en: 'The audit knows nothing of "{document}": it wasn’t written by this program. Use a backup.',
  },
  VERIFY_DOCUMENT_LOST: {
    zh: '审计中有“{document}”，文件里却没有。请使用备份，或按审计重新录入。',
    en: 'The audit tells of "{document}", which is not there. Use a backup, or enter it again by the audit.',
  },
  VERIFY_BATCH_STATUS: {
    zh: '第 {batch} 批的状态是“{found}”，审计记录的是“{recorded}”。请使用备份。',
    en: 'Import {batch} is marked "{found}"; the audit says "{recorded}". Use a backup.',
  },
  VERIFY_BATCH_ADDED: {
    zh: '第 {batch} 批导入没有审计记录。请使用备份。',
    en: 'The audit knows nothing of import {batch}. Use a backup.',
  },
  VERIFY_BATCH_LOST: {
    zh: '审计中有第 {batch} 批导入，文件里却没有。请使用备份，或重新导入原表格。',
    en: 'The audit tells of import {batch}, which is not there. Use a backup, or import the spreadsheets again.',
  },
  VERIFY_BATCH_ENTRY: {
    zh: '第 {batch} 批的登记（时间、备注、记录数或记录校验值）与导入时不同。请使用备份。',
    en: 'The entry of import {batch} (time, note, counts or the records’ hash) isn’t as it was imported. Use a backup.',
  },
  VERIFY_FILE: {
    zh: '第 {batch} 批的文件“{file}”的登记与导入时不同（现为“{found}”）。请使用备份。',
    en: 'Import {batch}: the entry of file "{file}" isn’t as it was imported (now "{found}"). Use a backup.',
  },
  VERIFY_SHEET_ENTRY: {
    zh: '第 {batch} 批“{file}”中工作表“{sheet}”的登记与导入时不同（现为“{found}”）。请使用备份。',
    en: 'Import {batch}, "{file}": the entry of sheet "{sheet}" isn’t as it was imported (now "{found}"). Use a backup.',
  },
  VERIFY_SHEET: {
    zh: '第 {batch} 批“{file}”工作表“{sheet}”的记录与其校验值不符。请撤回该批并重新导入原表格。',
    en: 'Import {batch}, "{file}", sheet "{sheet}": the records differ from their hash. Withdraw the import and import the spreadsheets again.',
  },
  VERIFY_SHEET_COUNTS: {
    zh: '第 {batch} 批“{file}”工作表“{sheet}”的记录索引与记录不符。请撤回该批并重新导入原表格。',
    en: 'Import {batch}, "{file}", sheet "{sheet}": the index of its records doesn’t agree with them. Withdraw the import and import the spreadsheets again.',
  },
  VERIFY_RECORDS_STRAY: {
    zh: '有些记录属于不存在的工作表（编号 {sheet}）。请使用备份。',
    en: 'Some records belong to a sheet that is not there (number {sheet}). Use a backup.',
  },
  VERIFY_OVERLAP: {
    zh: '第 {facet} 组记录中有重复的键却没有标记，可能重复计数。请使用备份。',
    en: 'Group {facet} of records has repeated keys without being marked and may count them twice. Use a backup.',
  },
  VERIFY_REPEATED: {
    zh: '“{part}”中第 {id} 项与第 {first} 项相同，同一事项的记录可能因此重复计数。请使用备份。',
    en: 'Of "{part}" entry {id} is the same as entry {first}, so that records of one thing may count twice. Use a backup.',
  },
  VERIFY_MEASURE: {
    zh: '{unit} 的 {measure}（{year} 年）原始值与由记录重算的不同：{detail}（来源：{cells}）。请使用备份。',
    en: 'Measure value of {unit}, {measure} ({year}) differs from what its records give: {detail} (from {cells}). Use a backup.',
  },
  VERIFY_RUN_ADDED: {
    zh: '第 {run} 次计算没有审计记录，不能作为依据。请使用备份。',
    en: 'The audit knows nothing of run {run}: it can’t be relied on. Use a backup.',
  },
  VERIFY_RUN_LOST: {
    zh: '审计中有第 {run} 次计算，文件里却没有。请使用备份。',
    en: 'The audit tells of run {run}, which is not there. Use a backup.',
  },
  VERIFY_DOCUMENT: {
    zh: '保存的内容与其校验值不符（{uses}）。请使用备份。',
    en: 'Stored content differs from its hash ({uses}). Use a backup.',
  },
  VERIFY_RUN: {
    zh: '第 {run} 次计算结果与其校验值不符，不能作为定稿依据。请使用备份或重新计算。',
    en: 'Run {run} differs from its hash and can’t be relied on. Use a backup or compute it again.',
  },
  VERIFY_BATCH: {
    zh: '第 {batch} 批导入的记录与其校验值不符。请撤回该批并重新导入原表格。',
    en: 'The records of import {batch} differ from their hash. Withdraw it and import the spreadsheets again.',
  },
} as const satisfies MessageCatalogue;
