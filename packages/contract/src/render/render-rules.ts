// The table of what only a render finds. Each rule reports an error. `docs/render.md` explains each.
import type { Diagnostic } from '../diagnostics/diagnostic';

interface RenderRule {
  /** kebab-case; states the requirement. */
  readonly id: string;
  readonly code: string;
  /** One sentence that begins with `Checks that`. */
  readonly purpose: string;
  /** How an author fixes it. */
  readonly fix: string;
}

export const RENDER_RULES: readonly RenderRule[] = [
  {
    id: 'provisioner-known',
    code: 'PROVISIONER_UNKNOWN',
    purpose: 'Checks that a template exists for the provisioner of an infrastructure contract.',
    fix: 'Use `crossplane`, `external-secrets`, `terraform` or `none`, or add a template to the bundle.',
  },
  {
    id: 'template-readable',
    code: 'TEMPLATE_INVALID',
    purpose: 'Checks that the template of an infrastructure contract can be read.',
    fix: 'Run `pacto-validate` for the infrastructure contract. It reports every error of the template.',
  },
  {
    id: 'label-fits',
    code: 'RENDER_LABEL_INVALID',
    purpose: 'Checks that an infrastructure contract has the labels that its template needs.',
    fix: 'Add the label to `metadata.labels` of the infrastructure contract, or correct its text.',
  },
  {
    id: 'template-expands',
    code: 'TEMPLATE_FAILED',
    purpose: 'Checks that a template can be expanded with the values of a claim.',
    fix: 'Change the value, or check it with `has()` in the template.',
  },
  {
    id: 'claim-values-given',
    code: 'RENDER_CLAIM_VALUES_MISSING',
    purpose:
      'Checks that a claim of an environment has values, if the schema of its infrastructure contract requires some.',
    fix: 'Write `values` in the entry of the configuration. The list in an override file replaces the one of `pacto.yaml`, with its values.',
  },
  {
    id: 'output-name-valid',
    code: 'RENDER_NAME_INVALID',
    purpose: 'Checks that Kubernetes and Helm accept the name of each rendered resource.',
    fix: 'Choose a shorter or simpler name. Pacto does not shorten names.',
  },
  {
    id: 'output-unique',
    code: 'RENDER_DUPLICATE_OUTPUT',
    purpose: 'Checks that each output of an environment has its own file and is its own resource.',
    fix: 'Give one of the configurations another name, or one of the environments another namespace.',
  },
  {
    id: 'secret-key-unique',
    code: 'RENDER_DUPLICATE_KEY',
    purpose: 'Checks that a claim declares each key of a secret once.',
    fix: 'Remove one of the two entries.',
  },
  {
    id: 'kind-allowed',
    code: 'RENDER_KIND_NOT_ALLOWED',
    purpose: 'Checks that a template from a registry writes only kinds that the workspace allows.',
    fix: 'If you trust the bundle, list the kind under `render.allowKinds` in the options of the plugin.',
  },
  {
    id: 'output-value-valid',
    code: 'RENDER_VALUE_INVALID',
    purpose:
      'Checks that every value can be written as JSON and as UTF-8 text, and that Helm can read every key of chart values.',
    fix: 'Replace the value. Infinite numbers and incomplete Unicode characters cannot be written. Shorten a key that Helm 3 cannot read.',
  },
  {
    id: 'deployment-unambiguous',
    code: 'RENDER_AMBIGUOUS_DEPLOYMENT',
    purpose: 'Checks that one configuration of a component holds the values of its chart.',
    fix: 'Rename the configuration of the chart to `deployment`, or set `render.deploymentConfiguration` in the options of the plugin.',
  },
  {
    id: 'root-without-values',
    code: 'RENDER_ROOT_VALUES',
    purpose: 'Checks that a root with components has no chart values of its own.',
    fix: 'Move the configuration to the component that needs it.',
  },
  {
    id: 'platform-value-fits',
    code: 'PLATFORM_VALUE_INVALID',
    purpose: 'Checks that the values of `--platformSet` fit the schema of the chart.',
    fix: 'Change the value on the command line, or the schema.',
  },
  {
    id: 'component-found',
    code: 'RENDER_COMPONENT_MISSING',
    purpose: 'Checks that the components of a root are found, so that none is left out.',
    fix: 'Correct the reference, or remove the entry of a removed component. Else correct the contract that cannot be read, or the option `registry`.',
  },
  {
    id: 'base-renders',
    code: 'BASE_NOT_RENDERED',
    purpose:
      'Checks that the base of a review can be rendered. Without it, the review cannot show what is destroyed.',
    fix: 'Compare with a base that is valid, or fix the base first.',
  },
];

const BY_ID = new Map(RENDER_RULES.map((rule) => [rule.id, rule]));

/** What a diagnostic takes from the row of its rule. */
export function renderRow(id: string): Pick<Diagnostic, 'code' | 'rule' | 'severity' | 'docs'> {
  return { code: BY_ID.get(id)!.code, rule: id, severity: 'error', docs: `docs/render.md#${id}` };
}
