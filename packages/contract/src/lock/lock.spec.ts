import { parseReference, type OciReference } from '../reference/reference';
import { compareLocks } from './compare-locks';
import { findPin, type PinRequest } from './find-pin';
import type { Lock, Pin } from './lock';
import { parseLock } from './parse-lock';
import { printLock } from './print-lock';
import { fc } from '../../testing/random-tests';

const digest = (character: string) => `sha256:${character.repeat(64)}`;
const A = digest('a');
const B = digest('b');

const LOCK: Lock = {
  tool: '0.1.0',
  root: { name: 'my-service-api', version: '1.2.0' },
  pins: [
    {
      kind: 'policy',
      name: 'platform',
      ref: 'oci://ghcr.io/example/platform-service:2.0.0',
      version: '2.0.0',
      digest: A,
    },
    {
      kind: 'dependency',
      name: 'payments',
      ref: 'oci://ghcr.io/example/payments',
      constraint: '^1.0.0',
      version: '1.4.0',
      digest: B,
    },
    { kind: 'policy', name: 'shared', ref: 'oci://ghcr.io/example/shared:1', digest: B, from: A },
  ],
};

const PRINTED = `lockVersion: 3
pacto:
  version: 0.1.0
root:
  name: my-service-api
  version: 1.2.0
dependencies:
  - name: payments
    source: oci
    ref: oci://ghcr.io/example/payments
    constraint: ^1.0.0
    version: 1.4.0
    digest: ${B}
references:
  - kind: policy
    name: platform
    source: oci
    ref: oci://ghcr.io/example/platform-service:2.0.0
    version: 2.0.0
    digest: ${A}
  - from: oci:${A}
    kind: policy
    name: shared
    source: oci
    ref: oci://ghcr.io/example/shared:1
    digest: ${B}
`;

function readPins(text: string): Pin[] {
  const { lock, problems } = parseLock('pacto.lock', text);
  expect(problems).toBeUndefined();
  return lock!.pins.map(({ pointer: _pointer, ...pin }) => pin);
}

