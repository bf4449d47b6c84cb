import type { MessageCatalogue } from './catalogue.ts';

/** Refusals and remarks of the guarded readers (docs/TRUST "Reading spreadsheets"). Sizes are bytes. */
export const openMessages = {
  FILE_MISSING: {
    zh: '找不到该文件。请检查路径和文件名。',
    en: 'The file does not exist. Check the path and the name.',
  },
  FILE_IS_FOLDER: {
    zh: '这是文件夹，不是文件。请写出其中的文件。',
    en: 'This is a folder, not a file. Name the file in it.',
  },
  FILE_IS_LINK: {
    zh: '这是符号链接（快捷方式），不是文件本身，未打开。请选择它所指向的文件。',
    en: 'This is a symbolic link, not the file itself, and was not opened. Choose the file that it leads to.',
  },
  FILE_NOT_PLAIN: {
    zh: '这不是普通文件（而是管道、设备或套接字），未读取。请先存为文件再选择。',
    en: 'This is no plain file (a pipe, a device or a socket) and was not read. Save its content as a file and choose that.',
  },
  FILE_UNREADABLE: {
    zh: '文件无法打开（{reason}）。请关闭正在使用它的程序，并确认有读取权限。',
    en: 'The file can’t be opened ({reason}). Close the program that holds it and check that you may read it.',
  },
  FILE_CHANGED: {
    zh: '读取过程中文件被改动，未导入任何内容。请待文件保存完毕后重试。',
    en: 'The file changed while it was read; nothing was taken. Try again once it is saved.',
  },
  FILE_TOO_BIG: {
    zh: '文件大小 {size} 字节，超过上限 {limit} 字节。请拆分为多个文件，或另存为 CSV。',
    en: 'The file has {size} {size:byte|bytes}, more than the {limit} that are read. Split it, or save it as CSV.',
  },
  EMPTY: {
    zh: '文件为空（0 字节）。请向报送单位重新索取。',
    en: 'The file is empty (0 bytes). Ask the sender for it again.',
  },
  TRUNCATED: {
    zh: '文件不完整，结尾缺失（多为下载或传输中断）。请重新获取。',
    en: 'The file is cut off, its end is missing (often a broken download). Get it again.',
  },
  CRC: {
    zh: '文件已损坏：{part} 的校验和不符。请重新获取，或在 Excel 中打开并修复后另存。',
    en: 'The file is damaged: the checksum of {part} is wrong. Get it again, or repair and save it in Excel.',
  },
  SIZE_LIE: {
    zh: '文件声明的大小与实际不符（{part}：声明 {declared}，实际 {found}），可能损坏或有意伪造。请在 Excel 中打开后另存再导入。',
    en: 'The file lies about a size ({part}: declared {declared}, found {found}); it is damaged or forged. Open it in Excel and save it anew.',
  },
  PART_TOO_BIG: {
    zh: '{part} 解压后为 {size} 字节，超过上限 {limit} 字节。请删除空白行列的格式，或拆分工作簿。',
    en: '{part} unpacks to {size} {size:byte|bytes}; {limit} are read at most. Clear the formats of empty rows and columns, or split the workbook.',
  },
  TOTAL_TOO_BIG: {
    zh: '工作簿解压后共 {size} 字节，超过上限 {limit} 字节。请拆分工作簿。',
    en: 'The workbook unpacks to {size} {size:byte|bytes}; {limit} are read at most. Split it.',
  },
  PARTS: {
    zh: '工作簿由 {count} 个部件组成，超过上限 {limit}。请删除图片和对象后另存。',
    en: 'The workbook has {count} {count:part|parts}; {limit} are read at most. Remove pictures and objects and save it again.',
  },
  OVERLAP: {
    zh: '压缩包内 {part} 与其他内容共用字节，可能是伪造文件，已拒绝。请用 Excel 另存后再导入。',
    en: '{part} shares bytes with other content of the package; the file may be forged. Save it anew in Excel.',
  },
  DUP_PART: {
    zh: '压缩包内 {part} 出现两次，无法判断以哪个为准。请用 Excel 打开并另存。',
    en: '{part} is in the package twice, so it is not clear which one counts. Open it in Excel and save it.',
  },
  ZIP_PATH: {
    zh: '压缩包内有不允许的部件名“{part}”，已拒绝。请用 Excel 另存后再导入。',
    en: 'The package holds a part with a forbidden name, “{part}”. Save it anew in Excel.',
  },
  ZIP: {
    zh: '压缩包结构有误（{detail}）。请在 Excel 中打开并另存，或重新获取文件。',
    en: 'The package is malformed ({detail}). Open and save it in Excel, or get the file again.',
  },
  ENCRYPTED: {
    zh: '压缩包已加密（{part}）。请解除压缩密码后再导入。',
    en: 'The package is encrypted ({part}). Remove the zip password first.',
  },
  OLE: {
    zh: '工作簿设有打开密码。请在 Excel 中打开，依次选择“文件 → 信息 → 保护工作簿 → 用密码进行加密”，清空密码并保存。',
    en: 'The workbook has a password. Open it in Excel, choose File → Info → Protect Workbook → Encrypt with Password, clear the password and save.',
  },
  BIFF: {
    zh: '这个 .xls 是 Excel 95 或更早的格式，或已损坏，无法读取。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”。',
    en: 'This .xls is of Excel 95 or before, or damaged, and can’t be read. Open it in Excel or WPS and save it as “Excel Workbook (.xlsx)”.',
  },
  XLSB: {
    zh: '二进制工作簿（.xlsb）的 {part} 有误（{detail}）。请在 Excel 中打开，另存为“Excel 工作簿（.xlsx）”，或重新获取。',
    en: '{part} of the binary workbook (.xlsb) is wrong ({detail}). Open it in Excel and save it as “Excel Workbook (.xlsx)”, or get it again.',
  },
  HTML: {
    zh: '文件内容是网页或纯文本，并非工作簿。请在 Excel 中打开后另存为 .xlsx；若确为分隔文本，请把扩展名改为 .csv。',
    en: 'The file is a web page or plain text, not a workbook. Open it in Excel and save it as .xlsx; if it is delimited text, rename it to .csv.',
  },
  SYLK: {
    zh: '这是 SYLK（符号链接）格式的表格，本程序不读取。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”。',
    en: 'This is a table in the SYLK format, which is not read. Open it in Excel or WPS and save it as “Excel Workbook (.xlsx)”.',
  },
  DIF: {
    zh: '这是 DIF（数据交换格式）的表格，本程序不读取。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”。',
    en: 'This is a table in the Data Interchange Format (DIF), which is not read. Open it in Excel or WPS and save it as “Excel Workbook (.xlsx)”.',
  },
  NUMBERS: {
    zh: '这是 Apple Numbers 表格，本程序不读取。请在 Numbers 中选择“文件 → 导出为 → Excel”，再导入导出的 .xlsx。',
    en: 'This is an Apple Numbers spreadsheet, which is not read. In Numbers choose File → Export To → Excel and import that .xlsx.',
  },
  MHT: {
    zh: '网页归档（.mht）有误（{detail}），无法读取。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”，或重新获取。',
    en: 'The web archive (.mht) is wrong ({detail}) and can’t be read. Open it in Excel or WPS and save it as “Excel Workbook (.xlsx)”, or get it again.',
  },
  FILES_MOST: {
    zh: '共 {count} 个文件，一次最多导入 {limit} 个。请分几次导入。',
    en: 'There {count:is|are} {count} {count:file|files}; no more than {limit} are imported at once. Import them in parts.',
  },
  FILES_LEFT: {
    zh: '{count} 个文件不是可导入的表格，已略过：{names}。',
    en: '{count} {count:file is no table|files are no tables} that can be imported and {count:was|were} left: {names}.',
  },
  ARCHIVE_NESTED: {
    zh: '压缩包内还有压缩包“{name}”，未打开。请先解压它，再导入其中的文件。',
    en: 'The archive holds another one, “{name}”, which was not opened. Unpack that one and import its files.',
  },
  ARCHIVE_EMPTY: {
    zh: '压缩包内没有可导入的表格（{extensions}）。请核对是否选错了文件。',
    en: 'The archive holds no table that can be imported ({extensions}). Check that it is the right file.',
  },
  FOLDER_EMPTY: {
    zh: '文件夹内没有可导入的表格（{extensions}）。请核对是否选错了文件夹。',
    en: 'The folder holds no table that can be imported ({extensions}). Check that it is the right folder.',
  },
  FILE_SAME_TABLE: {
    zh: '与“{other}”同名、内容相同，只是格式不同，默认不再导入。需要时请勾选。',
    en: 'It has the name and the table of “{other}” in another format, and is not imported as well unless you choose it.',
  },
  HTML_OPEN: {
    zh: '网页在“{text}”处有未结束的标记、注释或引号，其后的单元格无法辨认，未读取。请在浏览器或 Excel 中打开，另存为 .xlsx，或重新获取。',
    en: 'The page has a tag, comment or quote that does not end at “{text}”, so that cells after it can’t be told; it was not read. Open it in a browser or Excel and save it as .xlsx, or get it again.',
  },
  NOT_WORKBOOK: {
    zh: '文件不是 Excel 工作簿。请另存为 .xlsx 或 CSV。',
    en: 'The file is not an Excel workbook. Save it as .xlsx or CSV.',
  },
  NOT_TEXT: {
    zh: '文件不是表格，也不是文本。请另存为 .xlsx 或 CSV。',
    en: 'The file is neither a workbook nor text. Save it as .xlsx or CSV.',
  },
  MISSING_PART: {
    zh: '工作簿缺少部件 {part}，内容不完整。请在 Excel 中打开并另存，或重新获取。',
    en: 'The workbook lacks its part {part}. Open and save it in Excel, or get it again.',
  },
  PART_ABSENT: {
    zh: '工作簿所指的部件 {part} 不在文件中；其余内容照常读取，需要它的单元格会列为问题。',
    en: 'The part {part} that the workbook names is not in the file; the rest was read, and cells that need it are listed as problems.',
  },
  MERGE_LEFT: {
    zh: '合并区域“{range}”无法按区域读取，已按未合并处理。请核对该处，必要时在 Excel 中取消合并后另存。',
    en: 'The merged range {range} can’t be read as one; its cells were read as not merged. Check it, or unmerge it in Excel.',
  },
  TABLE_IN_CELL: {
    zh: '单元格内还嵌有一张表，其中内容未读取。需要时请把内嵌的表移到单独的工作表。',
    en: 'The cell holds a table of its own, which was not read. Move that table to a sheet of its own if it is needed.',
  },
  XML: {
    zh: '{part} 的 XML 有误（{detail}）。请在 Excel 中打开并修复后另存。',
    en: 'The XML of {part} is wrong ({detail}). Open, repair and save it in Excel.',
  },
  XML_ENCODING: {
    zh: '{part} 的文字不是有效的 {encoding} 编码。请在 Excel 中打开并另存。',
    en: 'The text of {part} is not valid {encoding}. Open and save it in Excel.',
  },
  DOCTYPE: {
    zh: '{part} 含有文档类型定义（DTD），工作簿不应有此内容，已拒绝。请用 Excel 另存后再导入。',
    en: '{part} contains a document type definition, which no workbook needs; refused. Save it anew in Excel.',
  },
  DEPTH: {
    zh: '{part} 的 XML 嵌套超过 {limit} 层，已拒绝。请用 Excel 另存后再导入。',
    en: 'The XML of {part} is nested deeper than {limit}; refused. Save it anew in Excel.',
  },
  NO_TAG: {
    zh: '{part} 中连续 {limit} 字节没有标记，已拒绝。请用 Excel 另存后再导入。',
    en: '{part} runs for {limit} bytes without a tag; refused. Save it anew in Excel.',
  },
  SST_TOO_BIG: {
    zh: '工作簿的文本表过大（{size}，上限 {limit}）。请拆分工作簿，或另存为 CSV。',
    en: 'The workbook’s table of strings is too big ({size}; limit {limit}). Split the workbook, or save it as CSV.',
  },
  STRING_INDEX: {
    zh: '单元格引用的文本序号“{text}”不存在，未读取该单元格。请在 Excel 中更正该单元格后另存。',
    en: 'The cell refers to string “{text}”, which does not exist; it was not read. Correct it in Excel and save.',
  },
  CELLS: {
    zh: '工作簿的单元格超过 {limit} 个。请删除空白区域的格式，或拆分工作簿。',
    en: 'The workbook has more than {limit} cells. Clear the formats of empty areas, or split it.',
  },
  ROW: {
    zh: '行号 {row} 无效：行号须递增且不超过 {limit}。请在 Excel 中打开并另存。',
    en: 'Row number {row} is wrong: rows must ascend and end at {limit}. Open and save it in Excel.',
  },
  CELL_REFERENCE: {
    zh: '单元格地址“{reference}”无效或不在所在行。请在 Excel 中打开并另存。',
    en: 'The cell address “{reference}” is wrong or not in its row. Open and save it in Excel.',
  },
  CELL_ORDER: {
    zh: '同一行的单元格重复或次序颠倒。请在 Excel 中打开并另存。',
    en: 'A cell comes twice or out of order in its row. Open and save it in Excel.',
  },
  STYLE: {
    zh: '单元格（{text}）的样式不存在，无法判断是数值、日期还是百分比，未读取该单元格。请在 Excel 中打开、核对并另存。',
    en: 'The format of the cell ({text}) does not exist: whether it is a number, a date or a percentage can’t be told, and it was not read. Open, check and save it in Excel.',
  },
  NUMBER: {
    zh: '单元格的值“{text}”与其类型不符，未读取该单元格。请更正该单元格后另存。',
    en: 'The stored value “{text}” does not fit the type of the cell, which was not read. Correct the cell and save.',
  },
  CELL_TYPE: {
    zh: '单元格的类型未知（值为“{text}”），未读取该单元格。请在 Excel 中打开、核对并另存。',
    en: 'The type of the cell is unknown (its value is “{text}”); it was not read. Open, check and save it in Excel.',
  },
  CELL_VALUES: {
    zh: '单元格同时存有不同的值（{text}），未读取该单元格。请在 Excel 中打开、核对并另存。',
    en: 'The cell holds values that differ ({text}); it was not read. Open, check and save it in Excel.',
  },
  FORMULAS_STALE: {
    zh: '文件声明其公式结果需要重新计算，所存结果可能不是最新（此工作表共 {count} 个公式：{cells}）。请在 Excel 中打开、保存后再导入，或逐个核对。',
    en: 'The file says that its formulas are to be calculated anew, so what is stored of them may be stale ({count} {count:formula|formulas} on this sheet: {cells}). Open and save it in Excel before importing it, or check them.',
  },
  FORMULAS_ZERO: {
    zh: '此工作表的 {count} 个公式所存结果全是 0（{cells}），可能是程序写出而从未计算的。请在 Excel 中打开、保存后再导入，或逐个核对。',
    en: 'All {count} {count:formula|formulas} of this sheet hold 0 ({cells}): a script may have written them, and nothing calculated them. Open and save the file in Excel before importing it, or check them.',
  },
  CSV_BYTES: {
    zh: '该字段（{text}）含有无法按本文件编码解读的字节，未读取。请更正该字段后另存为 UTF-8。',
    en: 'The field ({text}) has bytes that are no text in the encoding of the file; it was not read. Correct it and save the file as UTF-8.',
  },
  ZIP_BACKSLASH: {
    zh: '压缩包内的部件名用了反斜杠，已按斜杠读取。',
    en: 'Names in the package are written with backslashes; they were read as slashes.',
  },
  ZIP_PADDING: {
    zh: '文件结尾后多出 {count} 个空白字节，已忽略。',
    en: 'The file has {count} {count:blank byte|blank bytes} after its end; they were passed over.',
  },
  MERGES: {
    zh: '合并单元格超过 {limit} 处。请取消多余的合并后另存。',
    en: 'There are more than {limit} merged ranges. Remove needless ones and save.',
  },
  TEXT_TOO_LONG: {
    zh: '文本长 {size} 个字符，超过单元格上限 {limit}。请缩短后另存。',
    en: 'A text has {size} {size:character|characters}; a cell holds {limit}. Shorten it and save.',
  },
  CSV_UNMARKED: {
    zh: '文件没有编码标记，按其内容以 {encoding} 读取。请核对中文是否正确。',
    en: 'The file has no byte order mark; by its content it was read as {encoding}. Check its texts.',
  },
  CSV_WESTERN: {
    zh: '文件按西欧编码（Windows-1252）读取：其中没有中文。若应有中文，请另存为 UTF-8 编码的 CSV。',
    en: 'The file was read as Western text (Windows-1252): it holds no Chinese. If it should, save it as CSV in UTF-8.',
  },
  CSV_DECIMAL_COMMA: {
    zh: '“{text}”中的逗号可能是小数点，也可能是千分位，未读取该单元格。请改用小数点“.”并去掉千分位后另存。',
    en: 'The comma in {text} may be a decimal sign or group thousands; the cell was not read. Write a decimal point and no groups, and save the file.',
  },
  CSV_ENCODING: {
    zh: '文本不是有效的 {encoding} 编码。请在记事本或 Excel 中另存为 UTF-8 编码的 CSV。',
    en: 'The text is not valid {encoding}. Save it as CSV in UTF-8.',
  },
  CSV_OPEN_QUOTE: {
    zh: '此处的引号没有结束，其后内容无法分列。请补上引号后重试。',
    en: 'The quote that opens here never closes, so the rest can’t be cut into cells. Close it and try again.',
  },
  CSV_COLUMNS: {
    zh: '此行的列数超过 {limit}。请检查分隔符。',
    en: 'The row has more than {limit} columns. Check the delimiter.',
  },
  FIELD_TOO_LONG: {
    zh: '单个字段至少 {size} 字节，超过上限 {limit} 字节（常因引号未结束）。请检查引号。',
    en: 'A field has {size} {size:byte|bytes} or more; the limit is {limit} (often a quote that never closes). Check the quotes.',
  },
  CSV_QUOTE: {
    zh: '引号之后还有文字（{text}），分不清哪部分是值，未读取该单元格。请改正引号：整个内容加一对引号，内容中的引号写成两个。',
    en: 'Text follows the closing quote ({text}): which part is the value can’t be told, and the cell was not read. Put one pair of quotes around all of it and double those inside.',
  },
  EXTERNAL_LINKS: {
    zh: '工作簿有 {count} 个外部链接。未访问链接，采用文件中保存的值。',
    en: 'The workbook has {count} {count:external link|external links}. They were not followed; the stored values were taken.',
  },
  MACROS_IGNORED: {
    zh: '工作簿含有宏。宏未运行，也未导入。',
    en: 'The workbook has macros. They were neither run nor imported.',
  },
  FORMULA_CYCLE: {
    zh: '公式“{formula}”引用了自身单元格。采用文件中保存的值，请核对。',
    en: 'The formula “{formula}” refers to its own cell. The stored value was taken; check it.',
  },
} as const satisfies MessageCatalogue;
