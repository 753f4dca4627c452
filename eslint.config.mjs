import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const noModuleState = [
  {
    selector: 'MemberExpression[object.name="process"][property.name=/^(cwd|chdir)$/]',
    message:
      'Take the workspace root as a parameter: the working directory differs under the daemon.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(localeCompare|toLocaleLowerCase|toLocaleUpperCase)$/]',
    message: 'Order and case must not depend on the locale: compare code units.',
  },
];

const noNxInternals = {
  group: ['@nx/devkit/*', 'nx/*', '!nx/release', 'nx/src/*'],
  message: 'Internals of Nx differ between its versions.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/tmp/**',
      '**/node_modules/**',
      '**/*.generated.js',
      'packages/pacto/src/generators/*/files/**',
      'e2e/example/**',
      '.nx/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { '@nx': nx },
    files: ['**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            {
              sourceTag: 'scope:engine',
              onlyDependOnLibsWithTags: ['scope:engine'],
              bannedExternalImports: ['nx', '@nx/*'],
            },
            {
              sourceTag: 'scope:plugin',
              onlyDependOnLibsWithTags: ['scope:engine', 'scope:plugin'],
            },
            { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:e2e'] },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...noModuleState],
      'no-restricted-imports': ['error', { patterns: [noNxInternals] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['packages/contract/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['nx', 'nx/*', '@nx/*'], message: 'The engine has never heard of Nx.' },
          ],
        },
      ],
    },
  },
  {
    files: ['packages/contract/src/validate/rules/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'max-lines': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['nx', 'nx/*', '@nx/*'], message: 'The engine has never heard of Nx.' },
            {
              group: ['**/report/**', '**/diagnostics/**', 'node:fs', 'fs'],
              message: 'A rule sees no severity, line, file system or output.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['packages/contract/src/report/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:fs', 'fs', 'node:child_process', 'nx', '@nx/*'],
              message: 'A report is pure: data in, text out.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['packages/contract/src/diff/{contract,interfaces,schemas,sbom}/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...noModuleState,
        {
          selector: 'Literal[value=/^(NON_|POTENTIAL_)?BREAKING$/]',
          message: 'A detector never classifies: diff/rules decides.',
        },
      ],
    },
  },
  { files: ['**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
