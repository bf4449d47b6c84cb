import { useEffect, useState } from 'react';
import { Button } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import type { RecentProject } from '../../../shared/contract/outputs.ts';
import { invoke } from '../../client/invoke.ts';
import { fail } from '../../state/notices.ts';
import { openRecent } from '../../state/project-actions.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { localTime } from '../../ui/local-time.ts';
import { useTexts } from '../../ui/texts.ts';

export function RecentProjects(): React.JSX.Element {
  const t = useTexts();
  const [recent, setRecent] = useState<readonly RecentProject[] | null>(null);
  const file = useWorkbench((state) => state.snapshot?.file);
  useEffect(() => {
    void invoke('app.recent', {}).then((answer) => (answer.ok ? setRecent(answer.value) : fail(answer)));
  }, [file]);
  const forget = async (id: string): Promise<void> => {
    const answer = await invoke('app.forget-recent', { id });
    if (answer.ok) setRecent(answer.value);
    else fail(answer);
  };
  return (
    <section className="card" aria-labelledby="start-recent">
      <header>
        <h2 id="start-recent">{t('start.recent')}</h2>
      </header>
      {recent?.length === 0 && <p className="muted empty-line">{t('start.noRecent')}</p>}
      <ul className="recent">
        {recent?.map((project) => (
          <li key={project.id}>
            <button
              type="button"
              className="recent-open"
              disabled={!project.exists}
              onClick={() => void openRecent(project.id)}
            >
              <strong>{project.title}</strong>
              <span className="muted">
                {project.exists ? `${project.folder} · ${project.file}` : t('start.gone', { file: project.file })}
              </span>
            </button>
            <time className="muted nowrap">{localTime(project.openedAt)}</time>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('start.forget', { title: project.title })}
              title={t('start.forget', { title: project.title })}
              onClick={() => void forget(project.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
