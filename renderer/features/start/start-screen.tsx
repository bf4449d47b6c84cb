import { useWorkbench } from '../../state/workbench.ts';
import { NewProjectCard } from './new-project-card.tsx';
import { ProjectGlance } from './project-glance.tsx';
import { RecentProjects } from './recent-projects.tsx';

/** 开始: make or open a project; what is in the one that is open. */
export function StartScreen(): React.JSX.Element {
  const open = useWorkbench((state) => state.snapshot !== null);
  return (
    <div className="scroll">
      <div className="start">
        {open && <ProjectGlance />}
        <NewProjectCard />
        <RecentProjects />
      </div>
    </div>
  );
}
