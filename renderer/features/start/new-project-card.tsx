import { useState } from 'react';
import { Button } from 'antd';
import { FileAddOutlined, FolderOpenOutlined, MedicineBoxOutlined } from '@ant-design/icons';
import type { FileHandle } from '../../../shared/contract/host-api.ts';
import { yearNamed, yearReplaced } from '../../../shared/model/framework-of-year.ts';
import { isCohort, newTemplateIds } from '../../../shared/model/template.ts';
import type { NewTemplateId } from '../../../shared/model/template.ts';
import { beginNextYear, chooseProjectFile, newProject, openProject, openSample } from '../../state/project-actions.ts';
import { useJobs } from '../../state/jobs.ts';
import { chooseDamaged } from '../../state/rescue-project.ts';
import { isBlank, useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { BlankWords, noWords, projectNames } from './blank-words.tsx';
import { fileNameOf, ProjectDialog } from './project-dialog.tsx';

/** The year that the shipped frameworks and the published results are of. */
const TEMPLATE_YEAR = 2021;

export function NewProjectCard(): React.JSX.Element {
  const t = useTexts();
  const [template, setTemplate] = useState<NewTemplateId | null>(null);
  const busy = useJobs((state) => state.running.length > 0);
  return (
    <section className="card" aria-labelledby="start-new">
      <header>
        <h2 id="start-new">{t('start.new')}</h2>
        <span className="push" />
        <Button icon={<MedicineBoxOutlined aria-hidden />} onClick={() => void chooseDamaged()}>
          {t('rescue.menu')}
        </Button>
        <Button icon={<FolderOpenOutlined aria-hidden />} onClick={() => void openProject()}>
          {t('start.open')}
        </Button>
      </header>
      <div className="templates">
        {newTemplateIds.map((id) => (
          <div className="template" key={id}>
            <h3>{t(`start.template.${id}`)}</h3>
            <p>{t(`start.templateText.${id}`)}</p>
            <div>
              <Button
                type="primary"
                icon={<FileAddOutlined aria-hidden />}
                onClick={() => setTemplate(id)}
                aria-label={`${t('start.create')} ${t(`start.template.${id}`)}`}
              >
                {t('start.create')}
              </Button>
              {isCohort(id) && (
                <Button
                  disabled={busy}
                  onClick={() => void openSample(id, t('start.openingSample'))}
                  aria-label={`${t('start.sample')} ${t(`start.template.${id}`)}`}
                >
                  {t('start.sample')}
                </Button>
              )}
            </div>
          </div>
        ))}
        <NextYear />
      </div>
      <TemplateDialog template={template} close={() => setTemplate(null)} />
    </section>
  );
}

/** Title and year of a project from a template. */
function TemplateDialog({
  template,
  close,
}: {
  readonly template: NewTemplateId | null;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const name = template === null ? '' : t(`start.template.${template}`);
  const [typed, setTyped] = useState(noWords);
  const named = template === 'blank' ? projectNames(typed) : undefined;
  return (
    <ProjectDialog
      title={t('start.new')}
      open={template !== null}
      // A framework of one's own is of no year yet.
      year={template !== null && isCohort(template) ? TEMPLATE_YEAR : new Date().getFullYear()}
      placeholder={name}
      close={close}
      create={async (about) =>
        template !== null &&
        newProject(template, fileNameOf(about.title ?? name), { ...about, ...(named === undefined ? {} : { named }) })
      }
    >
      <p className="muted">{name}</p>
      {template === 'blank' && <BlankWords change={setTyped} />}
    </ProjectDialog>
  );
}

/** On the project of the year before: the open one, or one from a file. */
function NextYear(): React.JSX.Element {
  const t = useTexts();
  const open = useWorkbench((state) => state.snapshot);
  const blank = useWorkbench(isBlank);
  const [from, setFrom] = useState<Beginning | null>(null);
  const choose = async (): Promise<void> => {
    const file = await chooseProjectFile();
    if (file === null) return;
    const name = file.name.replace(/\.ewb$/i, '');
    setFrom({ file, name, year: yearNamed(name) });
  };
  return (
    <div className="template">
      <h3>{t('start.next')}</h3>
      <p>{t('start.nextText')}</p>
      <div>
        {open !== null && !blank && (
          <Button
            icon={<FileAddOutlined aria-hidden />}
            onClick={() => setFrom({ file: null, name: open.title, year: open.framework.year })}
          >
            {t('start.nextOpen')}
          </Button>
        )}
        <Button icon={<FolderOpenOutlined aria-hidden />} onClick={() => void choose()}>
          {t('start.nextFile')}
        </Button>
      </div>
      <ProjectDialog
        title={t('start.nextTitle', { name: from?.name ?? '' })}
        open={from !== null}
        year={from?.year == null ? null : from.year + 1}
        placeholder={t('start.nextTitleHint')}
        close={() => setFrom(null)}
        create={async (named) =>
          from !== null && beginNextYear(from.file, fileNameOf(named.title ?? nameIn(from, named.year)), named)
        }
      >
        <p>{t('start.nextComes')}</p>
        <p className="muted">{t('start.nextStays')}</p>
      </ProjectDialog>
    </div>
  );
}

/** What the new project is begun on; `file` null: the open one. */
interface Beginning {
  readonly file: FileHandle | null;
  readonly name: string;
  /** As far as it is known before the file is read. */
  readonly year: number | null;
}

function nameIn({ name, year }: Beginning, next: number): string {
  const replaced = year === null ? name : yearReplaced(name, year, next);
  return replaced === name ? `${name} ${next}` : replaced;
}
