// Runs the checks that a change must pass: format, lint, types, unit tests and end-to-end tests.
// `npm test` runs all of them, `npm test -- lint types` only the named ones. The last line has the sums.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(workspace, 'tmp/test-results');

/** A check counts as one; a suite counts its tests. */
const STEPS = {
  format: () => check('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  lint: () => {
    // The rule about imports between packages needs the project graph. Without one it checks nothing.
    run('nx/dist/bin/nx.js', ['show', 'projects'], { stdio: 'ignore' });
    return check('eslint/bin/eslint.js', ['.', '--max-warnings=0']);
  },
  types: () => check('typescript/bin/tsc', ['-p', 'tsconfig.json']),
  contract: () => suite('contract', 'packages/contract/jest.config.js'),
  pacto: () => suite('pacto', 'packages/pacto/jest.config.js'),
  e2e: () => suite('e2e', 'e2e/pacto-e2e/jest.config.js'),
  soundness: () => suite('soundness', 'e2e/pacto-e2e/jest.config.js', ['soundness.spec']),
};

/** The soundness test is one of the end-to-end tests. It is a separate step only for `--long`. */
const STEPS_OF_TEST = Object.keys(STEPS).filter((name) => name !== 'soundness');

// Many rounds of the random tests, without the other end-to-end tests: for CI at night and before a release.
const isLong = process.argv.includes('--long');
if (isLong) process.env.PACTO_TEST_ROUNDS = 'long';
const given = process.argv.slice(2).filter((argument) => argument !== '--long');
const usual = isLong ? ['contract', 'pacto', 'soundness'] : STEPS_OF_TEST;
const named = given.length === 0 ? usual : given;
const unknown = named.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(', ')}. There are ${Object.keys(STEPS).join(', ')}.`,
  );
  process.exit(2);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0 };
for (const [name, step] of Object.entries(STEPS)) {
  if (!named.includes(name)) continue;
  console.log(`\n${name}`);
  const { passed, failed } = step();
  total.passed += passed;
  total.failed += failed;
  console.log(`${name}: ${passed} passed, ${failed} failed`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

function check(script, parameters) {
  const status = run(script, parameters, { stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function suite(name, config, specs = []) {
  const file = join(results, `${name}.json`);
  const timeout = isLong ? ['--testTimeout=600000'] : [];
  const parameters = ['-c', config, '--json', `--outputFile=${file}`, ...timeout, ...specs];
  const status = run('jest/bin/jest.js', parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  const { passed, failed } = countTests(file);
  // A suite that could not start has no failed test, but it counts as failed.
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

function countTests(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const broken = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function run(script, parameters, options) {
  const { status } = spawnSync(
    process.execPath,
    [join(workspace, 'node_modules', script), ...parameters],
    { cwd: workspace, env: { ...process.env, NX_DAEMON: 'false' }, ...options },
  );
  return status ?? 1;
}
