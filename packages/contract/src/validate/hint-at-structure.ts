// Hints for mistakes in the shape of a contract that have a known cause: an older form of the language,
// and a list in an override file that was meant to be merged.
import { code } from '../diagnostics/words';
import { supportedVersions, type SchemaNode } from '../dialect/dialects';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { SchemaProblem } from '../schema-check/schema-problem';
import { joinPointer, parsePointer, valueAt, type Pointer } from '../source/pointer';
import { loadYaml } from '../source/yaml/yaml-tree';
import { isMapping } from '../source/mapping';
import { describeHomes, hintAtMisplacedKey, hintAtValueInEntry } from './hint-at-misplaced-key';

export function hintAtStructure(
  problem: SchemaProblem,
  effective: EffectiveContract,
  schema: SchemaNode,
): string | undefined {
  const { pointer, missing = [], keyword } = problem;
  const tokens = parsePointer(pointer);
  const version = hintAtVersion(problem, effective.value);
  if (version !== undefined) return version;
  const deletion = hintAtDeletion(problem, effective);
  if (deletion !== undefined) return deletion;
  const older = OLDER_KEYS.get(pointer);
  if (older && keyword === 'additionalProperties') return older(effective.value);
  if (keyword === 'additionalProperties' && problem.meant === undefined) {
    const flat = tokens.length === 1 ? hintAtFlatValues(tokens[0]!, effective, schema) : undefined;
    return flat ?? hintAtValueInEntry(tokens, schema) ?? hintAtMisplacedKey(pointer, schema);
  }
  if (tokens.length === 1 && keyword === 'type' && LISTS.has(tokens[0]!)) {
    return hintAtEntriesByName(pointer, effective);
  }
  if (keyword === 'oneOf' && tokens.at(-1) === 'ref' && LISTS.has(tokens[0]!)) {
    return 'Keep `schema` for a file of this bundle, or `ref` for what another contract publishes.';
  }
  if (tokens.length !== 2 || !LISTS.has(tokens[0]!)) return undefined;
  return (
    hintAtReplacedEntry(problem, tokens[0]!, effective) ??
    (keyword === 'type' ? hintAtBareEntry(pointer, tokens[0]!, effective) : undefined) ??
    (missing.includes('name') ? hintAtNamelessEntry(pointer, tokens[0]!, effective) : undefined)
  );
}

/** A number as the version; another number than that of a supported version needs more than quotes. */
function hintAtVersion(
  { pointer, missing = [] }: SchemaProblem,
  contract: unknown,
): string | undefined {
  const isMissing = pointer === '' && missing.includes('pactoVersion');
  if (!isMissing && pointer !== '/pactoVersion') return undefined;
  const written = valueAt(contract, '/pactoVersion');
  const same = supportedVersions.find((version) => Number(version) === written);
  if (same !== undefined) return `Write \`"${same}"\`. Without quotes it is not text.`;
  const supported = supportedVersions.map((version) => `\`pactoVersion: "${version}"\``);
  return `Supported: ${supported.join(', ')}.`;
}

/** A `null` in an override file where the base has a value: Helm would delete the key. */
function hintAtDeletion(
  { pointer, keyword }: SchemaProblem,
  effective: EffectiveContract,
): string | undefined {
  if (keyword !== 'type' || valueAt(effective.value, pointer) !== null) return undefined;
  const place = effective.locate(pointer);
  if (place.document === effective.base || place.set !== undefined) return undefined;
  if ((valueAt(effective.base.value, pointer) ?? null) === null) return undefined;
  return '`null` does not delete what the base has. Remove the key here to keep the value of the base, or write another value.';
}

const LISTS = new Set(['interfaces', 'configurations', 'policies', 'dependencies']);

/** Keys of earlier forms of 1.0, with the form of today. */
const OLDER_KEYS: ReadonlyMap<Pointer, (contract: unknown) => string | undefined> = new Map([
  ['/configuration', (contract) => hintAtOlderKey(contract, 'configuration', 'configurations')],
  ['/policy', (contract) => hintAtOlderKey(contract, 'policy', 'policies')],
]);

