import {
  AreaChartOutlined,
  BranchesOutlined,
  DatabaseOutlined,
  FileDoneOutlined,
  HomeOutlined,
  ImportOutlined,
  OrderedListOutlined,
  PartitionOutlined,
  TableOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { goTo, screens, useAppearance } from '../state/appearance.ts';
import type { RailScreen } from '../state/appearance.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useTexts } from '../ui/texts.ts';

const icons: Readonly<Record<RailScreen, React.ReactNode>> = {
  start: <HomeOutlined aria-hidden />,
  data: <TableOutlined aria-hidden />,
  import: <ImportOutlined aria-hidden />,
  sources: <DatabaseOutlined aria-hidden />,
  worklist: <WarningOutlined aria-hidden />,
  indicators: <PartitionOutlined aria-hidden />,
  scores: <OrderedListOutlined aria-hidden />,
  explore: <AreaChartOutlined aria-hidden />,
  'what-if': <BranchesOutlined aria-hidden />,
  report: <FileDoneOutlined aria-hidden />,
};

export function Rail(): React.JSX.Element {
  const present = useAppearance((state) => state.screen);
  const open = useWorkbench((state) => state.snapshot !== null);
  const t = useTexts();
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      {screens.map((screen) => (
        <button
          key={screen}
          type="button"
          disabled={!open && screen !== 'start'}
          aria-current={screen === present ? 'page' : undefined}
          onClick={() => goTo(screen)}
        >
          {icons[screen]}
          {t(`nav.${screen}`)}
        </button>
      ))}
    </nav>
  );
}
