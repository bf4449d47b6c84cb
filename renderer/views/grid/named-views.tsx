import { useState } from 'react';
import { Button, Input } from 'antd';
import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { ownView } from '../../../shared/model/grid-view.ts';
import type { GridId, GridView, NamedView } from '../../../shared/model/grid-view.ts';
import { arrange, keepNamed, useGridViews } from '../../state/grid-views.ts';
import { useTexts } from '../../ui/texts.ts';

const NAME_MOST = 80;
const none: readonly NamedView[] = [];

/** Views of this grid that have a name: taken, kept, renamed, deleted. They are the user's, in every project. */
export function NamedViews({ id, view }: { readonly id: GridId; readonly view: GridView }): React.JSX.Element {
  const t = useTexts();
  const named = useGridViews((state) => state.named[id] ?? none);
  const [name, setName] = useState('');
  const [renamed, setRenamed] = useState<string | null>(null);
  const wanted = name.trim();
  const there = named.some((each) => each.name === wanted);
  const keep = (): void => {
    if (wanted === '') return;
    if (renamed === null) keepNamed(id, [...named.filter((each) => each.name !== wanted), { name: wanted, view }]);
    else if (!there)
      keepNamed(
        id,
        named.map((each) => (each.name === renamed ? { ...each, name: wanted } : each)),
      );
    else if (wanted !== renamed) return;
    setName('');
    setRenamed(null);
  };
  return (
    <div className="column-chooser" role="group" aria-label={t('grid.views')}>
      <ul>
        <li>
          <Button size="small" type="text" onClick={() => arrange(id, ownView)}>
            {t('grid.ownView')}
          </Button>
        </li>
        {named.map((each) => (
          <li key={each.name}>
            <Button size="small" type="text" onClick={() => arrange(id, each.view)}>
              {each.name}
            </Button>
            <span className="push" />
            <Button
              size="small"
              type="text"
              icon={<EditOutlined aria-hidden />}
              aria-label={t('grid.renameView', { name: each.name })}
              title={t('grid.renameView', { name: each.name })}
              onClick={() => {
                setRenamed(each.name);
                setName(each.name);
              }}
            />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('grid.deleteView', { name: each.name })}
              title={t('grid.deleteView', { name: each.name })}
              onClick={() =>
                keepNamed(
                  id,
                  named.filter((other) => other !== each),
                )
              }
            />
          </li>
        ))}
      </ul>
      <div className="row-actions">
        <Input
          size="small"
          maxLength={NAME_MOST}
          placeholder={t('grid.viewName')}
          aria-label={t('grid.viewName')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={keep}
        />
        <Button size="small" type="primary" disabled={wanted === '' || (renamed !== null && there)} onClick={keep}>
          {t(renamed === null ? (there ? 'grid.replaceView' : 'grid.keepView') : 'grid.rename')}
        </Button>
      </div>
      {renamed !== null && there && wanted !== renamed && <p className="muted">{t('grid.viewNameTaken')}</p>}
    </div>
  );
}
