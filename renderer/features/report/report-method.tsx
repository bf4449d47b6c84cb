import { useEffect, useMemo, useState } from 'react';
import { Select } from 'antd';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { namedDataset, namedFramework } from '../../../shared/report/english-names.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { hasResults } from '../../../shared/report/evidence-note.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { invoke } from '../../client/invoke.ts';
import { useAppearance } from '../../state/appearance.ts';
import { createProjectStore } from '../../state/project-store.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useWorklist } from '../../state/worklist.ts';
import { localTime } from '../../ui/local-time.ts';
import { useTexts } from '../../ui/texts.ts';
import { useShownMethods } from '../../views/shown-methods.ts';

/** The method that all of 成果 shows and hands over. */
export interface ReportMethod {
  readonly name: string;
  readonly method: Method;
  readonly choice: MethodChoice;
  /** Name that runs are kept under: null is the baseline; undefined: none are kept of it. */
  readonly scenario: string | null | undefined;
  /** It is what the other screens show. */
  readonly current: boolean;
}

/** Chosen by the user; null: what the other screens show. */
const useChosen = createProjectStore<{ readonly key: string | null }>(() => ({ key: null }));

/** One method for tables, text, unit pages, checks, copies and exports, with the field that says and changes which. */
export function useReportMethod(): {
  readonly chosen: ReportMethod | null;
  readonly input: ReportInput | null;
  readonly problem: AppError | null;
  readonly field: React.JSX.Element;
} {
  const t = useTexts();
  const methods = useShownMethods();
  const runs = useWorkbench((state) => state.snapshot?.runs);
  const key = useChosen((state) => state.key);
  const releases = useMemo(
    () => (runs ?? []).filter(({ kind }) => kind === 'release').sort((a, b) => b.id - a.id),
    [runs],
  );
  const release = releases.find(({ id }) => `run ${id}` === key);
  const ofRelease = useRunMethod(release?.id ?? null);
  const shown = methods.find((method) => method.key === key) ?? methods.find(({ current }) => current) ?? methods[0];
  const releaseName = release === undefined ? '' : t('result.methodRelease', { id: release.id });
  const chosen = useMemo((): ReportMethod | null => {
    if (release === undefined) return shown ?? null;
    return ofRelease.method === null
      ? null
      : {
          name: releaseName,
          method: ofRelease.method,
          choice: { kind: 'run', id: release.id },
          scenario: undefined,
          current: false,
        };
  }, [release, releaseName, ofRelease.method, shown]);
  const { input, problem } = useMethodInput(chosen, useMethodWorklist(chosen));
  return {
    chosen,
    input,
    problem: ofRelease.error ?? problem,
    field: (
      <label className="field">
        {t('result.method')}
        <Select
          aria-label={t('result.method')}
          style={{ width: 200 }}
          value={release === undefined ? (shown?.key ?? '') : `run ${release.id}`}
          onChange={(value: string) => useChosen.setState({ key: value })}
          options={[
            ...methods.map((method) => ({ value: method.key, label: method.name })),
            ...releases.map(({ id, at }) => ({
              value: `run ${id}`,
              label: `${t('result.methodRelease', { id })} · ${localTime(at)}`,
            })),
          ]}
        />
      </label>
    ),
  };
}

/** The method of a stored run; null for none. */
function useRunMethod(id: number | null): { readonly method: Method | null; readonly error: AppError | null } {
  const revision = useWorkbench((state) => state.snapshot?.revision);
  const [found, setFound] = useState<{
    readonly id: number;
    readonly method: Method | null;
    readonly error: AppError | null;
  } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let wanted = true;
    void invoke('run.method', { id }).then((answer) => {
      if (!wanted) return;
      setFound(
        answer.ok ? { id, method: answer.value.method, error: null } : { id, method: null, error: answer.error },
      );
    });
    return () => {
      wanted = false;
    };
  }, [id, revision]);
  return found !== null && found.id === id ? found : { method: null, error: null };
}

/** 问题清单 under the method, which the checks and the list of accepted lines go by; null until it is known. */
function useMethodWorklist(chosen: ReportMethod | null): readonly WorklistLine[] | null {
  const shown = useWorklist((state) => state.lines);
  const revision = useWorkbench((state) => state.snapshot?.revision);
  const [found, setFound] = useState<{ readonly asked: string; readonly lines: readonly WorklistLine[] } | null>(null);
  // The screens' own list is of what they show.
  const asked = chosen === null || chosen.current ? null : JSON.stringify(chosen.choice);
  useEffect(() => {
    if (asked === null) return undefined;
    let wanted = true;
    const method: MethodChoice = JSON.parse(asked);
    void invoke('worklist.list', { method }).then((answer) => {
      if (wanted && answer.ok) setFound({ asked, lines: answer.value.items });
    });
    return () => {
      wanted = false;
    };
  }, [asked, revision]);
  if (asked === null) return shown;
  return found !== null && found.asked === asked ? found.lines : null;
}

/** What report values are made from under one method. Null input: nothing to show, `problem` says why where something is wrong. */
function useMethodInput(
  chosen: ReportMethod | null,
  worklist: readonly WorklistLine[] | null,
): {
  readonly input: ReportInput | null;
  readonly problem: AppError | null;
} {
  const lang = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const result = useWorkbench((state) => state.result);
  const resultMethod = useWorkbench((state) => state.resultMethod);
  return useMemo(() => {
    if (snapshot === null || chosen === null) return { input: null, problem: null };
    // The screens' own result where it is of this method: nothing is scored twice.
    const shown = chosen.current && result !== null && resultMethod !== null ? { result, method: resultMethod } : null;
    const scored = shown === null ? createScorer(snapshot.dataset).score(chosen.method) : null;
    if (scored !== null && !scored.ok) return { input: null, problem: scored.error };
    const made = shown ?? (scored?.ok ? { result: scored.value, method: chosen.method } : null);
    if (made === null || !hasResults(made.method, made.result) || made.result.index.every(Number.isNaN))
      return { input: null, problem: null };
    return {
      input: {
        framework: namedFramework(snapshot.framework, lang),
        dataset: namedDataset(snapshot.dataset, made.method, lang),
        history: snapshot.history,
        policyDocuments: snapshot.policyDocuments,
        institutions: snapshot.institutions,
        ...made,
        lang,
        ...(worklist === null ? {} : { worklist }),
      },
      problem: null,
    };
  }, [snapshot, chosen, result, resultMethod, lang, worklist]);
}
