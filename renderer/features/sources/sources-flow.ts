import type { FileHandle } from '../../../shared/contract/host-api.ts';
import type { OperationOutput, OperationRequest } from '../../../shared/contract/operations.ts';
import type { NamedSource, SourceLook, SourceOutcome } from '../../../shared/contract/outputs.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SourceTableBinding } from '../../../shared/model/source-binding.ts';
import type { SourceCheck, SourcePlan } from '../../../shared/model/source-run.ts';
import { host, invoke } from '../../client/invoke.ts';
import { runJob } from '../../state/jobs.ts';
import { flushEdits, showChange } from '../../state/method-edits.ts';
import { fail } from '../../state/notices.ts';
import { createProjectStore, projectWatch } from '../../state/project-store.ts';

export type Place = NonNullable<OperationRequest<'source.look'>['connection']>;

/** A source that is being added or edited; `isNew` false: `name` is one of the project's. */
export interface Draft {
  readonly isNew: boolean;
  readonly name: string;
  /** Null: not said yet, or as before. */
  readonly place: Place | null;
  readonly look: SourceLook | null;
  /** Tables that are read, by their names. */
  readonly tables: ReadonlyMap<string, SourceTableBinding>;
  readonly timeout: number;
}

export type Answer =
  | { readonly kind: 'check'; readonly source: string; readonly check: SourceCheck }
  | { readonly kind: 'plan'; readonly source: string; readonly plan: SourcePlan }
  | { readonly kind: 'run'; readonly source: string; readonly outcome: SourceOutcome };

/** What waits for an answer of the user: whether the project may use a place, or a password; `again` goes on then. */
export interface Asked {
  readonly kind: 'trust' | 'password';
  readonly source: NamedSource | null;
  readonly place: Place | null;
  readonly error: AppError;
  readonly again: () => Promise<void>;
}

interface SourcesState {
  /** Null: not asked yet. */
  readonly list: readonly NamedSource[] | null;
  readonly keeps: boolean;
  readonly draft: Draft | null;
  readonly answer: Answer | null;
  readonly asked: Asked | null;
  readonly busy: boolean;
}
const beginning: SourcesState = { list: null, keeps: false, draft: null, answer: null, asked: null, busy: false };
export const useSources = createProjectStore<SourcesState>(() => beginning);

export async function loadSources(): Promise<void> {
  const here = projectWatch();
  const [list, keeps] = [await invoke('source.list', {}), await invoke('source.keeps', {})];
  if (!here()) return;
  if (!list.ok) return fail(list);
  useSources.setState({ list: list.value, keeps: keeps.ok && keeps.value });
}

export function editDraft(change: Partial<Draft>): void {
  useSources.setState(({ draft }) => ({ draft: draft === null ? null : { ...draft, ...change } }));
}

export function addSource(): void {
  useSources.setState({
    draft: { isNew: true, name: '', place: null, look: null, tables: new Map(), timeout: 600 },
    answer: null,
  });
}

export function leaveDraft(): void {
  useSources.setState({ draft: null });
}

/** A folder or a file by the system's dialog; null when none was chosen. */
export async function chooseFiles(purpose: 'source-file' | 'source-folder'): Promise<FileHandle | null> {
  const chosen = await host().openFiles({
    purpose,
    extensions: ['csv', 'tsv', 'parquet', 'json', 'ndjson', 'jsonl', 'duckdb'],
    multiple: false,
  });
  if (chosen.ok) return chosen.value[0] ?? null;
  fail(chosen);
  return null;
}

/** Looks into the place of the draft; every table that is recognised is read, unless the source says which are. */
export async function lookInto(title: string, place: Place | null): Promise<void> {
  const { draft } = useSources.getState();
  if (draft === null) return;
  await asking(
    null,
    place,
    () =>
      runJob(title, (job) =>
        invoke('source.look', { job, ...(place === null ? { name: draft.name } : { connection: place }) }),
      ),
    (look) => {
      const found = look.tables.flatMap(({ table, binding }) => (binding === null ? [] : [[table, binding] as const]));
      editDraft({ place, look, ...(draft.isNew ? { tables: new Map(found) } : {}) });
    },
  );
}

