// A contract gets the same diagnostics whether its references are in the workspace or in a registry: the
// fixtures of all rules, with their platform and infrastructure contracts as artifacts in a store.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diffTwin, validateTwin, type Texts } from '../../testing/registry-twin';
import { foldersIn, readFixture } from '../../testing/validate-fixture';

const FIXTURES = join(__dirname, '../../fixtures/validate');

const names = foldersIn(FIXTURES).flatMap((rule) =>
  foldersIn(join(FIXTURES, rule)).map((name) => `${rule}/${name}`),
);

function textsOf(folder: string): Texts {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]),
  );
}

it('every fixture has the same diagnostics with its references in a registry', async () => {
  const compared: string[] = [];
  for (const name of names) {
    const folder = join(FIXTURES, name);
    const { registry, requireLock, artifacts, links, generated, ignored } = readFixture(folder);
    if (artifacts ?? links ?? generated ?? ignored) continue;
    const options = { registries: [registry], requireLock };
    const { isWhole, inWorkspace, inRegistry } = await validateTwin(textsOf(folder), options);
    // A reference without an answer is another error here than there.
    if (!isWhole || Object.keys(inRegistry).length === 0) continue;
    expect({ name, found: inRegistry }).toEqual({ name, found: inWorkspace });
    compared.push(name);
  }
  expect(compared.length).toBeGreaterThan(10);
});

describe('a comparison finds the same with its references in a registry, after a change of', () => {
  /** The contracts of the document. */
  const before = textsOf(join(__dirname, '../../../../e2e/example'));
  const registries = ['ghcr.io/example/pactos'];
  const PLATFORM = 'platform/pactos/platform-service';

  it.each<[string, string, string, string, string]>([
    [
      'a policy',
      `${PLATFORM}/policy/schema.json`,
      '"runtime"',
      '"runtime", "metadata"',
      'metadata is required',
    ],
    [
      'the schema of a configuration',
      `${PLATFORM}/configuration/schema.json`,
      '"maximum": 20',
      '"maximum": 2',
      'replicas is at most 2',
    ],
    [
      'the schema of infrastructure',
      'infrastructure/postgres/configuration/schema.json',
      '"large"',
      '"huge"',
      'size is one of',
    ],
    [
      'a claim policy of infrastructure',
      'infrastructure/postgres/policy/schema.json',
      '"minimum": 2',
      '"minimum": 3',
      'claim.values.instances is at least 3',
    ],
    [
      'the version of a policy that a service references',
      'services/checkout/pacto.yaml',
      'platform-policy:3.0.0',
      'platform-policy:4.0.0',
      'runtime.health.liveness is required',
    ],
    [
      'the service itself',
      'services/checkout/pacto.yaml',
      '8093',
      '8094',
      'interface-port-changed',
    ],
  ])('%s', async (_, path, from, to, expected) => {
    const text = Buffer.from(before[path]!).toString('utf8');
    expect(text).toContain(from);
    const after = { ...before, [path]: text.replace(from, to) };
    const { inWorkspace, inRegistry } = await diffTwin(before, after, { registries });
    expect(inRegistry).toEqual(inWorkspace);
    expect(Object.values(inRegistry).flat().join('\n')).toContain(expected);
  });
});
