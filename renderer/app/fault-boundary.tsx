import { Component } from 'react';
import { Button } from 'antd';
import { useTexts } from '../ui/texts.ts';

interface State {
  readonly fault: boolean;
}

/** A fault in one screen leaves the bar, the rail and the other screens usable. */
export class FaultBoundary extends Component<{ readonly children: React.ReactNode }, State> {
  override state: State = { fault: false };

  static getDerivedStateFromError(): State {
    return { fault: true };
  }

  override render(): React.ReactNode {
    return this.state.fault ? <Fault again={() => this.setState({ fault: false })} /> : this.props.children;
  }
}

function Fault({ again }: { readonly again: () => void }): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="state" role="alert">
      <h2>{t('fault.title')}</h2>
      <p>{t('fault.text')}</p>
      <Button type="primary" onClick={again}>
        {t('fault.again')}
      </Button>
    </div>
  );
}
