// A diff that needs an artifact which is not available now: it fails, since Nx caches a task that passed.
import { memorySide } from '../../testing/memory-side';
import { createSession } from '../bundle/session';
import { createLockLink } from '../lock/lock-link';
import { parseLock } from '../lock/parse-lock';
import { chainLinks } from '../resolve/chain-links';
import type { ArtifactState } from '../store/open-artifact';
import { diffBundle } from './diff-bundle';
import type { DiffSide } from './sides/diff-side';

const ROOT = 'svc';
const PLATFORM = 'ghcr.io/other/platform';

/** A version, and a digest that is named by one letter. */
type Pinned = [version: string, digest: string];

function side(version: string, digest: string, states: Readonly<Record<string, ArtifactState>>) {
  const list = (name: string) =>
    `${name}:\n  - name: ${name}\n    ref: oci://${PLATFORM}:${version}\n`;
  const contract = `pactoVersion: "1.0"\nservice: {name: svc, version: 1.0.0}\n${list('policies')}${list('configurations')}`;
  const pins = ['policy', 'config'].map(
    (kind) => `  - kind: ${kind}
    name: ${kind === 'policy' ? 'policies' : 'configurations'}
    source: oci
    ref: oci://${PLATFORM}:${version}
    version: ${version}
    digest: sha256:${digest.repeat(64)}
`,
  );
  const lock = `lockVersion: 3\npacto: {version: 0.1.0}\nroot: {name: svc, version: 1.0.0}\ndependencies: []\nreferences:\n${pins.join('')}`;
  const { files, index, root } = memorySide({ [`${ROOT}/pacto.yaml`]: contract }, ROOT);
  const link = createLockLink({
    lockOf: () => parseLock(`${ROOT}/pacto.lock`, Buffer.from(lock)),
    artifact: (asked) => states[asked['sha256:'.length]!] ?? MISSING,
  });
  return { files, root, index: chainLinks(index, [link]) } satisfies DiffSide;
}

const MISSING: ArtifactState = { status: 'missing', reason: 'No registry was asked.' };
const GONE: ArtifactState = { status: 'absent', reason: 'The registry does not have it.' };

it.each<[string, Pinned, Pinned, Readonly<Record<string, ArtifactState>>, number]>([
  ['of both sides, and a lock that pins another one', ['1.0.0', 'a'], ['1.0.0', 'b'], {}, 4],
  ['of both sides, and a raised reference', ['1.0.0', 'a'], ['2.0.0', 'b'], {}, 4],
  ['of both sides, which is the same', ['1.0.0', 'a'], ['1.0.0', 'a'], {}, 0],
  ['of the head, which no registry has', ['1.0.0', 'a'], ['2.0.0', 'b'], { b: GONE }, 4],
  ['of the base, which no registry has any more', ['1.0.0', 'a'], ['2.0.0', 'b'], { a: GONE }, 2],
])('an artifact %s', (_case, base, head, states, count) => {
  const { report } = diffBundle(createSession(), {
    head: side(...head, states),
    base: { kind: 'git', ref: 'main', side: side(...base, states) },
  });
  expect(report.outcome).toBe(count === 0 ? 'clean' : 'failed');
  expect(report.diagnostics.map(({ code }) => code)).toEqual(
    Array<string>(count).fill('ARTIFACT_MISSING'),
  );
  const repeated = [...report.policies, ...report.configurations].flatMap((one) => one.diagnostics);
  expect(repeated).toEqual([]);
});
