import { contentHash } from '../base/content-hash.ts';

/**
 * 结果指纹: what a result rests on, as SHA-256 (64 hex digits) over the hash of its data and framework (`inputHash`) and the hash of its method.
 * Two printed results with the same fingerprint have the same numbers, if the same engine made them.
 */
export function resultFingerprint(inputHash: string, methodHash: string): string {
  return contentHash({ input: inputHash, method: methodHash });
}

/** As it is printed, in every place alike: the first sixteen digits. */
export function shownFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 16);
}
