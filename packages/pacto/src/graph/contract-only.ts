import { BUNDLE_FOLDERS, OVERRIDES_FOLDER, type BundleSummary } from 'pacto-contract/graph';

/**
 * Whether a project is a contract and nothing else. Then other projects that depend on it take none of its
 * files as inputs: an app beside its contract is not built again because a policy changed. Everything
 * that may belong to an app, or make another plugin see a project, must be refused here.
 */
export function isContractOnly(
  { base, overrides }: BundleSummary,
  namesInFolder: readonly string[],
): boolean {
  const own = new Set([
    ...FOLDERS,
    ...[base, ...overrides.map(({ facts }) => facts)].flatMap(({ interfaces, ...facts }) =>
      [
        ...interfaces,
        ...[...facts.configurations, ...facts.policies].flatMap(({ schema }) => schema ?? []),
      ].map(firstSegment),
    ),
  ]);
  return namesInFolder.every((name) => own.has(name) || FILE.test(name));
}

const FOLDERS = [OVERRIDES_FOLDER, ...BUNDLE_FOLDERS].map((folder) => `${folder}/`);

/** Files that only a contract has, and texts for people. */
const FILE =
  /^(pacto\.(yaml|lock)|values(\.[^/]+)?\.ya?ml|\.pactoignore|\.git(keep|ignore|attributes)|[^/]+\.md|LICENSE|NOTICE)$/;

/** `interfaces/` of `interfaces/api.yaml`, and a file as it is. */
function firstSegment(path: string): string {
  const [first = '', ...rest] = path.replace(/^(\.\/)+/, '').split('/');
  return rest.length > 0 ? `${first}/` : first;
}
