/** The parts of 数据 in their order. */
export const dataParts = ['values', 'batches', 'years', 'notes', 'audit'] as const;
export type DataPart = (typeof dataParts)[number];
