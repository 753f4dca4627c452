// The product from end to end, in a fresh workspace that installed the packed plugin: every command is
// shown with what it really prints, and the demo fails when something is not as the README promises.
// `--no-pack` takes the tarball that is there; `--keep` leaves the workspace for a look around.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from './pack.mjs';
import { findTool, REGISTRIES, startRegistry } from './registries/real-registry.js';

const FLAGS = ['--keep', '--no-pack'];
const REGISTRY = 'ghcr.io/example/pactos';
const PLATFORM = `oci://${REGISTRY}/platform-service:2.0.0`;
const OVERRIDE = 'my-service/pactos/my-service-worker/overrides/values.stg.yaml';
const WORKER = 'my-service-worker:pacto-validate';
const EVERY_TASK = [
  'my-service-api:pacto-validate',
  'my-service-root:pacto-validate',
  WORKER,
  'platform-service:pacto-validate',
];
const EDGES = [
  'my-service-api -> platform-service dynamic',
  'my-service-root -> my-service-api static',
  'my-service-root -> my-service-worker static',
  'my-service-worker -> platform-service dynamic',
];
const PICTURE = `
  my-service-root ─┬─▶ my-service-api ─────┬┄▶ platform-service
                   └─▶ my-service-worker ──┘

  ─▶ dependencies[]    ┄▶ policies[] and configurations[]`;

const PATTERNS = ['identity', 'infrastructure', 'my-service', 'platform', 'services'];
const DATABASE = 'my-service/pactos/my-service-api/overrides/values.prod.yaml';
const API = 'my-service-api:pacto-validate';
const STAGING = 'my-service/pactos/my-service-api/overrides/values.stg.yaml';
const RENDER = 'my-service-root:pacto-render';
const RENDERED = 'dist/pacto/my-service/pactos/my-service-root/render';

const PLATFORM_FILES = {
  'platform/pactos/platform-service/pacto.yaml': `pactoVersion: "1.0"
service:
  name: platform-service
  version: 2.0.0
  owner: team/platform
policies:
  - name: platform-policy
    schema: policy/schema.json # an owner and a workload
configurations:
  - name: deployment
    schema: configuration/schema.json # what the standard chart accepts
`,
  'platform/pactos/platform-service/policy/schema.json': printJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['service', 'runtime'],
    properties: {
      service: { required: ['owner'] },
      runtime: { required: ['workload'] },
    },
  }),
  'platform/pactos/platform-service/configuration/schema.json': printJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    properties: {
      replicas: { type: 'integer', minimum: 1 },
      resources: {
        type: 'object',
        properties: {
          requests: {
            type: 'object',
            properties: { cpu: { type: 'string' }, memory: { type: 'string' } },
          },
        },
      },
      // Helm adds it to the values of every chart.
      global: { type: 'object' },
    },
  }),
};

