/** 计算批次: kind 'score' or 'release' (定稿), or an analysis. */
export interface RunSummary {
  readonly id: number;
  readonly at: string;
  readonly kind: string;
  readonly label: string;
  readonly scenario: string | null;
  readonly inputHash: string;
  /** 结果指纹 of data, framework and method; see `resultFingerprint`. */
  readonly fingerprint: string;
  readonly engine: string;
  /** SHA-256 over everything in the run. */
  readonly hash: string;
  /** Head of the audit's chain when it was made; '' of one from before there was a chain. */
  readonly chain: string;
}
