/** 评估对象. `order` is the administrative order (行政区划序): every table and export lists units by it unless it ranks. */
export interface Unit {
  readonly code: string;
  /** Short name, as tables print it: 北京, 新疆兵团. */
  readonly name: string;
  readonly fullName: string;
  readonly order: number;
  /** Region 华北 … 西北 for the cohorts; any grouping in a score book; '' without one. */
  readonly group: string;
  readonly platform?: string;
  /** Province of a key city. */
  readonly province?: string;
  /** Further spellings found in files. */
  readonly aliases?: readonly string[];
}
