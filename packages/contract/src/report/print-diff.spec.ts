import type { DiffReport } from '../diff/change/diff-report';
import {
  changeOf,
  CONTRACT,
  diagnosticOf,
  diffSample,
  excerptOf,
  rangeOf,
} from '../../testing/report-samples';
import { FORMATS, type Format } from './report-formats';
import { printDiff } from './print-diff';
import { printReports } from './print-reports';

const unchanged: Partial<DiffReport> = {
  changes: [],
  policies: [],
  configurations: [],
  sbom: undefined,
  classification: 'NON_BREAKING',
  requiredBump: 'none',
  actualBump: 'none',
  outcome: 'clean',
};

const weakened = changeOf({
  path: 'policies',
  type: 'removed',
  rule: 'policy-removed',
  excusable: false,
});

function lastLine(report: DiffReport): string {
  return printDiff(report, 'pretty', { width: 200 }).trimEnd().split('\n').at(-1) ?? '';
}

describe('printDiff', () => {
  it('groups changes by class and shows both sides with their places', () => {
    expect(printDiff(diffSample({ policies: [], sbom: undefined }), 'pretty', { width: 80 })).toBe(
      `Breaking (2)

  removed  openapi.paths[/users]
    main:${CONTRACT}:9:11
    old  {"get": {"operationId": "listUsers"}}
    Clients that call \`/users\` get 404. [openapi-path-removed]

  modified  interfaces.port
    ${CONTRACT}:12:11
    old  8080  (main, line 9)
    new  9090
    Calls to the old port fail. [interface-port-changed]

Potentially breaking (1)

  modified  dependencies.cache.compatibility
    ${CONTRACT}:12:11
    old  ^1.0.0  (main, line 9)
    new  ^2.0.0
    Operators need another version of \`cache\`.
    [dependency-compatibility-changed]

Compatible (1)

  modified  service.owner
    ${CONTRACT}:12:11
    old  team-a  (main, line 9)
    new  {"team": "team-b", "contacts": [{"type": "email", "value": "b@exampl...
    The owner does not change what the contract promises. [owner-changed]

my-service-api 1.2.0 -> 1.3.0:
  2 breaking, 1 potentially breaking and 1 compatible changes since main; a
  major bump is required, but this is a minor bump
`,
    );
  });

  it('shows a long old value whole, and its place below it', () => {
    const value = `oci://ghcr.io/example/pactos/platform-policy:1.0.0`;
    const change = changeOf({ oldValue: value, newValue: value });
    const text = printDiff(diffSample({ changes: [change] }), 'pretty', { width: 74 });
    expect(text).toContain(`    old  ${value}\n         (main, line 9)\n    new  ${value}\n`);
  });

  it('shows policies with their requirements and what does not meet them, and the SBOM', () => {
    const text = printDiff(diffSample({ changes: [] }), 'pretty', { excerptOf });
    expect(text).toContain(`Policies

  platform  not met
    old  oci://ghcr.io/example/pactos/platform-service:2.0.0
    new  oci://ghcr.io/example/pactos/platform-service:3.0.0
    + \`runtime.health.liveness\` is required
    - \`metadata.team\` is required

    ${CONTRACT}:2:1  error  POLICY_VIOLATION
      \`runtime.health.liveness\` is missing.

        1 | pactoVersion: "1.0"
      > 2 | service:
          | ^^^^^^^
`);
    expect(text).toContain(`SBOM: 1 package added, 1 changed
  ~ express: version 4.1.0 -> 5.0.0
  + left-pad 1.3.0
`);
  });

  it('says which version of a package is meant, where an SBOM lists several', () => {
    const change = { package: 'zlib', type: 'modified', field: 'license', version: '1.2' } as const;
    const changes = [{ ...change, oldValue: 'Zlib' }];
    const report = diffSample({ changes: [], policies: [], sbom: { changes } });
    expect(printDiff(report, 'pretty')).toContain('  ~ zlib@1.2: license Zlib -> none\n');
    expect(printDiff(report, 'markdown')).toContain('| `zlib@1.2` |');
    expect(JSON.parse(printDiff(report, 'json')).sbom.changes).toEqual(changes);
  });

  it('lists the first few changes of an SBOM and counts the rest', () => {
    const changes = Array.from({ length: 14 }, (_, index) => ({
      package: `p${String(index).padStart(2, '0')}`,
      type: 'removed' as const,
      oldValue: '1',
    }));
    const text = printDiff(diffSample({ ...unchanged, sbom: { changes } }), 'pretty');
    expect(text).toContain('SBOM: 14 packages removed\n  - p00 1\n');
    expect(text).toContain('  - p09 1\n  and 4 more\n');
  });

  it.each<[string, Partial<DiffReport>, string]>([
    ['no change', unchanged, 'my-service-api 1.2.0 -> 1.3.0: no change since main'],
    [
      'only a change of a referenced schema',
      {
        ...unchanged,
        policies: [
          {
            name: 'p',
            newRequirements: ['owner is required'],
            goneRequirements: [],
            satisfied: true,
            diagnostics: [],
          },
        ],
      },
      'my-service-api 1.2.0 -> 1.3.0: no change of the contract itself since main',
    ],
    [
      'a new bundle',
      { ...unchanged, base: { kind: 'git', ref: 'main' } },
      'my-service-api 1.3.0: new since main',
    ],
    [
      'failed',
      { ...unchanged, outcome: 'failed', diagnostics: [diagnosticOf()] },
      'my-service-api 1.2.0 -> 1.3.0: could not be compared with main: 1 error',
    ],
    [
      'excused',
      { changes: [changeOf()], head: { version: '2.0.0' }, actualBump: 'major', outcome: 'clean' },
      'my-service-api 1.2.0 -> 2.0.0: 1 breaking change since main; the version has the required major bump',
    ],
    [
      'not excused by a bump',
      { changes: [weakened], head: { version: '2.0.0' }, actualBump: 'major' },
      'my-service-api 1.2.0 -> 2.0.0: 1 breaking change since main; no version excuses this change; the version has the required major bump',
    ],
    [
      'not excused by a bump, and a version that stays',
      { changes: [weakened], head: { version: '1.2.0' }, actualBump: 'none' },
      'my-service-api 1.2.0: 1 breaking change since main; no version excuses this change; a major bump is required, but the version did not change',
    ],
    [
      'not excused by a bump, and no version before',
      { changes: [weakened], base: { kind: 'git', ref: 'main' }, actualBump: null },
      'my-service-api 1.3.0: 1 breaking change since main; no version excuses this change',
    ],
    [
      'several that no bump excuses',
      { changes: [weakened, weakened] },
      'my-service-api 1.2.0 -> 1.3.0: 2 breaking changes since main; no version excuses them; a major bump is required, but this is a minor bump',
    ],
    [
      'one of several that no bump excuses',
      { changes: [weakened, changeOf()] },
      'my-service-api 1.2.0 -> 1.3.0: 2 breaking changes since main; no version excuses 1 of them; a major bump is required, but this is a minor bump',
    ],
    [
      'one that no bump excuses and that may pass',
      { changes: [{ ...weakened, fails: false }], outcome: 'clean' },
      'my-service-api 1.2.0 -> 1.3.0: 1 breaking change since main; a major bump is required, but this is a minor bump',
    ],
    [
      'a version that stays',
      { changes: [changeOf()], head: { version: '1.2.0' }, actualBump: 'none' },
      'my-service-api 1.2.0: 1 breaking change since main; a major bump is required, but the version did not change',
    ],
    [
      'raised by more than is needed',
      {
        ...unchanged,
        changes: [changeOf({ classification: 'NON_BREAKING' })],
        head: { version: '2.0.0' },
        requiredBump: 'patch',
        actualBump: 'major',
      },
      'my-service-api 1.2.0 -> 2.0.0: 1 compatible change since main; a patch bump is required, this is a major bump',
    ],
    [
      'a version that goes down',
      { changes: [changeOf()], head: { version: '0.9.0' }, actualBump: null },
      'my-service-api 1.2.0 -> 0.9.0: 1 breaking change since main; a major bump is required, but the version goes down',
    ],
    [
      'an invalid version',
      { changes: [changeOf()], head: { version: 'abc' }, actualBump: null },
      'my-service-api 1.2.0 -> abc: 1 breaking change since main; a major bump is required, but `abc` is not a version',
    ],
    [
      'a policy that is not met',
      { ...unchanged, policies: diffSample().policies },
      'my-service-api 1.2.0 -> 1.3.0: no change of the contract itself since main; 1 policy is not met',
    ],
    [
      'policies and a configuration that are not met',
      {
        ...unchanged,
        policies: [...diffSample().policies, ...diffSample().policies],
        configurations: diffSample().policies,
      },
      'my-service-api 1.2.0 -> 1.3.0: no change of the contract itself since main; 2 policies are not met; 1 configuration is not met',
    ],
    [
      'a policy that is not found',
      {
        ...unchanged,
        policies: diffSample().policies.map((policy) => ({ ...policy, satisfied: null })),
      },
      'my-service-api 1.2.0 -> 1.3.0: no change of the contract itself since main; 1 policy cannot be checked',
    ],
    [
      'a class that no change has',
      { changes: [], actualBump: null },
      'my-service-api 1.2.0 -> 1.3.0: breaking, no changes since main; a major bump is required',
    ],
  ])('has a verdict: %s', (_, fields, verdict) => {
    expect(lastLine(diffSample({ policies: [], ...fields }))).toBe(verdict);
  });

  it.each<[Format, string[]]>([
    [
      'pretty',
      [
        '  platform  other contents, not met',
        '    ref  oci://ghcr.io/example/pactos/platform-service:2.0.0',
      ],
    ],
    [
      'markdown',
      [
        '❌ **Policy platform**: `oci://ghcr.io/example/pactos/platform-service:2.0.0`, other contents, not met.',
      ],
    ],
  ])('shows a reference once as %s that has other contents', (format, expected) => {
    const policies = diffSample().policies.map((policy) => ({ ...policy, to: policy.from }));
    const lines = printDiff(diffSample({ policies }), format, { width: 120 }).split('\n');
    const start = lines.indexOf(expected[0]!);
    expect(lines.slice(start, start + expected.length)).toEqual(expected);
    expect(lines.join('\n').match(/platform-service:2\.0\.0/g)).toHaveLength(1);
  });

  it('writes JSON with the keys and the order of the docs', () => {
    const report = diffSample();
    const parsed = JSON.parse(printDiff(report, 'json'));
    expect(Object.keys(parsed)).toEqual([
      'schemaVersion',
      'bundle',
      'base',
      'head',
      'classification',
      'requiredBump',
      'actualBump',
      'outcome',
      'changes',
      'policies',
      'configurations',
      'sbom',
      'diagnostics',
    ]);
    expect(Object.keys(parsed.changes[1])).toEqual([
      'path',
      'pointer',
      'type',
      'oldValue',
      'newValue',
      'classification',
      'rule',
      'reason',
      'fails',
      'base',
      'head',
    ]);
    const reversed = { ...report, changes: [...report.changes].reverse() };
    expect(printDiff(reversed, 'json')).toBe(printDiff(report, 'json'));
  });

  it('writes a comment: verdict, bump, what breaks in a table, the rest folded', () => {
    const text = printDiff(diffSample(), 'markdown');
    expect(text.split('\n').slice(0, 8)).toEqual([
      '### ❌ my-service-api 1.2.0 → 1.3.0: breaking',
      '',
      '2 breaking, 1 potentially breaking and 1 compatible changes since `main`; **a major bump is required, but this is a minor bump**.',
      '',
      '| Impact | What | Where | Old → new | Why |',
      '| --- | --- | --- | --- | --- |',
      '| **breaking** | `openapi.paths[/users]` removed | `main:pacto.yaml:9` | `{"get": {"operationId": "listUsers"}}` | Clients that call `/users` get 404. |',
      '| **breaking** | `interfaces.port` changed | `pacto.yaml:12` | `8080` → `9090` | Calls to the old port fail. |',
    ]);
    expect(text.match(/<summary>.*<\/summary>/g)).toEqual([
      '<summary>1 compatible change</summary>',
      '<summary>SBOM: 1 package added, 1 changed</summary>',
    ]);
    expect(text).toContain('❌ **Policy platform**');
    expect(text).toContain('- new: `runtime.health.liveness` is required');
  });

  it('says in a comment why a bundle was not compared, and what to do', () => {
    const hint = 'Fetch the whole history.';
    const diagnostics = [diagnosticOf({ message: 'There is no base.', hint })];
    const text = printDiff(diffSample({ outcome: 'failed', changes: [], diagnostics }), 'markdown');
    expect(text).toContain(' | There is no base.<br>Fetch the whole history. | ');
  });

  it('folds a long list of requirements', () => {
    const newRequirements = Array.from({ length: 9 }, (_, index) => `\`r${index}\` is required`);
    const policies = [{ ...diffSample().policies[0], newRequirements }];
    expect(printDiff(diffSample({ policies }), 'markdown')).toContain(
      '<summary>9 new requirements, 1 gone, 1 not met</summary>',
    );
  });
});

