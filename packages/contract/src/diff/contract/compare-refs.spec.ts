import type { Contract } from '../../model/contract';
import { createCompareRefs, type RefMove } from './compare-refs';
import type { Artifact, DeclaredReference } from './contract-pair';

const platform = (version: string): Artifact => ({ name: 'platform', version });
const OCI = 'oci://r.io/platform';
const DIGEST = `${OCI}@sha256:${'a'.repeat(64)}`;

function compare(
  base: DeclaredReference,
  head: DeclaredReference,
  answers: Readonly<Record<string, Artifact>> = {},
): RefMove {
  const contract = {} as Contract;
  const side = { contract, path: '', artifactOf: ({ ref }: DeclaredReference) => answers[ref] };
  return createCompareRefs({ base: side, head: side })(base, head);
}

describe('a reference that moves', () => {
  const rows: [string, Artifact | undefined, string, Artifact | undefined, RefMove][] = [
    ['../a', platform('2.0.0'), '../b', platform('2.0.0'), 'rewritten'],
    ['../a', platform('2.0.0'), '../b', platform('3.0.0'), 'raised'],
    ['../a', platform('3.0.0'), '../b', platform('2.0.0'), 'lowered'],
    ['../a', platform('2.0.0'), '../b', { name: 'other', version: '2.0.0' }, 'elsewhere'],
    ['../a', platform('2.0'), '../b', platform('2.0.0'), 'unordered'],
    ['../a', platform('2.0.0'), '../b', undefined, 'unordered'],
    [OCI, platform('2.0.0'), `${OCI}:2.0.0`, platform('2.0.0'), 'rewritten'],
    [OCI, platform('3.0.0'), `${OCI}:2.0.0`, platform('2.0.0'), 'lowered'],
    [OCI, platform('3.0.0'), DIGEST, undefined, 'unordered'],
    [`${OCI}:2.0.0`, platform('2.0.0'), '../a', platform('2.0.0'), 'rewritten'],
    ['../a', platform('2.0.0'), `${OCI}:3.0.0`, platform('3.0.0'), 'raised'],
    ['oci://no', platform('2.0.0'), '../a', platform('2.0.0'), 'rewritten'],
  ];
  test.each(rows)('from %s (%j) to %s (%j): %s', (base, from, head, to, expected) => {
    const answers = { ...(from && { [base]: from }), ...(to && { [head]: to }) };
    expect(compare({ ref: base }, { ref: head }, answers)).toBe(expected);
  });

  const decided: [string, string, RefMove][] = [
    [`${OCI}:2.0.0`, `${OCI}:3.0.0`, 'raised'],
    [`${OCI}:2.0.0`, 'oci://r.io/other:2.0.0', 'elsewhere'],
    [`${OCI}:2.0.0`, OCI, 'raised'],
    ['../a', 'file://../a', 'same'],
  ];
  test.each(decided)(
    'is decided by the texts alone where they suffice: %s to %s',
    (base, head, move) => {
      const contract = {} as Contract;
      const artifactOf = () => {
        throw new Error('The texts decide.');
      };
      const side = { contract, path: '', artifactOf };
      expect(createCompareRefs({ base: side, head: side })({ ref: base }, { ref: head })).toBe(
        move,
      );
    },
  );
});
