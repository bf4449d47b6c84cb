import { useState } from 'react';
import { Input, Modal } from 'antd';
import { checkIndexName } from '../../../shared/model/check-index-name.ts';
import { indexTitle, namedIndex } from '../../../shared/model/index-name.ts';
import type { NamesIndex } from '../../../shared/model/index-name.ts';
import { useAppearance } from '../../state/appearance.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';

interface IndexNameDialogProps {
  readonly method: NamesIndex;
  readonly keep: (name: NamesIndex) => void;
  readonly close: () => void;
}

/** 指数名称 in both languages; what it changes, which is names only, is said before it is kept. */
export function IndexNameDialog({ method, keep, close }: IndexNameDialogProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const body = useFirstFocus(true);
  const [zh, setZh] = useState(method.indexName?.zh ?? '');
  const [en, setEn] = useState(method.indexName?.en ?? '');
  const next = namedIndex(zh, en);
  const [fault] = checkIndexName(next);
  const [before, after] = [bothNames(method), bothNames(next)];
  const changes = fault === undefined && before !== after;
  const save = (): void => {
    if (!changes) return;
    keep(next);
    close();
  };
  return (
    <Modal
      open
      title={t('settings.indexName')}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ disabled: !changes }}
      onCancel={close}
      onOk={save}
    >
      <div className="fields" ref={body}>
        <label>
          {t('indexName.zh')}
          <Input
            value={zh}
            aria-label={t('indexName.zh')}
            placeholder={indexTitle({}, 'zh')}
            status={fault === undefined ? '' : 'error'}
            aria-invalid={fault !== undefined}
            aria-describedby="index-name-fault"
            onChange={({ target }) => setZh(target.value)}
            onPressEnter={save}
          />
        </label>
        <label>
          {t('indexName.en')}
          <Input
            value={en}
            aria-label={t('indexName.en')}
            placeholder={indexTitle(namedIndex(zh, ''), 'en')}
            aria-describedby="index-name-fault"
            onChange={({ target }) => setEn(target.value)}
            onPressEnter={save}
          />
        </label>
        <span id="index-name-fault" role="status" className="field-remark">
          {fault !== undefined && errorText(fault, language)}
        </span>
      </div>
      <p className="hint">{t('indexName.hint')}</p>
      {fault === undefined && (
        <div className="change-effect" role="status" aria-label={t('effect.label')}>
          <p>{changes ? t('indexName.effect', { before, after }) : t('indexName.same')}</p>
        </div>
      )}
    </Modal>
  );
}

/** Both, since an edit may be of one language. */
function bothNames(method: NamesIndex): string {
  return `${indexTitle(method, 'zh')} / ${indexTitle(method, 'en')}`;
}
