import type { Dataset } from '../model/dataset.ts';
import type { Framework } from '../model/framework.ts';
import type { HistoryEntry } from '../model/history.ts';
import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import type { Language } from '../messages/catalogue.ts';

/** One row of the table of planning documents (TA-5) or institutions (TA-6); from resources, editable by the team. */
export interface PolicyDocument {
  readonly order: number;
  readonly region: string;
  readonly title: string;
  readonly documentNumber: string;
}
export interface Institution {
  readonly order: number;
  readonly region: string;
  readonly institution: string;
  readonly kind: string;
  readonly rank: string;
}

/**
 * Everything a report value is made from. `framework.year` is the year of the result; its year before is last year.
 * The indicator tree is read from `dataset.nodes`, so a score book's generated framework works as well.
 */
export interface ReportInput {
  readonly framework: Framework;
  readonly dataset: Dataset;
  readonly method: Method;
  readonly result: ScoreResult;
  readonly history: readonly HistoryEntry[];
  readonly lang: Language;
  readonly policyDocuments?: readonly PolicyDocument[];
  readonly institutions?: readonly Institution[];
}
