import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button, Segmented } from 'antd';
import { CopyOutlined, DownloadOutlined } from '@ant-design/icons';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { useAppearance, useDark } from '../../state/appearance.ts';
import { hasDraft, selectUnit, useWorkbench } from '../../state/workbench.ts';
import '../../ui/analysis.css';
import { NoScores } from '../../ui/screen-states.tsx';
import { useLook } from '../../ui/look.ts';
import { QUOTE_LONGEST } from '../../../shared/model/note.ts';
import { NoteButton } from '../../ui/note-button.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useReportInput } from '../../ui/use-report-input.ts';
import { Plot } from '../../views/plot/plot.tsx';
import { ReportTableView } from '../../views/table/report-table-view.tsx';
import { figureList } from './figure-list.ts';
import type { FigureChoice, FreeKind } from './figure-list.ts';
import { makePicture } from './make-picture.ts';
import type { PictureOptions } from './make-picture.ts';
import { PictureOptionFields } from './picture-options.tsx';
import { HelpMark } from '../../ui/help-mark.tsx';
import { figureHelp } from './figure-help.ts';
import { knownYears } from './pictures/change-pictures.ts';
import { isByUnit, shownUnits, usualWindow } from './pictures/shown-units.ts';
import type { UnitWindow } from './pictures/shown-units.ts';
import { copyPicture, savePicture } from './save-picture.ts';
import type { LeavingPicture } from './save-picture.ts';
import { UnitFields } from './unit-fields.tsx';
import { useArea } from './use-area.ts';

/** The light page's ink and paper: what saved pictures are drawn with. */
const print = { ink: '#1c2733', paper: '#ffffff', hatched: true } as const;
const day = { ...print, hatched: false };
const night = { ink: '#e4eaf0', paper: '#1a2128', hatched: false } as const;

/** Free pictures in which units can be left out, and those in which one stands out. */
const narrowed: ReadonlySet<string> = new Set<FreeKind>(['ranking', 'parallel', 'years', 'paths', 'dumbbell']);
const focused: ReadonlySet<string> = new Set<FreeKind>([
  ...(['ranking', 'parallel', 'swarm', 'scatter', 'distribution', 'years', 'paths', 'dumbbell'] as const),
]);

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
  const [windows, setWindows] = useState<UnitWindow | null>(null);
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const [canvas, area] = useArea();
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
      from: knownYears(input).findLast((year) => year < input.framework.year) ?? input.framework.year,
      ...held,
      unit,
    }),
    [held, unit, root, tops, input],
  );
  const focus = input.dataset.units.findIndex(({ code }) => code === chosenUnit);
  const window = windows ?? usualWindow(input);
  const units = useMemo(() => shownUnits(input, window, focus), [input, window, focus]);
  const codes = useMemo(() => new Set(input.dataset.units.map(({ code }) => code)), [input]);
  const change = useCallback((part: Partial<PictureOptions>) => {
    if (part.unit !== undefined) selectUnit(part.unit);
    setHeld((before) => ({ ...before, ...part }));
  }, []);
  const look = useLook();
  const picture = useMemo(
    () =>
      figure === undefined || area === null
        ? null
        : makePicture({ input, t, look, units, focus, area, ...(dark ? night : day) }, figure, options),
    [input, t, dark, figure, options, look, units, focus, area],
  );
  if (figure === undefined) return <NoScores />;

  const stamp = [...(synthetic ? [t('explore.synthetic')] : []), ...(draft ? [t('explore.draft')] : [])];
  const heading =
    figure.number === null ? figure.title : `${t('explore.number', { number: figure.number })}　${figure.title}`;
  const leave = async (act: (leaving: LeavingPicture) => Promise<void>): Promise<void> => {
    const shape = {
      width: Math.round(Math.min(Math.max(area?.width ?? 960, 720), 1200)),
      height: Math.round(Math.min(Math.max(area?.height ?? 540, 420), 900)),
    };
    const made = makePicture({ input, t, look, units, focus, area: shape, ...print }, figure, options);
    if ('because' in made) return;
    setSaving(true);
    await act({ picture: made, title: heading, notes: [...made.notes, ...stamp], ...shape });
    setSaving(false);
  };
  const fileName = `${figure.number === null ? '' : `F${figure.number} `}${figure.title}`;
  const byUnit = figure.kind === 'report' ? isByUnit(figure.spec, codes) : narrowed.has(figure.kind);
  const nothing = picture === null || 'because' in picture;

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
          <UnitFields
            input={input}
            window={byUnit ? window : null}
            setWindow={setWindows}
            focus={figure.kind !== 'report' && focused.has(figure.kind) ? (chosenUnit ?? '') : null}
            setFocus={(code) => selectUnit(code === '' ? null : code)}
          />
          <span className="push" />
          <Segmented<'picture' | 'table'>
            aria-label={t('explore.as')}
            value={view}
            onChange={setView}
            options={[
              { value: 'picture', label: t('explore.asPicture') },
              { value: 'table', label: t('explore.asTable') },
            ]}
          />
          <Button
            icon={<CopyOutlined aria-hidden />}
            aria-label={t('explore.copy')}
            title={t('explore.copy')}
            disabled={saving || nothing}
            onClick={() => void leave(copyPicture)}
          />
          {(['png', 'svg'] as const).map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined aria-hidden />}
              aria-label={t('explore.saveAs', { format: format.toUpperCase() })}
              title={t('explore.saveAs', { format: format.toUpperCase() })}
              disabled={saving || nothing}
              onClick={() => void leave((leaving) => savePicture(leaving, format, `${fileName}.${format}`))}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </header>
        {picture !== null && 'because' in picture && (
          <div className="state">
            <p>{t('explore.tooFew', { reason: picture.because })}</p>
          </div>
        )}
        {picture !== null && !('because' in picture) && view === 'table' && (
          <div className="sheet" role="region" aria-label={t('explore.tableLabel', { title: heading })}>
            <ReportTableView table={{ ...picture.table, title: heading, notes: [...picture.notes, ...stamp] }} />
          </div>
        )}
        <div className="canvas" ref={canvas} hidden={(picture !== null && 'because' in picture) || view === 'table'}>
          {picture !== null && !('because' in picture) && view === 'picture' && (
            <Plot
              key={figure.id}
              label={t('explore.pictureLabel', { title: heading })}
              data={picture.data}
              layout={picture.layout}
              dark={dark}
            />
          )}
        </div>
        {picture !== null &&
          !('because' in picture) &&
          view === 'picture' &&
          picture.notes.length + stamp.length > 0 && (
            <div className="notes">
              {[...picture.notes, ...stamp].map((note) => (
                <p key={note}>{note}</p>
              ))}
            </div>
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
