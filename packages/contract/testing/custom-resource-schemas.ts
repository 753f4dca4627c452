// Schemas of the objects that other programs define, as far as a render writes them. Sources: the field
// lists in the documentation of Argo CD 3 (Application, v1alpha1) and of External Secrets (v1). A cluster drops what
// it does not know without a message, so each object is closed here.

type Schema = Readonly<Record<string, unknown>>;

const TEXT = { type: 'string', minLength: 1 };
const TEXTS = { type: 'object', additionalProperties: { type: 'string' } };
const NAME = { type: 'string', pattern: '^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$', maxLength: 253 };

function closed(properties: Schema, required: readonly string[] = []): Schema {
  return { type: 'object', additionalProperties: false, properties, required };
}

function resource(apiVersion: string, kind: string, spec: Schema): Schema {
  const metadata = closed({ name: NAME, namespace: NAME, labels: TEXTS, annotations: TEXTS }, [
    'name',
  ]);
  return closed({ apiVersion: { const: apiVersion }, kind: { const: kind }, metadata, spec }, [
    'apiVersion',
    'kind',
    'metadata',
    'spec',
  ]);
}

const HELM = closed({
  releaseName: { ...NAME, maxLength: 53 },
  namespace: TEXT,
  version: { enum: ['v2', 'v3'] },
  values: { type: 'string' },
  valuesObject: { type: 'object' },
  valueFiles: { type: 'array', items: TEXT },
  ignoreMissingValueFiles: { type: 'boolean' },
  passCredentials: { type: 'boolean' },
  skipCrds: { type: 'boolean' },
  skipTests: { type: 'boolean' },
  skipSchemaValidation: { type: 'boolean' },
  kubeVersion: TEXT,
  apiVersions: { type: 'array', items: TEXT },
  parameters: {
    type: 'array',
    items: closed({ name: TEXT, value: { type: 'string' }, forceString: { type: 'boolean' } }),
  },
  fileParameters: { type: 'array', items: closed({ name: TEXT, path: TEXT }) },
});

export const APPLICATION_SCHEMA = resource(
  'argoproj.io/v1alpha1',
  'Application',
  closed(
    {
      project: TEXT,
      destination: closed({ name: TEXT, server: TEXT, namespace: NAME }),
      source: closed({ repoURL: TEXT, chart: TEXT, path: TEXT, targetRevision: TEXT, helm: HELM }, [
        'repoURL',
      ]),
    },
    ['project', 'destination'],
  ),
);

const SECRET_KEY = { type: 'string', pattern: '^[-._a-zA-Z0-9]+$', minLength: 1, maxLength: 253 };

export const EXTERNAL_SECRET_SCHEMA = resource(
  'external-secrets.io/v1',
  'ExternalSecret',
  closed({
    refreshPolicy: { enum: ['CreatedOnce', 'Periodic', 'OnChange'] },
    refreshInterval: TEXT,
    secretStoreRef: closed({
      name: NAME,
      kind: { enum: ['SecretStore', 'ClusterSecretStore'] },
    }),
    target: closed({
      name: NAME,
      creationPolicy: { enum: ['Owner', 'Orphan', 'Merge', 'None'] },
      deletionPolicy: { enum: ['Delete', 'Merge', 'Retain'] },
      immutable: { type: 'boolean' },
    }),
    data: {
      type: 'array',
      items: closed(
        {
          secretKey: SECRET_KEY,
          remoteRef: closed({ key: TEXT, property: TEXT, version: TEXT }, ['key']),
        },
        ['secretKey', 'remoteRef'],
      ),
    },
  }),
);
