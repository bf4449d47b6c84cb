/**
 * Whom a file is for. `public`: tiers, means, counts, leading tens; nothing of a single unit but its tier. `internal`: everything. `unit`: one
 * unit's own figures, nobody else's name.
 */
export const audiences = ['public', 'internal', 'unit'] as const;
export type Audience = (typeof audiences)[number];
