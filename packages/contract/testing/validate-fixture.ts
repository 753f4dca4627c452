// Fixtures of the rules, `<rule>/<name>`. Each is a small workspace with the exact diagnostics that the
// engine must report for one of its bundles. Tests validate all of them. The page of diagnostics shows one
// of each rule.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '../src/diagnostics/diagnostic';
import { createDiskFiles } from '../src/files/disk-files';
import { routeArtifacts } from '../src/files/route-artifacts';
import { findUnreadableLock } from '../src/lock/find-unreadable-lock';
import { createLockLink } from '../src/lock/lock-link';
import { parseLock } from '../src/lock/parse-lock';
import { LOCK_FILE, parentFolder } from '../src/model/bundle-path';
import { readFacts } from '../src/model/read-facts';
import { chainLinks } from '../src/resolve/chain-links';
import type { ArtifactState } from '../src/store/open-artifact';
import { createSession } from '../src/bundle/session';
import { validateBundle, type ValidateWorkspace } from '../src/validate/validate-bundle';
import { buildWorkspaceIndex } from '../src/workspace/classify-bundles';

export interface Expected {
  readonly environment: string | null;
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: string;
}

export interface Fixture {
  readonly registry: string;
  readonly bundle: string;
  /** Values files as given to `-f`, relative to the bundle. */
  readonly values?: readonly string[];
  readonly ignored?: readonly string[];
  /** Folders of the fixture that act as artifacts in the store, by digest. */
  readonly artifacts?: Readonly<Record<string, string>>;
  /** As the plugin option. */
  readonly requireLock?: boolean;
  /** As the plugin option `render.deploymentConfiguration`. */
  readonly deploymentConfiguration?: string;
  /** As the plugin option; without it, nothing is rendered. */
  readonly environments?: readonly string[];
  /** Environments that only other bundles of the unit have a file for. */
  readonly unitEnvironments?: readonly string[];
  /** Symbolic links that are made for the test: path to target. */
  readonly links?: Readonly<Record<string, string>>;
  /** Files that are too large or unreadable to commit. */
  readonly generated?: Readonly<
    Record<string, { readonly base64: string } | { readonly text: string; readonly times: number }>
  >;
  /** The one that the page of diagnostics shows, where the first would not do. */
  readonly shown?: true;
  /** Files that the page shows although the message does not name them. */
  readonly alsoShown?: readonly string[];
  readonly expected: readonly Expected[];
}

export interface FixtureResult {
  /** `null` is the base; what the base has already is not repeated for environments. */
  readonly environment: string | null;
  readonly diagnostic: Diagnostic;
}

export function foldersIn(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

export function readFixture(folder: string): Fixture {
  return JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Fixture;
}

export function validateFixture(folder: string): FixtureResult[] {
  const fixture = readFixture(folder);
  if (fixture.links === undefined && fixture.generated === undefined) {
    return validateIn(folder, fixture);
  }
  const copy = mkdtempSync(join(tmpdir(), 'pacto-fixture-'));
  try {
    complete(folder, copy, fixture);
    return validateIn(copy, fixture);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Makes a copy with the links and files that are not committed. */
function complete(folder: string, copy: string, { links = {}, generated = {} }: Fixture): void {
  cpSync(folder, copy, { recursive: true });
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    symlinkSync(target, join(copy, path));
  }
  for (const [path, content] of Object.entries(generated)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(
      join(copy, path),
      'base64' in content
        ? Buffer.from(content.base64, 'base64')
        : content.text.repeat(content.times),
    );
  }
}

/** The bundles of a fixture, without those that act as artifacts. */
export function openFixture(root: string, fixture: Fixture): ValidateWorkspace {
  const files = createDiskFiles(root, (path) => fixture.ignored?.includes(path) ?? false);
  const artifacts = new Map(Object.entries(fixture.artifacts ?? {}));
  const isArtifact = (folder: string): boolean => [...artifacts.values()].includes(folder);
  const roots = new Set([
    fixture.bundle,
    ...files
      .list('.')
      .flatMap((path) => (basename(path) === 'pacto.yaml' ? [parentFolder(path)] : []))
      .filter((folder) => !isArtifact(folder)),
  ]);
  const factsOf = (bundle: string) => {
    const read = files.read(`${bundle}/pacto.yaml`, { within: bundle, limit: 1_000_000 });
    return readFacts(read.status === 'file' ? read.bytes : '').facts;
  };
  const artifact = (digest: string): ArtifactState => {
    const folder = artifacts.get(digest);
    return folder === undefined
      ? { status: 'missing', reason: `The store does not have ${digest}.` }
      : { status: 'open', files: createDiskFiles(join(root, folder)), facts: factsOf(folder) };
  };
  const lockOf = (bundle: string) => {
    const path = `${bundle}/${LOCK_FILE}`;
    const read = files.read(path, { within: bundle, limit: 1_000_000 });
    return read.status === 'file' ? parseLock(path, read.bytes) : undefined;
  };
  const unreadableLockOf = (bundle: string) => findUnreadableLock(files, `${bundle}/${LOCK_FILE}`);
  const workspace = buildWorkspaceIndex(
    [...roots].map((bundle) => ({ root: bundle, base: factsOf(bundle), overrides: [] })),
    { registries: [fixture.registry] },
  );
  return {
    files: routeArtifacts(files, (bundle) => {
      const opened = artifact(bundle.split('@')[1]!);
      return opened.status === 'open' ? opened.files : undefined;
    }),
    index: chainLinks(workspace, [createLockLink({ lockOf, unreadableLockOf, artifact })]),
    requireLock: fixture.requireLock,
    deploymentConfiguration: fixture.deploymentConfiguration,
    renderedEnvironments: fixture.environments,
    unitEnvironments: fixture.unitEnvironments,
  };
}

function validateIn(root: string, fixture: Fixture): FixtureResult[] {
  const { report } = validateBundle(createSession(), openFixture(root, fixture), {
    root: fixture.bundle,
    values: fixture.values ?? [],
    sets: [],
  });
  const base = new Set(
    report.environments
      .filter((environment) => environment.name === null)
      .flatMap(({ diagnostics }) => diagnostics.map(identify)),
  );
  return report.environments.flatMap(({ name: environment, diagnostics }) =>
    diagnostics
      .filter((diagnostic) => environment === null || !base.has(identify(diagnostic)))
      .map((diagnostic) => ({ environment, diagnostic })),
  );
}

function identify({ code, file, pointer, range, message }: Diagnostic): string {
  return JSON.stringify([code, file, pointer, range, message]);
}
