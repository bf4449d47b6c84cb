import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { oneNumberReader } from './one-number-reader.js';

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/out/**', '**/release/**'] },
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  // Scores must not depend on the clock or on chance: time, ids and randomness are passed in.
  {
    files: ['**/shared/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Pass a seeded generator (shared/base/random).' },
        { object: 'Date', property: 'now', message: 'Pass the time in.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the time in.' },
      ],
    },
  },
  {
    // One operation, one transaction: `writes` begins it, and nothing else in the services does.
    files: ['**/electron/services/**/*.ts'],
    ignores: ['**/electron/services/app/write-project.ts', '**/electron/services/app/project-session.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the time in.' },
        {
          selector: 'CallExpression > MemberExpression[property.name=/^(transaction|commit)$/]',
          message: 'Register the operation by `writes` (app/write-project.ts): it has one transaction, begun there.',
        },
      ],
    },
  },
  {
    // A temporary folder that is missing or full is an expected error with words of its own, and what is left in one is found again by its name.
    files: ['**/electron/**/*.ts'],
    ignores: ['**/electron/files/scratch-folder.ts', '**/test/**', '**/scripts/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        ...['node:fs', 'node:fs/promises'].map((name) => ({
          name,
          importNames: ['mkdtemp', 'mkdtempSync', 'mkdtempDisposable', 'mkdtempDisposableSync'],
          message: 'Use makeScratchFolder (electron/files/scratch-folder.ts).',
        })),
      ],
      'no-restricted-properties': [
        'error',
        ...['mkdtemp', 'mkdtempSync'].map((property) => ({
          property,
          message: 'Use makeScratchFolder (electron/files/scratch-folder.ts).',
        })),
      ],
    },
  },
  {
    files: ['**/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // What people write is read by shared/base/read-number, which refuses instead of putting 0 or a minimum in its place.
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'antd', importNames: ['InputNumber'], message: 'Use renderer/ui/number-field.' },
            {
              name: 'antd',
              importNames: ['Table'],
              message: 'Use renderer/views/table/data-table: its cells can be copied.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['shared', 'renderer', 'electron'].map((folder) => `**/${folder}/**/*.{ts,tsx}`),
    ignores: ['**/shared/base/**', '**/test/**', '**/scripts/**'],
    plugins: { numbers: oneNumberReader },
    rules: { 'numbers/one-number-reader': 'error' },
  },
  {
    files: ['**/renderer/views/table/data-table.tsx'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/scripts/**', '**/electron/hosts/cli/**', '**/*.js', '**/*.mjs', '**/*.cjs'],
    rules: { 'no-console': 'off' },
  },
);