function hintAtOlderKey(contract: unknown, key: string, list: string): string | undefined {
  const value = valueAt(contract, `/${key}`);
  // A list is the form of today under a misspelled key.
  if (!isMapping(value)) return undefined;
  const inner = value.configs;
  const given: unknown[] = Array.isArray(inner) ? inner : [value];
  const known = given
    .filter(isMapping)
    .map(({ name = 'default', schema, ref }) => ({ name, schema, ref }));
  const rewritten = known.length === 0 ? [{ name: 'default', schema: 'schema.json' }] : known;
  return `This is an older form of the language. Write ${inFlow({ [list]: rewritten })}, with the values of each entry.`;
}

/** Entries whose names are keys, as other languages write them. */
function hintAtEntriesByName(pointer: Pointer, effective: EffectiveContract): string | undefined {
  const entries = valueAt(effective.value, pointer);
  const [name] = isMapping(entries) ? Object.keys(entries) : [];
  if (name === undefined) return undefined;
  const entry = (entries as Record<string, unknown>)[name];
  if (typeof entry === 'string' && pointer !== '/interfaces') {
    return `Write each entry as ${code('- ')} with its keys: ${code(`- {name: ${name}, ref: …}`)}.`;
  }
  if (!isMapping(entry)) return undefined;
  return `Begin each entry with ${code('- ')} and its name: ${code(`- name: ${name}`)}.`;
}

/** An entry that is only a reference. */
function hintAtBareEntry(
  pointer: Pointer,
  list: string,
  effective: EffectiveContract,
): string | undefined {
  const entry = valueAt(effective.value, pointer);
  if (typeof entry !== 'string' || list === 'interfaces') return undefined;
  return `Write it as ${code(`- {name: ${nameIn(entry)}, ref: …}`)}.`;
}

function hintAtNamelessEntry(
  pointer: Pointer,
  list: string,
  effective: EffectiveContract,
): string | undefined {
  const entry = valueAt(effective.value, pointer);
  if (!isMapping(entry) || list === 'interfaces') return undefined;
  const name = list === 'dependencies' ? nameIn(entry.ref) : 'default';
  return `Entries had no name in an older form of the language. Add ${code(`name: ${name}`)}.`;
}

/** The last part of a reference, without tag and digest. */
function nameIn(ref: unknown): string {
  const text = typeof ref === 'string' ? ref.replace(/@.*$/, '').replace(/:[^/:]*$/, '') : '';
  return text.split('/').pop() || 'default';
}

/** An entry of an override file that lacks what the entry of the base has. */
function hintAtReplacedEntry(
  { pointer, missing }: SchemaProblem,
  list: string,
  effective: EffectiveContract,
): string | undefined {
  if (list === 'policies' || effective.locate(pointer).document === effective.base) {
    return undefined;
  }
  const entry = valueAt(effective.value, pointer);
  const entries = valueAt(effective.base.value, `/${list}`);
  if (!isMapping(entry) || !Array.isArray(entries)) return undefined;
  const same: unknown = entries.find((other) => isMapping(other) && other.name === entry.name);
  if (!isMapping(same)) {
    if (entries.length === 0 || missing === undefined) return undefined;
    return 'A list in an override file replaces the list of the base. Write every entry of it as a whole.';
  }
  const lacking = Object.entries(same).filter(
    ([key, value]) => !(key in entry) && (value === null || typeof value !== 'object'),
  );
  const repeated = lacking.length === 0 ? '' : `, also ${inFlow(Object.fromEntries(lacking))}`;
  return `A list in an override file replaces the list of the base. Write the whole entry${repeated}.`;
}

/** A key at the top of an override file: a value of a chart, as Helm has it, or a key that lost its mapping. */
function hintAtFlatValues(
  key: string,
  effective: EffectiveContract,
  schema: SchemaNode,
): string | undefined {
  if (effective.locate(joinPointer('', key)).document === effective.base) return undefined;
  const sentences = [
    'An override file has the keys of a contract.',
    describeHomes(key, schema),
    'Write values in `configurations`: an entry with its `name`, `schema` or `ref`, and `values`.',
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

function inFlow(value: object): string {
  const text = loadYaml().stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: false,
  });
  return `\`${text.trim().replace(/^\{|\}$/g, '')}\``;
}
