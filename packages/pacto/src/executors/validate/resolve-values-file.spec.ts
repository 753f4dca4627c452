import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveValuesFile } from './resolve-values-file';

describe('the values file of -f', () => {
  let workspace: string;
  beforeAll(() => {
    workspace = mkdtempSync(join(tmpdir(), 'pacto-values-'));
    for (const name of ['dev', 'prod', 'staging']) write(`api/overrides/values.${name}.yaml`);
    write('api/prod-eu.yaml');
    write('api/notes.txt');
    write('bare/pacto.yaml');
  });
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  const write = (path: string): void => {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    writeFileSync(join(workspace, path), '');
  };
  const resolve = (text: string, root = 'api'): string => {
    const found = resolveValuesFile(text, root, workspace, (path) => !path.endsWith('.txt'));
    return 'problem' in found ? found.problem : found.path;
  };

  test.each([
    ['overrides/values.prod.yaml', 'overrides/values.prod.yaml'],
    ['prod-eu.yaml', 'prod-eu.yaml'],
    ['api/prod-eu.yaml', 'prod-eu.yaml'],
    ['../api/prod-eu.yaml', 'prod-eu.yaml'],
  ])('%s is found', (text, path) => {
    expect(resolve(text)).toBe(path);
  });

  test.each([
    ['prod', /nor in the workspace\. Did you mean `overrides\/values\.prod\.yaml`\?$/],
    ['values.prod.yaml', /Did you mean `overrides\/values\.prod\.yaml`\?$/],
    ['overrides/values.prod.yml', /Did you mean `overrides\/values\.prod\.yaml`\?$/],
    ['overrides/values.prd.yaml', /Did you mean `overrides\/values\.prod\.yaml`\?$/],
    ['overrides/values.stagin.yaml', /Did you mean `overrides\/values\.staging\.yaml`\?$/],
    [
      'overrides/values.qa.yaml',
      /The bundle has `overrides\/values\.dev\.yaml`, `overrides\/values\.prod\.yaml`, `overrides\/values\.staging\.yaml`\.$/,
    ],
    ['../elsewhere.yaml', /neither in the bundle `api` nor in the workspace\. The bundle has /],
    ['bare/pacto.yaml', /is outside the bundle `api`/],
    ['../bare/pacto.yaml', /is outside the bundle `api`/],
    ['notes.txt', /is not an input of the task/],
  ])('%s is refused, with what was meant', (text, message) => {
    expect(resolve(text)).toMatch(message);
  });

  test('a bundle without override files has nothing to offer', () => {
    expect(resolve('prod', 'bare')).toMatch(/nor in the workspace\.$/);
  });
});
