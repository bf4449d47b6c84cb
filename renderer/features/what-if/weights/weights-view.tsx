import { useMemo, useState } from 'react';
import { Segmented, Select } from 'antd';
import { ok } from '../../../../shared/base/result.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import { combineWeights } from '../../../../shared/scoring/weights/combine-weights.ts';
import type { CombinationRule } from '../../../../shared/scoring/weights/combine-weights.ts';
import { correlationWeights } from '../../../../shared/scoring/weights/correlation-weights.ts';
import { proposeWeights, siblingScores } from '../../../../shared/scoring/weights/propose-weights.ts';
import { proposeTreeWeights } from '../../../../shared/scoring/weights/tree-weights.ts';
import { dataWeightMethods } from '../../../../shared/scoring/weights/weight-types.ts';
import type { DataWeightMethod, WeightProposal } from '../../../../shared/scoring/weights/weight-types.ts';
import { subjectName } from '../../../../shared/report/difference-words.ts';
import { childrenOf, totalWeight, weightOf } from '../../../state/sibling-weights.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { useTexts } from '../../../ui/texts.ts';
import { useLabMemory } from '../analysis/what-if-memory.ts';
import { AhpPanel } from './ahp-panel.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { DelphiPanel } from './delphi-panel.tsx';
import type { NoteJudged, PanelProps } from './panel-props.ts';
import { ProposalCard } from './proposal-card.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { displayedValue } from '../../../../shared/base/display.ts';
import { HelpMark } from '../../../ui/help-mark.tsx';

const assistants = [...dataWeightMethods, 'correlation', 'ahp', 'delphi', 'budget', 'combine'] as const;
type Assistant = (typeof assistants)[number];
const WHOLE = '';
/** All measures at once; no code of a node has a space. */
const TREE = ' tree';

/** 权重助手: each method proposes weights with its working; the analyst takes them or not. */
export function WeightsView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element | null {
  const t = useTexts();
  const { dataset } = snapshot;
  const working = useWorkbench((state) => state.resultMethod);
  const result = useWorkbench((state) => state.result);
  const root = dataset.nodes[0]?.code ?? '';
  const [assistant, setAssistant] = useState<Assistant>('entropy');
  const [wanted, setWanted] = useState(root);
  const judged = useLabMemory((state) => state.judged);
  const whole = dataWeightMethods.some((method) => method === assistant);
  const group = !whole && (wanted === WHOLE || wanted === TREE) ? root : wanted;
  const groups = useMemo(
    () =>
      dataset.nodes.flatMap((node) => {
        const size = childrenOf(dataset, node.code).length;
        return size > 0
          ? [
              {
                value: node.code,
                label: `${node.depth === 0 ? t('weights.top') : `${'　'.repeat(node.depth - 1)}${node.code} ${node.name}`} (${size})`,
              },
            ]
          : [];
      }),
    [dataset, t],
  );
  if (working === null || result === null) return null;
  const shared = { snapshot, method: working, result, group };
  return (
    <>
      <section className="card" aria-labelledby="assistant">
        <header>
          <h2 id="assistant">{t('whatIf.weights')}</h2>
          <HelpMark
            page={assistant === 'combine' ? 'chart.weights' : `weights.${assistant}`}
            name={t(`whatIf.assistant.${assistant}`)}
          />
        </header>
        <div className="body stack">
          <Segmented<Assistant>
            aria-label={t('whatIf.assistant')}
            value={assistant}
            onChange={setAssistant}
            options={assistants.map((value) => ({ value, label: t(`whatIf.assistant.${value}`) }))}
          />
          <div className="form-line">
            <label className="field">
              {t('whatIf.group')}
              <Select
                aria-label={t('whatIf.group')}
                style={{ width: 320 }}
                value={group}
                onChange={(value: string) => setWanted(value)}
                showSearch={{ optionFilterProp: 'label' }}
                options={
                  whole
                    ? [
                        { value: WHOLE, label: t('whatIf.wholeTree') },
                        { value: TREE, label: t('whatIf.allLeaves') },
                        ...groups,
                      ]
                    : groups
                }
              />
            </label>
            <span className="hint">{t(`whatIf.assistantHint.${assistant}`)}</span>
          </div>
        </div>
      </section>
      {isDataMethod(assistant) && <DataPanel {...shared} assistant={assistant} />}
      {assistant === 'correlation' && <CorrelationPanel key={group} {...shared} />}
      {assistant === 'ahp' && <AhpPanel key={group} {...shared} onJudged={noteJudged} />}
      {assistant === 'delphi' && <DelphiPanel key={group} {...shared} onJudged={noteJudged} />}
      {assistant === 'budget' && <BudgetPanel key={group} {...shared} onJudged={noteJudged} />}
      {assistant === 'combine' && <CombinePanel key={group} {...shared} judged={judged} />}
    </>
  );
}

