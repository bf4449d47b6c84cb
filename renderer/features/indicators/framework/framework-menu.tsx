import { Button, Dropdown } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { exportFile } from '../../../state/export-files.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { FrameworkDialogKind } from './framework-dialog.tsx';

const entries = {
  addTop: { kind: 'indicator', code: null, parent: null },
  units: { kind: 'units' },
  rename: { kind: 'title' },
} as const satisfies Readonly<Record<string, FrameworkDialogKind>>;

/** 修订: edits of the framework that belong to no row. */
export function FrameworkMenu({ open }: { readonly open: (dialog: FrameworkDialogKind) => void }): React.JSX.Element {
  const t = useTexts();
  const title = useWorkbench((state) => state.snapshot?.framework.title ?? '');
  const keys = ['addTop', 'units', 'rename'] as const;
  const items = [
    ...keys.map((key) => ({ key, label: t(`framework.${key}`), onClick: () => open(entries[key]) })),
    { type: 'divider' as const },
    { key: 'book', label: t('framework.saveBook'), onClick: () => void exportFile({ what: 'score-book', format: 'xlsx', suggestedName: title, title: t('framework.savingBook') }) },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button title={t('framework.menuHint')}>{t('framework.menu')} <DownOutlined aria-hidden /></Button>
    </Dropdown>
  );
}
