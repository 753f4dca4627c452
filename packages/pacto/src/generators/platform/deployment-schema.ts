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

/** Set at deploy time by the platform; other tools ignore the keyword. */
const BY_PLATFORM = { 'x-pacto-set-by': 'platform' };

/**
 * The schema of the values of a standard chart. It is also the chart's `values.schema.json`. So it
 * accepts `global`, which Helm adds to the values of every chart, and its patterns have the same
 * meaning in Go. The first example is for small environments, the last for production.
 */
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
    enabled: {
      description: 'Whether the component is deployed at all.',
      type: 'boolean',
      default: true,
      ...BY_PLATFORM,
    },
    image: {
      description: 'The image that is deployed.',
      type: 'object',
      additionalProperties: false,
      ...BY_PLATFORM,
      properties: {
        repository: { description: 'Registry and path of the image.', type: 'string' },
        tag: { description: 'Tag of the image, such as 1.2.3.', type: 'string' },
        digest: {
          description: 'Digest of the image, such as sha256:0123….',
          type: 'string',
          pattern: '^sha256:[0-9a-f]{64}$',
        },
      },
    },
    global: {
      description: 'What Helm passes on from the chart of the service.',
      type: 'object',
    },
  },
  examples: [
    { replicas: 1, resources: { requests: { cpu: '250m', memory: '256Mi' } } },
    { replicas: 3, resources: { requests: { cpu: '1000m', memory: '1Gi' } } },
  ],
};