const noteJudged: NoteJudged = (kind, parent, proposal) =>
  useLabMemory.setState(({ judged }) => ({ judged: { ...judged, [`${kind} ${parent}`]: proposal } }));

function isDataMethod(assistant: Assistant): assistant is DataWeightMethod {
  return dataWeightMethods.some((method) => method === assistant);
}

function DataPanel({
  snapshot,
  method,
  result,
  group,
  assistant,
}: PanelProps & { readonly assistant: DataWeightMethod }): React.JSX.Element {
  const t = useTexts();
  // Per cent that the present weights keep in a combination; over all measures only, a group's has a panel of its own.
  const [kept, setKept] = useState(0);
  const proposal = useMemo(() => {
    if (group !== TREE) return proposeWeights(snapshot.dataset, result, assistant, group === WHOLE ? null : group);
    const combination = kept === 0 ? null : { kind: 'linear' as const, subjectiveShare: kept / 100 };
    return proposeTreeWeights(snapshot.dataset, result, assistant, combination);
  }, [snapshot.dataset, result, assistant, group, kept]);
  return (
    <ProposalCard snapshot={snapshot} method={method} proposal={proposal} name={t(`whatIf.assistant.${assistant}`)}>
      {group === TREE && <SubjectiveShare value={kept} onChange={setKept} />}
    </ProposalCard>
  );
}

/** Per cent that the present weights keep in a combination. */
function SubjectiveShare({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (share: number) => void;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <label className="field">
      {t('whatIf.subjectiveShare')}
      <NumberField
        label={t('whatIf.subjectiveShare')}
        width={84}
        rule={{ min: 0, max: 100, percent: true }}
        value={value}
        onChange={(typed) => {
          if (typed !== null && !Number.isNaN(typed)) onChange(typed);
        }}
        suffix="%"
      />
    </label>
  );
}

/** Weights whose correlations with the parent come nearest to the importance that the analyst wants. */
function CorrelationPanel({ snapshot, method, result, group }: PanelProps): React.JSX.Element {
  const t = useTexts();
  const table = useMemo(() => siblingScores(snapshot.dataset, result, group), [snapshot.dataset, result, group]);
  const total = table === null ? 1 : totalWeight(method, table.codes);
  const [targets, setTargets] = useState<Readonly<Record<string, number>>>({});
  const proposal = useMemo((): Result<WeightProposal> => {
    if (table === null) return ok({ method: 'correlation', groups: [] });
    const weighed = correlationWeights(
      table,
      table.codes.map((code) => targets[code] ?? (weightOf(method, code) / total) * 100),
    );
    return weighed.ok
      ? ok({
          method: 'correlation',
          groups: [
            {
              parent: group,
              weights: Object.fromEntries(table.codes.map((code, at) => [code, weighed.value.weights[at] ?? 0])),
              detail: { codes: table.codes, ...weighed.value.detail },
            },
          ],
        })
      : weighed;
  }, [table, targets, method, total, group]);
  return (
    <>
      <section className="card" aria-labelledby="targets">
        <header>
          <h2 id="targets">{t('whatIf.targets')}</h2>
          <HelpMark page="weights.correlation" name={t('whatIf.targets')} />
        </header>
        <div className="body form-line">
          {table?.codes.map((code) => (
            <label key={code} className="field">
              {subjectName(snapshot.dataset, code)}
              <NumberField
                label={t('whatIf.targetOf', { name: subjectName(snapshot.dataset, code) })}
                width={84}
                rule={{ min: 0, percent: true }}
                value={targets[code] ?? displayedValue((weightOf(method, code) / total) * 100)}
                onChange={(value) => {
                  if (value !== null && !Number.isNaN(value)) setTargets((before) => ({ ...before, [code]: value }));
                }}
              />
            </label>
          ))}
        </div>
      </section>
      <ProposalCard snapshot={snapshot} method={method} proposal={proposal} name={t('whatIf.assistant.correlation')} />
    </>
  );
}

