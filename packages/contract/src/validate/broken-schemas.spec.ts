// A text that cannot be parsed has no pointers, so its diagnostics point into the text itself.
import { createMemoryFiles } from '../files/memory-files';
import { readFacts } from '../model/read-facts';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { createSession } from '../bundle/session';
import { validateBundle } from './validate-bundle';

const contractOf = (name: string, rest: string) =>
  `pactoVersion: "1.0"\nservice: {name: ${name}, version: 1.0.0}\n${rest}`;
const BROKEN = '{\n  "type": "object",\n  "required": ["a"] "x"\n}\n';
const MARKED = `\ufeff${BROKEN}`;
const UNENDED = '{\n  "type": "object"';
const EXPECTED = 'svc/schema.json:3:21 `,` or `}` is expected here.';

function diagnosticsOf(
  root: string,
  contracts: Record<string, string>,
  schema: string,
): Diagnostic[] {
  const files: Record<string, string> = { 'svc/schema.json': schema };
  const summaries = Object.entries(contracts).map(([bundle, text]) => {
    files[`${bundle}/pacto.yaml`] = text;
    return { root: bundle, base: readFacts(text).facts, overrides: [] };
  });
  const index = buildWorkspaceIndex(summaries, { registries: ['ghcr.io/example'] });
  const workspace = { files: createMemoryFiles(files), index };
  const { environments } = validateBundle(createSession(), workspace, { root }).report;
  return environments.flatMap(({ diagnostics }) => diagnostics);
}

function relatedOf(root: string, contracts: Record<string, string>, schema: string): string[] {
  return diagnosticsOf(root, contracts, schema).flatMap(({ related }) =>
    related.map(
      ({ file, range, message }) =>
        `${file}:${range?.start.line}:${range?.start.column} ${message}`,
    ),
  );
}

const UTF_16 = Buffer.from('\ufeff{"type":"object"}', 'utf16le').toString();
const SAVE = 'Save it as text in UTF-8.';
const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
const PULL = 'Run `git lfs pull`.';

describe('a reference to a contract that cannot be read says why, and what to do', () => {
  const ABSENT =
    'no contract has the name `platform`, and the name of the contract in `w/platform`';
  const IN = 'cannot be read. In `w/platform/pacto.yaml`:';
  const TEXTS: [string, string, string][] = [
    [LFS, `${IN} The file is a pointer of Git LFS. Its content was not downloaded.`, PULL],
    [
      '\0GITCRYPT\0x',
      `${IN} The file is encrypted by git-crypt.`,
      'Run `git-crypt unlock`, or store the file unencrypted.',
    ],
    ['- a\n', 'cannot be read.', 'Fix `w/platform/pacto.yaml`.'],
  ];
  const USES: [string, string, string][] = [
    ['configurations: [{name: deployment, ref: "', '', '"}]\n'],
    ['policies: [{name: p, ref: "', '', '"}]\n'],
    ['dependencies: [{name: p, compatibility: ^1.0.0, ref: "', ' If another repository', '"}]\n'],
  ];
  const REFS: [string, string][] = [
    ['oci://ghcr.io/example/platform:1.0.0', ABSENT],
    ['../platform', '`../platform` points to `w/platform`, but the contract there'],
  ];
  it.each(
    REFS.flatMap(([ref, words]) =>
      USES.flatMap(([before, advice, after]) =>
        TEXTS.map(([text, why, hint]) => [
          `${before}${ref}${after}`,
          text,
          `${words} ${why}`,
          hint + advice,
        ]),
      ),
    ).filter(([rest]) => !rest!.includes('dependencies') || rest!.includes('oci://')),
  )('%s: %j', (rest, text, message, hint) => {
    const contracts = { 'w/api': contractOf('api', rest!), 'w/platform': text! };
    const found = diagnosticsOf('w/api', contracts, '{}');
    expect(found.map((one) => `${one.message}\n${one.hint}`)).toEqual([
      expect.stringContaining(`${message}\n${hint}`),
    ]);
  });
});

