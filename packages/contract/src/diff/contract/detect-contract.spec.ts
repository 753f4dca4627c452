import { valueAt, formatPointer } from '../../source/pointer';
import {
  FIELDS,
  fullContract,
  LEAVES,
  defectsOf,
  sampleOf,
  type Field,
} from '../../../testing/contract-fields';
import { pairOf } from '../../../testing/diff-cases/contract-cases';
import type { Contract } from '../../model/contract';
import { detectContract } from './detect-contract';

const detect = (base: unknown, head: unknown) => detectContract(pairOf(base, head));
const nameOf = ({ path }: Field) => path.join('.').replace(/\.\*/g, '[]');

/** The full contract that has the field, and where it has it. */
function contractWith(field: Field): { contract: Contract; tokens: string[] } {
  const tokens = field.path.map((token) => (token === '*' ? '0' : token));
  const contracts = [0, 1].map(fullContract);
  const contract = contracts.find((one) => fits(valueAt(one, formatPointer(tokens)), field));
  if (!contract) throw new Error(`No full contract has ${nameOf(field)}.`);
  return { contract, tokens };
}

function fits(value: unknown, { node }: Field): boolean {
  return value !== undefined && (node.type !== 'string' || typeof value === 'string');
}

/** A copy in which the value at the place is another one, or is gone. */
function changed(contract: Contract, tokens: readonly string[], value: unknown): unknown {
  const copy = structuredClone(contract);
  const parent = valueAt(copy, formatPointer(tokens.slice(0, -1))) as Record<string, unknown>;
  const last = tokens[tokens.length - 1]!;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe('every field of the language', () => {
  it('is set by a contract that fits the schema', () => {
    expect([0, 1].map(fullContract).map(defectsOf)).toEqual([[], []]);
    expect(LEAVES.length).toBeGreaterThan(45);
  });

  it.each(LEAVES.map((leaf) => [nameOf(leaf), leaf] as const))('%s is compared', (_, leaf) => {
    const { contract, tokens } = contractWith(leaf);
    const other = changed(contract, tokens, sampleOf(leaf.node, 1));
    // One version is all that the language has.
    if (leaf.path[0] !== 'pactoVersion') expect(defectsOf(other)).toEqual([]);
    expect(detect(contract, other)).not.toEqual([]);
    expect(detect(other, contract)).not.toEqual([]);
  });

  it.each(
    FIELDS.filter(({ optional }) => optional).map((field) => [nameOf(field), field] as const),
  )('%s comes and goes', (_, field) => {
    const { contract, tokens } = contractWith(field);
    const without = changed(contract, tokens, undefined);
    expect(detect(contract, without)).not.toEqual([]);
    expect(detect(without, contract)).not.toEqual([]);
  });
});

describe('a change', () => {
  const listing = (...names: string[]) => ({
    interfaces: names.map((name, index) => ({ name, type: 'http', port: 80 + index })),
  });

  it('has its place on both sides, at the index that each of them has', () => {
    expect(detect(listing('a', 'b'), listing('b'))).toEqual([
      {
        rule: 'interface-removed',
        path: 'interfaces',
        type: 'removed',
        oldValue: 'a',
        subject: 'The interface `a` was removed.',
        base: { file: 'base/pacto.yaml', pointer: '/interfaces/0' },
        head: { file: 'head/pacto.yaml', pointer: '/interfaces' },
      },
      {
        rule: 'interface-port-changed',
        path: 'interfaces.port',
        type: 'modified',
        oldValue: 81,
        newValue: 80,
        subject: 'The port of the interface `b` changed from `81` to `80`.',
        base: { file: 'base/pacto.yaml', pointer: '/interfaces/1/port' },
        head: { file: 'head/pacto.yaml', pointer: '/interfaces/0/port' },
      },
    ]);
  });

  it('has no place in head when all that is left there is the document', () => {
    const [removed] = detect(listing('a'), {});
    expect(removed!.base).toEqual({ file: 'base/pacto.yaml', pointer: '/interfaces/0' });
    expect(removed).not.toHaveProperty('head');
  });

  it('reads keys of free-form mappings as they are', () => {
    const labelled = (labels: object) => ({ metadata: { labels } });
    const [change] = detect(
      labelled({ 'platform/provisioner': 'a', 'x.y': 1 }),
      labelled({ 'platform/provisioner': 'b', 'x.y': 1 }),
    );
    expect(change).toMatchObject({
      path: 'metadata.labels[platform/provisioner]',
      head: { pointer: '/metadata/labels/platform~1provisioner' },
      subject: 'The metadata `labels.platform/provisioner` changed from `a` to `b`.',
    });
  });

  it('pairs entries that share a name in their order', () => {
    expect(detect(listing('a', 'a'), listing('a', 'a'))).toEqual([]);
    expect(detect(listing('a', 'a'), listing('a')).map(({ base }) => base?.pointer)).toEqual([
      '/interfaces/1',
    ]);
  });

  it('never repeats what may be a password', () => {
    const bound = (ref: string) => ({ policies: [{ name: 'a', ref }] });
    const pulled = (ref: string) => ({
      service: { name: 'api', version: '1.0.0', image: { ref } },
    });
    const changes = [
      ...detect(bound('oci://me:secret@r.io/p:1'), bound('oci://r.io/p:1')),
      ...detect(bound('oci://me:secret@r.io/p:1'), {}),
      ...detect(pulled('me:secret@r.io/p:1'), pulled('r.io/p:1')),
    ];
    expect(changes).toHaveLength(3);
    expect(JSON.stringify(changes)).not.toContain('secret');
  });
});