describe('what only the base has', () => {
  const file = 'my-service/pactos/my-service-api/interfaces/openapi.yaml';
  const gone = changeOf({
    type: 'removed',
    head: undefined,
    base: { file, pointer: '/paths', range: rangeOf(23, 9, 4) },
    near: { file, range: rangeOf(20, 7, 10) },
  });
  const read = (fields: Partial<DiffReport> = {}): DiffReport =>
    JSON.parse(printDiff(diffSample({ changes: [gone], ...fields }), 'json'));
  const directory = { kind: 'directory', ref: 'old', version: '1.2.0' } as const;

  it.each<[Format, Partial<DiffReport>, string]>([
    ['pretty', {}, `    main:${file}:23:9\n`],
    ['junit', {}, `main:${file}:23:9  BREAKING`],
    ['markdown', {}, '`main:interfaces/openapi.yaml:23`'],
    ['github', {}, `%0Asee: main:${file}:23:9\n`],
    ['pretty', { base: directory }, `    ${file}:23:9\n`],
    ['markdown', { base: directory }, '`interfaces/openapi.yaml:23`'],
    // Lines of the files that are checked out.
    ['github', {}, `::error file=${file},line=20,endLine=20,col=7,`],
    ['sarif', {}, '"startLine": 20,'],
    // What no side locates.
    ['markdown', { changes: [{ ...gone, base: undefined, near: undefined }] }, '`pacto.yaml`'],
    ['github', { changes: [{ ...gone, base: undefined }] }, `%0A${gone.reason}\n`],
  ])('has its place in %s, also in a report that was read again', (format, fields, place) => {
    const report = diffSample({ changes: [gone], ...fields });
    expect(printDiff(report, format)).toContain(place);
    expect(printDiff(read(fields), format)).toBe(printDiff(report, format));
  });
});