/** Lines that say nothing about the product: rulers, and what npm, Node and Nx say about themselves. */
const NOISE = [
  /^\s*[—─]*$/,
  /^npm warn /,
  /^\(node:\d+\) Warning: The 'NO_COLOR'/,
  /^\(Use `node --trace-warnings/,
  /^\s+(Run duration|Critical path|Recoverable time): /,
];

/** A promise that the demo found broken. */
class Broken extends Error {}

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const flags = process.argv.slice(2);
const unknown = flags.filter((flag) => !FLAGS.includes(flag));
if (unknown.length > 0) {
  console.error(`There is no option ${unknown.join(', ')}. There are ${FLAGS.join(' and ')}.`);
  process.exit(2);
}
const home = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-demo-')));
/** The workspace that commands run in. */
let workspace = join(home, 'example');
process.on('exit', () => {
  if (flags.includes('--keep')) console.log(`The workspaces are kept: ${home}`);
  else rmSync(home, { recursive: true, force: true, maxRetries: 3 });
});
process.on('SIGINT', () => process.exit(130));

try {
  demonstrate();
  demonstratePatterns();
  demonstrateRender();
  const leftOut = await demonstrateRegistry();
  console.log('\nThe demo passed: every step did what the README promises.');
  if (leftOut !== undefined) console.log(leftOut);
} catch (error) {
  if (!(error instanceof Broken)) throw error;
  console.error(`\nThe demo failed: ${error.message}`);
  process.exitCode = 1;
}

function demonstrate() {
  chapter('A new Nx workspace installs the packed plugin');
  makeWorkspace();

  chapter('The platform team publishes a policy and a configuration schema');
  nx('g', 'pacto:init', `--registry=${REGISTRY}`);
  const [plugin] = readJson('nx.json').plugins;
  check(plugin.plugin === 'pacto', 'nx.json names the plugin by its install name');
  check(plugin.options.registry === REGISTRY, 'nx.json names the registry');
  for (const [path, text] of Object.entries(PLATFORM_FILES)) write(path, text);
  show('platform/pactos/platform-service/pacto.yaml');

  chapter('A service team scaffolds a root and two components');
  nx('g', 'pacto:root', 'my-service', '--owner=team/example');
  nx('g', 'pacto:component', 'api', '--port=8080', '--platform=platform-service');
  nx('g', 'pacto:component', 'worker', '--platform=platform-service');
  show('my-service/pactos/my-service-worker/pacto.yaml');
  check(
    read('my-service/pactos/my-service-worker/pacto.yaml').includes(PLATFORM),
    'the worker is pinned to platform-service 2.0.0',
  );

  chapter('Every contract is validated in every environment');
  const first = nx('run-many', '-t', 'pacto-validate');
  checkTasks(first, { ran: EVERY_TASK, cached: [] }, 'all four contracts were validated');
  const report = readJson('dist/pacto/my-service/pactos/my-service-worker/validate.json');
  check(
    report.environments.map(({ name }) => name ?? 'base').join() === 'base,dev,prod,stg',
    "the worker's report covers the base, dev, prod and stg",
  );

  chapter('Once more: everything comes from the cache');
  const second = nx('run-many', '-t', 'pacto-validate');
  checkTasks(second, { ran: [], cached: EVERY_TASK }, 'nothing was validated again');

  chapter('One override file is edited');
  commit('Scaffold my-service');
  writeReplicas('3');
  git('diff', '--unified=1', '--no-prefix');
  const affected = nx('affected', '-t', 'pacto-validate');
  check(
    affected.ran.join() === WORKER,
    `only the worker was validated again; from the cache: ${names(affected.cached)}`,
    `ran: ${names(affected.ran)}`,
  );

  chapter('The graph');
  nx('graph', '--file=graph.json');
  const edges = Object.values(readJson('graph.json').graph.dependencies)
    .flat()
    .map(({ source, target, type }) => `${source} -> ${target} ${type}`)
    .sort();
  console.log(edges.map((edge) => `  ${edge}`).join('\n'));
  check(edges.join() === EDGES.join(), 'the edges are those of the contracts, and no others');
  console.log(PICTURE);

  chapter('A wrong value');
  writeReplicas('three');
  const wrong = nxExpecting(1, 'affected', '-t', 'pacto-validate');
  check(wrong.ran.join() === WORKER, 'only the worker was validated', `ran: ${names(wrong.ran)}`);
  check(wrong.output.includes('CONFIG_VALUES_VALIDATION_FAILED'), 'the diagnostic has its code');
  const line = lineOf(OVERRIDE, 'replicas: three');
  const place = `${OVERRIDE}:${line}:${read(OVERRIDE).split('\n')[line - 1].indexOf('three') + 1}`;
  check(wrong.output.includes(place), `the diagnostic is at ${place}`);
  check(
    new RegExp(`${line} *[|│] .*replicas: three`).test(wrong.output),
    'the code frame shows the line',
  );

  chapter('The fix');
  writeReplicas('3');
  const repaired = nx('affected', '-t', 'pacto-validate');
  check(
    repaired.ran.length === 0 && repaired.cached.includes(WORKER),
    'the contract is valid again; the result came from the cache',
    `ran: ${names(repaired.ran)}`,
  );
}

/** The second act: the workspace of the example, which holds every example of the document. */
function demonstratePatterns() {
  chapter('All six patterns in one workspace: e2e/example of the repository');
  for (const folder of ['my-service', 'platform']) {
    rmSync(join(workspace, folder), { recursive: true });
  }
  for (const folder of PATTERNS) {
    cpSync(join(repository, 'e2e/example', folder), join(workspace, folder), { recursive: true });
  }
  commit('Take the example');
  console.log(`
  1  a root and its components    my-service, identity
  2  infrastructure contracts     infrastructure
  3  several claims in one file   ${DATABASE}
  4  a platform contract          platform/pactos/platform-service
  5  policies 1.0.0 to 4.0.0      platform/policies, with a service pinned to each in services
  6  override files               overrides/values.<environment>.yaml of the components`);
  show(DATABASE);
  const all = nx('run-many', '-t', 'pacto-validate');
  check(all.ran.length === 18, `all ${all.ran.length} contracts were validated and are valid`);

  chapter('Prod asks for a highly available database');
  edit(DATABASE, 'instances: 3', 'instances: 1');
  const wrong = nxExpecting(1, 'affected', '-t', 'pacto-validate');
  const line = lineOf(DATABASE, 'instances: 1');
  check(wrong.output.includes('POLICY_VIOLATION'), 'the policy of postgres checks the claim');
  check(wrong.output.includes(`${DATABASE}:${line}:18`), `the diagnostic is at line ${line}`);
  check(
    new RegExp(`${line} *[|│] .*instances: 1`).test(wrong.output),
    'the code frame shows the claim',
  );
  check(wrong.ran.join() === API, 'nothing else was validated', `ran: ${names(wrong.ran)}`);

  chapter('Two instances are enough');
  edit(DATABASE, 'instances: 1', 'instances: 2');
  const fixed = nx('affected', '-t', 'pacto-validate');
  check(fixed.ran.join() === API, 'the claim is valid', `ran: ${names(fixed.ran)}`);
}

/** The third act: from the reviewed files to what is deployed. */
function demonstrateRender() {
  commit('Scale the database');

  chapter('What is deployed in stg, rendered from the same file');
  const rendered = nx('run', `${RENDER}:stg`);
  check(rendered.ran.join() === `${RENDER}:stg`, 'the root renders its components together');
  show(STAGING);
  show(`${RENDERED}/stg/values.yaml`);
  show(`${RENDERED}/stg/claims/my-service-api-postgres.yaml`);
  show(`${RENDERED}/stg/secrets/my-service-api-secrets.yaml`);
  check(read(`${RENDERED}/stg/values.yaml`).includes('replicas: 3'), 'the values are those of stg');

  chapter('The review of what a change deploys');
  edit(STAGING, 'replicas: 3', 'replicas: 5');
  edit(DATABASE, / {2}- name: postgres[^]*/, '');
  const review = nx('affected', '-t', 'pacto-render', '--base=main');
  check(review.output.includes('/api/replicas: 3 -> 5'), 'the review shows the value, old and new');
  check(
    review.output.includes('destroys: PostgreSQLClaim my-service-api-postgres'),
    'the review shows that the database of prod would be destroyed',
  );

  chapter('Where every line of a contract was written');
  const explained = nx('run', 'my-service-api:pacto-explain:stg');
  const line = lineOf(STAGING, 'replicas: 5');
  check(
    new RegExp(`replicas: 5 +# ${STAGING}:${line}$`, 'm').test(explained.output),
    `the replicas come from line ${line} of the override file`,
  );
}

