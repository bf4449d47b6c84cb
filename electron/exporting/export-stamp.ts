import type { ChainHead } from '../../shared/model/chain-head.ts';

/** What every export says about where it comes from. Times come from the caller: exports of one run are the same bytes of content. */
export interface ExportStamp {
  /** ISO time of the export. */
  readonly exportedAt: string;
  readonly engine: string;
  /** Name and version of the application, as files name their creator. */
  readonly app: string;
  /** 结果指纹 of data, framework and method, as printed everywhere. */
  readonly fingerprint: string;
  /** Where the project's audit ended: entry and hash, by which `verify` tells whether a file is still that project. */
  readonly chain: ChainHead;
  /** Name of the scenario; null for the baseline. */
  readonly scenario: string | null;
  /** Made by the working method, which isn't the saved baseline: every export says 草稿. */
  readonly draft: boolean;
  /** Made from the synthetic sample: every export says 合成示例数据. */
  readonly synthetic: boolean;
  /** The stored or released run that the export shows. */
  readonly run?: { readonly id: number; readonly released: boolean };
  /** Seed of an analysis shown in the export. */
  readonly seed?: number;
}
