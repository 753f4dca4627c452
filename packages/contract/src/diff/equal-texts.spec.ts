// Most diffs of a run are of bundles that changed little or not at all. Texts that are equal on both sides
// are compared at most once.
import { memorySide } from '../../testing/memory-side';
import { createSession } from '../bundle/session';
import { detectContract } from './contract/detect-contract';
import { externalRefs } from './sides/external-refs';
import { parseProto } from '../source/protobuf/parse-proto';
import { diffBundle } from './diff-bundle';
import { locateChange } from './change/located-change';

jest.mock('./contract/detect-contract', () => counted('./contract/detect-contract'));
jest.mock('./sides/external-refs', () => counted('./sides/external-refs'));
jest.mock('../source/protobuf/parse-proto', () => counted('../source/protobuf/parse-proto'));
jest.mock('./change/located-change', () => counted('./change/located-change'));

function counted(path: string): object {
  const functions = Object.entries(jest.requireActual<object>(path));
  return Object.fromEntries(functions.map(([name, original]) => [name, jest.fn(original)]));
}

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
  jest.clearAllMocks();
  return diffBundle(createSession(), {
    head: memorySide({ ...TEXTS, ...head }, 'svc'),
    base: { kind: 'git', ref: 'main', side: memorySide(TEXTS, 'svc') },
  }).report;
}

describe('what both sides have in the same texts', () => {
  it('is nothing, and is gone through once', () => {
    expect(diff({})).toMatchObject({ changes: [], outcome: 'clean' });
    expect(detectContract).not.toHaveBeenCalled();
    expect(parseProto).toHaveBeenCalledTimes(1);
    expect(externalRefs).toHaveBeenCalledTimes(1);
  });

  it('is compared in the environments alone whose files differ', () => {
    const { changes } = diff({ 'svc/overrides/values.prod.yaml': 'metadata: { a: d }\n' });
    expect(changes.map(({ reason }) => reason.slice(0, 10))).toEqual(['In `prod`:']);
    expect(detectContract).toHaveBeenCalledTimes(1);
  });
});

it('a change that every environment makes is looked up once', () => {
  const { 'svc/pacto.yaml': contract } = TEXTS;
  const { changes } = diff({ 'svc/pacto.yaml': contract.replace('port: 80', 'port: 81') });
  expect(changes).toMatchObject([{ rule: 'interface-port-changed' }]);
  expect(detectContract).toHaveBeenCalledTimes(3);
  expect(locateChange).toHaveBeenCalledTimes(1);
});
