import { createWorkspaceIndex } from '../workspace/workspace-index';
import { isFound } from './resolver';
import { suggestAnswer } from './suggest-answer';

const bundle = (root: string, name: string, version: string) =>
  ({ root, name, version, kind: 'platform' }) as const;

const BUNDLES = [
  bundle('platform/service', 'platform-service', '2.0.0'),
  bundle('policies/v1', 'platform-service', '1.4.0'),
  bundle('infra/postgres', 'postgres', '1.0.0'),
  bundle('infra/redis', 'redis', '7.0.0+b2'),
  bundle('shop/pactos/shop-api', 'shop-api', '1.0.0'),
  bundle('shop/pactos/shop-root', 'shop-root', '1.0.0'),
];
const index = createWorkspaceIndex(BUNDLES, { registries: ['ghcr.io/example/pactos'] });
const withoutRegistry = createWorkspaceIndex(BUNDLES, { registries: [] });

function meantBy(ref: string, known = index): string | undefined {
  const from = 'shop/pactos/shop-api';
  const answer = known.resolve({ ref, from });
  if (isFound(answer)) throw new Error('The workspace answers the reference.');
  return suggestAnswer({ ref, from }, answer, known);
}

const oci = (text: string) => `oci://ghcr.io/example/pactos/${text}`;

it.each<[string, string | undefined]>([
  [oci('platform-servce:2.0.0'), '`platform-service`'],
  [oci('postgress:1.0.0'), '`postgres`'],
  [oci('platform-service:2.0.1'), '`platform-service:2.0.0`'],
  [oci('platform-service:1.4.1'), '`platform-service:1.4.0`'],
  [oci('platform-service:v2.0.0'), '`platform-service:2.0.0`'],
  [oci('redis:7.0.0_b1'), '`redis:7.0.0_b2`'],
  [oci('postgres:3.1.4'), undefined],
  [oci('platform-service:7.11.13-rc.1'), undefined],
  [oci('billing:1.0.0'), undefined],
  [oci('shop-apj:1.0.0'), undefined],
  ['oci://docker.io/library/postgress:1.0.0', undefined],
  ['oci://ghcr.io/example/pacto/postgres:1.0.0', `\`${oci('postgres:1.0.0')}\``],
  ['oci://ghcr.io/example/pactos/infra/postgres:1.0.0', `\`${oci('postgres:1.0.0')}\``],
  ['oci://ghcr.io/example/pacto/postgres', `\`${oci('postgres')}\``],
  ['oci://ghcr.io/example/pacto/shop-api:1.0.0', undefined],
  [`oci://ghcr.io/example/pacto/postgres@sha256:${'0'.repeat(64)}`, undefined],
  ['file://../shop-rot', '`file://../shop-root`'],
  ['../shop-rot', '`../shop-root`'],
  ['file://../../infra/postgres', '`file://../../../infra/postgres`'],
  ['file://../../../infra/postgress', '`file://../../../infra/postgres`'],
  ['file://../../../infrastructure/postgres/', '`file://../../../infra/postgres`'],
  ['file://../../../nothing/like/it', undefined],
  ['../shop-root:1.0.0', '`../shop-root`'],
])('%s suggests %s', (ref, expected) => {
  const question = expected && `Did you mean ${expected}?`;
  expect(meantBy(ref)).toBe(question);
});

it.each<[string, string]>([
  ['ghcr.io/example/pactos/postgres', oci('postgres')],
  ['ghcr.io/example/pactos/postgres:1.0.0', oci('postgres:1.0.0')],
  ['quay.io/other/postgres', 'oci://quay.io/other/postgres'],
  ['localhost:5000/postgres', 'oci://localhost:5000/postgres'],
  ['postgres:1.0.0', oci('postgres:1.0.0')],
  ['postgress:1.0.0', oci('postgres:1.0.0')],
  ['pactos/postgres:1.0.0', oci('postgres:1.0.0')],
  [`postgres@sha256:${'0'.repeat(64)}`, oci(`postgres@sha256:${'0'.repeat(64)}`)],
])('the path %s seems to lack `oci://`', (ref, expected) => {
  expect(meantBy(ref)).toBe(`Write \`${expected}\`. Without \`oci://\` it is a path.`);
});

it.each([
  ['infra/postgres', '../../../infra/postgres'],
  ['postgres', '../../../infra/postgres'],
  ['shop-root', '../shop-root'],
])('the path %s seems to start elsewhere', (ref, expected) => {
  expect(meantBy(ref)).toBe(`Did you mean \`${expected}\`?`);
});

it.each<[string, string[], string | undefined]>([
  ['the only folder of that name', ['auth/auth'], '`contract-1`'],
  ['a folder beside the contract', ['a/auth', 'shop/pactos/auth'], '`contract-2`'],
  ['two folders elsewhere', ['a/auth', 'b/auth'], undefined],
])('a name that no contract has means the contract in %s', (_case, roots, expected) => {
  const known = createWorkspaceIndex(
    [
      bundle('shop/pactos/shop-api', 'shop-api', '1.0.0'),
      ...roots.map((root, index) => bundle(root, `contract-${index + 1}`, '1.0.0')),
    ],
    { registries: ['ghcr.io/example/pactos'] },
  );
  expect(meantBy(oci('auth:1.0.0'), known)).toBe(expected && `Did you mean ${expected}?`);
});

it('a folder whose name looks like a host is a path', () => {
  const known = createWorkspaceIndex([bundle('a.old/svc', 'svc', '1.0.0')], { registries: [] });
  expect(meantBy('a.old/svc', known)).toBe('Did you mean `../../../a.old/svc`?');
});

it('a name with a tag means the folder where no registry is set', () => {
  expect(meantBy('postgres:1.0.0', withoutRegistry)).toBe(
    'Did you mean `../../../infra/postgres`?',
  );
});

it.each<[string, string | undefined]>([
  [oci('postgres:1.0.0'), 'ghcr.io/example/pactos'],
  [oci('postgres:9.0.0'), 'ghcr.io/example/pactos'],
  ['oci://localhost:5000/postgres', 'localhost:5000'],
  [oci('billing:1.0.0'), undefined],
  [oci('shop-api:1.0.0'), undefined],
  [oci(`postgres:1.0.0@sha256:${'0'.repeat(64)}`), undefined],
])('without the option `registry`, %s asks for %s', (ref, place) => {
  expect(meantBy(ref, withoutRegistry)).toBe(
    place &&
      `If this workspace publishes \`postgres\`, set \`"registry": "${place}"\` in the options of the plugin in \`nx.json\`.`,
  );
});
