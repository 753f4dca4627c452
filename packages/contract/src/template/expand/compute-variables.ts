// The variables that are computed from a claim and from labels that are texts with expressions.
import { copyLiteral } from '../../source/number-literals';
import { parseSource } from '../../source/yaml/parse-source';
import { formatPointer, type Pointer } from '../../source/pointer';
import { remember } from '../../source/remember';
import type { SourceDocument } from '../../source/source-document';
import { Budget } from '../cel/budget';
import type { Claim, SecretKey } from '../claim';
import { composePlainText } from './compose-text';
import { ExpressionError } from '../cel/expression-error';
import {
  isDnsLabel,
  isSecretKey,
  isSubdomain,
  NAME_LIMIT,
  OBJECT_NAME_LIMIT,
} from '../kubernetes-names';
import { parseText } from '../parse/parse-text';
import { printShort } from '../print-short';
import { openScope, withVariable, type Scope } from '../cel/scope';
import { PROBLEM_LIMIT, type TemplateCode, type TemplateProblem } from '../template-problem';
import type { TemplateText } from '../parse/template';
import { hasKey, isMap, OMIT, type Value } from '../cel/value';
import { VARIABLE_NAMES } from '../variables';

const DEFAULT_NAME = '${component.name}-${configuration.name}';
const DEFAULT_SECRET_KEY =
  '${environment == null ? "" : environment + "/"}${component.name}/${secret.key}';

const PLAIN_VARIABLES = [...VARIABLE_NAMES].filter(
  (name) => !['name', 'standardLabels', 'secrets', 'connectionSecret'].includes(name),
);
/** Labels that are texts with expressions, and the variables that each may use. */
export const TEXT_LABELS: Readonly<Record<string, ReadonlySet<string>>> = {
  'platform/name': new Set(PLAIN_VARIABLES),
  'platform/connection-secret': new Set([...PLAIN_VARIABLES, 'name']),
  'platform/secret-key': new Set([...PLAIN_VARIABLES, 'name', 'secret']),
};

interface ComputedClaim {
  readonly scope: Scope;
  readonly name: string;
  readonly secrets: readonly SecretKey[];
}

type Computed =
  { readonly claim: ComputedClaim } | { readonly problems: readonly TemplateProblem[] };

/** `uses` are the variables that the template reads: the others are not computed. */
export function computeVariables(
  claim: Claim,
  uses: ReadonlySet<string>,
  budget: Budget,
): Computed {
  return new VariableComputer(claim, budget).compute(uses);
}

class VariableComputer {
  private readonly problems: TemplateProblem[] = [];
  private readonly labels = new Map<string, TemplateText | undefined>();

  constructor(
    private readonly claim: Claim,
    private readonly budget: Budget,
  ) {}

  compute(uses: ReadonlySet<string>): Computed {
    const { claim } = this;
    const plain = new Map<string, () => Value>([
      ['values', () => claim.values],
      ['labels', () => claim.labels],
      ['environment', () => claim.environment],
      ['namespace', () => claim.namespace ?? OMIT],
      ['component', () => claim.component],
      ['root', () => claim.root],
      ['chart', () => claim.chart],
      ['contract', () => claim.contract],
      ['configuration', () => claim.configuration],
      ['options', () => claim.options],
    ]);
    const name = this.name(openScope(plain));
    const named = openScope(new Map([...plain, ['name', () => name]]));
    const secrets = uses.has('secrets') ? this.secrets(named) : [];
    const connectionSecret = uses.has('connectionSecret') ? this.connectionSecret(named) : OMIT;
    if (this.problems.length > 0) return { problems: this.problems };
    // A template may ask for one map many times, and merged keys are slow to read.
    const keysAt = claim.keysAt && remember(claim.keysAt);
    const scope = openScope(
      new Map<string, () => Value>([
        ...plain,
        ['name', () => name],
        ['standardLabels', () => standardLabels(claim)],
        ['secrets', () => secrets.map(({ item }) => item)],
        ['connectionSecret', () => connectionSecret],
      ]),
      ({ variable, pointer }) => (variable === 'values' ? keysAt?.(pointer) : undefined),
    );
    return { claim: { scope, name, secrets: secrets.map(({ secret }) => secret) } };
  }

  private name(scope: Scope): string {
    const name = this.labelText('platform/name', DEFAULT_NAME, scope);
    if (name === undefined || isDnsLabel(name)) return name ?? '';
    const shown = name.length > 200 ? `${name.slice(0, 199)}…` : name;
    const labelled = hasKey(this.claim.labels, 'platform/name');
    this.problems.push({
      code: 'RENDER_NAME_INVALID',
      message:
        name.length > NAME_LIMIT
          ? `The name \`${shown}\` has ${name.length} characters; Kubernetes accepts ${NAME_LIMIT}.`
          : `The name \`${shown}\` is not a Kubernetes name: lower-case letters, digits and dashes, with a letter or digit at both ends.`,
      hint: labelled
        ? 'Change the label `platform/name` of the infrastructure contract.'
        : 'Rename the component or the configuration, or set the label `platform/name` of the infrastructure contract.',
      ...(labelled
        ? { in: 'labels', pointer: labelPointer('platform/name') }
        : { in: 'values', pointer: '' }),
    });
    return name;
  }

