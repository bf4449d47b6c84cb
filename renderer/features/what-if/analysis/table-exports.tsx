import { Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import type { MethodChoice } from '../../../../shared/contract/method-choice.ts';
import { exportFile } from '../../../state/export-files.ts';
import { useTexts } from '../../../ui/texts.ts';

export type TablesExport = 'rankings' | 'coherence' | 'analysis';

const names = { xlsx: 'Excel', docx: 'Word' } as const;

/** Hands over the tables of an analysis as a workbook or a Word document. `name` is the suggested file name without ending; `method` left out: what the screens show. */
export function TableExports({
  what,
  method,
  name,
}: {
  readonly what: TablesExport;
  readonly method?: MethodChoice;
  readonly name: string;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <>
      {(['xlsx', 'docx'] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined aria-hidden />}
          aria-label={`${name} ${names[format]}`}
          onClick={() =>
            void exportFile({
              what,
              format,
              suggestedName: name,
              title: t('result.exporting'),
              ...(method === undefined ? {} : { method }),
            })
          }
        >
          {names[format]}
        </Button>
      ))}
    </>
  );
}
