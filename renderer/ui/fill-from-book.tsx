import { useState } from 'react';
import { Button } from 'antd';
import { ProfileOutlined } from '@ant-design/icons';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import { yearNamed } from '../../shared/model/framework-of-year.ts';
import { chooseScoreBook, fillFromBook } from '../state/project-actions.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { useTexts } from './texts.ts';
import { NumberField } from './number-field.tsx';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** 从计分书填充: the button of a blank project, then year and reason. */
export function FillFromBook({ primary = true }: { readonly primary?: boolean }): React.JSX.Element {
  const t = useTexts();
  const [book, setBook] = useState<FileHandle | null>(null);
  const [year, setYear] = useState(FIRST_YEAR);
  const choose = async (): Promise<void> => {
    const chosen = await chooseScoreBook();
    if (chosen === null) return;
    setYear(yearNamed(chosen.name) ?? new Date().getFullYear());
    setBook(chosen);
  };
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<ProfileOutlined aria-hidden />}
        onClick={() => void choose()}
      >
        {t('book.fill')}
      </Button>
      <ReasonDialog
        title={t('book.title', { name: book?.name ?? '' })}
        open={book !== null}
        onCancel={() => setBook(null)}
        onReason={async (reason) => {
          // A year that can't be taken is said at its field.
          if (Number.isNaN(year)) return;
          if (book !== null && (await fillFromBook(book.handle, year, reason))) setBook(null);
        }}
      >
        <p>{t('book.text')}</p>
        <label className="year-field">
          {t('book.year')}{' '}
          <NumberField
            rule={{ min: FIRST_YEAR, max: LAST_YEAR, whole: true, units: ['年'] }}
            width={96}
            value={year}
            label={t('book.year')}
            onChange={(next) => setYear(next ?? Number.NaN)}
          />
        </label>
      </ReasonDialog>
    </>
  );
}