describe('many compatible changes', () => {
  const changes = (classification: 'BREAKING' | 'NON_BREAKING') =>
    Array.from({ length: 15 }, (_, index) => changeOf({ path: `p${index}`, classification }));
  const shown = (report: ReturnType<typeof diffSample>) =>
    printDiff(report, 'pretty').match(/^ {2}modified {2}p\d+$/gm)?.length;

  it.each([
    ['NON_BREAKING', 10],
    ['BREAKING', 15],
  ] as const)('do not push breaking ones out of sight: of 15 that are %s, %d', (impact, count) => {
    const report = diffSample({ changes: changes(impact) });
    expect(shown(report)).toBe(count);
    expect(printDiff(report, 'pretty').includes('  and 5 more, which')).toBe(count === 10);
  });
});

describe('printReports', () => {
  const other = diffSample({
    ...unchanged,
    bundle: { name: 'worker', version: '1.0.0', path: 'a' },
  });

  it.each(FORMATS)('gives the same %s whatever the order of the reports', (format) => {
    expect(printReports([diffSample(), other], format)).toBe(
      printReports([other, diffSample()], format),
    );
  });

  it('begins markdown with the table and goes on with those that changed', () => {
    const text = printReports([diffSample(), other], 'markdown');
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '## Diff',
      '## Details',
      '### ❌ my-service-api 1.2.0 → 1.3.0: breaking',
    ]);
    expect(text).toContain('1 of 2 bundles passed (1 without a change), 1 failed.');
  });
});
