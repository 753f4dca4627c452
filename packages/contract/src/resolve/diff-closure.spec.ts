import type { BundleSummary } from '../model/summary';
import { readFacts } from '../model/read-facts';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { closureOf } from './closure';
import { diffClosureOf, readableIn, type DiffClosure } from './diff-closure';

function sidesOf(text: string, root = 'shop/api', checksFiles = false) {
  const summary: BundleSummary = { root, base: readFacts(text).facts, overrides: [] };
  const sources = {
    index: buildWorkspaceIndex([summary], { registries: [] }),
    summaryOf: () => undefined,
    checksFiles: () => checksFiles,
  };
  return { diff: diffClosureOf(summary, sources), verdict: closureOf(summary, sources) };
}

const closureFor = (text: string, root?: string): DiffClosure => sidesOf(text, root).diff;

describe('which files a diff may read', () => {
  it.each([
    ['what decides the verdict', 'shop/api/pacto.yaml', true],
    ['a bill of materials', 'shop/api/sbom/api.spdx.json', true],
    ['an interface file', 'shop/api/interfaces/api.yaml', true],
    ['a document beside it', 'shop/api/interfaces/common.json', true],
    ['a document below it', 'shop/api/interfaces/schemas/user.yml', true],
    ['a protobuf file beside it', 'shop/api/interfaces/user.proto', true],
    ['a file that is not a document', 'shop/api/interfaces/README.md', false],
    ['a document elsewhere', 'shop/api/docs/api.yaml', false],
    ['another bundle', 'shop/worker/pacto.yaml', false],
  ])('%s: %s', (_what, path, expected) => {
    const { file } = readableIn(
      closureFor('interfaces: [{name: http, type: http, contract: interfaces/api.yaml}]'),
    );
    expect(file(path)).toBe(expected);
  });

  it('is every document in the folder of the bundle that contains an interface file', () => {
    const closure = closureFor(
      'interfaces: [{name: a, type: http, contract: interfaces/http/v1/api.yaml}, {name: b, type: http, contract: b/api.yaml}]',
    );
    expect(closure.documentFolders).toEqual(['shop/api/b', 'shop/api/interfaces']);
  });

  it.each(['policies', 'configurations'])(
    'is the conventional schema where the contract lists no %s',
    (list) => {
      const conventional = {
        policies: 'shop/api/policy/schema.json',
        configurations: 'shop/api/configuration/schema.json',
      }[list];
      expect(closureFor('service: {name: api}').files).toContain(conventional);
      expect(closureFor(`${list}: [{name: own, schema: own.json}]`).files).not.toContain(
        conventional,
      );
    },
  );

  it('is every document of the bundle when the interface file is beside the contract', () => {
    const closure = closureFor('interfaces: [{name: http, type: http, contract: api.yaml}]', '.');
    expect(closure.documentFolders).toEqual(['.']);
  });

  it('lets folders be listed where all of their files count', () => {
    const { folder } = readableIn(closureFor('service: {name: api}'));
    expect(['shop/api/sbom', 'shop/api'].map(folder)).toEqual([true, false]);
  });

  it('holds all that validate may read', () => {
    const text =
      'service: {name: api, chart: {ref: "file://../../charts/api"}}\npolicies: [{name: own, schema: own.json}]';
    const { diff, verdict } = sidesOf(text, 'shop/api', true);
    expect(verdict.folders).toEqual(['shop/api']);
    expect(diff.folders).toEqual(['shop/api']);
    const { file } = readableIn(diff);
    expect(verdict.files.filter((path) => !file(path))).toEqual([]);
  });
});
