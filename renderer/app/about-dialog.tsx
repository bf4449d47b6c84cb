import { useEffect, useState } from 'react';
import { Modal, Spin } from 'antd';
import type { AppInfo } from '../../shared/contract/outputs.ts';
import type { Notices } from '../../shared/contract/notices.ts';
import { fetchNotices } from '../client/notices.ts';
import { invoke } from '../client/invoke.ts';
import { useTexts } from '../ui/texts.ts';
import { useDialogs } from './dialogs.ts';

/** 关于: what this program is, under which licence, and what of others is in it, each with its licence's text. */
export function AboutDialog(): React.JSX.Element {
  const t = useTexts();
  const open = useDialogs((state) => state.about);
  return (
    <Modal
      title={t('about.title')}
      open={open}
      width={640}
      footer={null}
      destroyOnHidden
      onCancel={() => useDialogs.setState({ about: false })}
    >
      <About />
    </Modal>
  );
}

function About(): React.JSX.Element {
  const t = useTexts();
  const info = useAppInfo();
  const notices = useNoticesOfOthers();
  return (
    <div className="about">
      {info !== null && (
        <>
          <p>{t('about.version', { name: t('app.title'), version: info.version, engine: info.engine })}</p>
          <p className="quiet">{info.runtime}</p>
        </>
      )}
      <p>{t('about.licence')}</p>
      <h3>{t('about.others')}</h3>
      {notices === 'coming' && <Spin />}
      {notices === null && <p>{t('about.notBuilt')}</p>}
      {notices !== 'coming' && notices !== null && <NoticeList notices={notices} />}
    </div>
  );
}

function NoticeList({ notices: { packages, texts } }: { readonly notices: Notices }): React.JSX.Element {
  return (
    <ul className="notices">
      {packages.map(({ name, version, licence, text }) => (
        <li key={`${name} ${version}`}>
          <details>
            <summary>
              {name} {version} · {licence}
            </summary>
            <pre>{texts[text]}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}

function useAppInfo(): AppInfo | null {
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    let shown = true;
    void invoke('app.info', {}).then((answer) => {
      if (shown && answer.ok) setInfo(answer.value);
    });
    return () => {
      shown = false;
    };
  }, []);
  return info;
}

function useNoticesOfOthers(): Notices | 'coming' | null {
  const [notices, setNotices] = useState<Notices | 'coming' | null>('coming');
  useEffect(() => {
    let shown = true;
    void fetchNotices().then((found) => {
      if (shown) setNotices(found);
    });
    return () => {
      shown = false;
    };
  }, []);
  return notices;
}
