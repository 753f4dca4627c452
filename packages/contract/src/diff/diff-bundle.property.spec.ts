// Properties of every diff: a bundle equals itself, any texts give a report with places, and both
// directions report the same differences.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { baseName, CONTRACT_FILE, parentFolder } from '../model/bundle-path';
import { memorySide } from '../../testing/memory-side';
import { mutatedText } from '../../testing/mutate-text';
import { createSession } from '../bundle/session';
import { diffBundle } from './diff-bundle';
import { fc, rounds } from '../../testing/random-tests';

type Workspace = Readonly<Record<string, string>>;

const EXAMPLE = readWorkspace(join(__dirname, '../../../../e2e/example'));
const BUNDLES = Object.keys(EXAMPLE)
  .filter((path) => baseName(path) === CONTRACT_FILE)
  .map(parentFolder);

const CONTRACT = `pactoVersion: "1.0"
service:
  name: svc
  version: 1.0.0
interfaces:
  - name: api
    type: http
    port: 80
    contract: openapi.yaml
  - name: events
    type: event
    contract: events.yaml
  - name: rpc
    type: grpc
    port: 90
    contract: rpc.proto
configurations:
  - name: own
    schema: schema.json
    values: {text: a}
policies:
  - name: rule
    ref: oci://ghcr.io/example/pactos/platform:1.0.0
`;
const TEXTS: Workspace = {
  'svc/pacto.yaml': CONTRACT,
  'svc/overrides/values.prod.yaml': 'service:\n  owner: team/a\n',
  'svc/openapi.yaml':
    'openapi: 3.1.0\ninfo: {title: a, version: "1"}\npaths:\n  /a/{id}:\n    get:\n      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      responses: {"200": {description: ok}}\n',
  'svc/events.yaml':
    'asyncapi: 3.0.0\ninfo: {title: a, version: "1"}\nchannels:\n  made: {address: made, messages: {m: {payload: {type: object}}}}\noperations:\n  send: {action: send, channel: {$ref: "#/channels/made"}}\n',
  'svc/rpc.proto':
    'syntax = "proto3";\nmessage A { string b = 1; }\nservice S { rpc Go(A) returns (A); }\n',
  'svc/schema.json': '{"type":"object","properties":{"text":{"type":"string","enum":["a","b"]}}}',
  'svc/sbom/a.spdx.json':
    '{"spdxVersion":"SPDX-2.3","packages":[{"name":"left-pad","versionInfo":"1.0.0"}]}',
  'platform/pacto.yaml':
    'pactoVersion: "1.0"\nservice: {name: platform, version: 1.0.0}\npolicies: [{name: rule, schema: rule.json}]\n',
  'platform/rule.json': '{"required":["service"],"properties":{"service":{"required":["owner"]}}}',
};

/** One for all: compiling the schema of the language takes longer than a diff. */
const session = createSession({ timeLimitMs: 100 });

function diff(base: Workspace, head: Workspace, root: string) {
  return diffBundle(session, {
    head: memorySide(head, root),
    base: { kind: 'git', ref: 'main', side: memorySide(base, root) },
  }).report;
}

describe('a diff', () => {
  it.each(BUNDLES)('finds nothing between %s and itself', (root) => {
    expect(diff(EXAMPLE, EXAMPLE, root)).toMatchObject({
      classification: 'NON_BREAKING',
      requiredBump: 'none',
      actualBump: 'none',
      outcome: 'clean',
      changes: [],
      policies: [],
      configurations: [],
      diagnostics: [],
    });
  });

  it('finds nothing in the bundle that properties are tried on', () => {
    expect(diff(TEXTS, TEXTS, 'svc')).toMatchObject({ outcome: 'clean', changes: [] });
  });

  const paths = Object.keys(TEXTS);
  const mutatedWorkspace = fc
    .tuple(...paths.map((path) => fc.oneof(fc.constant(TEXTS[path]!), mutatedText(TEXTS[path]!))))
    .map((texts) => Object.fromEntries(texts.map((text, index) => [paths[index]!, text])));

  it('never throws, and every change has a place', () => {
    fc.assert(
      fc.property(mutatedWorkspace, mutatedWorkspace, (base, head) => {
        const { outcome, changes, diagnostics } = diff(base, head, 'svc');
        expect(outcome === 'failed').toBe(diagnostics.length > 0);
        for (const { message, file } of diagnostics) {
          expect(message).not.toBe('');
          expect(paths).toContain(file);
        }
        for (const change of changes) {
          const place = change.head ?? change.base;
          expect(place?.range?.start.line).toBeGreaterThan(0);
          expect(change.reason).toMatch(/\.$/);
        }
      }),
      { numRuns: rounds(300) },
    );
  });

  it('reports the edit of any one file', () => {
    const edited = fc
      .constantFrom(...paths)
      .chain((path) => fc.tuple(fc.constant(path), mutatedText(TEXTS[path]!)));
    fc.assert(
      fc.property(edited, ([path, text]) => {
        const head = { ...TEXTS, [path]: text };
        const [there, back] = [diff(TEXTS, head, 'svc'), diff(head, TEXTS, 'svc')];
        fc.pre(there.outcome !== 'failed' && back.outcome !== 'failed');
        const mirrored = { added: 'removed', removed: 'added', modified: 'modified' } as const;
        const types = (report: typeof there) => report.changes.map(({ type }) => type).sort();
        expect(types(back)).toEqual(there.changes.map(({ type }) => mirrored[type]).sort());
      }),
      { numRuns: rounds(100) },
    );
  });
});

function readWorkspace(root: string): Workspace {
  const texts: Record<string, string> = {};
  const visit = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) visit(path);
      else texts[relative(root, path).replace(/\\/g, '/')] = readFileSync(path, 'utf8');
    }
  };
  visit(root);
  return texts;
}
