import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Button, Dropdown, Segmented } from 'antd';
import type { MethodChoice } from '../../../../shared/contract/method-choice.ts';
import type { PlanItem, ReportPlan } from '../../../../shared/model/report-plan.ts';
import { composeReport, reportParts } from '../../../../shared/report/document/compose-report.ts';
import { freshId, headingLevels, insertItem, moveItem } from '../../../../shared/report/document/edit-plan.ts';
import { completeItems, orderItems } from '../../../../shared/report/document/order-items.ts';
import { planFaults } from '../../../../shared/report/document/plan-faults.ts';
import { forAudience } from '../../../../shared/report/for-audience.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { readOtherProject, savePlan, useReportProjects } from '../../../state/report-plan.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';
import { BoxesPanel } from './boxes-panel.tsx';
import { DocumentPreview } from './document-preview.tsx';
import { factChoices } from './fact-choices.ts';
import { ItemEditor } from './item-editor.tsx';
import { PlanMenu, ProjectBar } from './manuscript-bar.tsx';
import type { Audience } from '../../../ui/audience-choice.tsx';
import './manuscript.css';
import { TemplatePanel } from './template-panel.tsx';
import { UnitTextsPanel } from './unit-texts-panel.tsx';
import { StructureList, isShown, kindOf } from './structure-list.tsx';

