import { useMemo, useState } from 'react';
import { Button, Modal, Spin } from 'antd';
import type { ProjectDiff } from '../../shared/model/project-diff.ts';
import { diffSentences } from '../../shared/report/audit/diff-sentences.ts';
import { diffParts, diffTable } from '../../shared/report/audit/diff-table.ts';
import { auditText } from '../../shared/report/audit/show-value.ts';
import type { AuditWords } from '../../shared/report/audit/show-value.ts';
import { useAppearance } from '../state/appearance.ts';
import { chooseToCompare, exportDiff, leaveComparison, useProjectDiff } from '../state/project-diff.ts';
import { useWorkbench } from '../state/workbench.ts';
import { FindField } from '../ui/find-field.tsx';
import { errorText, useTexts } from '../ui/texts.ts';
import { CopyTableButton } from '../views/table/report-table-view.tsx';

/** So many sentences of a part stand at once; the others are asked for. */
const SHOWN = 100;

/** 与另一个文件比较: what the other project has otherwise, part by part, in words. */
export function DiffDialog(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const working = useWorkbench((state) => state.working);
  const { file, diff, error } = useProjectDiff();
  const words = useMemo((): AuditWords => {
    const { nodes = [], measures = [], units = [] } = snapshot?.dataset ?? {};
    return {
      lang: language,
      names: { nodes, measures, units, ...(working === null ? {} : { method: working }) },
    };
  }, [snapshot, working, language]);
  return (
    <Modal
      title={t('diff.title', { before: snapshot?.file ?? '', after: file?.name ?? '' })}
      open={file !== null}
      width={900}
      centered
      destroyOnHidden
      onCancel={leaveComparison}
      footer={
        <>
          <Button onClick={() => void chooseToCompare()}>{t('diff.other')}</Button>
          {diff !== null && diff.differs && (
            <>
              <CopyTableButton table={diffTable(diff, words)} />
              <Button onClick={() => void exportDiff(diffTable(diff, words).title)}>{t('diff.export')}</Button>
            </>
          )}
          <Button type="primary" onClick={leaveComparison}>
            {t('diff.close')}
          </Button>
        </>
      }
    >
      {error !== null ? (
        <p role="alert">{errorText(error, language)}</p>
      ) : diff === null ? (
        <div className="state">
          <Spin description={t('diff.comparing')} />
        </div>
      ) : diff.differs ? (
        <Differences diff={diff} words={words} />
      ) : (
        <p role="status">{auditText(words, 'DIFF_SAME', { before: diff.files[0], after: diff.files[1] })}</p>
      )}
    </Modal>
  );
}

function Differences({ diff, words }: { readonly diff: ProjectDiff; readonly words: AuditWords }): React.JSX.Element {
  const t = useTexts();
  const [find, setFind] = useState('');
  const sentences = useMemo(() => diffSentences(diff, words), [diff, words]);
  const wanted = find.trim().toLowerCase();
  const shown = diffParts.map((part) => ({
    part,
    all: sentences[part].length,
    found: sentences[part].filter((sentence) => sentence.toLowerCase().includes(wanted)),
  }));
  const count = shown.reduce((sum, { found }) => sum + found.length, 0);
  return (
    <div className="diff-list">
      <div className="toolbar">
        <FindField width={260} placeholder={t('diff.find')} value={find} onChange={setFind} />
        <span role="status">{t('diff.count', { count })}</span>
      </div>
      <div className="diff-parts" tabIndex={0} role="region" aria-label={t('diff.parts')}>
        {shown.map(({ part, all, found }) => (
          <Part
            key={`${part} ${wanted}`}
            title={auditText(words, `DIFF_P_${part}`)}
            same={all === 0}
            sentences={found}
          />
        ))}
      </div>
    </div>
  );
}

function Part({
  title,
  same,
  sentences,
}: {
  readonly title: string;
  readonly same: boolean;
  readonly sentences: readonly string[];
}): React.JSX.Element {
  const t = useTexts();
  const [most, setMost] = useState(SHOWN);
  return (
    <section>
      <h3>
        {title} <span className="muted">{same ? t('diff.same') : sentences.length.toLocaleString('zh-CN')}</span>
      </h3>
      {sentences.length > 0 && (
        <ul>
          {sentences.slice(0, most).map((sentence, at) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
      )}
      {sentences.length > most && (
        <Button size="small" onClick={() => setMost(most + 10 * SHOWN)}>
          {t('diff.more', { count: sentences.length - most })}
        </Button>
      )}
    </section>
  );
}
