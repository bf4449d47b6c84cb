import { useState } from 'react';
import type { ProofOutcome, RefreshOutcome } from '../../../shared/contract/outputs.ts';
import { useEditedReport } from '../../state/edited-report.ts';
import { useTexts } from '../../ui/texts.ts';
import type { TextKey } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';

interface Line {
  readonly at: number;
  readonly kind: TextKey;
  readonly found: string;
  readonly expected: string;
  readonly fact: string;
  readonly place: string;
  /** What stands there. */
  readonly text: string;
}

/** What a check or a refresh came to: a line a place, and the text of the place that was chosen. */
export function EditedFindings(): React.JSX.Element | null {
  const t = useTexts();
  const { proof, refresh } = useEditedReport();
  if (proof !== null)
    return (
      <Lines
        key="proof"
        said={t('manuscript.proofed', {
          checked: proof.checked,
          count: proof.findings.length,
          unclear: proof.unclear,
          tracked: proof.tracked,
        })}
        lines={proofLines(proof)}
        empty={t('manuscript.allAgree')}
        wanted={t('manuscript.expected')}
      />
    );
  if (refresh === null) return null;
  const { file, changes, left, unchanged } = refresh;
  return (
    <Lines
      key="refresh"
      said={t('manuscript.refreshed', { name: file.name, changed: changes.length, left: left.length, unchanged })}
      lines={refreshLines(refresh)}
      empty={t('manuscript.nothing')}
      wanted={t('manuscript.new')}
    />
  );
}

function proofLines({ findings }: ProofOutcome): readonly Line[] {
  return findings.map((finding, at) => ({ ...finding, at, kind: `manuscript.kind.${finding.kind}` as const }));
}

/** What was left comes first: somebody has to look at it. */
function refreshLines({ changes, left }: RefreshOutcome): readonly Line[] {
  return [
    ...left.map(({ why, found, expected, fact, place }) => ({
      kind: `manuscript.kind.${why}` as const,
      found,
      expected: expected ?? '—',
      fact,
      place,
      text: found,
    })),
    ...changes.map(({ fact, old, new: now, place }) => ({
      kind: 'manuscript.kind.changed' as const,
      // A picture has no words.
      found: old || '—',
      expected: now || '—',
      fact,
      place,
      text: now,
    })),
  ].map((line, at) => ({ ...line, at }));
}

function Lines({
  said,
  lines,
  empty,
  wanted,
}: {
  readonly said: string;
  readonly lines: readonly Line[];
  readonly empty: string;
  readonly wanted: string;
}): React.JSX.Element {
  const t = useTexts();
  const [chosen, setChosen] = useState<number | null>(null);
  const line = lines.find(({ at }) => at === chosen);
  return (
    <>
      <p role="status">{said}</p>
      {lines.length > 0 && (
        <section className="card edited-text" aria-label={t('manuscript.at')} aria-live="polite">
          <p className="muted">{line === undefined ? t('manuscript.pick') : line.place}</p>
          {line !== undefined && <Marked text={line.text} found={line.found} />}
        </section>
      )}
      <DataTable<Line>
        size="small"
        rowKey="at"
        dataSource={[...lines]}
        pagination={{ pageSize: 50, showSizeChanger: false, size: 'small' }}
        locale={{ emptyText: empty }}
        rowClassName={({ at }) => (at === chosen ? 'edited-chosen' : '')}
        onRow={({ at }) => ({
          onClick: () => setChosen(at),
          onKeyDown: ({ key }) => {
            if (key === 'Enter' || key === ' ') setChosen(at);
          },
          tabIndex: 0,
          style: { cursor: 'pointer' },
        })}
        columns={[
          { title: t('manuscript.kind'), dataIndex: 'kind', className: 'nowrap', render: (kind: TextKey) => t(kind) },
          { title: t('manuscript.found'), dataIndex: 'found' },
          { title: wanted, dataIndex: 'expected' },
          { title: t('manuscript.place'), dataIndex: 'place' },
          { title: t('manuscript.fact'), dataIndex: 'fact', className: 'muted' },
        ]}
      />
    </>
  );
}

/** A text with what was found in it marked. */
function Marked({ text, found }: { readonly text: string; readonly found: string }): React.JSX.Element {
  const at = found === '' ? -1 : text.indexOf(found);
  if (at < 0) return <p>{text}</p>;
  return (
    <p>
      {text.slice(0, at)}
      <mark>{found}</mark>
      {text.slice(at + found.length)}
    </p>
  );
}
