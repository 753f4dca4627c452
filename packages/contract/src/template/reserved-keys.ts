// Keys that the values of a claim may not set. A built-in template would write them where Terraform or Crossplane
// gives the key another meaning, or cannot read it.
import { joinPointer } from '../source/pointer';
import { printShort } from './print-short';
import { keyOf } from './schema-shape';
import type { TemplateProblem } from './template-problem';

/** Arguments of Terraform's own in a module block. No module can have an input with one of these names. */
const MODULE_BLOCK_ARGUMENTS: ReadonlySet<string> = new Set(
  'count depends_on for_each lifecycle locals providers source version'.split(' '),
);

/** What an input of a module can be called, as far as the module block can refer to it. */
const INPUT_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Keys that Crossplane itself uses to connect a claim with its resources. */
export const CROSSPLANE_KEYS: ReadonlySet<string> = new Set(
  (
    'claimRef compositeDeletePolicy compositionRef compositionRevisionRef compositionRevisionSelector ' +
    'compositionSelector compositionUpdatePolicy crossplane environmentConfigRefs ' +
    'publishConnectionDetailsTo resourceRef resourceRefs writeConnectionSecretToRef'
  ).split(' '),
);

/** `provisioner` is the name of a built-in template, and `schema` the provisioning schema, parsed. */
export function checkReservedKeys(
  provisioner: string,
  values: Readonly<Record<string, unknown>>,
  schema: unknown,
): TemplateProblem[] {
  return Object.keys(values).flatMap((key): TemplateProblem[] => {
    const problem = describe(provisioner, key, schema);
    if (problem === undefined) return [];
    const pointer = joinPointer('', key);
    return [{ code: 'TEMPLATE_FAILED', ...problem, in: 'values', pointer, on: 'key' }];
  });
}

/** Properties of a provisioning schema that no claim could ever set. */
export function reservedProperties(provisioner: string, schema: unknown): string[] {
  if (provisioner !== 'terraform') return [];
  return [...MODULE_BLOCK_ARGUMENTS].filter((key) => isDeclared(schema, key));
}

function describe(
  provisioner: string,
  key: string,
  schema: unknown,
): { message: string; hint: string } | undefined {
  if (provisioner === 'terraform' && MODULE_BLOCK_ARGUMENTS.has(key)) {
    return {
      message: `Terraform reads \`${key}\` as an argument of the module block itself, so it cannot be an input of the module.`,
      hint: 'Give the input another name in the module and in the provisioning schema.',
    };
  }
  if (provisioner === 'terraform' && !INPUT_NAME.test(key)) {
    return {
      message: `No input of a Terraform module can be called ${printShort(key)}.`,
      hint: 'Use letters, digits, `_` and `-`, with a letter or `_` first.',
    };
  }
  if (provisioner === 'crossplane' && CROSSPLANE_KEYS.has(key) && !isDeclared(schema, key)) {
    return {
      message: `Crossplane reads \`${key}\` to connect the claim with its resources, and the provisioning schema does not declare it.`,
      hint: 'Remove it. The platform sets it with the labels of the infrastructure contract, or declares it in the schema.',
    };
  }
  return undefined;
}

function isDeclared(schema: unknown, key: string): boolean {
  if (schema === undefined) return false;
  return keyOf({ root: schema, nodes: [schema] }, key).status === 'found';
}
