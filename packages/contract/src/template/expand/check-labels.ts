// Checks the labels of an infrastructure contract that the renderer reads.
import { PROVISIONER_LABEL, TEMPLATE_LABEL } from '../../model/infrastructure-labels';
import { didYouMean } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import { parseSource } from '../../source/yaml/parse-source';
import { labelPointer, TEXT_LABELS } from './compute-variables';
import { RENDER_FOLDER } from '../../model/bundle-path';
import { hintAtProvisioner } from '../hint-at-template';
import { PROVISIONER_NAME, TEMPLATE_PATH } from '../template-paths';
import { LABEL_PREFIX, LABELS } from './label-vocabulary';
import { parseText } from '../parse/parse-text';
import { printShort } from '../print-short';
import type { Template } from '../parse/template';
import type { TemplateProblem } from '../template-problem';
import { hasKey, nameType, typeOf } from '../cel/value';

type Requirements = Pick<Template, 'requiredLabels'>;

/** Problems of labels that make it impossible to render any claim. */
export function unfitLabels(
  labels: Readonly<Record<string, unknown>>,
  template: Requirements,
): TemplateProblem[] {
  return checkLabels(labels, template).filter(({ code }) => code === 'RENDER_LABEL_INVALID');
}

/** Pass no `template` if it could not be read. Then required and unknown labels are not checked. */
export function checkLabels(
  labels: Readonly<Record<string, unknown>>,
  template?: Requirements,
): TemplateProblem[] {
  const required = template?.requiredLabels ?? [];
  const known = new Set([...Object.keys(LABELS), ...required]);
  const problems: TemplateProblem[] = [];
  for (const [label, value] of Object.entries(labels)) {
    if (!label.startsWith(LABEL_PREFIX)) continue;
    if (known.has(label)) problems.push(...checkLabel(label, value));
    else if (template) problems.push(describeUnknown(label, known));
  }
  for (const label of required) {
    if (!hasKey(labels, label)) problems.push(describeMissing(label));
  }
  return problems;
}

/** Labels that have no effect in this combination, because the built-in template does not read them. */
export function checkUnreadLabels(labels: Readonly<Record<string, unknown>>): TemplateProblem[] {
  const secret = 'platform/connection-secret';
  const style = 'platform/claim-style';
  if (
    labels[PROVISIONER_LABEL] !== 'crossplane' ||
    labels[style] !== 'xr' ||
    !hasKey(labels, secret)
  )
    return [];
  return [
    {
      code: 'RENDER_LABEL_INVALID',
      message: `The label \`${secret}\` is for claims, and \`${style}\` is \`xr\`. A composite resource of Crossplane v2 has no \`writeConnectionSecretToRef\`.`,
      hint: 'Remove the label, and let the composition write the Secret.',
      in: 'labels',
      pointer: labelPointer(secret),
      on: 'key',
    },
  ];
}

function checkLabel(label: string, value: unknown): TemplateProblem[] {
  const refuse = (message: string, hint?: string): TemplateProblem[] => [
    { code: 'RENDER_LABEL_INVALID', message, hint, in: 'labels', pointer: labelPointer(label) },
  ];
  if (typeof value !== 'string' || value === '') {
    const seen = value === '' ? 'empty' : nameType(value);
    const isScalar = ['number', 'boolean'].includes(typeOf(value));
    return refuse(
      `The label \`${label}\` is ${seen}; it must be a text.`,
      isScalar ? `Quote it: \`"${String(value)}"\`.` : 'Write one text.',
    );
  }
  const { oneOf, form } = LABELS[label] ?? {};
  if (oneOf && !oneOf.includes(value)) {
    return refuse(
      `The label \`${label}\` is \`${value}\`. Use ${oneOf.map((text) => `\`${text}\``).join(' or ')}.`,
      didYouMean(suggest(value, oneOf)),
    );
  }
  if (form && !form.fits(value)) {
    return refuse(`The label \`${label}\` is ${printShort(value)}; it must be ${form.is}.`);
  }
  if (label === PROVISIONER_LABEL && !PROVISIONER_NAME.test(value)) {
    return refuse(
      `The label \`${label}\` is ${printShort(value)}; a name has lower-case letters, digits, dots and dashes.`,
      `${hintAtProvisioner(value, [])} Or write the name of a template in \`${RENDER_FOLDER}/\`, without its ending.`,
    );
  }
  if (label === TEMPLATE_LABEL && !TEMPLATE_PATH.test(value)) {
    return refuse(
      `The label \`${label}\` is \`${value}\`; it must be the path of a YAML file below \`${RENDER_FOLDER}/\`.`,
      `Write a path such as \`${RENDER_FOLDER}/claim.yaml\`.`,
    );
  }
  const variables = hasKey(TEXT_LABELS, label) ? TEXT_LABELS[label]! : undefined;
  if (!variables) return [];
  const problems: TemplateProblem[] = [];
  const document = parseSource(label, '').document!;
  parseText({ document, problems }, { pointer: '', on: 'value', text: value }, variables);
  return problems.flatMap(({ message, hint }) => refuse(message, hint));
}

function describeUnknown(label: string, known: ReadonlySet<string>): TemplateProblem {
  return {
    code: 'RENDER_LABEL_UNKNOWN',
    message: `No template reads the label \`${label}\`.`,
    hint:
      didYouMean(suggest(label, known)) ??
      'Remove it, name it in `requires.labels` of the template, or give it another prefix than `platform/`.',
    in: 'labels',
    pointer: labelPointer(label),
    on: 'key',
  };
}

function describeMissing(label: string): TemplateProblem {
  return {
    code: 'RENDER_LABEL_INVALID',
    message: `The label \`${label}\` is missing; the template requires it.`,
    hint: 'Add it to `metadata.labels` of the infrastructure contract.',
    in: 'labels',
    pointer: '/metadata/labels',
    on: 'key',
  };
}
