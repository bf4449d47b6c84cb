import type { BaseFigure } from './base-figure.ts';
import type { Framework } from './framework.ts';
import type { HistoryEntry } from './history.ts';
import type { Unit } from './unit.ts';

export const templateIds = ['province-2021', 'key-city-2021', 'blank'] as const;
export type TemplateId = (typeof templateIds)[number];

/** Composite indices of others, as published, with invented values: a project made from one is a blank project that was filled from a score book. */
export const bookTemplateIds = ['un-egdi', 'hdi'] as const;
export type BookTemplateId = (typeof bookTemplateIds)[number];

/** What a new project can be made from, in the order in which it is offered. */
export const newTemplateIds = ['province-2021', 'key-city-2021', ...bookTemplateIds, 'blank'] as const;
export type NewTemplateId = (typeof newTemplateIds)[number];

/** Whether it is one of the national report's cohorts, whose data is collected in spreadsheets and of which there is a sample. */
export function isCohort(id: NewTemplateId): id is 'province-2021' | 'key-city-2021' {
  return id === 'province-2021' || id === 'key-city-2021';
}

/** Whether it is a shipped score book. */
export function isBookTemplate(id: NewTemplateId): id is BookTemplateId {
  return bookTemplateIds.some((book) => book === id);
}

/** 机构 of TA-6. */
export interface Institution {
  readonly order: number;
  readonly region: string;
  readonly institution: string;
  readonly kind: string;
  readonly rank: string;
}

/** 规划文件 of TA-5. */
export interface PolicyDocument {
  readonly order: number;
  readonly region: string;
  readonly title: string;
  readonly documentNumber: string;
}

/** Synthetic second-level scores and base figures, by unit code: what the sample spreadsheets are made from. */
export interface SampleSeed {
  readonly scores: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** In persons, enterprises and applications. */
  readonly baseFigures: Readonly<Record<string, Readonly<Record<BaseFigure, number>>>>;
}

/** What a new project starts from. */
export interface Template {
  readonly id: TemplateId;
  readonly framework: Framework;
  readonly units: readonly Unit[];
  /** Published tiers of earlier years and the 2019 index. */
  readonly history: readonly HistoryEntry[];
  /** Regions in the order the report names them. */
  readonly regions: readonly string[];
  readonly institutions: readonly Institution[];
  readonly policyDocuments: readonly PolicyDocument[];
  /** Null for the blank template. */
  readonly sample: SampleSeed | null;
}
