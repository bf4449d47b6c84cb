import { Button, Dropdown } from 'antd';
import { DownOutlined } from '@ant-design/icons';
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
  const keys = ['addTop', 'units', 'rename'] as const;
  return (
    <Dropdown trigger={['click']} menu={{ items: keys.map((key) => ({ key, label: t(`framework.${key}`), onClick: () => open(entries[key]) })) }}>
      <Button title={t('framework.menuHint')}>{t('framework.menu')} <DownOutlined aria-hidden /></Button>
    </Dropdown>
  );
}
