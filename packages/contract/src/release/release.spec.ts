import { readFacts } from '../model/read-facts';
import { parentFolder } from '../model/bundle-path';
import { parseSource } from '../source/yaml/parse-source';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { applyEdits } from './apply-edits';
import { nextVersion, prereleaseLike, requiredVersion } from './next-version';
import { planBump } from './plan-bump';
import { planUpgrade } from './plan-upgrade';
import type { ReleaseWorkspace } from './release-workspace';
import type { ReleasePlan } from './text-edit';
import { fc, rounds } from '../../testing/random-tests';

type Texts = Readonly<Record<string, string>>;

const REGISTRY = 'ghcr.io/example/pactos';

const WORKER = `pactoVersion: "1.0"
service:
  name: my-service-worker   # the queue consumer
  version: 1.2.0
policies:
  - name: platform
    ref: oci://${REGISTRY}/platform-service:2.0.0
`;

const ROOT = `pactoVersion: "1.0"
service:
  name: my-service-root
  version: '1.2.0'
  chart: {ref: "oci://ghcr.io/example/charts/my-service", version: 1.2.0}
dependencies:
  - name: worker
    ref: "oci://${REGISTRY}/my-service-worker:1.2.0"   # moves with the worker
    required: true
    compatibility: ^1.0.0
  - {name: catalog, ref: "oci://${REGISTRY}/catalog:1.2.0", required: false}
`;

const CHART = `apiVersion: v2
name: my-service
version: 1.2.0 # equal to the root's
appVersion: "9"
`;

const CATALOG = `pactoVersion: "1.0"
service: {name: catalog, version: 1.2.0}
`;

const PLATFORM = `pactoVersion: "1.0"
service: {name: platform-service, version: 2.0.0}
policies: [{name: platform, schema: policy/schema.json}]
`;

const FILES: Texts = {
  'my-service/pactos/my-service-root/pacto.yaml': ROOT,
  'my-service/pactos/my-service-worker/pacto.yaml': WORKER,
  'my-service/pactos/my-service-worker/overrides/values.prod.yaml': `policies:\n  - name: platform\n    ref: oci://${REGISTRY}/platform-service:2.0.0\n`,
  'my-service/charts/my-service/Chart.yaml': CHART,
  'catalog/pacto.yaml': CATALOG,
  'platform/pacto.yaml': PLATFORM,
};

function open(texts: Texts): ReleaseWorkspace {
  const document = (path: string) =>
    texts[path] === undefined ? undefined : parseSource(path, texts[path]).document;
  const unreadable = (path: string) => {
    const text = texts[path];
    const problem = text === undefined ? undefined : parseSource(path, text).problems[0];
    return problem && { path, text: text!, problem };
  };
  const pathsOf = (root: string) =>
    Object.keys(texts)
      .filter((path) => path.startsWith(`${root}/`) && path.endsWith('.yaml'))
      .sort((a, b) => Number(b.endsWith('/pacto.yaml')) - Number(a.endsWith('/pacto.yaml')));
  const contracts = Object.keys(texts).filter((path) => path.endsWith('/pacto.yaml'));
  const index = buildWorkspaceIndex(
    contracts.map((path) => ({
      root: parentFolder(path),
      base: readFacts(texts[path]!).facts,
      overrides: [],
    })),
    { registries: [REGISTRY] },
  );
  return {
    index,
    document,
    expectedOutputsOf: (root) =>
      Object.keys(texts)
        .filter((path) => path.startsWith(`${root}/`) && path.endsWith('.expected.yaml'))
        .flatMap((path) => document(path) ?? []),
    unreadable,
    documentsOf: (root) => pathsOf(root).flatMap((path) => document(path) ?? []),
    unreadableOf: (root) => pathsOf(root).flatMap((path) => unreadable(path) ?? []),
  };
}

function bump(texts: Texts, name: string, to: string): ReleasePlan {
  const workspace = open(texts);
  const [bundle] = workspace.index.bundlesNamed(name);
  return planBump(workspace, [{ bundle: bundle!, to }]);
}

function apply(texts: Texts, { edits }: Pick<ReleasePlan, 'edits'>): Texts {
  const changed = { ...texts };
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const result = applyEdits(
      texts[path]!,
      edits.filter((edit) => edit.path === path),
    );
    if ('problem' in result) throw new Error(result.problem.message);
    changed[path] = result.text;
  }
  return changed;
}

