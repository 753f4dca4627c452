// The paths of the hand-written page are those that the product gives, and a test shows every entry.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES } from '../../testing/diff-cases/families';
import { body, get, ok, openapi, query } from '../../testing/openapi-documents';
import { object, text } from '../../testing/schema-pair-cases';

const PAGE = readFileSync(join(__dirname, '../../../pacto/docs/differences.md'), 'utf8');
const INTEGER = { type: 'integer' };
const proto = (name: string) => `syntax = "proto3";\npackage ${name};`;

const CASES: Readonly<Record<string, readonly [family: string, base: unknown, head: unknown]>> = {
  'a schema gets `additionalProperties`': [
    'configuration',
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
  ],
  'a schema gets a `title`': [
    'configuration',
    object({ a: text }),
    object({ a: text }, { title: 'T' }),
  ],
  'an enum loses the value `debug`': [
    'configuration',
    object({ a: { enum: ['debug', 'info'] } }),
    object({ a: { enum: ['info'] } }),
  ],
  'the schema of a parameter changes': [
    'openapi',
    openapi(get({ parameters: [query('a')] })),
    openapi(get({ parameters: [query('a', { schema: INTEGER })] })),
  ],
  'a property of a request body changes': [
    'openapi',
    openapi(body(object({ a: text }))),
    openapi(body(object({ a: INTEGER }))),
  ],
  'the schema of a response changes': [
    'openapi',
    openapi(get({ responses: ok(text) })),
    openapi(get({ responses: ok(INTEGER) })),
  ],
  'a protobuf package changes': ['protobuf', proto('a'), proto('b')],
};

