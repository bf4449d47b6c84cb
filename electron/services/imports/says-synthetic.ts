import type { ChosenFile } from './import-preparation.ts';

/** What every file of the sample generator says in a title line. */
const MARK = '合成示例数据';

/** True where a sheet that is imported says of itself that it is synthetic. */
export function saysSynthetic(files: readonly ChosenFile[]): boolean {
  return files.some((file) =>
    file.sheets.some(
      ({ include, plan }) =>
        include && plan.rows.some((row) => row.cells.some((cell) => typeof cell === 'string' && cell.includes(MARK))),
    ),
  );
}
