import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { ScoreJson } from '../../../shared/model/score-json.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { datasetOfYear, namingYear, yearsOf } from '../../../shared/scoring/dataset-of-year.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { scoreJson } from '../../../shared/scoring/score-json.ts';
import { checkMethod } from '../../../shared/scoring/check-method.ts';
import { baseYearWarnings } from '../../../shared/scoring/base-year-gaps.ts';
import { referenceScores, scoreYears } from '../../../shared/scoring/score-years.ts';
import type { YearScore } from '../../../shared/scoring/score-years.ts';
import { score } from '../../../shared/scoring/score.ts';
import { proposeWeights } from '../../../shared/scoring/weights/propose-weights.ts';
import { proposeTreeWeights } from '../../../shared/scoring/weights/tree-weights.ts';
import { whatIfJson } from '../../../shared/scoring/what-if/uncertainty.ts';
import { createErrorLocator } from '../../importing/score-book/error-locator.ts';
import { readBook } from '../../importing/worker/read-book.ts';
import { fillFromBook } from '../imports/book-project.ts';
import type { BookContent } from '../imports/book-project.ts';
import { ENGINE_VERSION } from '../app/environment.ts';
import { runWhatIf } from './run-what-if.ts';
import { chosenMethod } from '../app/project-method.ts';
import { writes } from '../app/write-project.ts';
import { requireProject, resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { decimalsOf } from '../../../shared/report/score-text.ts';

/** Scores of the open project or of a score book, as the command line prints them. */
export function scoreServices(
  context: ServiceContext,
): Pick<
  Services,
  'project.fill-from-book' | 'book.open' | 'score.json' | 'score.years' | 'weights.propose' | 'what-if.run'
> {
  return {
    'project.fill-from-book': writes(context, 'project.fill-from-book', async ({ store }, { file, year, reason }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const book = await readScorable(context, file);
      if (!book.ok) return book;
      for (const warning of book.value.warnings)
        context.environment.emit({ name: 'notice', severity: 'warning', message: warning });
      // A book is scored as it is; a project's baseline must be one that can be.
      const [fault] = checkMethod(book.value.dataset, book.value.method);
      if (fault !== undefined) return err(book.value.locate(fault));
      return fillFromBook(store, path.value, book.value, year, reason);
    }),
    'book.open': async ({ file }) => {
      const book = await readScorable(context, file);
      if (!book.ok) return book;
      const { title, dataset, method, warnings } = book.value;
      return ok({ title, dataset, method, warnings });
    },
    'score.json': async ({ book, method: choice, weights, year }) => {
      const source = await scorable(context, book, choice);
      if (!source.ok) return source;
      const method = withWeights(source.value, weights ?? {});
      if (!method.ok) return method;
      const dataset = ofYear(source.value.dataset, year);
      if (!dataset.ok) return err(source.value.locate(dataset.error));
      const scored = score(dataset.value, method.value);
      if (!scored.ok) {
        const { error } = scored;
        return err(source.value.locate(year === undefined ? error : namingYear(error, year)));
      }
      warn(context, [
        ...source.value.warnings,
        ...baseYearWarnings(dataset.value, method.value, scored.value).map(source.value.locate),
      ]);
      return ok(yearJson(dataset.value, method.value, scored.value));
    },
    'score.years': async ({ book, method: choice, weights }) => {
      const source = await scorable(context, book, choice);
      if (!source.ok) return source;
      const method = withWeights(source.value, weights ?? {});
      if (!method.ok) return method;
      const { dataset, locate } = source.value;
      if (dataset.years === undefined) return err(locate(appError('SCORE_WITHOUT_YEARS')));
      const scored = scoreYears(dataset, method.value);
      if (!scored.ok) return err(locate(scored.error));
      warn(context, [...source.value.warnings, ...warningsOfYears(dataset, method.value, scored.value).map(locate)]);
      return ok({
        years: Object.fromEntries(
          scored.value.map(({ year, result }) => [
            year,
            yearJson(datasetOfYear(dataset, year) ?? dataset, method.value, result),
          ]),
        ),
      });
    },
    'weights.propose': async ({ book, method, group, scope, subjectiveShare }) => {
      const whole = scope === 'tree' || scope === 'pooled';
      if (whole ? group !== null : subjectiveShare !== undefined) return err(appError('WEIGHTS_SCOPE'));
      const source = await scorable(context, book);
      if (!source.ok) return source;
      if (scope === 'pooled' && yearsOf(source.value.dataset).length < 2)
        return err(source.value.locate(appError('SCORE_WITHOUT_YEARS')));
      const own = source.value.method;
      const scored = referenceScores(
        source.value.dataset,
        scope === 'pooled' ? { ...own, yearBasis: { kind: 'pooled' } } : own,
      );
      if (!scored.ok) return err(source.value.locate(scored.error));
      return whole
        ? proposeTreeWeights(
            source.value.dataset,
            scored.value,
            method,
            subjectiveShare === undefined ? null : { kind: 'linear', subjectiveShare },
          )
        : proposeWeights(source.value.dataset, scored.value, method, group);
    },
    'what-if.run': async ({ book, method: choice, draws, noise, seed, job }) =>
      context.jobs.run(job, async (running) => {
        const source = await scorable(context, book, choice);
        if (!source.ok) return source;
        const { dataset, method, locate } = source.value;
        const scored = score(dataset, method);
        if (scored.ok) warn(context, baseYearWarnings(dataset, method, scored.value).map(locate));
        const outcome = await runWhatIf(
          { dataset, method, settings: { seed, draws, weights: { kind: 'uniform', noise } } },
          running,
        );
        return outcome.ok ? ok(whatIfJson(outcome.value, method)) : err(locate(outcome.error));
      }),
  };
}

/** The dataset of the year asked for; left out, as it is. */
function ofYear(dataset: Dataset, year: number | undefined): Result<Dataset> {
  if (year === undefined) return ok(dataset);
  if (dataset.years === undefined) return err(appError('SCORE_WITHOUT_YEARS'));
  const asked = datasetOfYear(dataset, year);
  return asked === null
    ? err(appError('SCORE_YEAR_WITHOUT_VALUES', { year, years: yearsOf(dataset).join(', ') }))
    : ok(asked);
}

function yearJson(dataset: Dataset, method: Method, result: ScoreResult): ScoreJson {
  const json = scoreJson(dataset, method, result, inputHash(dataset, method), ENGINE_VERSION);
  const decimals = decimalsOf({ method });
  // Not in `scoreJson`: runs stored before would differ.
  return decimals === 2 ? json : { ...json, method: { ...json.method, decimals } };
}

/** Each warning once, though every year has it. */
function warningsOfYears(dataset: Dataset, method: Method, years: readonly YearScore[]): readonly AppError[] {
  const all = years.flatMap(({ year, result }) =>
    baseYearWarnings(datasetOfYear(dataset, year) ?? dataset, method, result),
  );
  return [...new Map(all.map((warning) => [`${warning.code} ${warning.place?.subject ?? ''}`, warning])).values()];
}

function warn(context: ServiceContext, warnings: readonly AppError[]): void {
  for (const warning of warnings) context.environment.emit({ name: 'notice', severity: 'warning', message: warning });
}

export interface Scorable {
  readonly dataset: Dataset;
  readonly method: Method;
  /** Gives a scoring error its file, sheet and cell, where a book has them. */
  locate(error: AppError): AppError;
  readonly warnings: readonly AppError[];
}

/** The book behind the handle, or the open project with the method asked for. */
async function scorable(
  context: ServiceContext,
  book: string | null,
  choice?: MethodChoice,
): Promise<Result<Scorable>> {
  // A book holds one method; another asked of it must not be passed over in silence.
  if (book !== null) return choice === undefined ? readScorable(context, book) : err(noSuchMethod(choice));
  const session = requireProject(context);
  if (!session.ok) return session;
  const method = chosenMethod(session.value, choice);
  return method.ok
    ? ok({ dataset: session.value.dataset(), method: method.value.method, locate: (error) => error, warnings: [] })
    : method;
}

function noSuchMethod(choice: MethodChoice): AppError {
  if (choice.kind === 'scenario') return appError('SCENARIO_NOT_FOUND', { name: choice.name, known: '—' });
  return choice.kind === 'run' ? appError('RUN_UNKNOWN', { id: choice.id }) : appError('METHOD_OF_BOOK');
}

interface ScorableBook extends BookContent {
  readonly title: string;
  readonly warnings: readonly AppError[];
}

async function readScorable(context: ServiceContext, handle: string): Promise<Result<ScorableBook>> {
  const path = resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  const book = await readBook(path.value);
  return book.ok ? ok({ ...book.value, locate: createErrorLocator(book.value.places) }) : book;
}

/** The method with some weights replaced; a code that the framework lacks is an error. */
function withWeights({ dataset, method }: Scorable, weights: Readonly<Record<string, number>>): Result<Method> {
  const known = new Set([
    ...dataset.nodes.slice(1).map((node) => node.code),
    ...dataset.measures.map((measure) => measure.code),
  ]);
  const unknown = Object.keys(weights).find((code) => !known.has(code));
  if (unknown !== undefined) return err(appError('CODE_UNKNOWN', { code: unknown }));
  return ok({ ...method, weights: { ...method.weights, ...weights } });
}
