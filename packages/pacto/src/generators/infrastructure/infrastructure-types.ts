// The built-in types of infrastructure: the data from which the generator makes their contracts. In a provisioning
// schema, generators use the first of the `examples` for small environments, and the last for production.

export interface InfrastructureType {
  readonly version: string;
  /** Absent for the generic type: it comes from the name of the contract. */
  readonly claimKind?: string;
  readonly apiGroup: string;
  /** `crossplane` if it is absent. */
  readonly provisioner?: string;
  /** What the policy does, for the comment in the contract. */
  readonly enforces: string;
  /** JSON Schema of `{environment, values}`, for the names of the environments that are production. */
  readonly claim: (production: readonly string[]) => Record<string, unknown>;
  /** Whether the schema of claims asks for more in production. */
  readonly stricterInProduction: boolean;
  /** JSON Schema of the values. */
  readonly provisioning: Record<string, unknown>;
}

const SIZE = {
  description: 'How large each instance is.',
  type: 'string',
  enum: ['small', 'medium', 'large'],
};

/** At least two instances, for production. */
const HIGHLY_AVAILABLE = { required: ['instances'], properties: { instances: { minimum: 2 } } };

const inProduction = (production: readonly string[], values: Record<string, unknown>) => ({
  if: { properties: { environment: { enum: production } }, required: ['environment'] },
  then: { properties: { values } },
});

/** Requires backups. A base without values is accepted, because only its environments claim something. */
const BACKED_UP = {
  properties: {
    values: {
      if: { minProperties: 1 },
      then: {
        required: ['backups'],
        properties: {
          backups: { required: ['enabled'], properties: { enabled: { const: true } } },
        },
      },
    },
  },
};

const postgres = (versionKey: string): InfrastructureType => ({
  version: '17.0.0',
  claimKind: 'PostgreSQLClaim',
  apiGroup: 'database',
  enforces: 'enforces version >= 17, backups enabled, HA in prod',
  stricterInProduction: true,
  claim: (production) => ({
    type: 'object',
    properties: { values: { properties: { [versionKey]: { minimum: 17 } } } },
    allOf: [BACKED_UP, inProduction(production, HIGHLY_AVAILABLE)],
  }),
  provisioning: {
    type: 'object',
    additionalProperties: false,
    properties: {
      [versionKey]: { description: 'Major version of PostgreSQL.', type: 'integer' },
      instances: {
        description: 'How many instances run; two or more are highly available.',
        type: 'integer',
        minimum: 1,
        maximum: 5,
      },
      size: SIZE,
      backups: {
        description: 'Whether and when backups are taken.',
        type: 'object',
        additionalProperties: false,
        properties: {
          enabled: { type: 'boolean' },
          schedule: {
            description: 'When, as a cron expression.',
            type: 'string',
            format: 'cron',
          },
        },
      },
    },
    examples: [
      { instances: 1, size: 'small', backups: { enabled: true, schedule: '0 3 * * *' } },
      { instances: 3, size: 'large', backups: { enabled: true, schedule: '0 */4 * * *' } },
    ],
  },
});

const INFRASTRUCTURE_TYPES: Readonly<Record<string, InfrastructureType>> = {
  postgres: postgres('version'),
  redis: {
    version: '7.0.0',
    claimKind: 'RedisClaim',
    apiGroup: 'cache',
    enforces: 'enforces HA in prod',
    stricterInProduction: true,
    claim: (production) => ({
      type: 'object',
      allOf: [inProduction(production, HIGHLY_AVAILABLE)],
    }),
    provisioning: {
      type: 'object',
      additionalProperties: false,
      properties: {
        instances: {
          description: 'How many instances run; two or more are highly available.',
          type: 'integer',
          minimum: 1,
          maximum: 6,
        },
        size: SIZE,
        persistence: { description: 'Whether data survives a restart.', type: 'boolean' },
        evictionPolicy: {
          description: 'Which keys are removed when memory is full.',
          type: 'string',
          enum: ['noeviction', 'allkeys-lru', 'allkeys-lfu', 'volatile-lru', 'volatile-ttl'],
        },
      },
      examples: [
        { instances: 1, size: 'small' },
        { instances: 3, size: 'medium', persistence: true },
      ],
    },
  },
  'object-storage': {
    version: '1.0.0',
    claimKind: 'ObjectStorageClaim',
    apiGroup: 'storage',
    enforces: 'enforces private buckets, versioning in prod',
    stricterInProduction: true,
    claim: (production) => ({
      type: 'object',
      properties: { values: { properties: { public: { const: false } } } },
      allOf: [
        inProduction(production, {
          required: ['versioning'],
          properties: { versioning: { const: true } },
        }),
      ],
    }),
    provisioning: {
      type: 'object',
      additionalProperties: false,
      required: ['bucket'],
      properties: {
        bucket: {
          description: 'Name of the bucket: 3 to 63 lower-case letters, digits and dashes.',
          type: 'string',
          pattern: '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$',
        },
        versioning: { description: 'Whether older versions of objects are kept.', type: 'boolean' },
        public: { description: 'Whether everyone may read.', type: 'boolean' },
        retentionDays: {
          description: 'How long deleted objects are kept.',
          type: 'integer',
          minimum: 0,
          maximum: 3650,
        },
      },
      examples: [
        { bucket: 'example-bucket', versioning: false },
        { bucket: 'example-bucket', versioning: true, retentionDays: 30 },
      ],
    },
  },
  secrets: {
    version: '1.0.0',
    claimKind: 'SecretStoreClaim',
    apiGroup: 'secrets',
    provisioner: 'external-secrets',
    enforces: 'enforces that no key is declared twice',
    stricterInProduction: false,
    claim: () => ({
      type: 'object',
      properties: { values: { properties: { secrets: { uniqueItems: true } } } },
    }),
    provisioning: {
      type: 'object',
      additionalProperties: false,
      required: ['secrets'],
      properties: {
        secrets: {
          description: 'The keys that the service reads. Their values are only in the store.',
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['key'],
            properties: {
              key: {
                description: 'Name of the key: lower-case letters, digits and dashes.',
                type: 'string',
                pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$',
              },
            },
          },
        },
      },
      examples: [{ secrets: [{ key: 'api-key' }] }],
    },
  },
  generic: {
    version: '1.0.0',
    apiGroup: 'infrastructure',
    enforces: 'enforces HA in prod',
    stricterInProduction: true,
    claim: (production) => ({
      type: 'object',
      allOf: [inProduction(production, HIGHLY_AVAILABLE)],
    }),
    provisioning: {
      type: 'object',
      additionalProperties: false,
      properties: {
        instances: {
          description: 'How many instances run.',
          type: 'integer',
          minimum: 1,
          maximum: 10,
        },
        size: SIZE,
      },
      examples: [
        { instances: 1, size: 'small' },
        { instances: 2, size: 'medium' },
      ],
    },
  },
};

/** For Terraform, `version` is an argument of the module block itself, so an input of a module needs another name. */
const TERRAFORM_TYPES = { ...INFRASTRUCTURE_TYPES, postgres: postgres('engineVersion') };

/** The types by name, with keys that the provisioner accepts. */
export function infrastructureTypes(
  provisioner: string | undefined,
): Readonly<Record<string, InfrastructureType>> {
  return provisioner === 'terraform' ? TERRAFORM_TYPES : INFRASTRUCTURE_TYPES;
}
