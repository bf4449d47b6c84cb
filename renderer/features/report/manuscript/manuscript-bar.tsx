import { Button, Dropdown } from 'antd';
import type { MethodChoice } from '../../../../shared/contract/method-choice.ts';
import { exportFile } from '../../../state/export-files.ts';
import { useJobs } from '../../../state/jobs.ts';
import {
  chooseOtherProject,
  dropOtherProject,
  exportPlan,
  importPlan,
  savePlan,
  useReportProjects,
} from '../../../state/report-plan.ts';
import { useWordTemplate } from '../../../state/word-template.ts';
import { useTemplateFaults } from './template-panel.tsx';
import { useAppearance } from '../../../state/appearance.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { AudienceChoice } from '../../../ui/audience-choice.tsx';
import type { Audience } from '../../../ui/audience-choice.tsx';
import { errorText, useTexts } from '../../../ui/texts.ts';

/** Which projects make the report, whom it is for, and its files. */
export function ProjectBar({
  audience,
  onAudience,
  choice,
  problem,
  faults,
}: {
  readonly audience: Audience;
  readonly onAudience: (audience: Audience) => void;
  readonly choice: MethodChoice;
  readonly problem: ReturnType<typeof useReportProjects.getState>['error'];
  readonly faults: number;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const title = useWorkbench((state) => state.snapshot?.title ?? '');
  const { chosen, other } = useReportProjects();
  const template = useWordTemplate((state) => state.file);
  const templateFaults = useTemplateFaults();
  const busy = useJobs((state) => state.running.length > 0);
  const write = (format: 'docx' | 'pdf'): void =>
    void exportFile({
      what: 'report',
      format,
      suggestedName: `${title} ${t('result.export.report')} ${t(`result.audience.${audience}`)}`,
      audience,
      title: t('result.exporting'),
      method: choice,
      ...(chosen === null ? {} : { other: chosen.handle }),
      ...(format === 'pdf' || template === null ? {} : { template: template.handle }),
    });
  return (
    <div className="manuscript-projects">
      <Button size="small" onClick={() => void chooseOtherProject()}>
        {t('plan.chooseOther')}
      </Button>
      {chosen !== null && (
        <>
          <span>
            {chosen.name}
            {other?.draft === true && ` · ${t('plan.otherDraft')}`}
          </span>
          <Button size="small" onClick={dropOtherProject}>
            {t('plan.dropOther')}
          </Button>
        </>
      )}
      {problem !== null && <span role="alert">{errorText(problem, language)}</span>}
      <span style={{ flex: 1 }} />
      <AudienceChoice audience={audience} onAudience={onAudience} small />
      {(['docx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          size="small"
          type="primary"
          disabled={busy || faults > 0 || (chosen !== null && other === null) || (format === 'docx' && templateFaults)}
          onClick={() => write(format)}
        >
          {format === 'docx' ? 'Word' : 'PDF'}
        </Button>
      ))}
    </div>
  );
}

/** The structure as a file, a colleague's, and the program's own again. */
export function PlanMenu({ hasPlan }: { readonly hasPlan: boolean }): React.JSX.Element {
  const t = useTexts();
  const title = useWorkbench((state) => state.snapshot?.title ?? '');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'export', label: t('plan.export'), onClick: () => void exportPlan(`${title} ${t('plan.structure')}`) },
          { key: 'merge', label: t('plan.merge'), onClick: () => void importPlan('merge') },
          { key: 'replace', label: t('plan.replace'), onClick: () => void importPlan('replace') },
          { key: 'reset', label: t('plan.reset'), disabled: !hasPlan, onClick: () => void savePlan(null) },
        ],
      }}
    >
      <Button size="small">{t('plan.file')}</Button>
    </Dropdown>
  );
}
