import { useEffect, useState } from 'react';
import { Alert, Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { invoke } from '../../client/invoke.ts';
import { askFor, useAppearance } from '../../state/appearance.ts';
import { exportFile } from '../../state/export-files.ts';
import { useJobs } from '../../state/jobs.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { AudienceChoice } from '../../ui/audience-choice.tsx';
import type { Audience } from '../../ui/audience-choice.tsx';
import { useTexts } from '../../ui/texts.ts';

type What = OperationInput<'export.write'>['what'];
interface Offer {
  readonly what: What;
  readonly formats: readonly ('xlsx' | 'docx' | 'pdf' | 'zip')[];
}

/** What can be handed over, in the order in which a team hands it over. */
const offers = [
  { what: 'workbook', formats: ['xlsx'] },
  { what: 'live', formats: ['xlsx'] },
  { what: 'tables', formats: ['xlsx', 'docx'] },
  { what: 'report', formats: ['docx', 'pdf'] },
  { what: 'profiles', formats: ['docx', 'xlsx', 'pdf'] },
  { what: 'figures', formats: ['zip'] },
  { what: 'audit', formats: ['xlsx'] },
  { what: 'all', formats: ['zip'] },
] as const satisfies readonly Offer[];

const names = { xlsx: 'Excel', docx: 'Word', pdf: 'PDF', zip: 'ZIP' } as const;

/** Those that can be made for the public; the rest have every unit's scores and are for use inside. */
const forReaders: readonly What[] = ['tables', 'report', 'figures', 'all'];

/** 导出: every kind of file, by the method shown. */
export function ExportView({
  choice,
  name,
}: {
  readonly choice: MethodChoice;
  readonly name: string;
}): React.JSX.Element {
  const t = useTexts();
  const title = useWorkbench((state) => state.snapshot?.title ?? '');
  const [audience, setAudience] = useState<Audience>('public');
  const busy = useJobs((state) => state.running.length > 0);
  const audienceOf = (what: What): Audience => (forReaders.includes(what) ? audience : 'internal');
  return (
    <div className="scroll">
      <p className="muted">{t('result.exportMethod', { name })}</p>
      <div className="export-audience">
        <AudienceChoice audience={audience} onAudience={setAudience} />
        <span className="muted">
          {t(audience === 'public' ? 'result.audienceText.public' : 'result.audienceText.internal')}
        </span>
      </div>
      <Lacking />
      <div className="export-grid">
        {offers.map(({ what, formats }) => (
          <section key={what} className="card export-card" aria-label={t(`result.export.${what}`)}>
            <h2>{t(`result.export.${what}`)}</h2>
            <p>{t(`result.exportText.${what}`)}</p>
            <p className="muted">{t(`result.audience.${audienceOf(what)}`)}</p>
            <div>
              {formats.map((format) => (
                <Button
                  key={format}
                  icon={<DownloadOutlined aria-hidden />}
                  disabled={busy}
                  aria-label={`${t(`result.export.${what}`)} ${names[format]}`}
                  onClick={() =>
                    void exportFile({
                      what,
                      format,
                      suggestedName: `${title} ${t(`result.export.${what}`)} ${t(`result.audience.${audienceOf(what)}`)}`,
                      audience: audienceOf(what),
                      title: t('result.exporting'),
                      method: choice,
                    })
                  }
                >
                  {names[format]}
                </Button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

/** Before an English export: how many names have no English, and the way to give them one. */
function Lacking(): React.JSX.Element | null {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const revision = useWorkbench((state) => state.snapshot?.revision);
  const [count, setCount] = useState(0);
  useEffect(() => {
    let wanted = true;
    if (language === 'en')
      void invoke('translations.read', { from: null }).then((answer) => {
        if (wanted && answer.ok) setCount(answer.value[0]?.rows.filter(({ english }) => english === '').length ?? 0);
      });
    return () => {
      wanted = false;
    };
  }, [language, revision]);
  return language === 'zh' || count === 0 ? null : (
    <Alert
      type="info"
      showIcon
      title={t('translation.lacking', { count })}
      action={
        <Button size="small" onClick={() => askFor('indicators', 'translations')}>
          {t('translation.fill')}
        </Button>
      }
    />
  );
}