export async function editSource(source: NamedSource, title: string): Promise<void> {
  const { name, binding } = source;
  useSources.setState({
    answer: null,
    draft: {
      ...{ isNew: false, name, place: null, look: null, timeout: binding.timeout },
      tables: new Map(binding.tables.map((table) => [table.table, table])),
    },
  });
  await asking(
    source,
    null,
    () => runJob(title, (job) => invoke('source.look', { job, name })),
    (look) => editDraft({ look }),
  );
}

export async function saveDraft(): Promise<void> {
  const { draft } = useSources.getState();
  if (draft === null) return;
  const { name, isNew, place, tables, timeout } = draft;
  await writing(
    () =>
      invoke('source.save', {
        ...{ name: name.trim(), isNew, tables: [...tables.values()], timeout },
        ...(place === null ? {} : { connection: place }),
      }),
    () => leaveDraft(),
  );
}

export async function removeSource(name: string): Promise<void> {
  await writing(
    () => invoke('source.remove', { name }),
    () => useSources.setState({ answer: null }),
  );
}

export async function checkSource(source: NamedSource, title: string): Promise<void> {
  await asking(
    source,
    null,
    () => runJob(title, (job) => invoke('source.check', { name: source.name, job })),
    (check) => useSources.setState({ answer: { kind: 'check', source: source.name, check } }),
  );
}

export async function planSource(source: NamedSource, title: string): Promise<void> {
  await asking(
    source,
    null,
    () => runJob(title, (job) => invoke('source.plan', { name: source.name, job })),
    (plan) => useSources.setState({ answer: { kind: 'plan', source: source.name, plan } }),
  );
}

export async function runSource(source: NamedSource, title: string): Promise<void> {
  await flushEdits();
  await asking(
    source,
    null,
    () => runJob(title, (job) => invoke('source.run', { name: source.name, job })),
    async (outcome) => {
      await showChange(outcome);
      useSources.setState({ answer: { kind: 'run', source: source.name, outcome } });
      await loadSources();
    },
  );
}

/** The project may use the place of its source; what was asked for goes on. */
export async function agree(): Promise<void> {
  const { asked } = useSources.getState();
  if (asked?.source == null) return;
  const agreed = await invoke('source.trust', { name: asked.source.name });
  if (!agreed.ok) return fail(agreed);
  useSources.setState({ asked: null });
  await loadSources();
  await asked.again();
}

export async function givePassword(password: string, keep: boolean): Promise<void> {
  const { asked } = useSources.getState();
  if (asked === null) return;
  const { source, place } = asked;
  const server = place !== null && 'host' in place ? { connection: place } : null;
  const of: Pick<OperationRequest<'source.password'>, 'name' | 'connection'> = server ??
  (source === null ? {} : { name: source.name });
  const given = await invoke('source.password', { ...of, password, keep });
  if (!given.ok) return fail(given);
  useSources.setState({ asked: null });
  await loadSources();
  await asked.again();
}

export async function forgetPassword(name: string): Promise<void> {
  const gone: Result<OperationOutput<'source.password'>> = await invoke('source.password', {
    ...{ name, password: null, keep: false },
  });
  if (!gone.ok) return fail(gone);
  await loadSources();
}

/** Asks; where a place isn't agreed to or a password is wanted the user is asked first, and then it is asked again. */
async function asking<T>(
  source: NamedSource | null,
  place: Place | null,
  ask: () => Promise<Result<T>>,
  then: (value: T) => void | Promise<void>,
): Promise<void> {
  const here = projectWatch();
  useSources.setState({ busy: true });
  try {
    const answer = await ask();
    if (!here()) return;
    if (answer.ok) return await then(answer.value);
    const { error } = answer;
    const kind =
      error.code === 'SOURCE_NEW_HERE'
        ? 'trust'
        : error.code === 'SOURCE_PASSWORD' || error.code === 'SOURCE_SECRET_MISSING'
          ? 'password'
          : null;
    if (kind === null || (kind === 'trust' && source === null)) return fail(answer);
    useSources.setState({ asked: { kind, source, place, error, again: () => asking(source, place, ask, then) } });
  } finally {
    if (here()) useSources.setState({ busy: false });
  }
}

async function writing(write: () => Promise<Result<OperationOutput<'source.save'>>>, then: () => void): Promise<void> {
  const here = projectWatch();
  useSources.setState({ busy: true });
  try {
    const written = await write();
    if (!here()) return;
    if (!written.ok) return fail(written);
    await showChange(written.value);
    then();
    await loadSources();
  } finally {
    if (here()) useSources.setState({ busy: false });
  }
}
