import type { HostCommand } from '../../../shared/contract/events.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { hostsMessages } from '../../../shared/messages/hosts.ts';
import { nameFor, ownNames } from '../../../shared/report/english-names.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { figureList } from '../../features/explore/figure-list.ts';
import { reportViews } from '../../features/report/report-views.ts';
import { labViews } from '../../features/what-if/analysis/what-if-memory.ts';
import { dataParts } from '../../features/data/data-parts.ts';
import { goTo, goToPlace, screens } from '../../state/appearance.ts';
import { selectUnit } from '../../state/workbench.ts';
import { showHelpPage } from '../../state/help.ts';
import type { HelpPage } from '../../state/parse-help.ts';
import type { Texts } from '../../ui/texts.ts';
import type { Findable } from './rank-targets.ts';

/** What can be found and gone to, or done. */
export interface Target extends Findable {
  readonly go: () => void;
}

interface FoundIn extends Pick<ProjectSnapshot, 'dataset'> {
  readonly batches: readonly {
    readonly id: number;
    readonly note: string;
    readonly files: readonly { readonly name: string }[];
  }[];
}

/** Units, indicators, measures and imported files of the open project. `scored`: there is an index to show a unit by. */
export function projectTargets(
  { dataset, batches }: FoundIn,
  lang: Language,
  t: Texts,
  scored: boolean,
): readonly Target[] {
  const own = ownNames(dataset);
  const other = lang === 'zh' ? 'en' : 'zh';
  const nodes = dataset.nodes.flatMap(({ code, name, depth }, at): Target[] =>
    depth === 0
      ? []
      : [
          {
            key: `indicator ${code}`,
            kind: 'indicator',
            label: `${code} ${name}`,
            detail: pathTo(dataset, at),
            words: [code, name, ...otherName(own.nodes[at], other)],
            go: () => goToPlace('indicators', { kind: 'node', code }),
          },
        ],
  );
  const measures = dataset.measures.map(({ code, name, parent }, at): Target => ({
    key: `measure ${code}`,
    kind: 'measure',
    label: `${code} ${name}`,
    detail: dataset.nodes[parent] === undefined ? '' : `${pathTo(dataset, parent)} › ${dataset.nodes[parent].name}`,
    words: [code, name, ...otherName(own.measures[at], other)],
    go: () => goToPlace('indicators', { kind: 'node', code }),
  }));
  const units = dataset.units.map(({ code, name, fullName, group, aliases = [] }, at): Target => ({
    key: `unit ${code}`,
    kind: 'unit',
    label: name,
    detail: group,
    words: [code, fullName, ...aliases, ...otherName(own.units[at], other)],
    go: () => {
      selectUnit(code);
      goToPlace(scored ? 'scores' : 'data', { kind: 'unit', code, name });
    },
  }));
  const files = batches.flatMap(({ id, note, files: ofBatch }) =>
    ofBatch.map(({ name }): Target => ({
      key: `file ${id} ${name}`,
      kind: 'file',
      label: name,
      detail: t('find.batch', { batch: id }),
      words: note === '' ? [] : [note],
      go: () => goToPlace('data', { kind: 'batch', batch: id }),
    })),
  );
  return [...units, ...nodes, ...measures, ...files];
}

/** One measure of one unit, for a query that names both. */
export function cellTarget(unit: Target, measure: Target): Target {
  const [, unitCode = ''] = /^unit (.*)$/s.exec(unit.key) ?? [];
  const [, measureCode = ''] = /^measure (.*)$/s.exec(measure.key) ?? [];
  return {
    key: `cell ${unitCode} ${measureCode}`,
    kind: 'cell',
    label: `${unit.label} · ${measure.label}`,
    detail: measure.detail,
    words: [],
    go: () => goToPlace('data', { kind: 'cell', unit: unitCode, measure: measureCode, part: 'records' }),
  };
}

/** Tables and pictures that can be made of the present result. */
export function reportTargets(input: ReportInput, t: Texts): readonly Target[] {
  const { report, free } = figureList(input, t);
  return [
    ...reportTables(input).map(({ id, title }): Target => ({
      key: `table ${id}`,
      kind: 'table',
      label: title,
      detail: `${t('nav.report')} › ${t('result.tables')}`,
      words: [id],
      go: () => goToPlace('report', { kind: 'table', id }),
    })),
    ...[...report, ...free].map(({ id, number, title }): Target => ({
      key: `figure ${id}`,
      kind: 'figure',
      label: number === null ? title : `${t('explore.number', { number })} ${title}`,
      detail: t('nav.explore'),
      words: number === null ? [] : [number, `F${number}`],
      go: () => goToPlace('explore', { kind: 'figure', id }),
    })),
  ];
}

