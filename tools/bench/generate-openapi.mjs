// A pair of OpenAPI documents of the size and shape of a large service: shared parameters, schemas
// that refer to each other, several responses an operation. Every third resource changes somehow,
// and one change is in a schema that all others refer to.
const ref = (kind, name) => ({ $ref: `#/components/${kind}/${name}` });
const json = (schema) => ({ content: { 'application/json': { schema } } });
const STATES = ['active', 'archived', 'draft', 'suspended'];

/** Both sides as values; `paths` paths on the base. */
export function openapiPair(paths) {
  return { base: document(paths / 2, () => false), head: document(paths / 2, isChanged) };
}

/** What changes in the head: each of 12 changes occurs once in every 36 resources. */
function isChanged(change, index) {
  return index % 36 === change * 3;
}

function document(resources, changes) {
  const components = { ...shared(changes(0, 0)), schemas: { ...sharedSchemas(changes(0, 0)) } };
  const paths = {};
  for (let index = 0; index < resources; index++) {
    const name = `Resource${index}`;
    Object.assign(components.schemas, schemasOf(name, index, changes));
    Object.assign(paths, pathsOf(name, index, changes));
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Resources', version: changes(0, 0) ? '2.0.0' : '1.0.0' },
    servers: [{ url: 'https://api.example.com/v1' }],
    security: [{ oauth: ['read'] }],
    paths,
    components,
  };
}

function shared(isHead) {
  const page = { type: 'integer', minimum: 1, maximum: isHead ? 50 : 100, default: 20 };
  return {
    securitySchemes: {
      oauth: {
        type: 'oauth2',
        flows: {
          clientCredentials: {
            tokenUrl: 'https://login.example.com/token',
            scopes: { read: 'Read', write: 'Write' },
          },
        },
      },
    },
    parameters: {
      Limit: { name: 'limit', in: 'query', description: 'Size of a page.', schema: page },
      Cursor: { name: 'cursor', in: 'query', schema: { type: 'string', maxLength: 200 } },
      Trace: { name: 'X-Trace', in: 'header', schema: { type: 'string', format: 'uuid' } },
      Id: { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    },
    responses: {
      NotFound: { description: 'There is no such resource.', ...json(ref('schemas', 'Problem')) },
      Invalid: { description: 'The request is not valid.', ...json(ref('schemas', 'Problem')) },
    },
  };
}

function sharedSchemas(isHead) {
  return {
    Problem: {
      type: 'object',
      required: ['title', 'status'],
      properties: {
        title: { type: 'string' },
        status: { type: 'integer', minimum: 400, maximum: 599 },
        detail: { type: 'string' },
        causes: { type: 'array', items: ref('schemas', 'Problem') },
      },
    },
    Audit: {
      type: 'object',
      required: ['createdAt', 'createdBy'],
      properties: {
        createdAt: { type: 'string', format: 'date-time' },
        createdBy: { type: 'string', maxLength: 100 },
        source: { type: 'string', enum: isHead ? ['api', 'import', 'job'] : ['api', 'import'] },
      },
    },
    Money: {
      type: 'object',
      required: ['amount', 'currency'],
      properties: {
        amount: { type: 'string', pattern: '^-?[0-9]+\\.[0-9]{2}$' },
        currency: { type: 'string', minLength: 3, maxLength: 3 },
      },
    },
  };
}

function schemasOf(name, index, changes) {
  const input = {
    type: 'object',
    required: changes(1, index) ? ['name', 'state', 'owner'] : ['name', 'state'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: changes(2, index) ? 40 : 80 },
      state: { type: 'string', enum: changes(3, index) ? STATES.slice(1) : STATES },
      owner: { type: 'string', description: changes(4, index) ? 'Who owns it.' : 'The owner.' },
      price: ref('schemas', 'Money'),
      labels: { type: 'object', additionalProperties: { type: 'string', maxLength: 63 } },
      quota: { type: 'integer', minimum: 0, maximum: 1000 },
      ...(changes(5, index) ? { priority: { type: 'integer' } } : {}),
    },
  };
  const parent = index === 0 ? 'Problem' : `Resource${Math.floor(index / 2)}`;
  const output = {
    allOf: [
      ref('schemas', `${name}Input`),
      {
        type: 'object',
        required: changes(6, index) ? ['id'] : ['id', 'audit'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          audit: ref('schemas', 'Audit'),
          parent: { anyOf: [ref('schemas', parent), { type: 'null' }] },
          revision: { type: changes(7, index) ? 'string' : 'integer' },
        },
      },
    ],
  };
  return { [`${name}Input`]: input, [name]: output };
}

function pathsOf(name, index, changes) {
  const address = `/resources-${index}`;
  const body = { required: true, ...json(ref('schemas', `${name}Input`)) };
  const one = { description: 'The resource.', ...json(ref('schemas', name)) };
  const many = json({
    type: 'object',
    required: ['items'],
    properties: {
      items: { type: 'array', items: ref('schemas', name) },
      next: { type: 'string' },
    },
  });
  const filter = {
    name: 'state',
    in: 'query',
    required: changes(8, index),
    schema: { type: 'string', enum: STATES },
  };
  const problems = {
    400: ref('responses', 'Invalid'),
    404: ref('responses', 'NotFound'),
    default: { description: 'Anything else.', ...json(ref('schemas', 'Problem')) },
  };
  const item = {
    parameters: [ref('parameters', 'Id'), ref('parameters', 'Trace')],
    get: operation('Reads', name, { responses: { 200: one, ...problems } }),
    put: operation('Replaces', name, { requestBody: body, responses: { 200: one, ...problems } }),
    delete: operation('Deletes', name, {
      responses: { 204: { description: 'It is gone.' }, ...problems },
      ...(changes(9, index) ? { deprecated: true } : {}),
    }),
  };
  if (changes(10, index)) delete item.put;
  return {
    [address]: {
      get: operation('Lists', name, {
        parameters: [ref('parameters', 'Limit'), ref('parameters', 'Cursor'), filter],
        responses: { 200: { description: 'A page.', ...many }, ...problems },
      }),
      post: operation('Creates', name, {
        security: [{ oauth: ['read', 'write'] }],
        requestBody: body,
        responses: { 201: one, ...problems },
      }),
    },
    ...(changes(11, index) ? {} : { [`${address}/{id}`]: item }),
  };
}

function operation(verb, name, rest) {
  return {
    summary: `${verb} ${name}.`,
    description: `${verb} what is known of ${name}, as its owner has it.`,
    operationId: `${verb.toLowerCase()}${name}`,
    tags: ['resources'],
    ...rest,
  };
}
