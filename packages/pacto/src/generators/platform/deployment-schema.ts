const QUANTITIES = {
  type: 'object',
  additionalProperties: false,
  properties: {
    cpu: {
      description: 'Cores or thousandths of a core, such as 1 or 500m.',
      type: 'string',
      pattern: '^[0-9]+(\\.[0-9]+)?m?$',
    },
    memory: {
      description: 'Bytes with a unit, such as 512Mi or 2Gi.',
      type: 'string',
      pattern: '^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$',
    },
  },
};

/** The values of a standard chart. The first example is for small environments, the last for production. */
export const DEPLOYMENT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Values of the standard chart',
  type: 'object',
  additionalProperties: false,
  properties: {
    replicas: {
      description: 'How many instances run.',
      type: 'integer',
      minimum: 0,
      maximum: 100,
    },
    resources: {
      description: 'What each instance gets.',
      type: 'object',
      additionalProperties: false,
      properties: {
        requests: { description: 'What is reserved.', ...QUANTITIES },
        limits: { description: 'What it may use at most.', ...QUANTITIES },
      },
    },
  },
  examples: [
    { replicas: 1, resources: { requests: { cpu: '250m', memory: '256Mi' } } },
    { replicas: 3, resources: { requests: { cpu: '1000m', memory: '1Gi' } } },
  ],
};
