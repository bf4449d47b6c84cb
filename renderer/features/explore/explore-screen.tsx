import { useCallback, useEffect, useMemo, useState } from 'react';
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
import { annotatedPicture } from '../../views/pictures/annotated-picture.ts';
import { ReportTableView } from '../../views/table/report-table-view.tsx';
import { useAnnotations } from './annotations/use-annotations.ts';
import { figureList } from './figure-list.ts';
import type { FreeKind } from './figure-list.ts';
import { makeSides } from './make-picture.ts';
import type { PictureOptions } from './make-picture.ts';
import { PictureOptionFields } from './picture-options.tsx';
import { HelpMark } from '../../ui/help-mark.tsx';
import { figureHelp } from './figure-help.ts';
import { knownYears } from '../../views/pictures/change-pictures.ts';
import { day, night, print } from '../../views/pictures/paper.ts';
import { isByUnit } from '../../views/pictures/shown-units.ts';
import { useUnitWindow } from '../../views/pictures/use-unit-window.ts';
import { PictureBar } from './picture-bar.tsx';
import type { PictureView } from './picture-bar.tsx';
import { PictureCanvas } from './picture-canvas.tsx';
import { PictureChoices } from './picture-choices.tsx';
import type { LeavingPicture } from './save-picture.ts';
import { PANES_MOST } from '../../../shared/report/pane-inputs.ts';
import { isPaneKind } from '../../views/pictures/small-multiples.ts';
import { SidesField } from './sides-field.tsx';
import { usePanes } from './use-panes.ts';
import { UnitFields } from '../../views/pictures/unit-fields.tsx';
import { useArea } from '../../views/pictures/use-area.ts';

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
  const list = useMemo(() => figureList(input, t), [input, t]);
  const [id, setId] = useState('');
  const place = useAppearance((state) => state.place);
  useEffect(() => {
    if (place?.kind !== 'figure') return;
    setId(place.id);
    useAppearance.setState({ place: null });
  }, [place]);
  const [held, setHeld] = useState<Partial<PictureOptions>>({});
  const [view, setView] = useState<PictureView>('picture');
  const [canvas, area] = useArea();
  const all = [...list.report, ...list.free];
  const figure = all.find((choice) => choice.id === id) ?? all[0];
  const tops = input.dataset.nodes.filter(({ depth }) => depth === 1);
  const root = input.dataset.nodes[0]?.code ?? '';
  const shown = useUnitWindow(input);
  const { window, units, focus } = shown;
  const unit = shown.chosen || (input.dataset.units[0]?.code ?? '');
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
  const codes = useMemo(() => new Set(input.dataset.units.map(({ code }) => code)), [input]);
  const change = useCallback((part: Partial<PictureOptions>) => {
    if (part.unit !== undefined) selectUnit(part.unit);
    setHeld((before) => ({ ...before, ...part }));
  }, []);
  const look = useLook();
  const sides = usePanes(input);
  const panes = figure !== undefined && isPaneKind(figure.kind) ? sides.panes : null;
  const picture = useMemo(
    () =>
      figure === undefined || area === null
        ? null
        : makeSides({ input, t, look, units, focus, area, ...(dark ? night : day) }, figure, options, panes),
    [input, t, dark, figure, options, panes, look, units, focus, area],
  );
  const annotations = useAnnotations(figure?.id ?? '');
  const [panel, setPanel] = useState(false);
  const drawn = useMemo(
    () =>
      picture === null || 'because' in picture
        ? null
        : annotatedPicture(picture, panes === null ? annotations.shown : [], { input, t, ...(dark ? night : day) }),
    [picture, panes, annotations.shown, input, t, dark],
  );
  if (figure === undefined) return <NoScores />;

  const stamp = [...(synthetic ? [t('explore.synthetic')] : []), ...(draft ? [t('explore.draft')] : [])];
  const heading =
    figure.number === null ? figure.title : `${t('explore.number', { number: figure.number })}　${figure.title}`;
  const leaving = (): LeavingPicture | null => {
    const shape = {
      width: Math.round(Math.min(Math.max(area?.width ?? 960, 720), 1200)),
      height: Math.round(Math.min(Math.max(area?.height ?? 540, 420), 900)),
    };
    const made = makeSides({ input, t, look, units, focus, area: shape, ...print }, figure, options, panes);
    if ('because' in made) return null;
    const { picture: whole } = annotatedPicture(made, panes === null ? annotations.kept : [], { input, t, ...print });
    return { picture: whole, title: heading, notes: [...whole.notes, ...stamp], ...shape };
  };
  const byUnit = figure.kind === 'report' ? isByUnit(figure.spec, codes) : narrowed.has(figure.kind);

  const left = sides.sides === 'methods' ? sides.methods.length - PANES_MOST : 0;
  const most = panes !== null && left > 0 ? [t('explore.sides.most', { most: PANES_MOST })] : [];
  const notes = [...(drawn?.picture.notes ?? []), ...most, ...stamp];

  return (
    <div className="with-list">
      <nav className="choices" aria-label={t('explore.list')}>
        <PictureChoices title={t('explore.group.report')} choices={list.report} chosen={figure.id} choose={setId} />
        <PictureChoices title={t('explore.group.free')} choices={list.free} chosen={figure.id} choose={setId} />
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
            setWindow={shown.setWindow}
            focus={figure.kind !== 'report' && focused.has(figure.kind) ? shown.chosen : null}
            setFocus={(code) => selectUnit(code === '' ? null : code)}
          />
          {isPaneKind(figure.kind) && <SidesField {...sides} />}
          <span className="push" />
          <PictureBar
            view={view}
            setView={setView}
            leaving={leaving}
            nothing={drawn === null}
            fileName={`${figure.number === null ? '' : `F${figure.number} `}${figure.title}`}
            annotations={
              view === 'table' || panes !== null
                ? null
                : { count: annotations.kept.length, open: panel, toggle: () => setPanel((open) => !open) }
            }
          />
        </header>
        {picture !== null && 'because' in picture && (
          <div className="state">
            <p>{t('explore.tooFew', { reason: picture.because })}</p>
          </div>
        )}
        {drawn !== null && view === 'table' && (
          <div className="sheet" role="region" aria-label={t('explore.tableLabel', { title: heading })}>
            <ReportTableView table={{ ...drawn.picture.table, title: heading, notes }} />
          </div>
        )}
        <PictureCanvas
          input={input}
          id={figure.id}
          title={heading}
          drawn={view === 'picture' ? drawn : null}
          place={canvas}
          hidden={(picture !== null && 'because' in picture) || view === 'table'}
          dark={dark}
          annotations={annotations}
          panel={panel && panes === null}
          focus={shown.chosen}
        />
        {view === 'picture' && notes.length > 0 && drawn !== null && (
          <div className="notes">
            {notes.map((note, at) => (
              <p key={at}>{note}</p>
            ))}
          </div>
        )}
      </section>
    </div>
  );
}
