const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一, 十, 二十三: whole numbers below a hundred as headings count them; others in digits. */
export function chineseNumber(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 99) return String(number);
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[number % 10] ?? ''}`;
}
