import { Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { exportFile } from '../../state/export-files.ts';
import { useJobs } from '../../state/jobs.ts';
import { useTexts } from '../../ui/texts.ts';

const names = { xlsx: 'Excel', docx: 'Word', csv: 'CSV' } as const;
type Format = keyof typeof names;

/** Hands over 历年 whole: the years side by side and every pair of neighbours split. */
export function YearsExports({
  choice,
  formats,
}: {
  readonly choice: MethodChoice;
  readonly formats: readonly Format[];
}): React.JSX.Element {
  const t = useTexts();
  const busy = useJobs((state) => state.running.length > 0);
  return (
    <>
      {formats.map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined aria-hidden />}
          disabled={busy}
          title={t('result.years.export', { format: names[format] })}
          aria-label={t('result.years.export', { format: names[format] })}
          onClick={() =>
            void exportFile({
              what: 'years',
              format,
              suggestedName: t('result.history'),
              title: t('result.exporting'),
              method: choice,
            })
          }
        >
          {names[format]}
        </Button>
      ))}
    </>
  );
}
