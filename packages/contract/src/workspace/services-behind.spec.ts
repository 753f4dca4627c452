import type { BundleSummary } from '../model/summary';
import { readFacts } from '../model/read-facts';
import { buildWorkspaceIndex } from './classify-bundles';
import { findServicesBehind } from './services-behind';
import { fc } from '../../testing/random-tests';

const HOST = 'oci://ghcr.io/example/pactos';
const OPTIONS = { registries: ['ghcr.io/example/pactos'] };

const bundle = (root: string, text: string, overrides: string[] = []): BundleSummary => ({
  root,
  base: readFacts(text).facts,
  overrides: overrides.map((own, index) => ({
    path: `overrides/values.${index}.yaml`,
    facts: readFacts(own).facts,
  })),
});

const platform = (version: string): BundleSummary =>
  bundle(
    `platform/${version}`,
    `service: {name: platform, version: ${version}}\npolicies: [{name: p, schema: policy.json}]\n`,
  );

const policies = (...refs: string[]): string =>
  `policies: [${refs.map((ref) => `{name: p, ref: "${ref}"}`).join(', ')}]\n`;

const service = (base: string, ...overrides: string[]): BundleSummary =>
  bundle('shop', `service: {name: shop, version: 1.0.0}\n${base}`, overrides);

function behind(subject: BundleSummary, ...versions: string[]): [string, string, number][] {
  const summaries = [...versions.map(platform), subject];
  return findServicesBehind(summaries, buildWorkspaceIndex(summaries, OPTIONS)).map((entry) => [
    entry.pinned,
    entry.newest,
    entry.majors,
  ]);
}

describe('findServicesBehind', () => {
  it('names the service, its folder and the policy', () => {
    const summaries = [platform('3.1.0'), service(policies(`${HOST}/platform:1.0.0`))];
    expect(findServicesBehind(summaries, buildWorkspaceIndex(summaries, OPTIONS))).toEqual([
      {
        service: 'shop',
        path: 'shop',
        policy: 'platform',
        pinned: '1.0.0',
        newest: '3.1.0',
        majors: 2,
      },
    ]);
  });

  test.each<[string, string, [string, string, number][]]>([
    ['a lower major', `${HOST}/platform:2.0.0`, [['2.0.0', '3.1.0', 1]]],
    ['a major that only the registry has', `${HOST}/platform:0.9.0`, [['0.9.0', '3.1.0', 3]]],
    ['a tag that is written short', `${HOST}/platform:v1`, [['v1', '3.1.0', 2]]],
    ['a bundle named by its folder', 'file://../platform/2.0.0', [['2.0.0', '3.1.0', 1]]],
    ['the highest major', `${HOST}/platform:3.0.0`, []],
    ['a higher major than is here', `${HOST}/platform:4.0.0`, []],
    ['no tag', `${HOST}/platform`, []],
    ['a tag that is not a version', `${HOST}/platform:latest`, []],
    ['a digest', `${HOST}/platform:1.0.0@sha256:${'a'.repeat(64)}`, []],
    ['another registry', 'oci://elsewhere.io/pactos/platform:1.0.0', []],
    ['a contract that is not here', `${HOST}/other:1.0.0`, []],
    ['a folder of that name whose contract has another', `${HOST}/3.1.0:1.0.0`, []],
    ['a malformed reference', 'oci://:::', []],
  ])('decides for %s', (_, ref, expected) => {
    expect(behind(service(policies(ref)), '2.0.0', '3.1.0', '3.0.9', '4.0.0-rc.1')).toEqual(
      expected,
    );
  });

  it('takes pins of values files too, each version once', () => {
    const subject = service(
      policies(`${HOST}/platform:1.0.0`),
      policies(`${HOST}/platform:2.0.0`, `${HOST}/platform:1.0.0`),
      policies(`${HOST}/platform:3.0.0`),
    );
    expect(behind(subject, '3.0.0')).toEqual([
      ['1.0.0', '3.0.0', 2],
      ['2.0.0', '3.0.0', 1],
    ]);
  });

  it('counts only policies', () => {
    const subject = service(`configurations: [{name: d, ref: "${HOST}/platform:1.0.0"}]\n`);
    expect(behind(subject, '3.0.0')).toEqual([]);
  });

  it('is the difference to the highest major, whatever else is in the workspace', () => {
    const major = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(major, fc.uniqueArray(major, { minLength: 1, maxLength: 6 }), (own, majors) => {
        const subject = service(policies(`${HOST}/platform:${own}.0.0`));
        const highest = Math.max(...majors);
        expect(behind(subject, ...majors.map((number) => `${number}.0.0`))).toEqual(
          highest > own ? [[`${own}.0.0`, `${highest}.0.0`, highest - own]] : [],
        );
      }),
    );
  });
});
