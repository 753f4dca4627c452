import type { ResolvedBundle } from '../resolve/resolver';
import { findEarlierBundle } from './find-earlier-bundle';
import { createWorkspaceIndex, type WorkspaceIndex } from './workspace-index';

/** `root=name`; a contract that cannot be read has no name. */
const bundlesOf = (texts: readonly string[]): ResolvedBundle[] =>
  texts.map((text) => {
    const [root, name] = text.split('=');
    return { root: root!, kind: 'service', ...(name ? { name } : {}) };
  });
const indexOf = (texts: readonly string[]): WorkspaceIndex =>
  createWorkspaceIndex(bundlesOf(texts), { registries: [] });

it.each([
  { case: 'it stayed', base: ['a=api'], head: ['a=api'], of: 'a', found: 'a' },
  { case: 'it moved', base: ['a=api'], head: ['b=api'], of: 'b', found: 'a' },
  { case: 'it is new', base: ['a=api'], head: ['a=api', 'b=worker'], of: 'b', found: 'new' },
  { case: 'a copy is new', base: ['a=api'], head: ['a=api', 'b=api'], of: 'b', found: 'new' },
  { case: 'its name changed', base: ['a=api'], head: ['a=gateway'], of: 'a', found: 'a' },
  {
    case: 'two changed places',
    base: ['a=api', 'b=worker'],
    head: ['a=worker', 'b=api'],
    of: 'a',
    found: 'b',
  },
  {
    case: 'another took its folder',
    base: ['a=api'],
    head: ['a=worker', 'b=api'],
    of: 'a',
    found: 'new',
  },
  {
    case: 'and it is found where it went',
    base: ['a=api'],
    head: ['a=worker', 'b=api'],
    of: 'b',
    found: 'a',
  },
  {
    case: 'majors that moved together keep their folders apart',
    base: ['old/v1=policy', 'old/v2=policy'],
    head: ['new/v1=policy', 'new/v2=policy'],
    of: 'new/v2',
    found: 'old/v2',
  },
  {
    case: 'nothing shows which of two moved',
    base: ['a=policy', 'b=policy'],
    head: ['c=policy'],
    of: 'c',
    found: 'ambiguous a b',
  },
  { case: 'its contract cannot be read now', base: ['a=api'], head: ['a='], of: 'a', found: 'a' },
  { case: 'it could not be read then', base: ['a='], head: ['a=api'], of: 'a', found: 'a' },
])('$case', ({ base, head, of, found }) => {
  const headIndex = indexOf(head);
  const earlier = findEarlierBundle(headIndex.bundleAt(of)!, headIndex, indexOf(base));
  const text = {
    found: () => (earlier.status === 'found' ? earlier.bundle.root : ''),
    new: () => 'new',
    ambiguous: () =>
      earlier.status === 'ambiguous'
        ? ['ambiguous', ...earlier.bundles.map(({ root }) => root)].join(' ')
        : '',
  }[earlier.status]();
  expect(text).toBe(found);
});
