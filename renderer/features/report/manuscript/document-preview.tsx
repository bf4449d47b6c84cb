import { memo, useEffect, useMemo, useRef } from 'react';
import type { BoxPicture } from '../../../../shared/model/box-picture.ts';
import type { BoxBlock, ReportBlock, ReportDocument } from '../../../../shared/report/document/report-document.ts';
import { figureSvg } from '../../../../shared/report/figures/svg/figure-svg.ts';
import type { FigureSpec } from '../../../../shared/report/figures/figure-spec.ts';
import type { SaidPiece } from '../../../../shared/report/patterns/say-pattern.ts';
import { usePictureAddress } from '../../../state/box-pictures.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ReportTableView } from '../../../views/table/report-table-view.tsx';

/** The report as it will be written, beside its structure. `shown`: the id of a block to bring into view. */
export function DocumentPreview({
  document,
  shown,
}: {
  readonly document: ReportDocument;
  readonly shown: string | null;
}): React.JSX.Element {
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown === null) return;
    const found = [...(place.current?.querySelectorAll<HTMLElement>('[data-block]') ?? [])].find(
      (element) => element.dataset['block'] === shown,
    );
    found?.scrollIntoView({ block: 'start' });
  }, [shown]);
  return (
    <div ref={place} className="sheet manuscript-preview" tabIndex={0} role="region" aria-label={t('plan.preview')}>
      <h1>{document.title}</h1>
      <p className="muted">{document.subtitle}</p>
      {document.blocks.map((block, at) => (
        <Block key={`${'id' in block ? block.id : block.kind} ${at}`} block={block} blocks={document.blocks} />
      ))}
    </div>
  );
}

const headings = { 1: 'h2', 2: 'h3', 3: 'h4' } as const;

function Block({
  block,
  blocks,
}: {
  readonly block: ReportBlock;
  readonly blocks: readonly ReportBlock[];
}): React.JSX.Element {
  switch (block.kind) {
    case 'heading': {
      const Heading = headings[block.level];
      return <Heading data-block={block.item ?? block.id}>{block.text}</Heading>;
    }
    case 'paragraph':
      return (
        <p className={block.slot ? 'slot' : 'said'}>
          <Pieces pieces={block.pieces} />
        </p>
      );
    case 'table':
      return (
        <div data-block={block.id}>
          <ReportTableView table={{ ...block.table, title: `${block.label}  ${block.caption}` }} />
        </div>
      );
    case 'figure':
      return (
        <figure data-block={block.id}>
          <Drawing figure={block.figure} />
          <figcaption>
            {block.label}　{block.caption}
          </figcaption>
          {block.figure.notes.map((note) => (
            <p key={note} className="muted">
              {note}
            </p>
          ))}
        </figure>
      );
    case 'box':
      return <Box block={block} />;
    case 'contents':
      return <Contents of={block.of} title={block.title} blocks={blocks} />;
  }
}

/** Facts are marked, so that one sees what follows the result and what is written. */
function Pieces({ pieces }: { readonly pieces: readonly SaidPiece[] }): React.JSX.Element {
  return (
    <>
      {pieces.map(({ text, fact }, at) =>
        fact === null ? (
          text
        ) : (
          <span key={at} className="fact" title={fact}>
            {text}
          </span>
        ),
      )}
    </>
  );
}

function Box({ block }: { readonly block: BoxBlock }): React.JSX.Element {
  return (
    <aside className="box" data-block={block.id}>
      <strong>
        {block.label}　{block.caption}
      </strong>
      {block.paragraphs.map((pieces, at) => (
        <p key={at} className="said">
          <Pieces pieces={pieces} />
        </p>
      ))}
      {block.picture !== undefined && <BoxPictureView picture={block.picture} title={block.caption} />}
      {block.source !== '' && <p className="muted">{block.source}</p>}
    </aside>
  );
}

function BoxPictureView({
  picture,
  title,
}: {
  readonly picture: BoxPicture;
  readonly title: string;
}): React.JSX.Element | null {
  const address = usePictureAddress(picture.hash);
  if (address === null) return null;
  return (
    <figure>
      <img src={address} alt={picture.caption === '' ? title : picture.caption} />
      {picture.caption !== '' && <p className="muted">{picture.caption}</p>}
    </figure>
  );
}

const listed = { headings: 'heading', figures: 'figure', tables: 'table', boxes: 'box' } as const;

function Contents({
  of,
  title,
  blocks,
}: {
  readonly of: keyof typeof listed;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}): React.JSX.Element {
  const entries = blocks.flatMap((block) => {
    if (block.kind !== listed[of]) return [];
    if (block.kind === 'heading') return [{ key: block.id, text: block.text, level: block.level }];
    return 'label' in block ? [{ key: block.id, text: `${block.label}　${block.caption}`, level: 1 }] : [];
  });
  return (
    <section className="listed">
      <h2>{title}</h2>
      <ul>
        {entries.map(({ key, text, level }) => (
          <li key={key} data-level={level}>
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As it is printed: the same drawing as in Word and PDF. */
const Drawing = memo(function Drawing({ figure }: { readonly figure: FigureSpec }): React.JSX.Element {
  const lang = useAppearance((state) => state.language);
  const source = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(figureSvg(figure, { lang, titled: false }).svg)}`,
    [figure, lang],
  );
  return <img src={source} alt={figure.title} loading="lazy" />;
});
