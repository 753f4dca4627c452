import type { FileRead } from '../files/files';
import { createMemoryFiles } from '../files/memory-files';
import { readFacts } from '../model/read-facts';
import type { ArtifactState } from '../store/open-artifact';
import { findUnreadableLock } from './find-unreadable-lock';
import { createLockLink } from './lock-link';
import { parseLock } from './parse-lock';

const REF = 'oci://ghcr.io/example/platform-service:2.0.0';
const DIGEST = `sha256:${'a'.repeat(64)}`;

/** What the lock of `api` answers, if its digest is that of an artifact with this contract. */
function answer(contract: string, { ref = REF, version = ', version: 2.0.0' } = {}) {
  const lock = parseLock(
    'api/pacto.lock',
    `lockVersion: 3
dependencies: []
references:
  - {kind: policy, name: standard, source: oci, ref: '${REF}'${version}, digest: '${DIGEST}'}
`,
  );
  expect(lock.problems).toBeUndefined();
  const { facts } = readFacts(contract);
  const link = createLockLink({
    lockOf: (root) => (root === 'api' ? lock : undefined),
    artifact: () => ({ status: 'open', files: createMemoryFiles({}), facts }),
  });
  return link.answer({ ref, from: 'api' });
}

test.each<[string, string, Parameters<typeof answer>[1]]>([
  ['the contract that it was locked as', 'service: {name: platform-service, version: 2.0.0}', {}],
  [
    'that contract, from a lock without versions',
    'service: {name: platform-service}',
    { version: '' },
  ],
  [
    'the contract of a digest',
    'service: {name: platform-service, version: 3.0.0}',
    { ref: `oci://ghcr.io/example/platform-service@${DIGEST}` },
  ],
])('an artifact answers if it is %s', (_case, contract, more) => {
  expect(answer(contract, more)).toMatchObject({
    status: 'found',
    bundle: { name: 'platform-service' },
  });
});

const PINS = `\`api/pacto.lock\` pins \`${REF}\` to the digest of`;
const UPDATE = 'Run the `lock` generator with `--update=platform-service` to pin it again.';

test.each<[string, string, string, string, Parameters<typeof answer>[1]]>([
  [
    'another contract',
    'service: {name: postgres, version: 17.0.0}',
    `${PINS} \`postgres\` 17.0.0, not of \`platform-service\` 2.0.0.`,
    UPDATE,
    {},
  ],
  [
    'another version',
    'service: {name: platform-service, version: 3.0.0}',
    `${PINS} \`platform-service\` 3.0.0, not of \`platform-service\` 2.0.0.`,
    UPDATE,
    {},
  ],
  [
    'a contract without a version',
    'service: {name: platform-service}',
    `${PINS} \`platform-service\` without a version, not of \`platform-service\` 2.0.0.`,
    UPDATE,
    {},
  ],
  [
    'no contract',
    '[',
    `${PINS} a contract without a name, not of \`platform-service\` 2.0.0.`,
    UPDATE,
    {},
  ],
  [
    'another contract, by the digest of the reference',
    'service: {name: postgres, version: 17.0.0}',
    `The digest of \`oci://ghcr.io/example/platform-service@${DIGEST}\` is that of \`postgres\` 17.0.0, not of \`platform-service\`.`,
    'Correct the digest.',
    { ref: `oci://ghcr.io/example/platform-service@${DIGEST}` },
  ],
])('an artifact does not answer if it is %s', (_case, contract, message, hint, more) => {
  expect(answer(contract, more)).toMatchObject({
    status: 'external',
    message,
    hint,
    rule: 'reference-locked',
  });
});

const DIGEST_REF = `oci://ghcr.io/example/platform-service@${DIGEST}`;
const LOG_IN = 'log in first.';

/** Where the artifact cannot be opened. */
function answerWithout(
  artifact: Exclude<ArtifactState, { status: 'open' }>,
  ref: string,
  from: string,
) {
  const lock = parseLock(
    'api/pacto.lock',
    `lockVersion: 3
dependencies: []
references:
  - {kind: policy, name: standard, source: oci, ref: '${REF}', version: 2.0.0, digest: '${DIGEST}'}
`,
  );
  const link = createLockLink({ lockOf: () => lock, artifact: () => artifact });
  return link.answer({ ref, from, lockedBy: 'api' });
}

const ARTIFACT = `oci://ghcr.io/example/shared:1.0.0@sha256:${'b'.repeat(64)}`;