describe('pacto.lock', () => {
  it('is printed in the layout of version 3', () => {
    expect(printLock(LOCK)).toBe(PRINTED);
  });

  it('has the same text for the same pins in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...LOCK.pins], { minLength: 3 }), (pins) => {
        expect(printLock({ ...LOCK, pins })).toBe(PRINTED);
      }),
      { numRuns: 20 },
    );
  });

  it('reads back what it printed', () => {
    expect(new Set(readPins(PRINTED))).toEqual(new Set(LOCK.pins));
  });

  it.each([
    ['version 1', 'lockVersion: 1\ndependencies: []\n', 0],
    [
      'version 2 with a local entry',
      `lockVersion: 2\ndependencies:\n  - {name: a, source: local, path: ../a, contentHash: x}\n  - {name: b, source: oci, ref: oci://h/b:1, digest: ${A}}\n`,
      1,
    ],
    [
      'a reference that a local contract declares',
      `lockVersion: 3\nreferences:\n  - {from: 'local:${A}', kind: policy, name: p, source: oci, ref: oci://h/b:1, digest: ${A}}\n`,
      0,
    ],
  ])('accepts a lock of the Go tool: %s', (_title, text, count) => {
    expect(readPins(text)).toHaveLength(count);
  });

  it.each([
    ['[]', 1, 1, 'The lock is not a mapping.'],
    ['dependencies: []', 1, 1, '`lockVersion` is missing. Versions 1 to 3 are accepted.'],
    ['lockVersion: 4', 1, 14, '`lockVersion` is `4`. Versions 1 to 3 are accepted.'],
    ['lockVersion: "3"', 1, 14, '`lockVersion` is `3`. Versions 1 to 3 are accepted.'],
    ['lockVersion: 3\nreferences: x', 2, 13, '`references` is not a list.'],
    ['lockVersion: 3\ndependencies:\n  - x', 3, 5, 'The entry is not a mapping.'],
    [
      'lockVersion: 3\ndependencies:\n  - source: git',
      3,
      13,
      '`source` is neither `oci` nor `local`.',
    ],
    [
      `lockVersion: 3\ndependencies:\n  - source: oci\n    ref: ./x\n    digest: ${A}`,
      4,
      10,
      '`ref` is not an `oci://` reference.',
    ],
    [
      'lockVersion: 3\ndependencies:\n  - source: oci\n    ref: oci://h/r:1\n    digest: sha256:abc',
      5,
      13,
      '`digest` is not a digest. Use `sha256:` and 64 lower-case hexadecimal digits.',
    ],
    [
      `lockVersion: 3\nreferences:\n  - {kind: policy, source: oci, ref: 'oci://h/r:1', digest: '${A}'}\n  - {kind: config, source: oci, ref: 'oci://h/r:1', digest: '${B}'}`,
      4,
      61,
      'The lock pins `oci://h/r:1` to two digests.',
    ],
    [
      'lockVersion: 3\n<<<<<<< HEAD\n=======\n>>>>>>> main\n',
      2,
      1,
      'The file contains a merge conflict of git.',
    ],
  ])('refuses %j with a place', (text, line, column, message) => {
    const { problems } = parseLock('pacto.lock', text);
    expect(problems).toEqual([
      expect.objectContaining({
        message,
        range: expect.objectContaining({ start: { line, column } }),
      }),
    ]);
  });

  it.each<[string, boolean]>([
    ['lockVersion: [', false],
    ['version https://git-lfs.github.com/spec/v1\n', true],
    ['\0GITCRYPT\0', true],
    ['lockVersion: 9', true],
  ])('%j must stay as it is: %s', (text, expected) => {
    expect(parseLock('pacto.lock', text).mustStay ?? false).toBe(expected);
  });

  it.each<[string, string]>([
    ['lockVersion: 3\n<<<<<<< HEAD\n=======\n>>>>>>> main\n', 'Run the `lock` generator to'],
    ['lockVersion: [', 'Run the `lock` generator to'],
    ['version https://git-lfs.github.com/spec/v1\n', 'Run `git lfs pull`.'],
    ['lockVersion: 9', 'Update the plugin'],
  ])('says what to do about %j', (text, hint) => {
    const { problems } = parseLock('pacto.lock', text);
    expect(problems?.[0]?.hint).toContain(hint);
  });
});

describe('the pins that can be read of a lock with problems', () => {
  const entry = (name: string, digest: string, more = ''): string =>
    `  - {kind: policy, source: oci, ref: 'oci://h/${name}:1', digest: '${digest}'${more}}\n`;
  const lock = (...entries: string[]): string => `lockVersion: 3\nreferences:\n${entries.join('')}`;
  const conflict = (ours: string, theirs: string, end = '\n'): string =>
    `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> main\n`.replace(/\n/g, end);
  it.each<[string, string, string[]]>([
    ['those beside a wrong digest', lock(entry('a', A), entry('b', 'sha256:1')), ['a']],
    [
      'those beside a pin with two digests',
      lock(entry('a', A), entry('b', A), entry('b', B)),
      ['a'],
    ],
    ['those of a lock without a version', `references:\n${entry('a', A)}`, ['a']],
    ['none of a newer lock', lock(entry('a', A)).replace('3', '4'), []],
    ['none of other text', '[', []],
    [
      'those of both sides of a conflict',
      lock(entry('a', A), conflict(entry('b', A), entry('c', B)), entry('d', B)),
      ['a', 'b', 'd', 'a', 'c', 'd'],
    ],
    [
      'those of a conflict with CRLF',
      lock(entry('a', A)).replace(/\n/g, '\r\n') + conflict(entry('b', A), '', '\r\n'),
      ['a', 'b', 'a'],
    ],
    [
      'without the pin that both sides of a conflict have with other digests',
      lock(entry('a', A), conflict(entry('b', A), entry('b', B))),
      ['a', 'a'],
    ],
    [
      'without the common base of a conflict',
      lock(conflict(`${entry('b', B)}||||||| 1a2b3c4\n${entry('x', A)}`, entry('c', B))),
      ['b', 'c'],
    ],
    [
      'those of two conflicts',
      lock(conflict(entry('a', A), ''), entry('b', A), conflict('', entry('c', A))),
      ['a', 'b', 'b', 'c'],
    ],
    ['none where a mark of a conflict is missing', lock(entry('a', A), '<<<<<<< HEAD\n'), []],
  ])('are %s', (_title, text, names) => {
    const { problems, readable = [] } = parseLock('pacto.lock', text);
    expect(problems).not.toHaveLength(0);
    expect(readable.map(({ ref }) => ref.slice('oci://h/'.length, -2))).toEqual(names);
  });

  it('a tag means one digest, whatever the range of a dependency', () => {
    const dependency = `dependencies:\n  - {name: a, source: oci, ref: 'oci://h/a:1', constraint: ^1.0.0, digest: '${B}'}\n`;
    const { problems, readable } = parseLock('pacto.lock', lock(entry('a', A)) + dependency);
    expect(problems?.map(({ message }) => message)).toEqual([
      'The lock pins `oci://h/a:1` to two digests.',
    ]);
    expect(readable).toEqual([]);
  });
});

