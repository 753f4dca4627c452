import { createSession } from '../bundle/session';
import { createMemoryFiles } from '../files/memory-files';
import { routeArtifacts } from '../files/route-artifacts';
import { contractPath, parentFolder } from '../model/bundle-path';
import { readFacts } from '../model/read-facts';
import { validateBundle } from '../validate/validate-bundle';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { isArtifactPath } from '../model/artifact-path';
import { chainLinks } from './chain-links';
import { closureOf } from './closure';
import type { Link, NoAnswer } from './resolver';

const HOST = 'oci://ghcr.io/example/pactos';
const PLATFORM = `${HOST}/platform:2.0.0@sha256:${'a'.repeat(64)}`;
const RULES = `${HOST}/rules:1.0.0@sha256:${'b'.repeat(64)}`;

const SERVICE = `pactoVersion: "1.0"
service: { name: svc, version: 1.0.0 }
policies:
  - { name: platform, ref: "${HOST}/platform:2.0.0" }
`;

const WORKSPACE = {
  'svc/pacto.yaml': SERVICE,
  'svc/pacto.lock': 'lockVersion: 3\n',
  'rules/pacto.yaml': 'pactoVersion: "1.0"\nservice: { name: rules, version: 1.0.0 }\n',
};

const ARTIFACTS: Record<string, Record<string, string>> = {
  [PLATFORM]: {
    'pacto.yaml': `pactoVersion: "1.0"
service: { name: platform, version: 2.0.0 }
policies:
  - { name: rules, ref: "${HOST}/rules:1.0.0" }
`,
  },
  [RULES]: {
    'pacto.yaml': `pactoVersion: "1.0"
service: { name: rules, version: 1.0.0 }
policies:
  - { name: owned, schema: policy/schema.json }
`,
    'policy/schema.json':
      '{"type":"object","properties":{"service":{"type":"object","required":["owner"]}}}',
  },
};

/** As a lock answers: by who declares the reference, for the bundle of the workspace that has the lock. */
const LOCK: Readonly<Record<string, string>> = {
  [`svc ${HOST}/platform:2.0.0`]: PLATFORM,
  [`${PLATFORM} ${HOST}/rules:1.0.0`]: RULES,
};

const asked: (string | undefined)[] = [];
const link: Link = {
  answer({ ref, from, lockedBy = from }) {
    const root = LOCK[`${from} ${ref}`];
    asked.push(lockedBy);
    return root === undefined
      ? undefined
      : { status: 'found', bundle: { root, kind: 'platform', lockedBy } };
  },
  decidingFiles: ({ from, lockedBy = from }) => [`${lockedBy}/pacto.lock`],
};

const disk = createMemoryFiles(WORKSPACE);
const files = routeArtifacts(disk, (root) => createMemoryFiles(ARTIFACTS[root] ?? {}));
const summaryOf = (root: string) => ({
  root,
  base: readFacts((WORKSPACE as Record<string, string>)[contractPath(root)] ?? '').facts,
  overrides: [],
});
const workspace = buildWorkspaceIndex(['rules', 'svc'].map(summaryOf), {
  registries: [HOST.replace('oci://', '')],
});
const index = chainLinks(workspace, [link]);

describe('a second link', () => {
  it('answers what the workspace does not, and its artifacts are read under their own root', () => {
    asked.length = 0;
    const { report } = validateBundle(createSession(), { files, index }, { root: 'svc' });
    expect(report.environments[0]?.diagnostics).toMatchObject([
      {
        code: 'POLICY_VIOLATION',
        file: 'svc/pacto.yaml',
        related: [{ file: `${RULES}/policy/schema.json` }, { file: 'svc/pacto.yaml' }],
      },
    ]);
    expect(new Set(asked)).toEqual(new Set(['svc']));
  });

  it('is asked for what an artifact refers to, even where the workspace has such a bundle', () => {
    const request = { ref: `${HOST}/rules:1.0.0`, from: PLATFORM, lockedBy: 'svc' };
    expect(index.resolve(request)).toMatchObject({ status: 'found', bundle: { root: RULES } });
    expect(workspace.resolve(request)).toMatchObject({ status: 'external' });
    expect(index.resolve({ ...request, from: 'svc' })).toMatchObject({ bundle: { root: 'rules' } });
  });

  it.each([
    ['the folder that policies of an artifact may check', isArtifactPath, ['svc']],
    ['no folder where no policy checks files', () => false, []],
  ])('adds to the closure the files that decide its answers, and %s', (_, checksFiles, folders) => {
    const sources = { index, summaryOf, checksFiles };
    expect(closureOf(summaryOf('svc'), sources)).toEqual({
      allContracts: false,
      files: ['svc/pacto.lock', 'svc/pacto.yaml'],
      folders,
      infrastructure: [],
      charts: [],
    });
  });

  it('leaves the words of the workspace where it has nothing to say', () => {
    const request = { ref: `${HOST}/platform:9.0.0`, from: 'svc' };
    expect(index.resolve(request)).toEqual(workspace.resolve(request));
    const local = { ref: '../nowhere', from: 'svc' };
    expect(index.resolve(local)).toMatchObject({ status: 'no-bundle' });
  });
});

describe('a hint of several links', () => {
  const request = { ref: `${HOST}/rules:9.0.0`, from: 'svc' };
  const [own, none] = [workspace.resolve(request), undefined];
  const ownHint = (own as NoAnswer).hint;
  it.each([
    ['both have one', 'Run it.', `${ownHint} Run it.`],
    ['the second has none', none, ownHint],
  ])('is whole where %s', (_, hint, expected) => {
    const answer: Link = {
      decidingFiles: () => [],
      answer: () => ({ status: 'external', message: 'No.', hint, bundles: [], pinned: false }),
    };
    expect(chainLinks(workspace, [answer]).resolve(request)).toMatchObject({ hint: expected });
  });
});

describe('files of artifacts', () => {
  it.each([
    [contractPath(PLATFORM), 'file'],
    [`${PLATFORM}/policy/schema.json`, 'missing'],
    [`${RULES}/policy/schema.json`, 'file'],
    [`${RULES.replace(/b/g, 'c')}/pacto.yaml`, 'missing'],
    ['svc/pacto.yaml', 'file'],
  ])('%s is %s', (path, status) => {
    expect(files.read(path, { within: parentFolder(path), limit: 1000 }).status).toBe(status);
  });

  it('are listed with the root of the artifact', () => {
    expect(files.list(RULES)).toEqual([`${RULES}/pacto.yaml`, `${RULES}/policy/schema.json`]);
    expect(files.children(RULES)).toEqual(['pacto.yaml']);
    expect(files.children('svc')).toEqual(['pacto.lock', 'pacto.yaml']);
  });
});
