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

const noNx = {
  group: ['nx', 'nx/*', '@nx/*'],
  message: 'The engine does not know Nx.',
};

const noFreeRandomness = {
  group: ['fast-check'],
  message: 'Import `fc` from `testing/random-tests`: it tries the same values in each run.',
};

/** The folders of the engine. Each may import those before it, never those after it. */
const ENGINE_FOLDERS = [
  'source',
  'diagnostics',
  'reference',
  'model',
  'files',
  'edit',
  'json-schema',
  'schema-check',
  'schema-compare',
  'dialect',
  'resolve',
  'workspace',
  'store',
  'lock',
  'bundle',
  'template',
  'validate',
  'diff',
  'render',
  'release',
  'registry',
  'report',
];

/** The same inside of `source/`; the files directly in it come first. */
const SOURCE_FOLDERS = ['json', 'simple-yaml', 'yaml', 'protobuf'];

/** The same inside of `diff/`; the files directly in it come last. */
const DIFF_FOLDERS = [
  'change',
  'rules',
  'sides',
  'contract',
  'interfaces',
  'schemas',
  'templates',
  'sbom',
];

/** The same inside of `diff/interfaces/document/`; the files directly in it come last. */
const DOCUMENT_FOLDERS = ['texts', 'side', 'document-schemas', 'pair', 'security'];

/** The same inside of `diff/interfaces/openapi/`; the files directly in it come last. */
const OPENAPI_FOLDERS = ['elements', 'parameters', 'bodies', 'responses', 'outgoing'];

/** The same inside of `schema-compare/`. */
const COMPARE_FOLDERS = [
  'side',
  'view',
  'reading',
  'values',
  'comparison',
  'scalars',
  'containers',
  'branches',
  'requirements',
];

/** The same inside of `report/`. */
const REPORT_FOLDERS = [
  'text',
  'words',
  'json',
  'pretty',
  'junit',
  'sarif',
  'github',
  'markdown',
  'summary',
];

/** The folders and top files of the plugin, in the same order: each may import those before it. */
const PLUGIN_FOLDERS = [
  'nx',
  'options',
  'artifacts',
  'graph',
  'base',
  'run',
  'text',
  'workspace',
  'tasks',
  'executors',
  'removal',
  'generators',
  'release',
  'plugin.ts',
];

/** The same inside of `workspace/` of the plugin. */
const WORKSPACE_FOLDERS = ['files', 'open', 'find', 'offers', 'new-bundle', 'lock', 'versions'];

const ENTRIES = {
  regex: '^(\\.\\./)+(index|graph|read|artifacts|reports|validator|differ|renderer|explainer)$',
  message: 'The entries import the folders, never the other way round.',
};

const NOT_SHIPPED = {
  regex: '^(\\.\\./)+(testing|codegen)/',
  message: 'Only tests and tools import what is not shipped.',
};

/** What a folder may not import besides, by folder. */
const FORBIDDEN_BY_FOLDER = {
  'schema-compare': [
    {
      regex: '^(\\.\\./)+schema-check/',
      message: 'Checking and comparing share json-schema/ alone.',
    },
  ],
  report: [
    {
      group: ['node:fs', 'fs', 'node:child_process'],
      message: 'A report is pure: data in, text out.',
    },
  ],
  'validate/rules': [
    {
      group: [
        '**/report/**',
        '**/diagnostics/**',
        '!**/diagnostics/words',
        '!**/diagnostics/looks-secret',
        'node:fs',
        'fs',
      ],
      message: 'A rule sees no severity, line, file system or output.',
    },
  ],
};

function importsAfter(folders, folder) {
  const later = folders.slice(folders.indexOf(folder) + 1);
  if (later.length === 0) return [];
  const names = later.map((name) => name.replace(/\.ts$/, ''));
  const up = folder.endsWith('.ts') ? '\\./' : '(\\.\\./)+';
  return [
    {
      regex: `^${up}(${names.join('|')})(/|$)`,
      message: `${folder} comes before these folders: see the lists of folders in eslint.config.mjs.`,
    },
  ];
}

/** One block for each folder: a later block replaces the options of a rule, so each holds all of them. */
const engineFolders = [
  ...ENGINE_FOLDERS.map((folder) => engineFolder(folder, folder)),
  engineFolder('validate', 'validate/rules'),
  ...insideOf('source', SOURCE_FOLDERS),
  filesBefore('source', SOURCE_FOLDERS),
  ...insideOf('schema-compare', COMPARE_FOLDERS),
  ...insideOf('diff', DIFF_FOLDERS),
  ...insideOfInterfaces('document', DOCUMENT_FOLDERS),
  ...insideOfInterfaces('openapi', OPENAPI_FOLDERS),
  ...insideOf('report', REPORT_FOLDERS),
];

function insideOf(layer, folders) {
  return folders.map((folder) =>
    engineFolder(layer, `${layer}/${folder}`, importsAfter(folders, folder)),
  );
}

function insideOfInterfaces(parent, folders) {
  return folders.map((folder) =>
    engineFolder('diff', `diff/interfaces/${parent}/${folder}`, [
      ...importsAfter(DIFF_FOLDERS, 'interfaces'),
      ...importsAfter(folders, folder),
    ]),
  );
}

/** The files directly in a layer, where its folders import them and they import no folder of it. */
function filesBefore(layer, folders) {
  const further = {
    regex: `^\\./(${folders.join('|')})/`,
    message: `The files directly in ${layer} come before its folders.`,
  };
  return {
    ...engineFolder(layer, layer, [further]),
    files: [`packages/contract/src/${layer}/*.ts`],
  };
}

function engineFolder(layer, folder, further = []) {
  return {
    files: [`packages/contract/src/${folder}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            noNx,
            ENTRIES,
            NOT_SHIPPED,
            ...importsAfter(ENGINE_FOLDERS, layer),
            ...(FORBIDDEN_BY_FOLDER[folder] ?? FORBIDDEN_BY_FOLDER[layer] ?? []),
            ...further,
          ],
        },
      ],
    },
  };
}

const pluginFolders = [
  ...PLUGIN_FOLDERS.map((folder) => pluginFolder(folder, importsAfter(PLUGIN_FOLDERS, folder))),
  ...WORKSPACE_FOLDERS.map((folder) =>
    pluginFolder(`workspace/${folder}`, [
      ...importsAfter(PLUGIN_FOLDERS, 'workspace'),
      ...importsAfter(WORKSPACE_FOLDERS, folder),
    ]),
  ),
];

function pluginFolder(folder, forbidden) {
  return {
    files: [`packages/pacto/src/${folder.endsWith('.ts') ? folder : `${folder}/**/*.ts`}`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [noNxInternals, NOT_SHIPPED, ...forbidden] }],
    },
  };
}

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
          // Tests start real programs with code that other tests and the demo have. None of it is shipped.
          allow: ['/contract/testing/', '/tools/registries/'],
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
      'no-restricted-imports': ['error', { patterns: [noNxInternals, noFreeRandomness] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-params': ['error', 5],
    },
  },
  {
    files: ['packages/contract/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noNx, noFreeRandomness] }] },
  },
  {
    files: ['packages/contract/testing/random-tests.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noNx] }] },
  },
  ...engineFolders,
  ...pluginFolders,
  {
    files: ['packages/contract/src/validate/rules/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'max-lines': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
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
