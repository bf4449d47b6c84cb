export const BEFORE_EVIDENCE = -2;

/**
 * What evidence needs beside each measure value: months and weighted levels that have a value, and bits of doubts. −1: not counted (no measure by
 * month, no levels; a value of 指标原始值表). `BEFORE_EVIDENCE`: computed before there was any, so that opening computes the values anew.
 */
export const evidenceSchema = `
ALTER TABLE measure_values ADD COLUMN months INTEGER NOT NULL DEFAULT ${BEFORE_EVIDENCE};
ALTER TABLE measure_values ADD COLUMN levels INTEGER NOT NULL DEFAULT ${BEFORE_EVIDENCE};
ALTER TABLE measure_values ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
`;
