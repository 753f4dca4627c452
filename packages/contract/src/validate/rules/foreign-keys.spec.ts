import { findForeignKeys } from './foreign-keys';

function lines(policy: unknown): string[] {
  return findForeignKeys(policy).map(
    ({ pointer, within, meant }) =>
      `${pointer} in ${within || 'the contract'}${meant === undefined ? '' : ` -> ${meant}`}`,
  );
}

const inRuntime = (schema: object) => ({ properties: { runtime: schema } });

test.each<[string, unknown, string[]]>([
  [
    'misspelled at the root',
    { properties: { runtme: {} } },
    ['/properties/runtme in the contract -> runtime'],
  ],
  ['required at the root', { required: ['service', 'backups'] }, ['/required/1 in the contract']],
  [
    'described and required',
    { required: ['size'], properties: { size: {} } },
    ['/properties/size in the contract', '/required/0 in the contract'],
  ],
  [
    'in a mapping',
    { properties: { service: { required: ['ownr'] } } },
    ['/properties/service/required/0 in service -> owner'],
  ],
  [
    'in an alternative of the language',
    { properties: { service: { properties: { owner: { required: ['squad'] } } } } },
    ['/properties/service/properties/owner/required/0 in service.owner'],
  ],
  [
    'in the items of a list',
    {
      properties: { interfaces: { items: { required: ['vis'] }, contains: { required: ['typ'] } } },
    },
    [
      '/properties/interfaces/items/required/0 in interfaces[]',
      '/properties/interfaces/contains/required/0 in interfaces[] -> type',
    ],
  ],
  [
    'in conditions and lists of schemas',
    {
      allOf: [inRuntime({ required: ['helth'] })],
      anyOf: [{ required: ['scale'] }],
      if: { required: ['sla'] },
      then: inRuntime({ properties: { health: { required: ['livenes'] } } }),
    },
    [
      '/allOf/0/properties/runtime/required/0 in runtime -> health',
      '/anyOf/0/required/0 in the contract',
      '/if/required/0 in the contract',
      '/then/properties/runtime/properties/health/required/0 in runtime.health -> liveness',
    ],
  ],
  [
    'inside of a key that is foreign itself',
    { properties: { a: { required: ['b'] } } },
    ['/properties/a in the contract'],
  ],
])('a foreign key %s', (_, policy, expected) => {
  expect(lines(policy)).toEqual(expected);
});

test.each<[string, unknown]>([
  ['a schema that is true', true],
  [
    'every key that the language has',
    { required: ['pactoVersion', 'service', 'metadata', 'scaling'] },
  ],
  [
    'values and labels, whose keys are free',
    {
      properties: {
        configurations: { items: { properties: { values: { required: ['replicas'] } } } },
        metadata: { properties: { labels: { required: ['team'] } } },
      },
    },
  ],
  ['keys that are banned', { not: { required: ['sla'] }, properties: { sla: false } }],
  [
    'what an alternative of the language has',
    {
      properties: {
        scaling: { required: ['min'] },
        service: { properties: { owner: { required: ['team'] } } },
      },
    },
  ],
  [
    'the parts of Pacto',
    { 'x-pacto-claim': { required: ['values'] }, 'x-pacto-facts': { required: ['sbom'] } },
  ],
  [
    'definitions and data',
    {
      $defs: { a: { required: ['b'] } },
      const: { required: ['b'] },
      enum: [{ properties: { a: 1 } }],
    },
  ],
  [
    'the value of a text',
    { properties: { service: { properties: { name: { required: ['a'] } } } } },
  ],
])('no foreign key is found in %s', (_, policy) => {
  expect(lines(policy)).toEqual([]);
});

test('at most 50 are reported', () => {
  const required = Array.from({ length: 200 }, (_, index) => `key${index}`);
  expect(findForeignKeys({ required })).toHaveLength(50);
});