/** What shows each entry: a folder of fixtures, or a spec with words from it. Entries are named by how they start. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'A `ref` may have `values`': ['fixtures/validate/configuration-values/through-reference'],
  'References of configurations are resolved': [
    'fixtures/validate/configuration-ref-resolves/no-schema-file',
    'fixtures/validate/configuration-ref-acyclic/two',
  ],
  'Policies fail closed': [
    'fixtures/validate/policy-ref-resolves/no-policy-file',
    'fixtures/validate/policy-met/wrong-value-in-environment',
  ],
  'A published policy binds': ['fixtures/validate/policy-met/valid-platform'],
  'Policies can check more': ['fixtures/validate/policy-met/claim'],
  'All environments are validated': ['fixtures/validate/policy-met/wrong-value-in-environment'],
  'A contract must fit its registry': [
    'fixtures/validate/artifact-name-fits/long-version',
    'fixtures/validate/artifact-name-fits/long-name',
  ],
  'A reference refers to the workspace only': [
    'fixtures/validate/dependency-pinned/look-alike',
    'fixtures/validate/bundle-unique/two',
  ],
  'Versions that do not fit': [
    'fixtures/validate/dependency-compatible/prerelease',
    'fixtures/validate/component-version-current/tag-behind',
  ],
  'Roots, components and charts': [
    'fixtures/validate/component-sets-no-chart/one-of-two',
    'fixtures/validate/chart-matches/name-and-version',
  ],
  'Paths cannot leave a bundle': [
    'fixtures/validate/file-in-bundle/parent',
    'fixtures/validate/local-ref-in-workspace/each-kind',
  ],
  'Errors have specific codes': [
    'fixtures/validate/yaml-parses/unclosed',
    'fixtures/validate/contract-schema/unknown-key',
    'fixtures/validate/pacto-version-supported/unknown-version',
    'fixtures/validate/file-exists/ignored',
    'fixtures/validate/contract-schema/unquoted-version',
  ],
  'Text without effect is reported': [
    'fixtures/validate/schema-keywords-known/misspelled',
    'fixtures/validate/policy-keys-known/misspelled',
    'fixtures/validate/schema-key-unique/repeated-key',
    'fixtures/validate/override-file-named/misnamed',
    'fixtures/validate/environment-file-unique/both-endings',
  ],
  '`runtime.health` may hold': ['fixtures/validate/health-path-given/valid-probes'],
  '`TAG_NOT_DIGEST` is only reported': ['fixtures/validate/dependency-pinned/valid-answered-here'],
  'An override file cannot change': ['fixtures/validate/override-keeps-identity/renames'],
  'A dependency that starts with our own registry': [
    'fixtures/validate/dependency-resolves/misspelled',
  ],
  'Dependencies may form a cycle': [
    'fixtures/validate/dependency-compatible/valid-cycle/case.json',
  ],
  'Two policies may share a `ref`': ['fixtures/validate/policy-ref-acyclic/valid-diamond'],
  'Some values are set by the platform': ['fixtures/validate/platform-value-unset/image'],
  'References are stricter': [
    'fixtures/validate/dependency-ref-grammar/bad-digest',
    'fixtures/validate/image-ref-grammar/scheme',
    'fixtures/validate/local-ref-found/each-kind',
    'fixtures/validate/path-normal/roundabout',
  ],
  'The content of an interface file must fit': [
    'fixtures/validate/interface-file-parses/list',
    'fixtures/validate/interface-file-parses/sentence',
    'fixtures/validate/interface-file-parses/broken-json',
    'fixtures/validate/interface-file-parses/lfs-pointer',
    'fixtures/validate/interface-file-parses/git-crypt',
    'fixtures/validate/interface-file-parses/conflict-in-proto',
  ],
  'YAML is read as version 1.2': [
    'fixtures/validate/scalar-unambiguous/yaml-1-1',
    'fixtures/validate/yaml-parses/second-document',
    'fixtures/validate/yaml-parses/unknown-tag',
    'src/bundle/override/set-value.spec.ts: 0x1F',
  ],
  'Patterns are those of ECMAScript': ['fixtures/validate/pattern-portable/look-ahead'],
  'Formats are checked in every draft': ['src/schema-check/check-value.spec.ts: cron'],
  'Numbers are decimal and exact': [
    'fixtures/validate/configuration-values/decimal-multiples',
    'fixtures/validate/configuration-values/long-numbers',
    'fixtures/diff/schema/two-to-the-53',
  ],
  '`nullable` has no effect': [
    'fixtures/validate/configuration-values/nullable',
    'fixtures/validate/configuration-values/beside-ref',
    'fixtures/validate/configuration-values/later-keyword',
    'fixtures/diff/schema/draft-07-sibling-of-ref',
  ],
  'Work is limited': ['fixtures/validate/schema-in-time/pattern-of-policy'],
  'What is compared': ['src/diff/diff-bundle.spec.ts: are new, moved, or each where they were'],
  'Changes are classified by their effect': [
    'fixtures/diff/schema/format-uri-to-uri-reference',
    'fixtures/diff/openapi/oauth-scope-reworded',
  ],
  Policies: [
    'src/diff/diff-bundle.spec.ts: are weakened by a lower reference, whatever the version says',
    'src/diff/diff-bundle.spec.ts: list what a raised reference asks for, and what is not met',
  ],
  'A version excuses a change': [
    'src/diff/diff-bundle.spec.ts: excuse a breaking change by a sufficient bump',
  ],
  'Unreadable input is a failure': [
    'src/diff/diff-bundle.spec.ts: are refused when a file that they refer to is broken',
  ],
  'An error status (4xx, 5xx)': ['fixtures/diff/openapi/error-removed'],
  'A status that a range': ['fixtures/diff/openapi/status-404-out-of-4XX'],
  'A new key in a closed response': [
    'testing/diff-cases/openapi-cases.ts: openapi-response-property-added',
  ],
  'A parameter, header or cookie': [
    'fixtures/diff/openapi/text-parameter-integer-to-nonempty-string',
    'fixtures/diff/openapi/text-response-header-string-to-integer',
  ],
  'AsyncAPI and protobuf files': [
    'src/diff/interfaces/asyncapi/detect-asyncapi.spec.ts: describe',
    'src/diff/interfaces/protobuf/detect-protobuf.buf.spec.ts: describe',
  ],
  'The parts of a form are compared': [
    'testing/diff-cases/openapi-cases.ts: openapi-part-media-type-refused',
    'testing/diff-cases/openapi-cases.ts: openapi-part-header-missing',
    'src/diff/interfaces/openapi/detect-openapi.siblings.spec.ts: which OpenAPI 3.0 ignores',
  ],
  'A discriminator is compared by': [
    'src/diff/interfaces/openapi/detect-discriminators.spec.ts: a value is renamed',
  ],
  'The service sends webhooks': [
    'fixtures/diff/openapi/webhook-body-optional',
    'testing/diff-cases/openapi-cases.ts: openapi-outgoing-response-schema-narrowed',
  ],
  '`required` counts in one direction': [
    'fixtures/diff/openapi/response-required-becomes-writeonly',
    'src/diff/interfaces/openapi/detect-openapi.pairs.spec.ts: read-only key of a body required',
  ],
  'A protobuf type is known by its full name': [
    'fixtures/diff/protobuf/message-into-import',
    'fixtures/diff/protobuf/message-moved-and-changed',
  ],
  'A protobuf file that changes from': [
    'testing/diff-cases/protobuf-cases.ts: protobuf-syntax-changed-alike',
  ],
  'A protobuf field whose JSON form changes': ['fixtures/diff/protobuf/int32-to-int64'],
  'A version line or a draft line': ['fixtures/diff/openapi/version-line-alone'],
  'References are followed wherever': [
    'src/diff/interfaces/followed-references.spec.ts: an operation',
  ],
  'Swagger 2.0 is not compared': [
    'src/diff/interfaces/openapi/detect-openapi.spec.ts: does not compare a document in Swagger',
  ],
  'A base file that git stores': ['src/files/read-conversions.spec.ts: git-crypt'],
};

const entries = PAGE.split('\n')
  .filter((line) => line.startsWith('- '))
  .map((line) => line.slice(2).replace(/\*\*/g, ''));

const rows = PAGE.split('\n## Paths of changes\n')[1]!
  .split('\n## ')[0]!
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );

describe('the page of differences', () => {
  test.each(rows)('%s: %s, %s', (what, path, type) => {
    const [family, base, head] = CASES[what!]!;
    const changes = FAMILIES[family]!.detect(base, head);
    const shown = new Set(changes.map((change) => `\`${change.path}\` \`${change.type}\``));
    expect([...shown]).toEqual([`${path} ${type}`]);
  });

  test.each(Object.entries(SHOWN))(
    'the entry "%s" is shown by tests that exist',
    (_entry, shown) => {
      for (const [path, words] of shown.map((one) => one.split(': '))) {
        const found = join(__dirname, '../..', path!);
        expect({ path, exists: existsSync(found) }).toEqual({ path, exists: true });
        if (words !== undefined) expect(readFileSync(found, 'utf8')).toContain(words);
      }
    },
  );

  test('every entry is shown by a test', () => {
    const keys = Object.keys(SHOWN);
    const keyOf = (entry: string) => keys.find((key) => entry.startsWith(key)) ?? entry;
    expect(entries.map(keyOf).sort()).toEqual([...keys].sort());
  });

  test('every row is a case', () => {
    expect(rows.map(([what]) => what)).toEqual(Object.keys(CASES));
  });
});
