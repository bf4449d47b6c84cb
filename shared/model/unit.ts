/** 评估对象. `order` is the administrative order (行政区划序): every table and export lists units by it unless it ranks. */
export interface Unit {
  readonly code: string;
  /** Short name, as tables print it: 北京, 新疆兵团. */
  readonly name: string;
  readonly fullName: string;
  /** Its name and its region's as the team calls them in English; left out: as the program does (`englishName`). */
  readonly nameEn?: string;
  readonly groupEn?: string;
  /** Its region as the project calls it, where `group` is that in a reader's language (`namedDataset`). */
  readonly ownGroup?: string;
  readonly order: number;
  /** Region 华北 … 西北 for the cohorts; any grouping in a score book; '' without one. */
  readonly group: string;
  readonly platform?: string;
  /** Province of a key city. */
  readonly province?: string;
  /** Further spellings found in files. */
  readonly aliases?: readonly string[];
}
