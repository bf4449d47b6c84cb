import { recordKinds } from '../../../shared/model/record-kind.ts';

/** The kind whose records stand in the table `attributes`. */
export const ATTRIBUTES_KIND = recordKinds.indexOf('item_attributes');
/** 指标原始值表: its cells stand beside what other kinds' records give. */
export const MEASURE_TABLE_KIND = recordKinds.indexOf('measure_table');
