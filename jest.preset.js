const { availableParallelism } = require('node:os');
const { join } = require('node:path');
const nxPreset = require('@nx/jest/preset').default;

const engine = join(__dirname, 'packages/contract/src');

module.exports = {
  ...nxPreset,
  testEnvironment: 'node',
  globalSetup: join(__dirname, 'tools/test-folder/make.js'),
  globalTeardown: join(__dirname, 'tools/test-folder/remove.js'),
  // Ends a test that hangs. It is long, because a busy machine must not fail a test.
  testTimeout: 60_000,
  // By default Jest leaves one processor idle, which is half of a machine that has two.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testMatch: ['<rootDir>/{src,codegen}/**/*.spec.ts'],
  resolver: undefined,
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^pacto-contract$': join(engine, 'index.ts'),
    '^pacto-contract/(artifacts|differ|explainer|graph|read|reports|renderer|validator)$': join(
      engine,
      '$1.ts',
    ),
    '^pacto-contract/registry$': join(engine, 'registry/index.ts'),
    // Node demands the ending of what `import()` loads, which here is still a source file.
    '^(\\.{1,2}/.+)\\.js$': ['$1.js', '$1.ts'],
  },
};
