/** Square [column, row] of each provincial unit that is assessed, by code: rough neighbours, 9 × 8. */
export const provinceTiles: Readonly<Record<string, readonly [column: number, row: number]>> = {
  110000: [6, 2],
  120000: [7, 2],
  130000: [6, 3],
  140000: [5, 3],
  150000: [6, 1],
  210000: [8, 2],
  220000: [8, 1],
  230000: [8, 0],
  310000: [8, 4],
  320000: [7, 4],
  330000: [7, 5],
  340000: [6, 4],
  350000: [7, 6],
  360000: [6, 5],
  370000: [7, 3],
  410000: [5, 4],
  420000: [5, 5],
  430000: [5, 6],
  440000: [6, 6],
  450000: [4, 6],
  460000: [5, 7],
  500000: [4, 4],
  510000: [3, 4],
  520000: [4, 5],
  530000: [3, 6],
  540000: [1, 4],
  610000: [4, 3],
  620000: [2, 3],
  630000: [2, 4],
  640000: [3, 3],
  650000: [0, 2],
  660000: [1, 2],
};

/** Those that are not assessed and belong in the picture all the same: 台湾, 香港, 澳门. */
export const unassessedTiles: readonly {
  readonly code: string;
  readonly name: string;
  readonly place: readonly [column: number, row: number];
}[] = [
  { code: '710000', name: '台湾', place: [8, 6] },
  { code: '810000', name: '香港', place: [7, 7] },
  { code: '820000', name: '澳门', place: [6, 7] },
];