const shown = ({ edits }: Pick<ReleasePlan, 'edits'>) =>
  edits.map(({ path, pointer, to }) => `${path.split('/').slice(-2).join('/')}${pointer} ${to}`);

describe('planBump', () => {
  it('moves the version of a component, the tag in its root and the range beside it', () => {
    expect(shown(bump(FILES, 'my-service-worker', '2.0.0'))).toEqual([
      'my-service-root/pacto.yaml/dependencies/0/compatibility ^2.0.0',
      `my-service-root/pacto.yaml/dependencies/0/ref oci://${REGISTRY}/my-service-worker:2.0.0`,
      'my-service-worker/pacto.yaml/service/version 2.0.0',
    ]);
  });

  it.each([
    ['2.1.0', 'platform-service@2.1.0'],
    ['2.0.0', 'platform-service@2.0.0'],
  ])('moves the version in expected outputs of examples to %s', (to, expected) => {
    const path = 'platform/render/examples/small.expected.yaml';
    const text = `a.yaml: # one\n  metadata: {annotations: {pacto/contract: platform-service@1.9.0}}\n  ids: [platform-service@1.9.0, platform-service@sha, other@1.9.0]\n`;
    const moved = apply(
      { ...FILES, [path]: text },
      bump({ ...FILES, [path]: text }, 'platform-service', to),
    );
    expect(moved[path]).toBe(text.replaceAll('platform-service@1.9.0', expected));
  });

  it('leaves a range that allows the version', () => {
    expect(shown(bump(FILES, 'my-service-worker', '1.3.0'))).toEqual([
      `my-service-root/pacto.yaml/dependencies/0/ref oci://${REGISTRY}/my-service-worker:1.3.0`,
      'my-service-worker/pacto.yaml/service/version 1.3.0',
    ]);
  });

  it('moves the chart of a root where it has the version of the root', () => {
    expect(shown(bump(FILES, 'my-service-root', '1.3.0'))).toEqual([
      'my-service/Chart.yaml/version 1.3.0',
      'my-service-root/pacto.yaml/service/chart/version 1.3.0',
      'my-service-root/pacto.yaml/service/version 1.3.0',
    ]);
    const own = {
      ...FILES,
      'my-service/charts/my-service/Chart.yaml': CHART.replace('1.2.0', '7.0.0'),
    };
    expect(shown(bump(own, 'my-service-root', '1.3.0'))).toEqual([
      'my-service-root/pacto.yaml/service/chart/version 1.3.0',
      'my-service-root/pacto.yaml/service/version 1.3.0',
    ]);
  });

  it('moves the version in the lock of the contract, and no pin', () => {
    const path = 'catalog/pacto.lock';
    const lock = (version: string) =>
      `lockVersion: 3\nroot: # of catalog\n  name: catalog\n  version: ${version}\ndependencies:\n  - {name: catalog, version: 1.2.0}\n`;
    const texts = { ...FILES, [path]: lock('1.2.0') };
    expect(apply(texts, bump(texts, 'catalog', '2.0.0'))[path]).toBe(lock('2.0.0'));
    const byHand = { ...texts, 'catalog/pacto.yaml': CATALOG.replace('1.2.0', '2.0.0') };
    expect(shown(bump(byHand, 'catalog', '2.0.0'))).toEqual([
      'catalog/pacto.lock/root/version 2.0.0',
    ]);
  });

  it.each([['platform-service'], ['catalog']])(
    'moves nothing of those who reference %s',
    (name) => {
      expect(bump(FILES, name, '3.0.0').edits.map(({ path }) => path)).toEqual([
        name === 'catalog' ? 'catalog/pacto.yaml' : 'platform/pacto.yaml',
      ]);
    },
  );

  it('repairs the root after the version was raised by hand', () => {
    const byHand = {
      ...FILES,
      'my-service/pactos/my-service-worker/pacto.yaml': WORKER.replace('1.2.0', '2.0.0'),
    };
    expect(shown(bump(byHand, 'my-service-worker', '2.0.0'))).toEqual([
      'my-service-root/pacto.yaml/dependencies/0/compatibility ^2.0.0',
      `my-service-root/pacto.yaml/dependencies/0/ref oci://${REGISTRY}/my-service-worker:2.0.0`,
    ]);
  });

  it.each([['>=1 <2'], ['~1.2'], ['1.x'], ['^1 || ^1.1']])(
    'asks a person about the range %s, with its place',
    (range) => {
      const path = 'my-service/pactos/my-service-root/pacto.yaml';
      const texts = { ...FILES, [path]: ROOT.replace('^1.0.0', `'${range}'`) };
      expect(bump(texts, 'my-service-worker', '2.0.0').problems).toEqual([
        {
          code: 'RELEASE_RANGE_EXCLUDES',
          message: `The compatibility \`${range}\` does not allow the version 2.0.0.`,
          hint: 'Change it to a range that allows 2.0.0, such as `^2.0.0`, and run the command again.',
          path,
          pointer: '/dependencies/0/compatibility',
          range: expect.objectContaining({ start: { line: 10, column: 20 } }),
        },
      ]);
    },
  );

  it('writes the build metadata of a version as the tag has it', () => {
    const { edits } = bump(FILES, 'my-service-worker', '1.3.0+5');
    expect(edits.map(({ to }) => to)).toContain(`oci://${REGISTRY}/my-service-worker:1.3.0_5`);
  });

  it.each([[`2.0.0-${'a'.repeat(125)}`], [`1.3.0-${'a'.repeat(125)}`]])(
    'does not leave a reference behind that cannot name %s',
    (to) => {
      const path = 'my-service/pactos/my-service-root/pacto.yaml';
      const { problems } = bump(FILES, 'my-service-worker', to);
      expect(problems).toEqual([
        expect.objectContaining({
          code: 'RELEASE_TAG_INVALID',
          message: expect.stringContaining(
            `my-service-worker:1.2.0\` cannot name the version ${to}.`,
          ),
          hint: 'Choose a version that can be a tag.',
          path,
          pointer: '/dependencies/0/ref',
        }),
      ]);
      const consumer = planUpgrade(open(FILES), { repository: `${REGISTRY}/platform-service`, to });
      expect(consumer.flatMap((one) => one.edits)).toEqual([]);
      expect(consumer.flatMap((one) => one.problems.map(({ code }) => code))).toEqual([
        'RELEASE_TAG_INVALID',
        'RELEASE_TAG_INVALID',
      ]);
    },
  );

  it.each<[string, string, string]>([
    ['the contract', 'my-service/pactos/my-service-worker/pacto.yaml', 'my-service-worker'],
    [
      'the root of a component',
      'my-service/pactos/my-service-root/pacto.yaml',
      'my-service-worker',
    ],
    ['the chart of a root', 'my-service/charts/my-service/Chart.yaml', 'my-service-root'],
    ['the lock', 'catalog/pacto.lock', 'catalog'],
  ])('refuses to leave behind %s that cannot be read', (_title, path, name) => {
    const workspace = open({ ...FILES, [path]: `${FILES[path] ?? ''}a: [\n` });
    const root = parentFolder(
      Object.keys(FILES).find((one) => one.endsWith(`${name}/pacto.yaml`))!,
    );
    const { problems } = planBump(workspace, [
      { bundle: { ...workspace.index.bundleAt(root)!, name }, to: '3.0.0' },
    ]);
    expect(problems).toEqual([expect.objectContaining({ code: 'RELEASE_FILE_UNREADABLE', path })]);
  });

  it('leaves an unreadable neighbour alone that does not mention the component', () => {
    const { problems } = bump(
      { ...FILES, 'my-service/pactos/my-service-api/pacto.yaml': 'a: [' },
      'my-service-worker',
      '3.0.0',
    );
    expect(problems).toEqual([]);
  });

  it.each(['1.1.9', '1.2.0-rc.1', '0.9', 'v1'])('refuses the lower version %s', (to) => {
    const { edits, problems } = bump(FILES, 'catalog', to);
    expect(edits).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'RELEASE_VERSION_LOWER', pointer: '/service/version' }),
    ]);
  });

  it.each(['1.2.0', '1.2.0+build.2', '1.2', 'v1.2.0'])('takes the equal version %s', (to) => {
    expect(bump(FILES, 'catalog', to).problems).toEqual([]);
  });

  it.each([
    ['of the same name', '2.0.0', ['RELEASE_VERSION_TAKEN']],
    ['of the same name, at a version that no folder has', '2.1.0', []],
    ['of the same name, at its own version', '1.2.0', []],
  ])('with a second folder %s, a bump to %s is refused with %j', (_case, to, codes) => {
    const second = 'pactoVersion: "1.0"\nservice: {name: catalog, version: 2.0.0}\n';
    const workspace = open({ 'catalog-2/pacto.yaml': second, ...FILES });
    const bundle = workspace.index.bundleAt('catalog')!;
    const { edits, problems } = planBump(workspace, [{ bundle, to }]);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    if (codes.length > 0) {
      expect(edits).toEqual([]);
      expect(problems[0]).toMatchObject({
        message: '`catalog:2.0.0` already exists in `catalog-2`.',
        path: 'catalog/pacto.yaml',
        pointer: '/service/version',
      });
    }
  });

  it('refuses a text that is not a version, and a contract without one', () => {
    expect(bump(FILES, 'catalog', 'next').problems).toEqual([
      expect.objectContaining({ code: 'RELEASE_VERSION_INVALID', pointer: '/service/version' }),
    ]);
    const broken = { ...FILES, 'catalog/pacto.yaml': 'service: {name: catalog}\n' };
    expect(bump(broken, 'catalog', '1.0.0').problems).toEqual([
      expect.objectContaining({ code: 'RELEASE_NO_VERSION', path: 'catalog/pacto.yaml' }),
    ]);
  });

  it('changes no other byte of a file, and has nothing to do the second time', () => {
    const versions = fc
      .tuple(fc.integer({ min: 2, max: 9 }), fc.nat(9), fc.nat(9))
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(
        fc.constantFrom('my-service-worker', 'my-service-root', 'catalog', 'platform-service'),
        versions,
        (name, to) => {
          const plan = bump(FILES, name, to);
          const once = apply(FILES, plan);
          expect(bump(once, name, to)).toEqual({ edits: [], problems: [] });
          const back = apply(once, {
            edits: plan.edits.map((edit) => ({ ...edit, from: edit.to, to: edit.from })),
          });
          expect(back).toEqual(FILES);
        },
      ),
      { numRuns: rounds(50) },
    );
  });
});

