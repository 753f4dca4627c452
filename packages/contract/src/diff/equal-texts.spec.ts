// Most bundles of a run did not change, or only what they refer to changed. So texts that are equal
// on both sides are read once, and compared not at all. V8 counts the calls.
import { countCalls } from '../../testing/count-calls';
import { memorySide } from '../../testing/memory-side';
import { createSession } from '../bundle/session';
import { diffBundle } from './diff-bundle';

const TEXTS = {
  'svc/pacto.yaml': `pactoVersion: "1.0"
service: { name: svc, version: 1.0.0 }
interfaces:
  - { name: api, type: http, port: 80, contract: openapi.yaml }
  - { name: rpc, type: grpc, port: 90, contract: rpc.proto }
  - { name: other, type: http, port: 91, contract: other.yaml }
`,
  'svc/overrides/values.dev.yaml': 'metadata: { a: b }\n',
  'svc/overrides/values.prod.yaml': 'metadata: { a: c }\n',
  'svc/openapi.yaml': 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}\n',
  'svc/rpc.proto': 'syntax = "proto3";\nmessage A { string b = 1; }\n',
  'svc/other.yaml': 'a: 1\n',
};

function diff(head: Partial<typeof TEXTS>) {
  const run = () =>
    diffBundle(createSession(), {
      head: memorySide({ ...TEXTS, ...head }, 'svc'),
      base: { kind: 'git', ref: 'main', side: memorySide(TEXTS, 'svc') },
    }).report;
  const { changes, outcome } = run();
  return { changes, outcome, callsOf: countCalls(run) };
}

describe('what both sides have in the same texts', () => {
  it('is read once and not compared', () => {
    const { changes, outcome, callsOf } = diff({});
    expect({ changes, outcome }).toEqual({ changes: [], outcome: 'clean' });
    expect(callsOf('detectContract')).toBe(0);
    expect(callsOf('parseProto')).toBe(1);
    expect(callsOf('externalRefs')).toBe(1);
  });

  it('is compared only in the environments whose files differ', () => {
    const { changes, callsOf } = diff({
      'svc/overrides/values.prod.yaml': 'metadata: { a: d }\n',
    });
    expect(changes.map(({ reason }) => reason.slice(0, 10))).toEqual(['In `prod`:']);
    expect(callsOf('detectContract')).toBe(1);
  });
});

it('a change that every environment makes is looked up once', () => {
  const { 'svc/pacto.yaml': contract } = TEXTS;
  const { changes, callsOf } = diff({
    'svc/pacto.yaml': contract.replace('port: 80', 'port: 81'),
  });
  expect(changes).toMatchObject([{ rule: 'interface-port-changed' }]);
  expect(callsOf('detectContract')).toBe(3);
  expect(callsOf('locateChange')).toBe(1);
});