/** The last act: two repositories and a registry. Returns what was left out, and why. */
async function demonstrateRegistry() {
  const program = Object.values(REGISTRIES).find(findTool);
  if (program === undefined) {
    return 'Left out: publishing and locking, because no registry is installed. `tools/registries/install.sh` installs one.';
  }
  const registry = await startRegistry(program);
  try {
    publishAndLock(`${registry.host}/pactos`);
  } finally {
    await registry.stop();
  }
  return undefined;
}

function publishAndLock(pactos) {
  const policy = `oci://${pactos}/platform-service`;
  const service = 'pactos/my-service-api';

  chapter('A repository of the platform team publishes to a registry');
  copyWorkspace('platform', pactos);
  nx('g', 'pacto:platform', 'platform-service', '--contract-version=2.0.0');
  nx('run-many', '-t', 'pacto-publish');
  commit('Publish the platform');
  const again = nx('run-many', '-t', 'pacto-publish');
  check(again.output.includes('Already published'), 'the second run publishes nothing');

  chapter('A repository of a service references what is published');
  copyWorkspace('services', `${pactos}/services`);
  nx('g', 'pacto:service', 'my-service-api', '--owner=team/example');
  nx('g', 'pacto:dependency', `${policy}:2.0.0`, '--project=my-service-api', '--kind=policy');
  const unlocked = nxExpecting(1, 'run', 'my-service-api:pacto-validate');
  check(unlocked.output.includes('REFERENCE_NOT_LOCKED'), 'a reference needs a pinned digest');
  nx('g', 'pacto:lock');
  show(`${service}/pacto.lock`);
  nx('run', 'my-service-api:pacto-validate');

  chapter('The platform team raises its policy');
  workspace = join(home, 'platform');
  edit('pactos/platform-service/policy/schema.json', '"runtime"]', '"runtime", "interfaces"]');
  nx('g', 'pacto:bump', 'platform-service', '--to=3.0.0');
  const changed = nx('run-many', '-t', 'pacto-diff', '--base=published');
  check(changed.output.includes('Breaking (1)'), 'the diff compares with what consumers have');
  nx('run-many', '-t', 'pacto-publish');

  chapter('The service keeps 2.0.0 and sees that 3.0.0 exists');
  workspace = join(home, 'services');
  const outlook = nx('g', 'pacto:lock', '--update=platform-service', '--dry-run');
  check(outlook.output.includes('(3.0.0 exists)'), 'the lock names the newer version');
}