describe('every other byte of a file stays', () => {
  const WORKER_PATH = 'my-service/pactos/my-service-worker/pacto.yaml';
  const ROOT_PATH = 'my-service/pactos/my-service-root/pacto.yaml';
  const PIN = `${REGISTRY}/platform-service`;
  /** A bump of the worker and an upgrade of the platform edit each of these texts. */
  const LAYOUTS: [string, (text: string) => string][] = [
    ['as it was written', (text) => text],
    ['lines that end in CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['no line end at the end', (text) => text.trimEnd()],
    ['blank lines and spaces at the end', (text) => `${text}\n   \n\n`],
    ['spaces at the ends of lines', (text) => text.replace(/$/gm, '  ')],
    ['comments at the ends of lines', (text) => text.replace(/(.)$/gm, '$1  # 1.2.0, 2.0.0 \t')],
    [
      'comments between lines',
      (text) => text.replace(/\n/g, '\n# the version 1.2.0 \u00e9\u4e16\n\n'),
    ],
    ['markers of the document', (text) => `--- # one\n${text}...\n# end\n`],
    ['four spaces of indentation', (text) => text.replace(/^ {2}/gm, '    ')],
    [
      'lists at the indentation of their key',
      (text) =>
        text.replace(
          /^(policies|dependencies):\n((?: .*\n)+)/gm,
          (_, key: string, items: string) => `${key}:\n${items.replace(/^ {2}/gm, '')}`,
        ),
    ],
    ['more spaces after colons', (text) => text.replace(/: (?=\S)/g, ':    ')],
    ['keys in double quotes', (text) => text.replace(/^( *(?:- )?)(\w+):/gm, '$1"$2":')],
    ['keys in single quotes', (text) => text.replace(/^( *(?:- )?)(\w+):/gm, "$1'$2':")],
    [
      'values in double quotes',
      (text) => text.replace(/^(.*(?:version|compatibility): )([\d^.]+)/gm, '$1"$2"'),
    ],
    [
      'values in single quotes',
      (text) => text.replace(/^(.*(?:version|compatibility): )([\d^.]+)/gm, "$1'$2'"),
    ],
    ['anchors and aliases beside', (text) => `${text}metadata: {a: &a [1.2.0, "2.0.0"], b: *a}\n`],
    ['tags beside', (text) => `${text}metadata: !!map {a: !!str 1.2.0}\n`],
    [
      'other keys with the same texts',
      (text) => `metadata:\n  version: 1.2.0\n  ref: oci://${PIN}:2.0.0\n${text}`,
    ],
  ];

  it.each(LAYOUTS)('with %s', (_, lay) => {
    const before = { ...FILES, [WORKER_PATH]: lay(WORKER), [ROOT_PATH]: lay(ROOT) };
    const bumped = apply(before, bump(before, 'my-service-worker', '2.0.0'));
    expect(bumped[WORKER_PATH]).toBe(
      before[WORKER_PATH].replace(/(?<=service-worker[^]*?version"?'?: +["']?)1\.2\.0/, '2.0.0'),
    );
    expect(bumped[ROOT_PATH]).toBe(
      before[ROOT_PATH].replace('my-service-worker:1.2.0', 'my-service-worker:2.0.0').replace(
        /(?<=compatibility"?'?: *["']?)\^1\.0\.0/,
        '^2.0.0',
      ),
    );
    const upgraded = planUpgrade(open(before), { repository: PIN, to: '3.0.0' });
    const [{ edits, problems }] = upgraded as [(typeof upgraded)[0]];
    expect(problems).toEqual([]);
    const at = before[WORKER_PATH].lastIndexOf(`${PIN}:2.0.0`);
    expect(apply(before, { edits })[WORKER_PATH]).toBe(
      before[WORKER_PATH].slice(0, at) + before[WORKER_PATH].slice(at).replace('2.0.0', '3.0.0'),
    );
  });

  it.each([
    ['has an anchor', 'version: &v 1.2.0', 'the anchor `&v`'],
    ['is an alias', 'version: *v', 'the alias `*v`'],
    ['has a tag', 'version: !!str 1.2.0', 'the tag'],
  ])('a version that %s is refused with its place', (_, line, reason) => {
    const text = `pactoVersion: &v "1.0"\nservice:\n  name: catalog\n  ${line}\n`;
    const edit = {
      path: 'p',
      pointer: '/service/version',
      from: '',
      to: '2.0.0',
      what: 'version' as const,
    };
    expect(applyEdits(text, [edit])).toEqual({
      problem: expect.objectContaining({
        message: expect.stringContaining(reason),
        range: expect.objectContaining({ start: expect.objectContaining({ line: 4 }) }),
      }),
    });
  });
});

describe('planUpgrade', () => {
  const upgrade = (texts: Texts, to: string) =>
    planUpgrade(open(texts), { repository: `${REGISTRY}/platform-service`, to });

  it('moves the pins of contracts and of override files', () => {
    const [found, ...others] = upgrade(FILES, '3.0.0');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      root: 'my-service/pactos/my-service-worker',
      from: ['2.0.0'],
      problems: [],
    });
    expect(shown(found!)).toEqual([
      `my-service-worker/pacto.yaml/policies/0/ref oci://${REGISTRY}/platform-service:3.0.0`,
      `overrides/values.prod.yaml/policies/0/ref oci://${REGISTRY}/platform-service:3.0.0`,
    ]);
  });

  it.each<[string, string, string]>([
    [
      'an override file',
      'my-service/pactos/my-service-worker/overrides/values.stg.yaml',
      'my-service/pactos/my-service-worker',
    ],
    ['a contract that mentions it', 'catalog/pacto.yaml', 'catalog'],
  ])('reports %s that cannot be read', (_title, path, root) => {
    const text = `policies: [{name: a, ref: "oci://${REGISTRY}/platform-service:2.0.0"\n`;
    const upgrades = planUpgrade(open({ ...FILES, [path]: text }), {
      repository: `${REGISTRY}/platform-service`,
      to: '3.0.0',
    });
    const found = upgrades.find((one) => one.root === root);
    expect(found?.problems).toEqual([
      expect.objectContaining({ code: 'RELEASE_FILE_UNREADABLE', path }),
    ]);
  });

  it('has nothing to do for a consumer that has the version', () => {
    expect(upgrade(FILES, '2.0.0')).toMatchObject([{ from: ['2.0.0'], edits: [] }]);
  });

  const DIGEST = `sha256:${'a'.repeat(64)}`;
  const upgradeCatalog = (entry: string) =>
    upgrade({ ...FILES, 'catalog/pacto.yaml': `${CATALOG}${entry}\n` }, '3.0.0').find(
      ({ root }) => root === 'catalog',
    );
  it.each([
    ['a tag and a digest', `:2.0.0@${DIGEST}`, '2.0.0'],
    ['a digest', `@${DIGEST}`, DIGEST],
  ])('asks a person about %s', (_, pin, from) => {
    const found = upgradeCatalog(
      `policies: [{name: a, ref: "oci://${REGISTRY}/platform-service${pin}"}]`,
    );
    expect(found).toMatchObject({
      from: [from],
      edits: [],
      problems: [{ code: 'RELEASE_DIGEST_PINNED', pointer: '/policies/0/ref' }],
    });
  });

  it('has nothing to do for a digest beside the tag of the version', () => {
    const ref = `oci://${REGISTRY}/platform-service:3.0.0@${DIGEST}`;
    expect(upgradeCatalog(`policies: [{name: a, ref: "${ref}"}]`)).toMatchObject({
      from: ['3.0.0'],
      edits: [],
      problems: [],
    });
  });

  it('moves the range of a dependency without a tag', () => {
    const entry = `{name: a, ref: "oci://${REGISTRY}/platform-service", compatibility: ^2.0.0}`;
    const found = upgradeCatalog(`dependencies: [${entry}]`)!;
    expect(found.from).toEqual(['^2.0.0']);
    expect(shown(found)).toEqual(['catalog/pacto.yaml/dependencies/0/compatibility ^3.0.0']);
  });

  it('leaves other hosts, other repositories and references that follow the newest alone', () => {
    const texts = {
      ...FILES,
      'catalog/pacto.yaml': `${CATALOG}policies:
  - {name: a, ref: "oci://${REGISTRY}/platform-service"}
  - {name: b, ref: "oci://quay.io/example/platform-service:2.0.0"}
  - {name: c, ref: "oci://${REGISTRY}/platform-service-extra:2.0.0"}
`,
    };
    expect(upgrade(texts, '3.0.0').flatMap(({ edits }) => edits)).toHaveLength(2);
  });
});

describe('versions', () => {
  it.each([
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['0.2.3', 'major', '1.0.0'],
    ['2.0.0-rc.1', 'major', '2.0.0'],
    ['v1.2', 'minor', '1.3.0'],
    ['next', 'patch', undefined],
  ] as const)('%s after a %s bump is %s', (version, size, expected) => {
    expect(nextVersion(version, size)).toBe(expected);
  });

  it.each([
    ['1.2.0', '1.2.0', 'major', '2.0.0'],
    ['1.2.0', '1.2.0', 'none', '1.2.0'],
    ['1.2.0', '2.0.0', 'major', '2.0.0'],
    ['1.2.0', '1.3.0', 'major', '2.0.0'],
    ['1.2.0', '1.3.0', 'patch', '1.3.0'],
    ['1.2.0', '1.2.1', 'minor', '1.3.0'],
    ['0.4.0', '0.4.0', 'minor', '0.5.0'],
    ['x', '1.0.0', 'minor', undefined],
  ] as const)(
    'from %s, with %s in the file, a %s bump demands %s',
    (base, head, size, expected) => {
      expect(requiredVersion(base, head, size)).toBe(expected);
    },
  );

  it.each([
    ['1.1.0', '1.0.1', '1.0.0', '1.1.0'],
    ['1.1.0', '1.0.1-beta.3', '1.0.0', '1.1.0-beta.0'],
    ['1.1.0', '1.0.1-0', '1.0.0', '1.1.0-0'],
    ['1.1.0', '1.0.1-beta.3', '1.1.0-beta.0', '1.1.0-beta.1'],
    ['1.1.0', '1.0.1-beta.3', '1.1.0-rc.0', '1.1.0-rc.1'],
    ['1.1.0-rc.1', '1.0.1-beta.3', '1.0.0', '1.1.0-rc.1'],
    ['1.1.0', 'next', '1.0.0', '1.1.0'],
  ])('%s, released with %s and after %s, is %s', (version, other, current, expected) => {
    expect(prereleaseLike(version, other, current)).toBe(expected);
  });
});
