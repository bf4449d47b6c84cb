import { useEffect, useId, useState } from 'react';
import { Button, Modal, Popconfirm, Radio } from 'antd';
import { textSizes, tierColourSets } from '../../shared/model/app-settings.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from '../state/appearance.ts';
import { useTexts } from '../ui/texts.ts';
import { askWho, useDialogs } from './dialogs.ts';
import { changeSettings, exportSettings, importSettings, keptSignature, resetSettings } from './settings.ts';
import type { Signature } from './settings.ts';
import { OwnTierColours } from './settings/own-tier-colours.tsx';
import { TierColourCheck } from './settings/tier-colour-check.tsx';
import './settings/settings.css';

/** 设置 (Ctrl+,): how the screens look, and in words what this program settles by itself. */
export function SettingsDialog(): React.JSX.Element {
  const t = useTexts();
  const close = (): void => useDialogs.setState({ settings: false });
  return (
    <Modal
      title={t('appSettings.title')}
      open
      width={760}
      footer={null}
      onCancel={close}
      className="settings-dialog"
      style={{ top: 32 }}
    >
      <p className="muted">{t('appSettings.about')}</p>
      <Looks />
      <Tiers />
      <Who close={close} />
      <Said />
      <SettingsFile />
    </Modal>
  );
}

function Row({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children?: React.ReactNode;
}): React.JSX.Element {
  const name = useId();
  return (
    <div className="setting" role="group" aria-labelledby={name}>
      <h3 id={name}>{label}</h3>
      <div>
        {children}
        {hint !== undefined && <p className="muted">{hint}</p>}
      </div>
    </div>
  );
}

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

/** One of a few, in a line. The values have no text of their own that is shown. */
function Choices<T extends string>({
  label,
  value,
  choices,
  choose,
}: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly choose: (value: T) => void;
}): React.JSX.Element {
  return (
    <Radio.Group
      aria-label={label}
      value={value}
      options={[...choices]}
      onChange={({ target }) => {
        const chosen = choices.find((choice) => choice.value === target.value);
        if (chosen !== undefined) choose(chosen.value);
      }}
    />
  );
}

const themes = ['system', 'light', 'dark'] as const;
/** The choices as a group of radio buttons has them. */
const decimals: readonly { readonly value: string; readonly count: number | null }[] = [
  { value: 'auto', count: null },
  ...[0, 1, 2, 3, 4].map((count) => ({ value: String(count), count })),
];

function Looks(): React.JSX.Element {
  const t = useTexts();
  const settings = useAppearance();
  return (
    <>
      <Row label={t('appSettings.language')}>
        <Choices
          label={t('appSettings.language')}
          value={settings.language}
          choices={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          choose={(language) => void changeSettings({ language })}
        />
      </Row>
      <Row label={t('appSettings.theme')}>
        <Choices
          label={t('appSettings.theme')}
          value={settings.theme}
          choices={themes.map((value) => ({ value, label: t(`appSettings.theme.${value}`) }))}
          choose={(theme) => void changeSettings({ theme })}
        />
      </Row>
      <Row label={t('appSettings.textSize')} hint={t('appSettings.textSizeHint')}>
        <Choices
          label={t('appSettings.textSize')}
          value={settings.textSize}
          choices={textSizes.map((value) => ({ value, label: t(`appSettings.textSize.${value}`) }))}
          choose={(textSize) => void changeSettings({ textSize })}
        />
      </Row>
      <Row label={t('appSettings.decimals')} hint={t('appSettings.decimalsHint')}>
        <Choices
          label={t('appSettings.decimals')}
          value={decimals.find(({ count }) => count === settings.decimals)?.value ?? 'auto'}
          choices={decimals.map(({ value, count }) => ({
            value,
            label: count === null ? t('appSettings.decimals.auto') : t('appSettings.decimals.count', { count }),
          }))}
          choose={(chosen) =>
            void changeSettings({ decimals: decimals.find(({ value }) => value === chosen)?.count ?? null })
          }
        />
      </Row>
    </>
  );
}

function Tiers(): React.JSX.Element {
  const t = useTexts();
  const set = useAppearance((state) => state.tierColours);
  return (
    <Row label={t('appSettings.tiers')} hint={t('appSettings.tiersHint')}>
      <Choices
        label={t('appSettings.tiers')}
        value={set}
        choices={tierColourSets.map((value) => ({ value, label: t(`appSettings.tiers.${value}`) }))}
        choose={(tierColours) => void changeSettings({ tierColours })}
      />
      {set === 'own' && <OwnTierColours keep={(ownTierColours) => void changeSettings({ ownTierColours })} />}
      <TierColourCheck />
    </Row>
  );
}

function Who({ close }: { readonly close: () => void }): React.JSX.Element {
  const t = useTexts();
  const [kept, setKept] = useState<Signature | null>(null);
  useEffect(() => {
    let shown = true;
    void keptSignature().then((signature) => {
      if (shown) setKept(signature);
    });
    return () => {
      shown = false;
    };
  }, []);
  const named = kept === null || kept.name === '' ? t('appSettings.nobody') : kept.name;
  return (
    <Row label={t('appSettings.who')}>
      <span className="who">{kept !== null && kept.office !== '' ? `${named}（${kept.office}）` : named}</span>
      <Button
        size="small"
        onClick={() => {
          close();
          askWho();
        }}
      >
        {t('appSettings.changeWho')}
      </Button>
    </Row>
  );
}

/** What has no switch, said all the same: whoever looks for it finds out what happens. */
function Said(): React.JSX.Element {
  const t = useTexts();
  const [folder, setFolder] = useState<string | null>(null);
  const desktop = host().kind === 'electron';
  useEffect(() => {
    let shown = true;
    void invoke('app.recent', {}).then((recent) => {
      if (shown && recent.ok) setFolder(recent.value[0]?.folder ?? null);
    });
    return () => {
      shown = false;
    };
  }, []);
  return (
    <>
      <Row
        label={t('appSettings.folders')}
        hint={t(desktop ? 'appSettings.foldersDesktop' : 'appSettings.foldersBrowser')}
      >
        {folder !== null && <span className="folder">{t('appSettings.lastFolder', { folder })}</span>}
      </Row>
      <Row label={t('appSettings.saving')} hint={t('appSettings.savingHint')} />
      <Row label={t('appSettings.threads')} hint={t('appSettings.threadsHint')} />
    </>
  );
}

function SettingsFile(): React.JSX.Element {
  const t = useTexts();
  return (
    <Row label={t('appSettings.file')} hint={t('appSettings.fileHint')}>
      <div className="setting-buttons">
        <Button size="small" onClick={() => void exportSettings(t('appSettings.fileName'))}>
          {t('appSettings.export')}
        </Button>
        <Button size="small" onClick={() => void importSettings()}>
          {t('appSettings.import')}
        </Button>
        <Popconfirm
          title={t('appSettings.resetAsk')}
          okText={t('appSettings.reset')}
          cancelText={t('dialog.cancel')}
          onConfirm={() => void resetSettings()}
        >
          <Button size="small">{t('appSettings.reset')}</Button>
        </Popconfirm>
      </div>
    </Row>
  );
}
