import { useState } from 'react';
import { Checkbox, Input, Modal } from 'antd';
import { useAppearance } from '../../state/appearance.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { agree, givePassword, removeSource, useSources } from './sources-flow.ts';

/** Whether the project may use a place, or the password of a server, before what was asked for goes on. */
export function AskedDialog(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const { asked, keeps } = useSources();
  const [password, setPassword] = useState('');
  const [keep, setKeep] = useState(false);
  const body = useFirstFocus(asked !== null);
  const close = (): void => useSources.setState({ asked: null });
  const isPassword = asked?.kind === 'password';
  const go = (): void => {
    if (!isPassword) return void agree();
    const given = password;
    setPassword('');
    void givePassword(given, keep);
  };
  return (
    <Modal
      title={t(isPassword ? 'sources.askPassword' : 'sources.askTrust')}
      open={asked !== null}
      destroyOnHidden
      okText={t(isPassword ? 'sources.goOn' : 'sources.agree')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ disabled: isPassword && password === '' }}
      onOk={go}
      onCancel={close}
      afterClose={() => setPassword('')}
    >
      <div ref={body}>
        {asked !== null && <p>{errorText(asked.error, language)}</p>}
        {isPassword && (
          <>
            <Input.Password
              value={password}
              maxLength={1000}
              autoComplete="off"
              visibilityToggle={false}
              aria-label={t('sources.passwordField')}
              placeholder={t('sources.passwordField')}
              onChange={({ target }) => setPassword(target.value)}
              onPressEnter={go}
            />
            {keeps ? (
              <Checkbox checked={keep} style={{ marginTop: 8 }} onChange={({ target }) => setKeep(target.checked)}>
                {t('sources.keep')}
              </Checkbox>
            ) : (
              <p className="muted">{t('sources.keepsNot')}</p>
            )}
          </>
        )}
      </div>
    </Modal>
  );
}

export function RemoveDialog({
  name,
  close,
}: {
  readonly name: string | null;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <Modal
      title={t('sources.remove')}
      open={name !== null}
      destroyOnHidden
      okText={t('sources.remove')}
      cancelText={t('dialog.cancel')}
      onCancel={close}
      onOk={() => {
        if (name !== null) void removeSource(name).then(close);
      }}
    >
      <p>{t('sources.removeText', { source: name ?? '' })}</p>
    </Modal>
  );
}
