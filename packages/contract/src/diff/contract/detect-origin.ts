import type { Configuration, Policy } from '../../model/contract';
import { hideLogin } from '../../reference/oci-name';
import type { FoundChange } from '../change/detection';
import type { CompareRefs } from './compare-refs';
import { detectField } from './detect-field';
import { childPair, comesOrGoes, type SpotPair } from './spot';

export function printOrigin({ name, ref, schema }: Configuration | Policy): string {
  return `${name}: ${ref === undefined ? (schema ?? '') : hideLogin(ref)}`;
}

/**
 * Where the schema of a configuration or policy comes from: a file of the bundle, or another
 * bundle. What the schemas say is compared elsewhere. A switch between the two is two changes, as
 * it is for the reference implementation.
 */
export function detectOrigin(
  entry: SpotPair<Configuration | Policy>,
  what: string,
  words: { readonly path: string; readonly rule: string },
  compareRefs: CompareRefs,
): FoundChange[] {
  const schema = childPair(entry, 'schema');
  const ref = childPair(entry, 'ref');
  return [
    ...detectField(schema, `The schema file of ${what}`, {
      path: `${words.path}.schema`,
      modified: `${words.rule}-schema-${comesOrGoes(schema) ? 'replaced' : 'moved'}`,
    }),
    ...detectRef(ref, what, words, compareRefs),
  ];
}

function detectRef(
  ref: SpotPair<string>,
  what: string,
  { path, rule }: { readonly path: string; readonly rule: string },
  compareRefs: CompareRefs,
): FoundChange[] {
  const { value: from } = ref.base;
  const { value: to } = ref.head;
  const both = from !== undefined && to !== undefined;
  const move = both ? compareRefs({ ref: from }, { ref: to }) : 'same';
  if (both && move === 'same') return [];
  return detectField(
    ref,
    `The reference of ${what}`,
    {
      path: `${path}.ref`,
      added: `${rule}-ref-added`,
      removed: `${rule}-ref-removed`,
      modified: `${rule}-ref-${move}`,
    },
    hideLogin,
  );
}
