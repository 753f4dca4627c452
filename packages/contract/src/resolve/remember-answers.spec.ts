import { rememberAnswers } from './remember-answers';
import type { ResolveRequest, Resolution } from './resolver';

const REQUEST: ResolveRequest = { ref: 'oci://ghcr.io/example/api', from: 'web' };

/** A resolver that answers each request with another bundle, and notes what it was asked. */
function countingResolver() {
  const asked: ResolveRequest[] = [];
  return {
    asked,
    resolve(request: ResolveRequest): Resolution {
      asked.push(request);
      return { status: 'found', bundle: { root: `answer-${asked.length}`, kind: 'service' } };
    },
  };
}

test('the same request is looked for once', () => {
  const resolver = countingResolver();
  const remembering = rememberAnswers(resolver);
  const first = remembering.resolve(REQUEST);
  expect(remembering.resolve({ ...REQUEST })).toBe(first);
  expect(resolver.asked).toEqual([REQUEST]);
});

test.each<[string, ResolveRequest]>([
  ['another reference', { ...REQUEST, ref: 'oci://ghcr.io/example/other' }],
  ['another declarer', { ...REQUEST, from: 'worker' }],
  ['another lock', { ...REQUEST, lockedBy: 'worker' }],
  ['a range', { ...REQUEST, range: '^1.0.0' }],
  ['an empty range', { ...REQUEST, range: '' }],
])('%s is another request', (_case, other) => {
  const resolver = countingResolver();
  const remembering = rememberAnswers(resolver);
  const [first, second] = [remembering.resolve(REQUEST), remembering.resolve(other)];
  expect(second).not.toEqual(first);
  expect(resolver.asked).toEqual([REQUEST, other]);
});