/** A workspace with the same plugin, which is not installed again. */
function copyWorkspace(name, registry) {
  const from = join(home, 'example');
  workspace = join(home, name);
  mkdirSync(workspace);
  for (const file of ['package.json', 'package-lock.json', '.gitignore', 'node_modules']) {
    cpSync(join(from, file), join(workspace, file), { recursive: true, verbatimSymlinks: true });
  }
  for (const file of readdirSync(from).filter((file) => file.endsWith('.tgz'))) {
    copyFileSync(join(from, file), join(workspace, file));
  }
  write('nx.json', printJson({ analytics: false, neverConnectToCloud: true }));
  git('init', '--quiet', '--initial-branch=main');
  nx('g', 'pacto:init', `--registry=${registry}`);
  commit('Start');
}

function makeWorkspace() {
  mkdirSync(workspace);
  const tarball = flags.includes('--no-pack') ? packedBefore() : pack()['nx-pacto'];
  const { version, nx: nxVersion } = versions();
  console.log(`Packed nx-pacto ${version}.`);
  // A copy, so that packing again meanwhile changes nothing here.
  const file = basename(tarball);
  copyFileSync(tarball, join(workspace, file));
  write(
    'package.json',
    printJson({
      name: 'example-workspace',
      private: true,
      devDependencies: { '@nx/devkit': nxVersion, nx: nxVersion },
    }),
  );
  write('nx.json', printJson({ analytics: false, neverConnectToCloud: true }));
  write('.gitignore', 'node_modules\n.nx\ndist\n*.tgz\ngraph.json\n');
  git('init', '--quiet', '--initial-branch=main');
  run('npm', ['install', '--save-dev', '--no-audit', '--no-fund', `pacto@file:${file}`]);
  check(
    readJson('node_modules/pacto/package.json').name === 'nx-pacto',
    'node_modules/pacto is the packed plugin',
  );
  // As a new Nx workspace has it. Without any commit, Nx forgets its cache at the first one.
  commit('Start');
}

function packedBefore() {
  const { version } = versions();
  const tarball = join(repository, `dist/tarballs/nx-pacto-${version}.tgz`);
  if (!existsSync(tarball)) {
    throw new Broken('there is no tarball in dist/tarballs; run the demo without `--no-pack`.');
  }
  return tarball;
}

