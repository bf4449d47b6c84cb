// 仿宋 for text and 黑体 for heads, as official documents have them; Latin letters and digits in faces found everywhere.
// Word falls back by the font table's family and charset when a machine lacks them.
export const bodyFonts = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: '仿宋',
} as const;
export const headFonts = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' } as const;
