// A pair of large OpenAPI documents like those of payment providers. They have hundreds of objects whose
// properties are an id or, expanded, one of several other objects, so almost every object refers to almost
// every other one. Plain JavaScript, because the benchmarks read it too.
'use strict';

const schemaRef = (name) => ({ $ref: `#/components/schemas/${name}` });
const text = (description, more = {}) => ({
  type: 'string',
  description,
  maxLength: 5000,
  ...more,
});
const STATES = ['active', 'canceled', 'incomplete', 'past_due', 'unpaid'];

/** A sequence of numbers that is the same each time. */
function sequence(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/**
 * Both sides as values. `objects` is the number of expandable objects; 500 make about 3.5 MB as JSON.
 * `changes` says which objects differ on the head (one in `changes`).
 */
function entangledPair({ objects = 500, changes = 10 } = {}) {
  return {
    base: document(objects, () => false),
    head: document(objects, (kind, index) => index % changes === kind % changes),
  };
}

function document(objects, isChanged) {
  const schemas = { error: errorSchema() };
  const paths = {};
  for (let index = 0; index < objects; index++) {
    const name = `object_${index}`;
    schemas[name] = objectSchema(index, objects, isChanged);
    schemas[`deleted_${name}`] = deletedSchema(name);
    if (index % 2 === 0) Object.assign(paths, pathsOf(name, index, isChanged));
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Objects', version: '2024-01-01', 'x-stability': 'stable' },
    paths,
    components: { schemas },
  };
}

function errorSchema() {
  return {
    type: 'object',
    required: ['message'],
    properties: {
      message: text('What went wrong.'),
      source: { anyOf: [schemaRef('object_0'), schemaRef('object_1')], 'x-expandable': true },
    },
  };
}

function deletedSchema(name) {
  return {
    type: 'object',
    title: `Deleted ${name}`,
    required: ['deleted', 'id', 'object'],
    properties: {
      deleted: { type: 'boolean', enum: [true], description: 'Always true for a deleted object.' },
      id: text('Unique identifier of the object.'),
      object: { type: 'string', enum: [name], description: 'The type of the object.' },
    },
    'x-resource': { name: `deleted_${name}`, stability: 'stable' },
  };
}

function objectSchema(index, objects, isChanged) {
  const name = `object_${index}`;
  const next = sequence(index + 1);
  const properties = {
    id: text('Unique identifier of the object.'),
    object: { type: 'string', enum: [name], description: 'The type of the object.' },
    created: { type: 'integer', format: 'unix-time', description: 'Seconds since the epoch.' },
    livemode: { type: 'boolean', description: isChanged(0, index) ? 'Live or not.' : 'Live.' },
    amount: { type: 'integer', nullable: true, description: 'In the smallest unit of currency.' },
    status: {
      type: 'string',
      enum: isChanged(1, index) ? [...STATES, 'paused'] : STATES,
      description: 'State of the object.',
    },
    metadata: { type: 'object', additionalProperties: { type: 'string', maxLength: 500 } },
  };
  if (isChanged(2, index)) properties['extra'] = text('Came with this version.');
  for (let at = 0; at < 8; at++) properties[`note_${at}`] = text(`Note ${at} of the object.`);
  for (let at = 0; at < 8; at++) {
    const target = `object_${next(objects)}`;
    const targets = at % 2 === 0 ? [target] : [target, `deleted_${target}`];
    properties[`link_${at}`] = expandable(targets, at === 3);
  }
  const many = Array.from({ length: 12 }, () => `object_${next(objects)}`);
  if (isChanged(3, index)) many.pop();
  properties['source'] = expandable([...new Set(many)], true);
  properties['lines'] = {
    type: 'object',
    required: ['data', 'has_more'],
    properties: {
      data: {
        type: 'array',
        items: {
          anyOf: [schemaRef(`object_${next(objects)}`), schemaRef(`object_${next(objects)}`)],
        },
      },
      has_more: { type: 'boolean' },
    },
    'x-expandableFields': ['data'],
  };
  return {
    type: 'object',
    title: name,
    description: `What is known of ${name}.`,
    required: isChanged(4, index) ? ['created', 'id', 'object'] : ['id', 'object'],
    properties,
    'x-expandableFields': Object.keys(properties).filter((key) => key.startsWith('link_')),
    'x-resource': { name, stability: isChanged(5, index) ? 'preview' : 'stable' },
  };
}

/** An id, or one of the objects. */
function expandable(targets, nullable) {
  return {
    anyOf: [{ type: 'string', maxLength: 5000 }, ...targets.map(schemaRef)],
    description: 'The object that this one belongs to.',
    ...(nullable ? { nullable: true } : {}),
    'x-expansionResources': { oneOf: targets.map(schemaRef) },
  };
}

function pathsOf(name, index, isChanged) {
  const json = (schema) => ({ content: { 'application/json': { schema } } });
  const responses = (schema) => ({
    200: { description: 'Successful response.', ...json(schema) },
    default: { description: 'Error response.', ...json(schemaRef('error')) },
  });
  const expand = {
    name: 'expand',
    in: 'query',
    description: 'Which properties to expand.',
    style: 'deepObject',
    explode: true,
    schema: { type: 'array', items: { type: 'string', maxLength: 5000 } },
  };
  const id = {
    name: 'id',
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 5000 },
  };
  const fields = Object.fromEntries(
    Array.from({ length: 25 }, (_, at) => [
      `field_${at}`,
      at % 5 === 0
        ? { anyOf: [text('A value.'), { type: 'string', enum: [''] }], description: 'A value.' }
        : text(
            `Field ${at} of the request.`,
            isChanged(6, index) && at === 3 ? { maxLength: 500 } : {},
          ),
    ]),
  );
  const body = {
    content: {
      'application/x-www-form-urlencoded': {
        schema: { type: 'object', properties: { ...fields, expand: expand.schema } },
        encoding: { expand: { style: 'deepObject', explode: true } },
      },
    },
  };
  const list = {
    type: 'object',
    required: ['data', 'has_more', 'object'],
    properties: {
      data: { type: 'array', items: schemaRef(name) },
      has_more: { type: 'boolean' },
      object: { type: 'string', enum: ['list'] },
    },
    'x-expandableFields': ['data'],
  };
  return {
    [`/v1/${name}s`]: {
      get: { operationId: `list_${name}`, parameters: [expand], responses: responses(list) },
      post: {
        operationId: `create_${name}`,
        requestBody: body,
        responses: responses(schemaRef(name)),
      },
    },
    [`/v1/${name}s/{id}`]: {
      get: {
        operationId: `get_${name}`,
        parameters: [expand, id],
        responses: responses(schemaRef(name)),
      },
      delete: {
        operationId: `delete_${name}`,
        parameters: [id],
        responses: responses({ anyOf: [schemaRef(name), schemaRef(`deleted_${name}`)] }),
      },
    },
  };
}

module.exports = { entangledPair };