function versions() {
  const { version } = JSON.parse(
    readFileSync(join(repository, 'packages/pacto/package.json'), 'utf8'),
  );
  const { devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return { version, nx: devDependencies.nx };
}

/** The stg override of the worker, as a person writes it. */
function writeReplicas(replicas) {
  write(
    OVERRIDE,
    `# What my-service-worker has in stg, laid over ../pacto.yaml.
configurations:
  - name: deployment
    ref: ${PLATFORM}
    values:
      replicas: ${replicas}
      resources:
        requests: { cpu: 500m, memory: 512Mi }
`,
  );
}

function nx(...parameters) {
  return nxExpecting(0, ...parameters);
}

/** An `nx` that must end with `status`. Returns which tasks ran and which came from the cache. */
function nxExpecting(status, ...parameters) {
  const output = run(join(workspace, 'node_modules/.bin/nx'), parameters, status, 'nx');
  const ran = new Set();
  const cached = new Set();
  for (const line of output.split('\n')) {
    const [, task, note] = /^[✔✖✘>]\s+nx run (\S+?:\S+?)(?:\s+\[(.+)\])?$/.exec(line.trim()) ?? [];
    if (task === undefined) continue;
    (note?.includes('cache') ? cached : ran).add(task);
  }
  for (const task of cached) ran.delete(task);
  return { output, ran: [...ran].sort(), cached: [...cached].sort() };
}

function git(...parameters) {
  run('git', parameters);
}

function commit(message) {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

/** Shows the command and its output, and fails on any other exit code. */
function run(command, parameters, status = 0, name = command) {
  const line = [name, ...parameters.map(quote)].join(' ');
  console.log(`\n$ ${line}`);
  const result = spawnSync(command, parameters, {
    cwd: workspace,
    env: cleanEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // There npm and nx are scripts, which only a shell starts.
    shell: process.platform === 'win32' && command !== 'git',
    timeout: 300_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  const shown = trim(output);
  if (shown !== '') console.log(shown);
  if (result.error) throw new Broken(`\`${line}\` could not be run: ${result.error.message}`);
  if (result.status !== status) {
    throw new Broken(`\`${line}\` ended with ${result.status}, not with ${status}.`);
  }
  return output;
}

function trim(output) {
  return output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => !NOISE.some((pattern) => pattern.test(line)))
    .map((line) => `  ${line}`)
    .join('\n');
}

function quote(parameter) {
  return /\s/.test(parameter) ? `'${parameter}'` : parameter;
}

/** Without the variables of an npm, an Nx or a CI around the demo. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NX_|npm_|GIT_(?!SSL)|GITHUB_|CI$|FORCE_COLOR$|INIT_CWD$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    NO_COLOR: '1',
    // The store of artifacts.
    XDG_CACHE_HOME: join(home, 'cache'),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    NX_DEFAULT_OUTPUT_STYLE: 'static',
    GIT_AUTHOR_NAME: 'Demo',
    GIT_AUTHOR_EMAIL: 'demo@example.com',
    GIT_COMMITTER_NAME: 'Demo',
    GIT_COMMITTER_EMAIL: 'demo@example.com',
  };
}

function checkTasks({ ran, cached }, wanted, promise) {
  check(
    ran.join() === wanted.ran.join() && cached.join() === wanted.cached.join(),
    `${promise} (${ran.length} run, ${cached.length} from the cache)`,
    `run: ${names(ran)}; from the cache: ${names(cached)}`,
  );
}

function check(holds, promise, seen) {
  if (!holds) {
    throw new Broken(`promised: ${promise}${seen === undefined ? '.' : `; seen: ${seen}.`}`);
  }
  console.log(`  ✓ ${promise}`);
}

function names(tasks) {
  return tasks.length === 0 ? 'none' : tasks.map((task) => task.split(':')[0]).join(', ');
}

function chapter(title) {
  console.log(`\n== ${title}`);
}

function show(path) {
  console.log(`\n$ cat ${path}`);
  console.log(read(path).trimEnd().replace(/^/gm, '  '));
}

function edit(path, from, to) {
  write(path, read(path).replace(from, to));
  git('diff', '--unified=1', '--no-prefix');
}

function lineOf(path, text) {
  return (
    read(path)
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

function write(path, text) {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

function read(path) {
  return readFileSync(join(workspace, path), 'utf8');
}

function readJson(path) {
  return JSON.parse(read(path));
}

function printJson(value) {
  return JSON.stringify(value, null, 2) + '\n';
}
