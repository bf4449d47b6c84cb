import type { MessageCatalogue } from './catalogue.ts';

/** Failures of writing files, and the words of the workbooks that are no report tables. */
export const exportingMessages = {
  EXPORT_EXISTS: { zh: '“{path}”已存在，没有覆盖。请确认覆盖，或换一个名称。', en: '"{path}" exists and was not overwritten: confirm overwriting, or choose another name.' },
  EXPORT_READ_ONLY: { zh: '“{path}”或其文件夹为只读，原文件保持不变。请换一个位置，或取消只读属性。', en: '"{path}" or its folder is read-only; the old file is unchanged. Choose another place or clear the attribute.' },
  EXPORT_OPEN_ELSEWHERE: { zh: '“{path}”正被其他程序（如 Excel、WPS）打开，原文件保持不变。请先关闭再导出。', en: '"{path}" is open in another program (Excel, WPS); the old file is unchanged. Close it there, then export again.' },
  EXPORT_NO_FOLDER: { zh: '文件夹“{folder}”不存在。请先建立文件夹，或换一个位置。', en: 'The folder "{folder}" does not exist: create it or choose another.' },
  EXPORT_IS_FOLDER: { zh: '“{path}”是一个文件夹，不能当作文件写入。请换一个名称。', en: '"{path}" is a folder and can\'t be written as a file: choose another name.' },
  EXPORT_DISK_FULL: { zh: '磁盘空间不足，“{path}”没有写成，原文件保持不变。请腾出空间后再试。', en: 'The disk is full: "{path}" was not written; the old file is unchanged. Free some space and try again.' },
  EXPORT_FAILED: { zh: '“{path}”没有写成（{reason}），原文件保持不变。请换一个位置再试。', en: '"{path}" was not written ({reason}); the old file is unchanged. Try another place.' },
  // words of the workbooks
  EXPORT_INPUT_HASH: { zh: '输入指纹', en: 'Input hash' },
  EXPORT_SYNTHETIC: { zh: '合成示例数据', en: 'Synthetic sample data (合成示例数据)' },
} as const satisfies MessageCatalogue;
