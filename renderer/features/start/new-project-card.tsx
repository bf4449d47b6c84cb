import { useState } from 'react';
import { Button, Input, Modal } from 'antd';
import { FileAddOutlined, FolderOpenOutlined, MedicineBoxOutlined } from '@ant-design/icons';
import { templateIds } from '../../../shared/model/template.ts';
import type { TemplateId } from '../../../shared/model/template.ts';
import { newProject, openProject, openSample } from '../../state/project-actions.ts';
import { useJobs } from '../../state/jobs.ts';
import { chooseDamaged } from '../../state/rescue-project.ts';
import { useTexts } from '../../ui/texts.ts';

export function NewProjectCard(): React.JSX.Element {
  const t = useTexts();
  const [template, setTemplate] = useState<TemplateId | null>(null);
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
        {templateIds.map((id) => (
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
              {id !== 'blank' && (
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
      </div>
      <TitleDialog template={template} close={() => setTemplate(null)} />
    </section>
  );
}

function TitleDialog({
  template,
  close,
}: {
  readonly template: TemplateId | null;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const [title, setTitle] = useState('');
  const create = async (): Promise<void> => {
    if (template === null) return;
    const name = title.trim() || t(`start.template.${template}`);
    if (await newProject(template, `${name.replaceAll(/[\\/:*?"<>|]/g, '')}.ewb`, title.trim() || null)) close();
  };
  return (
    <Modal
      title={t('start.new')}
      open={template !== null}
      onCancel={close}
      onOk={() => void create()}
      okText={t('start.createHere')}
      cancelText={t('dialog.cancel')}
      destroyOnHidden
      afterClose={() => setTitle('')}
    >
      <p className="muted" style={{ marginBottom: 8 }}>
        {template && t(`start.template.${template}`)}
      </p>
      <label>
        {t('start.title')}
        <Input
          autoFocus
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={() => void create()}
          placeholder={template ? t(`start.template.${template}`) : ''}
        />
      </label>
    </Modal>
  );
}
