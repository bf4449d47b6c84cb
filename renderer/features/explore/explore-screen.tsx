import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { appError } from '../../../shared/base/app-error.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { host } from '../../client/invoke.ts';
import { useAppearance, useDark } from '../../state/appearance.ts';
import { fail, notify } from '../../state/notices.ts';
import { hasDraft, selectUnit, useWorkbench } from '../../state/workbench.ts';
import '../../ui/analysis.css';
import { NoScores } from '../../ui/screen-states.tsx';
import { useLook } from '../../ui/look.ts';
import { QUOTE_LONGEST } from '../../../shared/model/note.ts';
import { NoteButton } from '../../ui/note-button.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useReportInput } from '../../ui/use-report-input.ts';
import { Plot } from '../../views/plot/plot.tsx';
import { plotImage } from '../../views/plot/plot-image.ts';
import { figureList } from './figure-list.ts';
import type { FigureChoice } from './figure-list.ts';
import { makePicture } from './make-picture.ts';
import type { PictureOptions } from './make-picture.ts';
import { PictureOptionFields } from './picture-options.tsx';
import { HelpMark } from '../../ui/help-mark.tsx';
import { figureHelp } from './figure-help.ts';

/** The light page's ink and paper: what saved pictures are drawn with. */
const print = { ink: '#1c2733', paper: '#ffffff', hatched: true } as const;
const day = { ...print, hatched: false };
const night = { ink: '#e4eaf0', paper: '#1a2128', hatched: false } as const;

/** 图表: the report's figures and free ones, live with the weights. */
export function ExploreScreen(): React.JSX.Element {
  const input = useReportInput();
  return input === null ? <NoScores /> : <Explore input={input} />;
}

function Explore({ input }: { readonly input: ReportInput }): React.JSX.Element {
  const t = useTexts();
  const dark = useDark();
  const synthetic = useWorkbench((state) => state.snapshot?.synthetic ?? false);
  const draft = useWorkbench(hasDraft);
  const chosenUnit = useWorkbench((state) => state.unit);
  const list = useMemo(() => figureList(input, t), [input, t]);
  const [id, setId] = useState('');
  const place = useAppearance((state) => state.place);
  useEffect(() => {
    if (place?.kind !== 'figure') return;
    setId(place.id);
    useAppearance.setState({ place: null });
  }, [place]);
  const [held, setHeld] = useState<Partial<PictureOptions>>({});
  const [saving, setSaving] = useState(false);
  const canvas = useRef<HTMLDivElement>(null);
  const all = [...list.report, ...list.free];
  const figure = all.find((choice) => choice.id === id) ?? all[0];
  const tops = input.dataset.nodes.filter(({ depth }) => depth === 1);
  const root = input.dataset.nodes[0]?.code ?? '';
  const unit = chosenUnit ?? input.dataset.units[0]?.code ?? '';
  const options = useMemo(
    (): PictureOptions => ({
      node: root,
      across: tops[0]?.code ?? root,
      up: tops[1]?.code ?? root,
      depth: 1,
      within: '',
      ...held,
      unit,
    }),
    [held, unit, root, tops],
  );
  const change = useCallback((part: Partial<PictureOptions>) => {
    if (part.unit !== undefined) selectUnit(part.unit);
    setHeld((before) => ({ ...before, ...part }));
  }, []);
  const look = useLook();
  const picture = useMemo(
    () => (figure === undefined ? null : makePicture({ input, t, look, ...(dark ? night : day) }, figure, options)),
    [input, t, dark, figure, options, look],
  );
  if (figure === undefined || picture === null) return <NoScores />;

  const stamp = [...(synthetic ? [t('explore.synthetic')] : []), ...(draft ? [t('explore.draft')] : [])];
  const heading =
    figure.number === null ? figure.title : `${t('explore.number', { number: figure.number })}　${figure.title}`;
  const save = async (format: 'png' | 'svg'): Promise<void> => {
    const made = makePicture({ input, t, look, ...print }, figure, options);
    if ('because' in made) return;
    setSaving(true);
    const notes = [...made.notes, ...stamp];
    const { width = 960, height = 540 } = canvas.current?.getBoundingClientRect() ?? {};
    const shape = {
      width: Math.round(Math.min(Math.max(width, 720), 1200)),
      height: Math.round(Math.min(Math.max(height, 420), 900)),
    };
    const bytes = await plotImage(made.data, made.layout, { format, title: heading, notes, ...shape }).catch(
      () => null,
    );
    setSaving(false);
    if (bytes === null) return notify('error', appError('SCREEN_PICTURE_FAILED'));
    const saved = await host().saveBytes({
      suggestedName: `${figure.number === null ? '' : `F${figure.number} `}${figure.title}.${format}`,
      extension: format,
      bytes,
    });
    if (!saved.ok) return fail(saved);
    if (saved.value !== null) notify('success', appError('SCREEN_PICTURE_SAVED', { name: saved.value.name }));
  };

  return (
    <div className="with-list">
      <nav className="choices" aria-label={t('explore.list')}>
        <Choices title={t('explore.group.report')} choices={list.report} chosen={figure.id} choose={setId} />
        <Choices title={t('explore.group.free')} choices={list.free} chosen={figure.id} choose={setId} />
      </nav>
      <section className="shown" aria-label={heading}>
        <header>
          <h1>{heading}</h1>
          <NoteButton small about={{ kind: 'figure', item: figure.id, quote: figure.title.slice(0, QUOTE_LONGEST) }} />
          <HelpMark page={figureHelp(figure.id)} name={heading} />
          <PictureOptionFields input={input} kind={figure.kind} options={options} change={change} />
          <span className="push" />
          {(['png', 'svg'] as const).map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined aria-hidden />}
              disabled={saving || 'because' in picture}
              onClick={() => void save(format)}
            >
              {t('explore.saveAs', { format: format.toUpperCase() })}
            </Button>
          ))}
        </header>
        {'because' in picture ? (
          <div className="state">
            <p>{t('explore.tooFew', { reason: picture.because })}</p>
          </div>
        ) : (
          <>
            <div className="canvas" ref={canvas}>
              <Plot
                key={figure.id}
                label={t('explore.pictureLabel', { title: heading })}
                data={picture.data}
                layout={picture.layout}
                dark={dark}
              />
            </div>
            {picture.notes.length + stamp.length > 0 && (
              <div className="notes">
                {[...picture.notes, ...stamp].map((note) => (
                  <p key={note}>{note}</p>
                ))}
              </div>
            )}
          </>
        )}
      </section>
    </div>
  );
}

function Choices({
  title,
  choices,
  chosen,
  choose,
}: {
  readonly title: string;
  readonly choices: readonly FigureChoice[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}): React.JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {choices.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              aria-current={choice.id === chosen}
              title={choice.title}
              onClick={() => choose(choice.id)}
            >
              {choice.number !== null && <span className="number">{choice.number}</span>}
              <span className="one-line">{choice.title.replace(/^\d{4} ?年?/, '')}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
