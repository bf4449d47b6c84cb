import { useEffect, useRef, useState } from 'react';
import { Button, Spin } from 'antd';
import { ArrowLeftOutlined, CloseOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { useAppearance } from '../../state/appearance.ts';
import { closeHelp, helpBack, showHelp, showHelpPage, useHelp } from '../../state/help.ts';
import type { HelpPlace } from '../../state/help.ts';
import { useTexts } from '../../ui/texts.ts';
import { helpGroups } from '../../state/parse-help.ts';
import type { GlossaryTerm, HelpPage } from '../../state/parse-help.ts';
import { HelpText } from './help-text.tsx';
import { KeyList } from './key-list.tsx';
import { TourStep } from './tour-step.tsx';
import { useHelpPages } from '../../ui/use-help-pages.ts';
import './help.css';

/** Help beside the screen, which stays as usable as it was. Esc within it closes it and goes back to where the focus was. */
export function HelpPanel({ place }: { readonly place: HelpPlace }): React.JSX.Element {
  const t = useTexts();
  const back = useHelp((state) => state.trail.length > 1);
  const panel = useRef<HTMLElement>(null);
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
    // Whoever types into a field or a cell goes on typing.
    if (!isTyping(document.activeElement)) panel.current?.focus();
  }, [place]);
  return (
    <aside
      ref={panel}
      className="help-panel"
      aria-label={t('help.title')}
      tabIndex={-1}
      onFocus={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
          before.current = relatedTarget;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        closeHelp();
        if (before.current?.isConnected === true) before.current.focus();
      }}
    >
      <header>
        <Button
          type="text"
          size="small"
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label={t('help.back')}
          title={t('help.back')}
          disabled={!back}
          onClick={helpBack}
        />
        <Button
          type="text"
          size="small"
          icon={<UnorderedListOutlined aria-hidden />}
          aria-label={t('help.contents')}
          title={t('help.contents')}
          disabled={place.kind === 'contents'}
          onClick={() => showHelp({ kind: 'contents' })}
        />
        <span className="help-name">{t('help.title')}</span>
        <span className="push" />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('help.close')}
          title={t('help.close')}
          onClick={closeHelp}
        />
      </header>
      <div className="help-body">
        <Shown place={place} />
      </div>
    </aside>
  );
}

function isTyping(at: Element | null): boolean {
  return at !== null && at.closest('input, textarea, [contenteditable=true]') !== null;
}

function Shown({ place }: { readonly place: HelpPlace }): React.JSX.Element {
  const t = useTexts();
  const help = useHelpPages();
  if (place.kind === 'tour') return <TourStep step={place.step} />;
  if (place.kind === 'keys') return <KeyList />;
  if (help === null) return <Spin description={t('loading')} />;
  if (place.kind === 'contents') return <Contents pages={help.helpPages} />;
  if (place.kind === 'glossary') return <Glossary terms={help.glossary} />;
  const wanted = place.id;
  const page = help.helpPages.find(({ id }) => id === wanted);
  return page === undefined ? <Contents pages={help.helpPages} /> : <Page page={page} />;
}

function Page({ page }: { readonly page: HelpPage }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <article>
      <p className="help-group">{t(`help.group.${page.group}`)}</p>
      <h2>{page.title[language]}</h2>
      <p>
        <HelpText text={page.short[language]} />
      </p>
      <h3>{t('help.formula')}</h3>
      <p className="formula">{page.formula[language]}</p>
      <h3>{t('help.reading')}</h3>
      <p>
        <HelpText text={page.reading[language]} />
      </p>
      <h3>{t('help.when')}</h3>
      <p>
        <HelpText text={page.when[language]} />
      </p>
      <h3>{t('help.notWhen')}</h3>
      <p>
        <HelpText text={page.notWhen[language]} />
      </p>
      <h3>{t('help.source')}</h3>
      <p lang="en">
        <HelpText text={page.source} />
      </p>
      {page.exact !== '' && (
        <details>
          <summary>{t('help.exact')}</summary>
          <p className="exact" lang="en">
            <HelpText text={page.exact} />
          </p>
        </details>
      )}
      <p className="muted">{t('help.notation')}</p>
    </article>
  );
}

function Contents({ pages }: { readonly pages: readonly HelpPage[] }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <nav aria-label={t('help.contents')}>
      <h2>{t('help.contents')}</h2>
      <ul>
        <Entry label={t('help.tour')} open={() => showHelp({ kind: 'tour', step: 0 })} />
        <Entry label={t('help.keys')} open={() => showHelp({ kind: 'keys' })} />
        <Entry label={t('help.glossary')} open={() => showHelp({ kind: 'glossary' })} />
      </ul>
      {helpGroups.map((group) => (
        <section key={group} aria-label={t(`help.group.${group}`)}>
          <h3>{t(`help.group.${group}`)}</h3>
          <ul>
            {pages
              .filter((page) => page.group === group)
              .map(({ id, title }) => (
                <Entry key={id} label={title[language]} open={() => showHelpPage(id)} />
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Entry({ label, open }: { readonly label: string; readonly open: () => void }): React.JSX.Element {
  return (
    <li>
      <button type="button" className="help-link" onClick={open}>
        {label}
      </button>
    </li>
  );
}

function Glossary({ terms }: { readonly terms: readonly GlossaryTerm[] }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [sought, setSought] = useState('');
  const wanted = sought.trim().toLowerCase();
  return (
    <article>
      <h2>{t('help.glossary')}</h2>
      <input
        className="help-filter"
        type="search"
        aria-label={t('find.title')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <dl>
        {terms
          .filter(({ name, meaning }) =>
            [name.zh, name.en, meaning[language]].some((text) => text.toLowerCase().includes(wanted)),
          )
          .map(({ name, meaning }) => (
            <div key={name.en}>
              <dt>
                {name[language]}{' '}
                <span className="muted" lang={language === 'zh' ? 'en' : 'zh-CN'}>
                  {language === 'zh' ? name.en : ''}
                </span>
              </dt>
              <dd>{meaning[language]}</dd>
            </div>
          ))}
      </dl>
    </article>
  );
}