test.each<[string, Exclude<ArtifactState, { status: 'open' }>, string, string, string]>([
  [
    'is not in the store',
    { status: 'missing', reason: 'It is gone.' },
    REF,
    'api',
    'Connect to the registry and run the command again, or commit the store (plugin option `store`).',
  ],
  [
    'could not be fetched, for a known reason',
    { status: 'missing', reason: 'It is gone.', hint: 'Log in.' },
    REF,
    'api',
    'Log in.',
  ],
  [
    'its registry does not have, by the lock',
    { status: 'absent', reason: 'It is gone.' },
    REF,
    'api',
    `Run the \`lock\` generator with \`--update=platform-service\` to pin what the registry has now. If it hides the repository, ${LOG_IN}`,
  ],
  [
    'its registry does not have, by the digest of the reference',
    { status: 'absent', reason: 'It is gone.' },
    DIGEST_REF,
    'api',
    `Correct the digest, or reference a tag instead. If the registry hides the repository, ${LOG_IN}`,
  ],
  [
    'its registry does not have, by a digest in another artifact',
    { status: 'absent', reason: 'It is gone.' },
    DIGEST_REF,
    ARTIFACT,
    `Ask the authors of \`${ARTIFACT}\` to correct the digest.`,
  ],
  [
    'cannot be used',
    { status: 'unusable', reason: 'It is gone.' },
    REF,
    'api',
    'Ask its authors to publish it again, or reference another version.',
  ],
])('an artifact that %s has its own hint', (_case, artifact, ref, from, hint) => {
  expect(answerWithout(artifact, ref, from)).toMatchObject({
    status: 'external',
    message: expect.stringMatching(
      ref === DIGEST_REF
        ? /^The artifact of `.*` is not available\. It is gone\.$/
        : /^The artifact that `.*pacto\.lock` pins for `.*` is not available\. It is gone\.$/,
    ),
    hint,
    rule: 'artifact-available',
  });
});

const AWAY = 'Move it away and run the `lock` generator.';

test.each<[string, FileRead, string, string]>([
  [
    'is not there',
    { status: 'missing' },
    'The file `api/pacto.lock` does not exist.',
    'Run the `lock` generator to pin the reference, or correct it.',
  ],
  [
    'git ignores',
    { status: 'ignored' },
    'The file `api/pacto.lock` cannot be read: git or Nx ignores it, or it is a link to a file that this task does not read.',
    'Remove it from `.gitignore` and `.nxignore`, or replace the link by the file.',
  ],
  [
    'is a link to a file outside of the bundle',
    { status: 'outside' },
    'The file `api/pacto.lock` cannot be read: a symbolic link on its path leaves the bundle.',
    AWAY,
  ],
  [
    'is a folder',
    { status: 'folder' },
    'The file `api/pacto.lock` cannot be read: it is a folder.',
    AWAY,
  ],
  [
    'is too large',
    { status: 'too-large', size: 9, limit: 8 },
    'The file `api/pacto.lock` cannot be read: it has 9 bytes, and the limit is 8.',
    AWAY,
  ],
  [
    'its user may not read',
    { status: 'unreadable', reason: 'permission is denied' },
    'The file `api/pacto.lock` cannot be read: permission is denied.',
    'Make it a regular, readable file.',
  ],
])('explains why nothing is locked by a lock that %s', (_case, read, message, hint) => {
  const link = createLockLink({
    lockOf: () => undefined,
    unreadableLockOf: (root) => findUnreadableLock({ read: () => read }, `${root}/pacto.lock`),
    artifact: () => ({ status: 'missing', reason: 'It is gone.' }),
  });
  expect(link.answer({ ref: REF, from: 'api' })).toMatchObject({ message, hint });
});

it('a dependency is known by the pin as a service where its artifact is not available', () => {
  const ref = 'oci://ghcr.io/example/payments:1.2.0';
  const lock = parseLock(
    'api/pacto.lock',
    `lockVersion: 3
dependencies:
  - {name: payments, source: oci, ref: '${ref}', version: 1.2.0, digest: '${DIGEST}'}
`,
  );
  expect(lock.problems).toBeUndefined();
  const link = createLockLink({
    lockOf: () => lock,
    artifact: () => ({ status: 'missing', reason: 'It is gone.' }),
  });
  expect(link.answer({ ref, from: 'api' })).toMatchObject({
    status: 'found',
    bundle: { name: 'payments', version: '1.2.0', kind: 'service' },
  });
});
