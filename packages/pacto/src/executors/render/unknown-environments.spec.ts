import type { ProjectGraph } from '@nx/devkit';
import { normalizeOptions } from '../../options';
import { findUnknownEnvironments } from './unknown-environments';

const nodes = {
  a: { data: { metadata: { pacto: { environments: ['qa'] } } } },
  b: { data: {} },
} as unknown as ProjectGraph['nodes'];

test.each<[string, string[]]>([
  ['stg', []],
  ['qa', []],
  ['stgg', [expect.stringMatching(/names `stgg`.*Did you mean `stg`\?$/)]],
  ['elsewhere', [expect.stringMatching(/names `elsewhere`.*have no effect\.$/)]],
])('options of the environment %s', (name, expected) => {
  const options = normalizeOptions({ render: { environments: { [name]: { namespace: 'a' } } } });
  expect(findUnknownEnvironments(options, nodes)).toEqual(expected);
});