describe('findPin', () => {
  const request = (ref: string, more: Partial<PinRequest> = {}): PinRequest => ({
    reference: parseReference(ref) as OciReference,
    ...more,
  });

  it.each([
    ['the same text', request('oci://ghcr.io/example/platform-service:2.0.0'), A],
    ['another tag', request('oci://ghcr.io/example/platform-service:3.0.0'), undefined],
    ['another host', request('oci://quay.io/example/platform-service:2.0.0'), undefined],
    ['a range that was pinned', request('oci://ghcr.io/example/payments', { range: '^1.0.0' }), B],
    ['a changed range', request('oci://ghcr.io/example/payments', { range: '^2.0.0' }), undefined],
    ['the version that the range gave', request('oci://ghcr.io/example/payments:1.4.0'), B],
    ['a reference of an artifact', request('oci://ghcr.io/example/shared:1', { from: A }), B],
    [
      'a range that the tag of its pin is within',
      request('oci://ghcr.io/example/tagged', { range: '^1.0.0' }),
      A,
    ],
    [
      'a range that the tag of its pin is not within',
      request('oci://ghcr.io/example/tagged', { range: '^2.0.0' }),
      undefined,
    ],
    ['a reference of another declarer', request('oci://ghcr.io/example/shared:1'), undefined],
  ])('answers %s', (_title, asked, expected) => {
    const tagged = (constraint: string): Pin => ({
      kind: 'dependency',
      name: 'tagged',
      ref: 'oci://ghcr.io/example/tagged:1.2.0',
      constraint,
      version: '1.2.0',
      digest: A,
    });
    const pins = [...LOCK.pins, tagged('^1.0.0'), tagged('^2.0.0')];
    expect(findPin(pins, asked)?.digest).toBe(expected);
  });
});

describe('compareLocks', () => {
  it('says what was added, moved, removed and kept', () => {
    const [policy, dependency, shared] = LOCK.pins as [Pin, Pin, Pin];
    const added = { ...policy, ref: 'oci://ghcr.io/example/zeta:1' };
    const changes = compareLocks(
      [policy, dependency, shared],
      [{ ...policy, digest: B }, dependency, added],
    );
    expect(changes.map(({ status, ref }) => [status, ref])).toEqual([
      ['unchanged', 'oci://ghcr.io/example/payments'],
      ['moved', 'oci://ghcr.io/example/platform-service:2.0.0'],
      ['removed', 'oci://ghcr.io/example/shared:1'],
      ['added', 'oci://ghcr.io/example/zeta:1'],
    ]);
  });

  it.each([
    ['1.0.0', 'moved'],
    [undefined, 'unchanged'],
  ])('takes the version %s beside the digest of another as %s', (version, status) => {
    const [policy] = LOCK.pins as [Pin, Pin, Pin];
    const changes = compareLocks([{ ...policy, version }], [{ ...policy, version: '2.0.0' }]);
    expect(changes.map((change) => change.status)).toEqual([status]);
  });
});