  private connectionSecret(scope: Scope): Value {
    if (!hasKey(this.claim.labels, 'platform/connection-secret')) return OMIT;
    const label = 'platform/connection-secret';
    const name = this.labelText(label, '', scope);
    if (name === undefined) return OMIT;
    if (!isSubdomain(name)) {
      const isLong = name.length > OBJECT_NAME_LIMIT;
      this.refuseLabel(
        label,
        'RENDER_NAME_INVALID',
        isLong
          ? `The label \`${label}\` gives a name of ${name.length} characters; Kubernetes accepts ${OBJECT_NAME_LIMIT}.`
          : `The label \`${label}\` gives the name ${printShort(name)}, which Kubernetes refuses for a Secret.`,
        'Use lower-case letters, digits, dashes and dots, with a letter or digit at both ends.',
      );
    }
    return name;
  }

  private secrets(scope: Scope): { secret: SecretKey; item: Value }[] {
    const { values } = this.claim;
    const items = hasKey(values, 'secrets') ? values.secrets : [];
    if (!Array.isArray(items)) {
      this.refuse(
        'TEMPLATE_FAILED',
        '/secrets',
        '`secrets` is not a list of keys.',
        'Write `secrets: [{key: api-key}]`.',
      );
      return [];
    }
    const seen = new Map<string, number>();
    return items.flatMap((item: unknown, index) => {
      if (this.problems.length >= PROBLEM_LIMIT) return [];
      const pointer = formatPointer(['secrets', index]);
      const key = isMap(item) ? item.key : undefined;
      if (!isMap(item) || typeof key !== 'string' || !isSecretKey(key)) {
        this.refuse(
          'TEMPLATE_FAILED',
          pointer,
          'The item has no usable `key`.',
          `Write \`key:\` with a name of at most ${OBJECT_NAME_LIMIT} letters, digits, \`-\`, \`_\` and dots that does not begin with two dots.`,
        );
        return [];
      }
      const first = seen.get(key);
      if (first !== undefined) {
        this.refuse(
          'RENDER_DUPLICATE_KEY',
          `${pointer}/key`,
          `The key \`${key}\` is declared twice; item ${first} already has it.`,
          'Remove one of the two.',
        );
        return [];
      }
      seen.set(key, index);
      const inner = withVariable(scope, 'secret', { value: item });
      const remoteKey = this.labelText('platform/secret-key', DEFAULT_SECRET_KEY, inner);
      if (remoteKey === undefined) return [];
      const copy: Record<string, Value> = { ...item, remoteKey };
      for (const own of Object.keys(item)) copyLiteral(item, copy, own);
      return [{ secret: { key, remoteKey, pointer }, item: copy }];
    });
  }

  /** The text of a label with its expressions evaluated. */
  private labelText(label: string, fallback: string, scope: Scope): string | undefined {
    const text = this.parsed(label, fallback);
    if (text === undefined) return undefined;
    try {
      const composed = composePlainText(text, { scope, budget: this.budget, hcl: false });
      if (composed !== '') return composed;
      this.refuseLabel(
        label,
        'RENDER_LABEL_INVALID',
        `The label \`${label}\` gives an empty text.`,
      );
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const hint = error.hintIn(text.text);
      this.refuseLabel(label, 'TEMPLATE_FAILED', `Label \`${label}\`: ${error.message}`, hint);
    }
    return undefined;
  }

  /** Secrets share one label: it is parsed once. */
  private parsed(label: string, fallback: string): TemplateText | undefined {
    if (!this.labels.has(label)) this.labels.set(label, this.parse(label, fallback));
    return this.labels.get(label);
  }

  private parse(label: string, fallback: string): TemplateText | undefined {
    const given = hasKey(this.claim.labels, label) ? this.claim.labels[label] : fallback;
    const place = {
      pointer: '',
      on: 'value' as const,
      text: typeof given === 'string' ? given : '',
    };
    const problems: TemplateProblem[] = [];
    const file = { document: labelDocument(label), problems };
    const text = parseText(file, place, TEXT_LABELS[label]!);
    const [wrong] = problems;
    if (!wrong) return text;
    const message = `Label \`${label}\`: ${wrong.message}`;
    this.refuseLabel(label, 'RENDER_LABEL_INVALID', message, wrong.hint);
    return undefined;
  }

  private refuseLabel(label: string, code: TemplateCode, message: string, hint?: string): void {
    // The same label fails for every secret. It is reported once.
    if (this.problems.some((problem) => problem.message === message)) return;
    this.problems.push({ code, message, hint, in: 'labels', pointer: labelPointer(label) });
  }

  private refuse(code: TemplateCode, pointer: Pointer, message: string, hint: string): void {
    this.problems.push({ code, message, hint, in: 'values', pointer, value: pointer });
  }
}

export function labelPointer(label: string): Pointer {
  return formatPointer(['metadata', 'labels', label]);
}

/**
 * A document that holds only the label. Its places mean nothing to users, so problems get the place of
 * the label in the contract.
 */
function labelDocument(label: string): SourceDocument {
  return parseSource(label, '').document!;
}

function standardLabels({ component, chart, configuration, environment }: Claim): Value {
  return {
    'app.kubernetes.io/name': component.name,
    'app.kubernetes.io/part-of': chart.name,
    'app.kubernetes.io/managed-by': 'pacto',
    'pacto/configuration': configuration.name,
    ...(environment !== null && { 'pacto/environment': environment }),
  };
}
