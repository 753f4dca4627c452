import type { ResolvedBundle } from 'pacto-contract/graph';
import { describeMissing } from './describe-missing';

const bundle = (name: string, kind: ResolvedBundle['kind'] = 'service'): ResolvedBundle => ({
  root: `at/${name}`,
  name,
  version: '1.0.0',
  kind,
});

const BUNDLES = [
  bundle('kafka', 'infrastructure'),
  bundle('postgres', 'infrastructure'),
  bundle('billing-root', 'root'),
  bundle('billing-api', 'component'),
  bundle('kafkaesque'),
];
const isInfrastructure = ({ kind }: ResolvedBundle): boolean => kind === 'infrastructure';

describe('describeMissing', () => {
  test.each([
    ['kafak', 'Did you mean `kafka`? There are `kafka:1.0.0` in at/kafka, `postgres:1.0.0`'],
    ['kafak:2.0.0', 'Did you mean `kafka`? '],
    ['esque', 'Did you mean `kafkaesque`? '],
    ['biling', 'Did you mean `billing`? '],
    ['something-else', 'There are `kafka:1.0.0`'],
    ['x', 'There are `kafka:1.0.0`'],
  ])('%s: %s', (text, expected) => {
    const said = describeMissing(text, BUNDLES, { isFitting: isInfrastructure });
    expect(said.startsWith(expected)).toBe(true);
    expect(said).not.toContain('in at/billing-root');
  });

  test.each([
    ['kafka-contrct', 'Did you mean `kafka-contract`? '],
    ['kafka-contract@1.0.0', 'Did you mean `kafka-contract`? '],
    ['kafk', 'Did you mean `kafka`? '],
  ])('offers names of projects too: %s', (text, expected) => {
    const projectNames = new Map([['at/kafka', 'kafka-contract']]);
    const said = describeMissing(text, BUNDLES, { isFitting: isInfrastructure, projectNames });
    expect(said.startsWith(expected)).toBe(true);
  });

  test('lists everything where nothing fits', () => {
    const root = [bundle('billing-root', 'root')];
    expect(describeMissing('x', root, { isFitting: isInfrastructure })).toBe(
      'There is `billing-root:1.0.0` in at/billing-root.',
    );
  });

  test('names a contract that cannot be read, because it may be the one that is meant', () => {
    const broken = { root: 'at/kafka', kind: 'service' as const };
    const said = describeMissing('kafka', [bundle('postgres', 'infrastructure'), broken], {
      isFitting: isInfrastructure,
    });
    expect(said).toBe(
      'There is `postgres:1.0.0` in at/postgres. `at/kafka/pacto.yaml` cannot be read: repair what `pacto-validate` reports.',
    );
  });

  test('lists eight, and counts the others', () => {
    const many = Array.from({ length: 60 }, (_, index) => bundle(`service-${index}`));
    const said = describeMissing('elsewhere', many);
    expect(said.match(/ in at\//g)).toHaveLength(8);
    expect(said).toMatch(/, and 52 more\.$/);
  });
});
