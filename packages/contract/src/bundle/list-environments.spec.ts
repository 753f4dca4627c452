import { createMemoryFiles } from '../files/memory-files';
import { listOverrideFiles } from './list-environments';

test.each([
  ['stg', true],
  ['eu-1.stg_a', true],
  ['.', false],
  ['..', false],
  ['...', false],
  ['_base', false],
  ['a.', false],
  ['a b', false],
  ['-a', false],
  ['base', false],
  ['Base', false],
  ['custom', false],
  ['base-eu', true],
  ['customer', true],
])('a file for `%s` names an environment: %s', (name, isEnvironment) => {
  const path = `overrides/values.${name}.yaml`;
  const { environments, unnamed } = listOverrideFiles(
    createMemoryFiles({ [`svc/${path}`]: 'scaling: {}\n' }),
    'svc',
  );
  expect({ environments, unnamed }).toEqual(
    isEnvironment
      ? { environments: [{ name, path }], unnamed: [] }
      : { environments: [], unnamed: [path] },
  );
});