/** 报告: the structure of one report over both cohorts, its live preview, and its files. */
export function ManuscriptView({
  input: whole,
  choice,
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [audience, setAudience] = useState<Audience>('public');
  const [part, setPart] = useState<'structure' | 'boxes' | 'units' | 'template'>('structure');
  const [selected, setSelected] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const { input, other, error } = useCohorts(whole, audience);
  const stored = useWorkbench((state) => state.snapshot?.reportPlan ?? null);
  const others = useReportProjects((state) => state.other?.plan ?? null);
  const otherPictures = useReportProjects((state) => state.other?.pictures ?? null);
  const plan = stored ?? others;
  const { outline, facts } = useMemo(() => reportParts(input, { other }), [input, other]);
  const items = useMemo(() => orderItems(outline, plan), [outline, plan]);
  const composed = useDeferredValue(useMemo(() => composeReport(input, { other, plan }), [input, other, plan]));
  const inputs = useMemo(() => (other === null ? [input] : [input, other]), [input, other]);
  const choices = useMemo(() => factChoices(inputs, facts, t), [inputs, facts, t]);
  const faults = useMemo(() => (plan === null ? [] : planFaults(plan, facts)), [plan, facts]);
  const chosen = items.find(({ id }) => id === selected);

  const keep = (changed: Partial<Pick<ReportPlan, 'items' | 'boxes'>>, files: readonly Uint8Array[] = []): void => {
    const taken = stored === null ? (otherPictures?.map(([, { bytes }]) => bytes) ?? []) : [];
    const next = {
      version: 1 as const,
      items: [...completeItems(outline, plan)],
      boxes: [...(plan?.boxes ?? [])],
      ...changed,
    };
    void savePlan(next, [...taken, ...files]);
  };
  const all = (): readonly PlanItem[] => completeItems(outline, plan);
  const replace = (item: PlanItem): void => keep({ items: all().map((one) => (one.id === item.id ? item : one)) });
  const toggle = (id: string): void => {
    const item = items.find((one) => one.id === id);
    if (item === undefined || item.own === null) return;
    const usual = item.standard?.usual ?? true;
    const next = !isShown(item);
    replace({ ...item.own, shown: next === usual ? null : next });
  };
  const move = (id: string, direction: 'up' | 'down'): void => {
    const before = all();
    const moved = moveItem(before, id, direction, headingLevels(outline, before));
    if (moved !== before) keep({ items: [...moved] });
  };
  const remove = (id: string): void => {
    const own = items.find((one) => one.id === id)?.own;
    if (own === undefined || own === null || own.kind === 'standard') return toggle(id);
    setSelected(null);
    keep({ items: all().filter((item) => item.id !== id) });
  };
  const add = (kind: 'chapter' | 'section' | 'text'): void => {
    const id = freshId(kind === 'text' ? 'text' : 'heading', all());
    const item: PlanItem =
      kind === 'text'
        ? { kind: 'text', id, shown: null, text: t('plan.newText') }
        : { kind: 'heading', id, shown: null, level: kind === 'chapter' ? 1 : 2, title: t('plan.newHeading') };
    keep({ items: [...insertItem(all(), item, selected)] });
    setSelected(id);
  };
  const select = (id: string): void => {
    setSelected(id);
    // A text has no place of its own in the preview: its heading is shown.
    const at = items.findIndex((item) => item.id === id);
    const place = items
      .slice(0, at + 1)
      .findLast((item) => item.standard?.block !== undefined || kindOf(item) === 'heading');
    setShown(place?.standard?.block ?? place?.id ?? null);
  };
  return (
    <section className="shown" style={{ flex: 1 }} aria-label={t('result.manuscript')}>
      <ProjectBar audience={audience} onAudience={setAudience} choice={choice} problem={error} faults={faults.length} />
      {faults.length > 0 && (
        <div className="notes" role="alert">
          {faults.slice(0, 3).map((fault, at) => (
            <p key={at}>{errorText(fault, language)}</p>
          ))}
        </div>
      )}
      <div className="manuscript">
        <div className="structure">
          <div className="bar">
            <Segmented<'structure' | 'boxes' | 'units' | 'template'>
              aria-label={t('plan.structure')}
              value={part}
              onChange={setPart}
              options={[
                { value: 'structure', label: t('plan.structure') },
                { value: 'boxes', label: t('plan.boxes') },
                { value: 'units', label: t('unitReports.texts') },
                { value: 'template', label: t('template.title') },
              ]}
            />
            <span style={{ flex: 1 }} />
            <PlanMenu hasPlan={stored !== null} />
          </div>
          {part === 'template' && <TemplatePanel audience={audience} choice={choice} />}
          {part === 'units' && <UnitTextsPanel input={whole} />}
          {part === 'structure' && (
            <>
              <StructureList
                items={items}
                selected={selected}
                onSelect={select}
                onMove={move}
                onToggle={toggle}
                onRemove={remove}
                onEdit={() =>
                  document.querySelector<HTMLElement>('.structure .editor textarea, .structure .editor input')?.focus()
                }
              />
              <div className="editor">
                <div className="row">
                  <Button
                    size="small"
                    disabled={selected === null}
                    onClick={() => selected !== null && move(selected, 'up')}
                  >
                    {t('plan.up')}
                  </Button>
                  <Button
                    size="small"
                    disabled={selected === null}
                    onClick={() => selected !== null && move(selected, 'down')}
                  >
                    {t('plan.down')}
                  </Button>
                  <Button size="small" disabled={chosen === undefined} onClick={() => chosen && toggle(chosen.id)}>
                    {t(chosen === undefined || isShown(chosen) ? 'plan.hide' : 'plan.show')}
                  </Button>
                  <Dropdown
                    trigger={['click']}
                    menu={{
                      items: (['chapter', 'section', 'text'] as const).map((kind) => ({
                        key: kind,
                        label: t(`plan.add.${kind}`),
                        onClick: () => add(kind),
                      })),
                    }}
                  >
                    <Button size="small">{t('plan.add')}</Button>
                  </Dropdown>
                  {chosen?.own !== undefined && chosen.own !== null && chosen.own.kind !== 'standard' && (
                    <Button size="small" danger onClick={() => remove(chosen.id)}>
                      {t('plan.remove')}
                    </Button>
                  )}
                </div>
                {chosen === undefined ? (
                  <p className="muted">{t('plan.hint')}</p>
                ) : (
                  <ItemEditor key={chosen.id} item={chosen} choices={choices} facts={facts} onChange={replace} />
                )}
              </div>
            </>
          )}
          {part === 'boxes' && (
            <BoxesPanel
              inputs={inputs}
              boxes={plan?.boxes ?? []}
              choices={choices}
              facts={facts}
              onChange={(boxes, files) => keep({ boxes: [...boxes] }, files)}
              onShow={setShown}
            />
          )}
        </div>
        <DocumentPreview document={composed} shown={shown} />
      </div>
    </section>
  );
}

/** Both cohorts' inputs for the audience; the other one's is read again when the language changes. */
function useCohorts(
  whole: ReportInput,
  audience: Audience,
): {
  readonly input: ReportInput;
  readonly other: ReportInput | null;
  readonly error: ReturnType<typeof useReportProjects.getState>['error'];
} {
  const { other, error } = useReportProjects();
  const { lang } = whole;
  useEffect(() => {
    void readOtherProject();
  }, [lang]);
  const input = useMemo(() => forAudience(whole, audience), [whole, audience]);
  const second = useMemo(() => {
    if (other === null) return null;
    const { file: _file, synthetic: _synthetic, draft: _draft, plan: _plan, pictures: _pictures, ...made } = other;
    return forAudience({ ...made, lang }, audience);
  }, [other, audience, lang]);
  return { input, other: second, error };
}