/** 主客观组合: judged weights (or the present ones) with weights from the data. */
function CombinePanel({
  snapshot,
  method,
  result,
  group,
  judged,
}: PanelProps & { readonly judged: Readonly<Record<string, WeightProposal>> }): React.JSX.Element {
  const t = useTexts();
  const [subjective, setSubjective] = useState<'present' | 'ahp' | 'delphi' | 'budget'>('present');
  const [objective, setObjective] = useState<DataWeightMethod>('entropy');
  const [kind, setKind] = useState<CombinationRule['kind']>('linear');
  const [share, setShare] = useState(50);
  const proposal = useMemo((): Result<WeightProposal> => {
    const data = proposeWeights(snapshot.dataset, result, objective, group);
    if (!data.ok) return data;
    const found = data.value.groups[0];
    const codes = childrenOf(snapshot.dataset, group);
    const own =
      subjective === 'present'
        ? Object.fromEntries(codes.map((code) => [code, weightOf(method, code)]))
        : (judged[`${subjective} ${group}`]?.groups[0]?.weights ?? {});
    const combined = combineWeights(
      own,
      found?.weights ?? {},
      kind === 'linear' ? { kind, subjectiveShare: share / 100 } : { kind },
    );
    return combined.ok
      ? ok({
          method: 'combine',
          groups: [
            {
              parent: group,
              weights: combined.value,
              detail: {
                codes,
                columns: { subjective: shares(own, codes), objective: shares(found?.weights ?? {}, codes) },
                remarks: [],
              },
            },
          ],
        })
      : combined;
  }, [snapshot.dataset, result, method, group, subjective, objective, kind, share, judged]);
  return (
    <>
      <section className="card" aria-labelledby="combining">
        <header>
          <h2 id="combining">{t('whatIf.assistant.combine')}</h2>
        </header>
        <div className="body form-line">
          <label className="field">
            {t('whatIf.subjective')}
            <Select
              aria-label={t('whatIf.subjective')}
              style={{ width: 160 }}
              value={subjective}
              onChange={setSubjective}
              options={[
                { value: 'present', label: t('whatIf.presentWeights') },
                ...(['ahp', 'delphi', 'budget'] as const).map((value) => ({
                  value,
                  label: t(`whatIf.assistant.${value}`),
                  disabled: judged[`${value} ${group}`] === undefined,
                })),
              ]}
            />
          </label>
          <label className="field">
            {t('whatIf.objective')}
            <Select<DataWeightMethod>
              aria-label={t('whatIf.objective')}
              style={{ width: 140 }}
              value={objective}
              onChange={setObjective}
              options={dataWeightMethods.map((value) => ({ value, label: t(`whatIf.assistant.${value}`) }))}
            />
          </label>
          <Segmented<typeof kind>
            aria-label={t('whatIf.combineKind')}
            value={kind}
            onChange={setKind}
            options={[
              { value: 'linear', label: t('whatIf.linear') },
              { value: 'multiplicative', label: t('whatIf.multiplicative') },
            ]}
          />
          {kind === 'linear' && <SubjectiveShare value={share} onChange={setShare} />}
        </div>
      </section>
      <ProposalCard snapshot={snapshot} method={method} proposal={proposal} name={t('whatIf.assistant.combine')} />
    </>
  );
}

function shares(weights: Readonly<Record<string, number>>, codes: readonly string[]): readonly number[] {
  const total = codes.reduce((sum, code) => sum + (weights[code] ?? 0), 0);
  return codes.map((code) => (weights[code] ?? 0) / total);
}
