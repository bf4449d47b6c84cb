import { Button, Spin } from 'antd';
import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { sheetExtensions } from '../../../shared/contract/file-kinds.ts';
import { nameIn } from '../../../shared/report/english-names.ts';
import { recordKindNames, recordKinds } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { host, invoke } from '../../client/invoke.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useJobs } from '../../state/jobs.ts';
import { fail } from '../../state/notices.ts';
import { isBlank, useWorkbench } from '../../state/workbench.ts';
import { BlankProject } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import { chooseFiles } from './import-flow.ts';

export function ChooseStep({ busy }: { readonly busy: boolean }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const blank = useWorkbench(isBlank);
  if (blank) return <BlankProject />;
  if (busy) return <Planning />;
  return (
    <div className="scroll">
      <div className="start">
        <div className="drop-zone">
          <InboxOutlined aria-hidden />
          <h2>{t('import.drop')}</h2>
          <p className="muted">
            {t('import.dropText', { formats: sheetExtensions.join(language === 'zh' ? '、' : ', ') })}
          </p>
          <Button type="primary" onClick={() => void chooseFiles(t('import.planning'))}>
            {t('import.choose')}
          </Button>
        </div>
        <section className="card" aria-labelledby="templates">
          <header>
            <h2 id="templates">{t('import.templates')}</h2>
            <span className="muted">{t('import.templatesText')}</span>
          </header>
          <div className="template-list">
            {recordKinds.map((kind) => (
              <Button key={kind} icon={<DownloadOutlined aria-hidden />} onClick={() => void saveTemplate(kind)}>
                {nameIn(recordKindNames[kind], language)}
              </Button>
            ))}
          </div>
        </section>
      </div>
    </div>
  );
}

/** Which of the files is looked at. */
function Planning(): React.JSX.Element {
  const t = useTexts();
  const job = useJobs((state) => state.running.at(-1));
  return (
    <div className="state">
      <Spin description={t('import.planning')} />
      {job !== undefined && job.subject !== '' && (
        <p className="muted planned-file">
          {t('import.planningFile', { at: job.done + 1, files: job.total ?? 0, file: job.subject })}
        </p>
      )}
    </div>
  );
}

/** An empty workbook of one kind, codes filled in and cells validated. */
async function saveTemplate(kind: RecordKind): Promise<void> {
  const { language } = useAppearance.getState();
  const target = await host().saveFile({
    suggestedName: `${nameIn(recordKindNames[kind], language)}.xlsx`,
    extension: 'xlsx',
  });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const written = await invoke('import.template', {
    kind,
    target: target.value.handle,
    language,
  });
  if (!written.ok) return fail(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) fail(delivered);
}
