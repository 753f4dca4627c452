// The variables of templates, with the shape that each has as a JSON Schema: paths in expressions are
// checked against it. The schema of `values` is the provisioning schema of the contract.

const TEXT = { type: 'string' };

function record(...keys: string[]): object {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(keys.map((key) => [key, TEXT])),
  };
}

const LABELS = { type: 'object' };

interface VariableForm {
  readonly purpose: string;
  readonly schema: object;
}

export const VARIABLES: Readonly<Record<string, VariableForm>> = {
  values: { purpose: 'The values of the claim, from the reviewed file.', schema: {} },
  labels: {
    purpose: 'The labels of the infrastructure contract (`metadata.labels`).',
    schema: LABELS,
  },
  environment: {
    purpose: 'Name of the environment, or `null` for the base.',
    schema: { type: ['string', 'null'] },
  },
  namespace: {
    purpose:
      'Namespace that the options give to the environment, else the name of the chart; `omit()` if there is neither.',
    schema: TEXT,
  },
  name: {
    purpose:
      'Name of the claim: the label `platform/name`, or `<component>-<configuration>` without it.',
    schema: TEXT,
  },
  component: {
    purpose: '`name`, `version`, `alias` and `labels` of the component that makes the claim.',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { name: TEXT, version: TEXT, alias: TEXT, labels: LABELS },
    },
  },
  root: {
    purpose: '`name` and `version` of the root (of the service itself where it has no root).',
    schema: record('name', 'version'),
  },
  chart: { purpose: '`name` and `version` of the chart.', schema: record('name', 'version') },
  contract: {
    purpose: '`name` and `version` of the infrastructure contract.',
    schema: record('name', 'version'),
  },
  configuration: {
    purpose: '`name` of the configuration that holds the values.',
    schema: record('name'),
  },
  standardLabels: {
    purpose: 'A map of labels for Kubernetes: component, chart, configuration, environment.',
    schema: LABELS,
  },
  secrets: {
    purpose:
      'One `{key, remoteKey}` for each item of `values.secrets`. `remoteKey` comes from the label `platform/secret-key`.',
    schema: { type: 'array', items: { ...record('key', 'remoteKey'), additionalProperties: true } },
  },
  connectionSecret: {
    purpose: 'The text of the label `platform/connection-secret`; `omit()` without it.',
    schema: TEXT,
  },
  options: {
    purpose:
      'The options `render.options` of the plugin. `requires.options` names those that must be set.',
    schema: { type: 'object' },
  },
};

export const VARIABLE_NAMES: ReadonlySet<string> = new Set(Object.keys(VARIABLES));
