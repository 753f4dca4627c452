import type { NxJsonConfiguration, ProjectGraph, TargetConfiguration } from '@nx/devkit';
import { readTaskInputs } from './task-inputs';

const ROOTS = ['svc/api', 'svc/api/nested', '.'];

function inputsOf(
  inputs: TargetConfiguration['inputs'],
  { root = 'svc/api', nxJson = {} as NxJsonConfiguration } = {},
) {
  const graph: ProjectGraph = {
    nodes: { p: { name: 'p', type: 'lib', data: { root, targets: { t: { inputs } } } } },
    dependencies: {},
  };
  return readTaskInputs({ project: 'p', target: 't' }, graph, nxJson, (folder) =>
    ROOTS.includes(folder),
  );
}

describe('files that a task may read', () => {
  test.each<[string, NonNullable<TargetConfiguration['inputs']>, string, boolean]>([
    ['a file of the project', ['{projectRoot}/pacto.yaml'], 'svc/api/pacto.yaml', true],
    ['another file', ['{projectRoot}/pacto.yaml'], 'svc/api/other.yaml', false],
    ['a file of the workspace', ['{workspaceRoot}/plat/s.json'], 'plat/s.json', true],
    ['an escaped path', ['{workspaceRoot}/a[[]b]/s.json'], 'a[b]/s.json', true],
    ['YAML in a folder', ['{projectRoot}/*.{yaml,yml}'], 'svc/api/x.yml', true],
    ['YAML below that folder', ['{projectRoot}/*.{yaml,yml}'], 'svc/api/o/x.yml', false],
    ['YAML in an override folder', ['{projectRoot}/o/*.{yaml,yml}'], 'svc/api/o/x.yml', true],
    ['all of a folder', ['{projectRoot}/**/*'], 'svc/api/deep/er/x.json', true],
    [
      'documents below',
      ['{projectRoot}/i/**/*.{yaml,yml,json,proto,avsc}'],
      'svc/api/i/d/x.proto',
      true,
    ],
    [
      'a file that is not an input',
      ['{projectRoot}/i/**/*.{yaml,yml,json,proto,avsc}'],
      'svc/api/i/x.md',
      false,
    ],
    ['a neighbour with the same beginning', ['{projectRoot}/**/*'], 'svc/api-2/x.json', false],
    ['a file of a project below', ['{projectRoot}/**/*'], 'svc/api/nested/x.json', false],
    ['the same by workspace', ['{workspaceRoot}/svc/api/**/*'], 'svc/api/nested/x.json', true],
    ['a named file below', ['{projectRoot}/nested/x.json'], 'svc/api/nested/x.json', false],
    ['a glob that we do not write', ['{projectRoot}/*.js?n'], 'svc/api/x.json', false],
    ['files of dependencies', ['^{projectRoot}/pacto.yaml'], 'svc/api/pacto.yaml', false],
    ['an excluded file', ['!{projectRoot}/pacto.yaml'], 'svc/api/pacto.yaml', false],
    ['a named input', ['all'], 'svc/api/x.json', true],
    ['a named input of other projects', [{ input: 'all', projects: ['q'] }], 'svc/api/x', false],
    ['a package', [{ externalDependencies: ['pacto'] }], 'svc/api/x', false],
  ])('%s', (_case, inputs, path, expected) => {
    const nxJson: NxJsonConfiguration = {
      namedInputs: { all: ['nothing', 'all', '{projectRoot}/**/*'] },
    };
    expect(inputsOf(inputs, { nxJson }).file(path)).toBe(expected);
  });

  test('without inputs, the default inputs count', () => {
    expect(inputsOf(undefined).file('svc/api/x.json')).toBe(true);
    const nxJson = { namedInputs: { default: ['{projectRoot}/a.json'] } };
    expect(inputsOf(undefined, { nxJson }).file('svc/api/x.json')).toBe(false);
  });

  test('folders whose YAML files are inputs are known, those of other projects too', () => {
    const inputs = inputsOf(['{projectRoot}/*.{yaml,yml}', '{workspaceRoot}/web/o/*.{yaml,yml}']);
    expect(inputs.yamlFolders).toEqual(['svc/api', 'web/o']);
    expect(inputs.folders).toEqual([]);
  });

  test('a folder counts only when all of it does', () => {
    expect(inputsOf(['{projectRoot}/**/*']).folder('svc/api')).toBe(true);
    expect(inputsOf(['{projectRoot}/**/*']).folder('svc')).toBe(false);
    expect(inputsOf(['{projectRoot}/pacto.yaml']).folder('svc/api')).toBe(false);
  });

  test('a project at the root of the workspace has only the files that match', () => {
    const inputs = inputsOf(['{projectRoot}/*.{yaml,yml}'], { root: '.' });
    expect(inputs.file('pacto.yaml')).toBe(true);
    expect(inputs.file('svc/pacto.yaml')).toBe(false);
  });
});
