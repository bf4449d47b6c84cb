import type { Audience } from '../model/audience.ts';
import type { Dataset } from '../model/dataset.ts';
import type { ExpertPapers } from '../model/expert-round.ts';
import type { Framework } from '../model/framework.ts';
import type { HistoryEntry } from '../model/history.ts';
import type { Method } from '../model/method.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Note } from '../model/note.ts';
import type { PatternFile } from '../model/pattern.ts';
import type { ScoreResult } from '../model/score-result.ts';
import type { SystemComparison } from '../model/system-comparison.ts';
import type { Institution, PolicyDocument } from '../model/template.ts';
import type { WorklistLine } from '../model/worklist.ts';
import type { Language } from '../messages/catalogue.ts';

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
  /** Whom the values are for; left out, everything may be in them. See {@link forAudience}. */
  readonly audience?: Audience;
  /** TA-5 and TA-6, from resources and editable by the team; the tables are left out without them. */
  readonly policyDocuments?: readonly PolicyDocument[];
  readonly institutions?: readonly Institution[];
  /** 问题清单, for the checklist of a release and the annex of what was accepted (TA-7); left out: neither speaks of it. */
  readonly worklist?: readonly WorklistLine[];
  /** 批注, for their annex (TA-8) and the comments of workbooks; left out: there are none. Of the internal version only. */
  readonly notes?: readonly Note[];
  /** The same in a public version, which prints none of them: what its files are held against. */
  readonly withheldNotes?: readonly Note[];
  /** 标注 on the pictures of 图表, which no figure of the report carries: what public files are held against. */
  readonly annotations?: readonly Annotation[];
  /** Rounds of experts, for the path from the first draft to the final system (TA-9). Of the internal version only. */
  readonly experts?: ExpertPapers;
  /** What became of the indicator system since the project that this one was begun on; null or left out without one. */
  readonly systems?: SystemComparison | null;
  /** The team's own wording of the sentences; left out: the program's. */
  readonly patterns?: PatternFile;
}
