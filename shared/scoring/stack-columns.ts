/** Columns of `size` units as one matrix, column after column. */
export function stackColumns(columns: readonly Float64Array[], size: number): Float64Array {
  const matrix = new Float64Array(columns.length * size);
  columns.forEach((column, at) => matrix.set(column, at * size));
  return matrix;
}
