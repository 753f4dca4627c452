// A pair of JSON Schemas of the size of a large chart's values: mappings within mappings, lists,
// enums, bounds, shared definitions. Some tens of its properties change.
const GROUP = 20;

/** Both sides as values, each with about so many properties. */
export function schemaPair(properties) {
  const groups = Math.round(properties / GROUP);
  return { base: document(groups, false), head: document(groups, true) };
}

function document(groups, isHead) {
  const properties = {};
  for (let index = 0; index < groups; index++) {
    properties[`component${index}`] = group(index, isHead && index % 2 === 0 ? index % 14 : -1);
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Values of the chart',
    type: 'object',
    properties,
    $defs: {
      quantity: { type: 'string', pattern: '^[0-9]+(m|Ki|Mi|Gi)?$' },
      resources: {
        type: 'object',
        properties: {
          cpu: { $ref: '#/$defs/quantity' },
          memory: { $ref: '#/$defs/quantity' },
        },
        required: isHead ? ['memory'] : [],
        additionalProperties: false,
      },
      probe: {
        type: 'object',
        properties: {
          path: { type: 'string', pattern: '^/' },
          port: { anyOf: [{ type: 'integer', minimum: 1, maximum: 65535 }, { type: 'string' }] },
          periodSeconds: { type: 'integer', minimum: 1 },
        },
      },
    },
  };
}

/** One mapping with 20 properties; `change` says which of seven changes it has, if any. */
function group(index, change) {
  const flags = Object.fromEntries(
    ['debug', 'metrics', 'tracing', 'tls'].map((name) => [
      name,
      { type: 'boolean', description: `Whether ${name} is on in component ${index}.` },
    ]),
  );
  return {
    type: 'object',
    description: `Component ${index}${change === 0 ? ', the first' : ''}.`,
    required: change === 2 ? ['image', 'replicas'] : ['image'],
    additionalProperties: false,
    properties: {
      ...flags,
      image: {
        type: 'object',
        required: ['repository'],
        properties: {
          repository: { type: 'string', minLength: 1, maxLength: 255 },
          tag: { type: 'string', pattern: '^[A-Za-z0-9_.-]+$' },
          pullPolicy: { enum: ['Always', 'IfNotPresent', 'Never'].slice(change === 4 ? 1 : 0) },
        },
      },
      replicas: { type: 'integer', minimum: 0, maximum: change === 6 ? 20 : 50, default: 2 },
      resources: { $ref: '#/$defs/resources' },
      liveness: { $ref: '#/$defs/probe' },
      readiness: { $ref: '#/$defs/probe' },
      env: {
        type: 'array',
        uniqueItems: true,
        items: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string' },
            value: { type: change === 8 ? ['string', 'number'] : 'string' },
          },
        },
      },
      labels: {
        type: 'object',
        additionalProperties: { type: 'string', maxLength: change === 10 ? 50 : 63 },
      },
      strategy: {
        oneOf: [
          { type: 'object', required: ['kind'], properties: { kind: { const: 'recreate' } } },
          {
            type: 'object',
            required: ['kind'],
            properties: {
              kind: { const: 'rolling' },
              surge: { type: 'integer', minimum: change === 12 ? 1 : 0 },
            },
          },
        ],
      },
    },
  };
}