describe('the hint for a file that has no JSON in UTF-8', () => {
  const FILES: [string, string, string, string][] = [
    ['UTF-16', UTF_16, 'is not UTF-8 text. It seems to be UTF-16.', SAVE],
    ['a pointer', LFS, 'is a pointer of Git LFS. Its content was not downloaded.', PULL],
  ];
  const SCHEMA = '[{name: app, schema: schema.json}]\n';
  const INTERFACE = '[{name: api, type: http, port: 80, contract: schema.json}]\n';

  it.each(
    FILES.flatMap((file) => [
      [`configurations: ${SCHEMA}`, ...file],
      [`policies: ${SCHEMA}`, ...file],
      [`interfaces: ${INTERFACE}`, ...file],
    ]),
  )('%s: %s', (rest, _, schema, message, hint) => {
    const [found] = diagnosticsOf('svc', { svc: contractOf('svc', rest) }, schema);
    expect(found).toMatchObject({ hint });
    expect([found!.message, found!.related[0]!.message].join()).toContain(message);
  });

  it.each(
    FILES.flatMap((file) => [
      ['configurations', ...file],
      ['policies', ...file],
    ]),
  )('of another contract, whose %s are used: %s', (list, _, schema, message, hint) => {
    const svc = contractOf('svc', `${list}: ${SCHEMA}`);
    const ref = 'oci://ghcr.io/example/svc:1.0.0';
    const user = contractOf('user', `${list}: [{name: app, ref: "${ref}"}]\n`);
    expect(diagnosticsOf('user', { svc, user }, schema)).toMatchObject([
      { hint, message: expect.stringContaining(message.replace(/\.$/, '')) },
    ]);
  });
});

describe('the place of what is broken', () => {
  it.each([
    ['a configuration schema', 'configurations', BROKEN, EXPECTED],
    ['a policy schema', 'policies', BROKEN, EXPECTED],
    ['behind a byte order mark', 'policies', MARKED, EXPECTED],
    [
      'a text that ends too early',
      'policies',
      UNENDED,
      'svc/schema.json:2:19 `,` or `}` is expected here.',
    ],
  ])('%s', (_, list, schema, expected) => {
    const contract = contractOf('svc', `${list}: [{name: app, schema: schema.json}]\n`);
    expect(relatedOf('svc', { svc: contract }, schema)).toEqual([expected]);
  });

  it.each(['configurations', 'policies'])('is in another contract, whose %s are used', (list) => {
    const svc = contractOf('svc', `${list}: [{name: app, schema: schema.json}]\n`);
    const user = contractOf(
      'user',
      `${list}: [{name: app, ref: "oci://ghcr.io/example/svc:1.0.0"}]\n`,
    );
    expect(relatedOf('user', { svc, user }, BROKEN)).toEqual([
      'svc/schema.json:3:21 The schema is broken here.',
    ]);
  });

  it('is that of a misspelled keyword, and of a name in a list', () => {
    const contract = contractOf('svc', 'policies: [{name: app, schema: schema.json}]\n');
    const schema =
      '{\n  "propertys": {},\n  "x-pacto-facts": {\n    "required": ["sbomm"]\n  }\n}\n';
    expect(relatedOf('svc', { svc: contract }, schema)).toEqual([
      'svc/schema.json:4:18 `sbomm` is here.',
      'svc/schema.json:2:3 `propertys` is here.',
    ]);
  });

  it.each([
    ['a key is given twice', '{"type": "object",\n "type": "object",\n "propertys": {}}\n', 3],
    ['the last one of two keys', '{"propertys": {},\n "propertys": {}}\n', 2],
    [
      'behind a byte order mark',
      '\ufeff{"type": "object",\n "type": "object",\n"propertys": {}}\n',
      3,
    ],
    ['a key of YAML', '{"default": {"<<": 1,\n "<<": 2},\n "propertys": {}}\n', 3],
    [
      'deeper than YAML may be',
      `{"enum": [${'['.repeat(110)}${']'.repeat(110)}],\n "propertys": {}}`,
      2,
    ],
  ])('is known in a schema that YAML refuses: %s', (_, schema, line) => {
    const contract = contractOf('svc', 'policies: [{name: app, schema: schema.json}]\n');
    expect(relatedOf('svc', { svc: contract }, schema)).toContainEqual(
      expect.stringMatching(new RegExp(`^svc/schema.json:${line}:.*\\.$`)),
    );
  });

  it('is in an interface file', () => {
    const rest = 'interfaces: [{name: api, type: http, port: 80, contract: schema.json}]\n';
    expect(relatedOf('svc', { svc: contractOf('svc', rest) }, BROKEN)).toEqual([EXPECTED]);
  });
});
