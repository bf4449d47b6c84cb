/** docs/ARCHITECTURE "Layers". Each rule says why it is there. */
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: '^(shared|electron|renderer|test|scripts)/', pathNot: to },
});
/** Folders of one parent: each may import itself and those named before it, so that no two of them import each other. */
const inOrder = (parent, folders, comment) =>
  folders.slice(0, -1).map((folder, position) => ({
    name: `${parent}-${folder}`,
    severity: 'error',
    comment,
    from: { path: `^${parent}/${folder}/` },
    to: { path: `^${parent}/(${folders.slice(position + 1).join('|')})/` },
  }));
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle has no order to read or test it in.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'shared runs in Node, Electron, Chromium and workers alike: no Node, no DOM, no Electron.',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-libraries',
      severity: 'error',
      comment: 'What scores depend on is kept to schemas and hashes.',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/(zod|@noble/hashes)/' },
    },
    only('base-is-first', '^shared/base/', '^shared/base/', 'base ← model ← scoring ← report.'),
    only('messages-see-base', '^shared/messages/', '^shared/(messages|base)/', 'Texts know codes and parameters only.'),
    only(
      'model-sees-base',
      '^shared/model/',
      '^shared/(model|base)/',
      'The model is data; nothing in it computes a score.',
    ),
    only(
      'scoring-sees-model',
      '^shared/scoring/',
      '^shared/(scoring|model|base)/',
      'The score depends on data and method only.',
    ),
    only(
      'report-sees-scoring',
      '^shared/report/',
      '^shared/(report|scoring|model|base|messages)/',
      'Report values come from a result.',
    ),
    only(
      'contract-sees-model',
      '^shared/contract/',
      '^shared/(contract|model|base)/',
      'Operations are names and schemas; hosts and services meet here.',
    ),
    only(
      'renderer-sees-shared',
      '^renderer/',
      '^(renderer|shared)/',
      'The renderer reaches the rest through the contract only.',
    ),
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'Features meet in state/ and views/, never in each other.',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'grid-in-one-place',
      severity: 'error',
      comment: 'Only views/grid knows AG Grid, so that it can be replaced.',
      from: { path: '^renderer/', pathNot: '^renderer/views/grid/' },
      to: { path: 'ag-grid' },
    },
    {
      name: 'plot-in-one-place',
      severity: 'error',
      comment: 'Only views/plot knows Plotly.',
      from: { path: '^renderer/', pathNot: '^renderer/views/plot/' },
      to: { path: 'plotly' },
    },
    {
      name: 'one-sqlite-import',
      severity: 'error',
      comment: 'One file opens databases, as docs/TRUST "Project file" says.',
      from: { pathNot: '^electron/storage/connection/sqlite\\.ts$' },
      to: { path: 'better-sqlite3' },
    },
    {
      name: 'engines-in-adapters',
      severity: 'error',
      comment: 'Only its adapter knows an engine, which is loaded when a source of it is opened.',
      from: { path: '^(shared|renderer|electron)/', pathNot: '^electron/sources/(duckdb|postgres)/' },
      to: { path: 'node_modules/(@duckdb|pg)/' },
    },
    {
      name: 'electron-in-shells',
      severity: 'error',
      comment: 'Only main, preload and hosts/ipc know Electron, so everything else runs without its binary.',
      from: { path: '^(shared|renderer|electron)/', pathNot: '^electron/(main|preload|hosts/ipc)/' },
      to: { path: 'node_modules/electron/' },
    },
    only(
      'services-see-below',
      '^electron/services/',
      '^(electron/(services|sources|storage|importing|exporting|files)|shared)/',
      'Operations know storage, sources, importing, exporting and shared; no host.',
    ),
    ...inOrder(
      'electron/services',
      ['app', 'imports', 'results', 'projects', 'exports'],
      'A folder of operations uses those before it.',
    ),
    ...inOrder(
      'electron/storage',
      ['connection', 'migrations', 'documents', 'records', 'measures', 'batches'],
      'From the open file up to an import.',
    ),
    ...inOrder(
      'electron/importing',
      ['cells', 'values', 'units', 'open', 'profile', 'headings', 'recognise', 'map', 'parse'],
      'In the order in which a sheet is read.',
    ),
    only(
      'sources-see-rules',
      '^electron/sources/',
      '^(electron/(sources|importing|storage/measures)|shared)/',
      'Sources read texts as the importer does and compute by the rules that storage compiles; they know no project file.',
    ),
    only(
      'files-see-base',
      '^electron/files/',
      '^(electron/files|shared/base)/',
      'Writing a file knows nothing of its content.',
    ),
    only(
      'storage-sees-shared',
      '^electron/storage/',
      '^(electron/(storage|files)|shared/(base|model|messages|scoring))/',
      'Storage keeps; it neither imports sheets nor lays out exports.',
    ),
    only(
      'importing-sees-shared',
      '^electron/importing/',
      '^(electron/(importing|files)|shared/(base|model|messages))/',
      'Importing turns files into records and knows no database.',
    ),
    only(
      'exporting-sees-report',
      '^electron/exporting/',
      '^(electron/(exporting|files)|shared)/',
      'Exporters lay out report values; they never compute.',
    ),
    only(
      'hosts-see-services',
      '^electron/hosts/',
      '^(electron/(hosts|services|files)|shared)/',
      'Hosts carry messages: contract and createServices. The command line looks into files as everything does.',
    ),
    {
      name: 'untrusted-in-threads',
      severity: 'error',
      comment:
        'Files from elsewhere are read in threads that can be ended (electron/importing/worker): no service and no host reads one itself. What the program ships is not from elsewhere.',
      from: {
        path: '^electron/',
        pathNot: '^electron/importing/|-worker\\.ts$|^electron/services/projects/book-template\\.ts$',
      },
      to: {
        path: '^electron/importing/(open/|documents/parse-document|score-book/read-score-book)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'hosts-apart',
      severity: 'error',
      comment: 'Each host stands alone.',
      from: { path: '^electron/hosts/([^/]+)/' },
      to: {
        path: '^electron/hosts/([^/]+)/',
        pathNot: ['^electron/hosts/$1/', '^electron/hosts/(loopback|service-process)/'],
      },
    },
    {
      name: 'product-sees-no-tests',
      severity: 'error',
      comment: 'Tests are not shipped.',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