/** Screens and their views; without a project only the first. */
export function screenTargets(t: Texts, open: boolean): readonly Target[] {
  const whole = screens.map((screen): Target => ({
    key: `screen ${screen}`,
    kind: 'screen',
    label: t(`nav.${screen}`),
    detail: '',
    words: [screen],
    go: () => goTo(screen),
  }));
  if (!open) return whole.filter(({ key }) => key === 'screen start');
  const view = (screen: 'data' | 'report' | 'what-if', id: string, label: string): Target => ({
    key: `view ${screen} ${id}`,
    kind: 'screen',
    label,
    detail: t(`nav.${screen}`),
    words: [id],
    go: () => goToPlace(screen, { kind: 'view', id }),
  });
  return [
    ...whole,
    ...dataParts.map((id) => view('data', id, t(`data.part.${id}`))),
    ...labViews.map((id) => view('what-if', id, t(`whatIf.${id}`))),
    ...reportViews.map((id) => view('report', id, t(`result.${id}`))),
  ];
}

/** Pages of the help, by their names in both languages and the id of the choice. */
export function helpTargets(pages: readonly HelpPage[], lang: Language, t: Texts): readonly Target[] {
  const other = lang === 'zh' ? 'en' : 'zh';
  return pages.map(({ id, group, title }): Target => ({
    key: `help ${id}`,
    kind: 'help',
    label: title[lang],
    detail: t(`help.group.${group}`),
    words: [title[other], id.slice(id.indexOf('.') + 1)],
    go: () => showHelpPage(id),
  }));
}

/** Commands of the menu, with the keys that give them. */
const commands = [
  ['new', 'MENU_NEW', 'Ctrl+N'],
  ['open', 'MENU_OPEN', 'Ctrl+O'],
  ['open-sample', 'MENU_SAMPLE', ''],
  ['import', 'MENU_IMPORT', 'Ctrl+I'],
  ['sources', 'MENU_SOURCES', ''],
  ['export', 'MENU_EXPORT', 'Ctrl+E'],
  ['save', 'MENU_SAVE', 'Ctrl+S'],
  ['save-as', 'MENU_SAVE_AS', 'Ctrl+Shift+S'],
  ['merge', 'MENU_MERGE', ''],
  ['package', 'MENU_PACKAGE', ''],
  ['compare', 'MENU_COMPARE', ''],
  ['undo', 'MENU_UNDO', 'Ctrl+Z'],
  ['redo', 'MENU_REDO', 'Ctrl+Y'],
  ['close-project', 'MENU_CLOSE_PROJECT', 'Ctrl+W'],
  ['language', 'MENU_LANGUAGE', ''],
  ['theme-system', 'MENU_THEME_SYSTEM', ''],
  ['theme-light', 'MENU_THEME_LIGHT', ''],
  ['theme-dark', 'MENU_THEME_DARK', ''],
  ['settings', 'MENU_SETTINGS', 'Ctrl+,'],
  ['rescue', 'MENU_RESCUE', ''],
  ['meeting', 'MENU_MEETING', 'F11'],
  ['help', 'MENU_HELP_HERE', 'F1'],
  ['about', 'MENU_ABOUT', ''],
] as const satisfies readonly (readonly [HostCommand, keyof typeof hostsMessages, string])[];

/** Those that make nothing of an open project. */
const always: ReadonlySet<HostCommand> = new Set<HostCommand>([
  ...([
    'new',
    'open',
    'open-sample',
    'language',
    'theme-system',
    'theme-light',
    'theme-dark',
    'settings',
    'rescue',
    'help',
    'about',
  ] as const),
]);

/** `inMenu`: a desktop menu takes the keys; a browser keeps some of them for itself, so that none are shown. */
export function commandTargets(
  lang: Language,
  open: boolean,
  inMenu: boolean,
  run: (command: HostCommand) => void,
): readonly Target[] {
  const other = lang === 'zh' ? 'en' : 'zh';
  return commands
    .filter(([name]) => open || always.has(name))
    .map(([name, code, keys]): Target => ({
      key: `command ${name}`,
      kind: 'command',
      label: hostsMessages[code][lang],
      detail: inMenu ? keys : '',
      words: [hostsMessages[code][other], name],
      go: () => run(name),
    }));
}

function otherName(
  one: { readonly name: string; readonly nameEn?: string } | undefined,
  lang: Language,
): readonly string[] {
  return one === undefined ? [] : [nameFor(one, lang)];
}

/** Names of the indicators above, the root left out. */
function pathTo({ nodes }: ProjectSnapshot['dataset'], at: number): string {
  const names: string[] = [];
  for (let above = nodes[at]?.parent ?? -1; above > 0; above = nodes[above]?.parent ?? -1)
    names.unshift(nodes[above]?.name ?? '');
  return names.join(' › ');
}
