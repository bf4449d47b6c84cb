import { Button, Dropdown } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { exportFile } from '../../../state/export-files.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { FrameworkDialogKind } from './framework-dialog.tsx';

const entries = {
  system: { kind: 'system' },
  addTop: { kind: 'indicator', code: null, parent: null },
  units: { kind: 'units' },
  rename: { kind: 'title', year: null },
  translations: { kind: 'translations' },
  compare: { kind: 'compare' },
} as const satisfies Readonly<Record<string, FrameworkDialogKind>>;

interface FrameworkMenuProps {
  readonly open: (dialog: FrameworkDialogKind) => void;
  readonly resetAll: () => void;
}

/** 修订: what belongs to no row of the tree. */
export function FrameworkMenu({ open, resetAll }: FrameworkMenuProps): React.JSX.Element {
  const t = useTexts();
  const title = useWorkbench((state) => state.snapshot?.framework.title ?? '');
  const keys = ['system', 'addTop', 'units', 'rename', 'translations', 'compare'] as const;
  const items = [
    ...keys.map((key) => ({
      key,
      label: t(key === 'translations' ? 'translation.menu' : `framework.${key}`),
      onClick: () => open(entries[key]),
    })),
    { type: 'divider' as const },
    { key: 'reset', label: t('indicators.resetAll'), onClick: resetAll },
    {
      key: 'sheet',
      label: t('framework.saveSheet'),
      onClick: () =>
        void exportFile({
          what: 'system-sheet',
          format: 'xlsx',
          suggestedName: t('framework.sheetName', { title }),
          title: t('framework.savingSheet'),
        }),
    },
    {
      key: 'book',
      label: t('framework.saveBook'),
      onClick: () =>
        void exportFile({ what: 'score-book', format: 'xlsx', suggestedName: title, title: t('framework.savingBook') }),
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button data-revise="" title={t('framework.menuHint')}>
        {t('framework.menu')} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
