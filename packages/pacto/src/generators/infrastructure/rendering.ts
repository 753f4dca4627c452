// The labels and files of a new infrastructure contract that say how its claims are rendered.
import { BUILT_IN_TEMPLATES, buildExample } from 'pacto-contract';

interface Rendering {
  readonly labels: Readonly<Record<string, string>>;
  /** Texts by path in the bundle. */
  readonly files: Readonly<Record<string, string>>;
}

interface RenderingRequest {
  readonly contract: { readonly name: string; readonly version: string };
  readonly provisioner: string;
  /** Whether to write the template even if there is a built-in one. */
  readonly template: boolean;
  readonly kind: string;
  readonly apiVersion: string;
  /** Whether `kind` is a claim or a composite resource. `claim` if it is absent. */
  readonly style?: 'claim' | 'xr';
  /** Values of the example, if there are any. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The claim of the example gets its name from the contract, and Kubernetes limits the length of names. */
const LONGEST_EXAMPLE_NAME = 48;

export function buildRendering(request: RenderingRequest): Rendering {
  const { contract, provisioner, template, values } = request;
  const builtIn = Object.hasOwn(BUILT_IN_TEMPLATES, provisioner)
    ? BUILT_IN_TEMPLATES[provisioner]
    : undefined;
  const labels = { 'platform/provisioner': provisioner, ...labelsOf(request) };
  const files =
    template || builtIn === undefined
      ? { [`render/${provisioner}.yaml`]: builtIn ?? ownTemplate(request) }
      : {};
  const isNamed = contract.name.length <= LONGEST_EXAMPLE_NAME;
  const isRendered = values !== undefined && provisioner !== 'none' && isNamed;
  const example = isRendered
    ? buildExample({ name: 'small', contract, labels, values, files })
    : {};
  return { labels, files: { ...files, ...example } };
}

function labelsOf({
  contract,
  provisioner,
  kind,
  apiVersion,
  style,
}: RenderingRequest): Record<string, string> {
  const claimLabels = { 'platform/claim-kind': kind, 'platform/claim-api-version': apiVersion };
  switch (provisioner) {
    case 'crossplane':
      return {
        ...claimLabels,
        ...(style === 'xr' && { 'platform/claim-style': style }),
      };
    case 'external-secrets':
      return { 'platform/secret-store': 'platform' };
    case 'terraform':
      return { 'platform/module-source': `app.terraform.io/example/${contract.name}/aws` };
    case 'none':
      return {};
    // In other workspaces, the template may write the kind that these labels name, and few others.
    default:
      return claimLabels;
  }
}

function ownTemplate({ contract }: RenderingRequest): string {
  return `# How a claim of ${contract.name} is rendered. Expressions are written in \${}.
renderVersion: 1
requires:
  labels: [platform/claim-kind, platform/claim-api-version]
outputs:
  - file: claims/\${name}.yaml
    document:
      apiVersion: \${labels["platform/claim-api-version"]}
      kind: \${labels["platform/claim-kind"]}
      metadata:
        name: \${name}
        namespace: \${namespace}
        labels: \${standardLabels}
      spec: \${values}
`;
}
