import { useState } from 'react';
import { Button } from 'antd';
import { useAppearance } from '../state/appearance.ts';
import { rescueOpenProject, saveCopy } from '../state/project-actions.ts';
import { useWorkbench } from '../state/workbench.ts';
import { errorText, useTexts } from '../ui/texts.ts';

/** What was noticed on opening the project: why it is read-only, work recovered after a crash. Stays until it is read; read-only stays. */
export function ProjectWarnings(): React.JSX.Element | null {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const [read, setRead] = useState('');
  if (snapshot === null) return null;
  const opened = `${snapshot.file} ${snapshot.createdAt}`;
  if (snapshot.warnings.length === 0 || (!snapshot.readOnly && read === opened)) return null;
  const incomplete = snapshot.warnings.find(({ code }) => code === 'PROJECT_WAL_MISSING');
  return (
    <div className="banner" role="status">
      <span>{snapshot.warnings.map((warning) => errorText(warning, language)).join(' ')}</span>
      <span className="push" />
      {incomplete !== undefined && (
        <Button size="small" onClick={() => void rescueOpenProject(incomplete)}>
          {t('rescue.start')}
        </Button>
      )}
      {snapshot.readOnly ? (
        <Button size="small" onClick={() => void saveCopy()}>
          {t('bar.saveCopy')}
        </Button>
      ) : (
        <Button size="small" onClick={() => setRead(opened)}>
          {t('warnings.read')}
        </Button>
      )}
    </div>
  );
}
