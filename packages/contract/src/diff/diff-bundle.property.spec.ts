// Properties of every diff: a bundle equals itself, any texts give a report with places, and both
// directions report the same differences.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { baseName, CONTRACT_FILE, parentFolder } from '../model/bundle-path';
import { parse, stringify } from 'yaml';
import { expectPlaceIn } from '../../testing/expect-place';
import { memorySide } from '../../testing/memory-side';
import { mutatedText } from '../../testing/mutate-text';
import { mutatedValue } from '../../testing/mutate-value';
import { reformattedTexts } from '../../testing/reformatted-text';
import { createSession } from '../bundle/session';
import { canonicalText } from '../json-schema/json-text';
import type { Change } from './change/change';
import type { DiffReport } from './change/diff-report';
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

/** Documents with more parts whose order means nothing. */
const DETAILED: Workspace = {
  ...TEXTS,
  'svc/openapi.yaml': `openapi: 3.1.0
info: {title: a, version: "1"}
servers: [{url: 'https://a/{v}', variables: {v: {default: a, enum: [a, b]}}}]
security: [{S: []}, {T: [r, w]}]
paths:
  /a/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      parameters: [{name: q, in: query, schema: {type: integer, minimum: 1}}, {$ref: '#/components/parameters/P'}]
      responses:
        "200": {description: ok, headers: {X: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
        default: {description: e}
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/B'}}, text/plain: {schema: {type: string}}}}
      responses: {"201": {description: ok, links: {l: {operationId: x}}}}
      callbacks: {c: {'{$request.body#/u}': {post: {responses: {"200": {description: ok}}}}}}
components:
  parameters: {P: {name: p, in: header, schema: {enum: [a, b]}}}
  schemas:
    A: {type: object, required: [a], properties: {a: {type: string}, b: {type: array, items: {$ref: '#/components/schemas/B'}}}, additionalProperties: false}
    B:
      oneOf: [{type: object, properties: {k: {const: x}, v: {type: integer}}, required: [k]}, {type: object, properties: {k: {const: y}}, required: [k]}]
      discriminator: {propertyName: k}
  securitySchemes:
    S: {type: http, scheme: basic}
    T: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://x', scopes: {r: r, w: w}}}}
`,
  'svc/events.yaml': `asyncapi: 3.0.0
info: {title: a, version: "1"}
servers: {s: {host: h, protocol: kafka}, t: {host: i, protocol: kafka}}
channels:
  made:
    address: made/{p}
    parameters: {p: {enum: [a, b]}}
    messages: {m: {payload: {type: object, properties: {a: {type: string}}}, headers: {type: object}}, n: {payload: {type: string}}}
  other: {address: other, messages: {m: {payload: {type: object}}}}
operations:
  send: {action: send, channel: {$ref: "#/channels/made"}, messages: [{$ref: "#/channels/made/messages/m"}, {$ref: "#/channels/made/messages/n"}]}
  take: {action: receive, channel: {$ref: "#/channels/other"}, reply: {channel: {$ref: "#/channels/made"}}}
`,
};
const paths = Object.keys(TEXTS);
const KEYS = ['name', 'type', 'enum', 'required', 'schema', 'ref', '$ref', 'values', 'description'];

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

  const mutatedWorkspace = workspaceOf(TEXTS, (_, text) => mutatedText(text));

  it('finds nothing between a bundle and itself in another layout', () => {
    const laidOut = fc
      .constantFrom(...BUNDLES)
      .chain((root) =>
        reformattedTexts(EXAMPLE, root, 'shuffled').map((head): [string, Workspace] => [
          root,
          head,
        ]),
      );
    fc.assert(
      fc.property(laidOut, ([root, head]) => {
        const { outcome, ...rest } = diff(EXAMPLE, head, root);
        expect(outcome).toBe('clean');
        expect(rest).toMatchObject({ changes: [], policies: [], configurations: [] });
      }),
      { numRuns: rounds(60) },
    );
  });

  it('reports the same whatever the layout of the files', () => {
    const twice = workspaceOf(DETAILED, mutatedFile).chain((texts) =>
      fc.tuple(fc.constant(texts), reformattedTexts(texts, 'svc', 'shuffled')),
    );
    fc.assert(
      fc.property(twice, twice, ([base, laidBase], [head, laidHead]) => {
        const [one, two] = [diff(base, head, 'svc'), diff(laidBase, laidHead, 'svc')];
        // A file with one text on both sides is not read, so nothing finds out that it is broken.
        const isUnread = (file: string) => base[file] === head[file];
        const isFound = two.diagnostics.some(({ file }) => !isUnread(file));
        if (one.outcome !== 'failed' && two.outcome === 'failed' && !isFound) return;
        expect(two.outcome).toBe(one.outcome);
        // A broken document gives up at its first defect.
        if (one.outcome === 'failed') return;
        expect(factsOf(two)).toEqual(factsOf(one));
      }),
      { numRuns: rounds(40) },
    );
  });

  it('never throws, and every change has a place', () => {
    fc.assert(
      fc.property(mutatedWorkspace, mutatedWorkspace, (base, head) => {
        const { outcome, changes, diagnostics } = diff(base, head, 'svc');
        expect(outcome === 'failed').toBe(diagnostics.length > 0);
        for (const { message, file, related } of diagnostics) {
          expect(message).not.toBe('');
          expect(paths).toContain(file);
          for (const place of related) expect(paths).toContain(place.file);
        }
        for (const change of changes) {
          expect(change.base ?? change.head).toBeDefined();
          if (change.base) expectPlaceIn(base, change.base);
          if (change.head) expectPlaceIn(head, change.head);
          if (change.near) expectPlaceIn(head, change.near);
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
        // An operation is gone, and another path takes its calls.
        const isTaken = ({ rule, path: at }: Change) =>
          rule === 'openapi-undecided' && /\.methods\[[A-Z]+\]$/.test(at);
        const types = ({ changes }: DiffReport) =>
          changes.map((change) => (isTaken(change) ? 'removed' : change.type)).sort();
        expect(types(back)).toEqual(
          types(there)
            .map((type) => mirrored[type])
            .sort(),
        );
      }),
      { numRuns: rounds(100) },
    );
  });
});

/** Each file as it is, or changed. */
function workspaceOf(
  texts: Workspace,
  change: (path: string, text: string) => fc.Arbitrary<string>,
): fc.Arbitrary<Workspace> {
  return fc
    .tuple(...paths.map((path) => fc.oneof(fc.constant(texts[path]!), change(path, texts[path]!))))
    .map((changed) => Object.fromEntries(changed.map((text, index) => [paths[index]!, text])));
}

function mutatedFile(path: string, text: string): fc.Arbitrary<string> {
  if (path.endsWith('.proto')) return fc.constant(text);
  const value: unknown = parse(text);
  return mutatedValue(value, KEYS).map((data) =>
    path.endsWith('.json') ? JSON.stringify(data) : stringify(data),
  );
}

/** What a report says, without its places in texts. */
function factsOf({ changes, policies, configurations, ...report }: DiffReport) {
  return {
    classification: report.classification,
    requiredBump: report.requiredBump,
    changes: changes
      .map(({ base: _base, head: _head, near: _near, ...facts }) => canonicalText(facts))
      .sort(),
    requirements: [...policies, ...configurations]
      .flatMap(({ name, newRequirements, satisfied }) => [name, satisfied, newRequirements])
      .map((facts) => canonicalText(facts))
      .sort(),
  };
}

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
