// Labels of infrastructure contracts that the renderer reads. It ignores all other labels.
import { isApiVersion, isKind, isSubdomain } from '../kubernetes-names';

interface LabelForm {
  readonly purpose: string;
  /** For the docs: the value that holds without the label, or what requires the label. */
  readonly fallback: string;
  /** The accepted texts, if there are only a few. */
  readonly oneOf?: readonly string[];
  /** What Kubernetes accepts there. */
  readonly form?: { readonly is: string; fits(text: string): boolean };
}

const OBJECT_NAME = {
  is: 'the name of an object in Kubernetes: lower-case letters, digits, dashes and dots',
  fits: isSubdomain,
};

export const LABEL_PREFIX = 'platform/';

export const LABELS: Readonly<Record<string, LabelForm>> = {
  'platform/provisioner': {
    purpose:
      'Name of the template that renders claims. It makes a contract an infrastructure contract.',
    fallback: 'required',
  },
  'platform/template': {
    purpose: 'Path of the template in the bundle.',
    fallback: '`render/<provisioner>.yaml` if that file exists',
  },
  'platform/name': {
    purpose: 'Name of a claim, a text with expressions.',
    fallback: '`${component.name}-${configuration.name}`',
  },
  'platform/claim-kind': {
    purpose: '`kind` of a claim.',
    fallback: 'required by `crossplane`',
    form: { is: 'a kind such as `PostgreSQLClaim`: letters, digits and dashes', fits: isKind },
  },
  'platform/claim-api-version': {
    purpose: '`apiVersion` of a claim.',
    fallback: 'required by `crossplane`',
    form: { is: 'an API version such as `database.example.com/v1`', fits: isApiVersion },
  },
  'platform/claim-style': {
    purpose: 'Whether a claim is a Crossplane claim or a namespaced composite resource.',
    fallback: '`claim`',
    oneOf: ['claim', 'xr'],
  },
  'platform/composition': {
    purpose: 'Name of the Crossplane composition.',
    fallback: 'none',
    form: OBJECT_NAME,
  },
  'platform/connection-secret': {
    purpose: 'Name of the Secret with the connection details of a claim, a text with expressions.',
    fallback: 'none',
  },
  'platform/secret-store': {
    purpose: 'Name of the secret store.',
    fallback: 'required by `external-secrets`',
    form: OBJECT_NAME,
  },
  'platform/secret-store-kind': {
    purpose: 'Kind of the secret store.',
    fallback: '`ClusterSecretStore`',
    oneOf: ['ClusterSecretStore', 'SecretStore'],
  },
  'platform/secret-key': {
    purpose: 'Key of a secret in the store, a text with expressions.',
    fallback: '`<environment>/<component>/<key>`',
  },
  'platform/module-source': {
    purpose: 'Source of the Terraform module.',
    fallback: 'required by `terraform`',
  },
  'platform/module-version': { purpose: 'Version of the Terraform module.', fallback: 'none' },
};
