// An example of a claim in `render/examples`: values in `<name>.yaml`, and what is rendered from them in
// `<name>.expected.yaml`, by file. So the contract that defines a type of infrastructure also tests it.
import { RENDER_FOLDER } from '../model/bundle-path';
import { codeList, didYouMean } from '../diagnostics/words';
import { findUnknownKeys } from '../schema-check/unknown-keys';
import { joinPointer, type Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import type { Claim, Named } from './claim';
import { isMap, nameType, type ValueMap } from './cel/value';

export const EXAMPLE_FOLDER = `${RENDER_FOLDER}/examples`;
export const EXPECTED_ENDING = '.expected.yaml';

/** Keys of an example, with the values of those that it leaves out. */
const EXAMPLE_DEFAULTS = {
  environment: 'stg',
  namespace: 'my-service',
  component: { name: 'my-service-api', version: '1.0.0', alias: 'api', labels: {} },
  root: { name: 'my-service-root', version: '1.0.0' },
  chart: { name: 'my-service', version: '1.0.0' },
  options: {},
} as const;

const KEYS = ['values', 'configuration', ...Object.keys(EXAMPLE_DEFAULTS)];

export interface ExampleContract {
  readonly contract: Named;
  readonly labels: Readonly<Record<string, unknown>>;
}

/** What is wrong with the file of an example. */
export interface ExampleProblem {
  readonly message: string;
  readonly hint?: string;
  readonly pointer: Pointer;
  readonly on?: 'key' | 'value';
}

export function readExample(
  document: SourceDocument,
  { contract, labels }: ExampleContract,
): { readonly claim: Claim } | { readonly problems: readonly ExampleProblem[] } {
  const { value } = document;
  if (!isMap(value) || !isMap(value.values)) {
    const seen = isMap(value) ? nameType(value.values) : nameType(value);
    const message = `The example has no \`values\`: there is ${seen}.`;
    const hint = 'Write `values:` and the values of a claim below it.';
    return { problems: [{ message, hint, pointer: '' }] };
  }
  const problems = [...unknownKeys(value), ...wrongTexts(value), ...wrongMaps(value)];
  if (problems.length > 0) return { problems };
  const { environment = EXAMPLE_DEFAULTS.environment, namespace = EXAMPLE_DEFAULTS.namespace } =
    value;
  const given = value as Partial<Record<MapKey, ValueMap>>;
  const claim: Claim = {
    values: value.values,
    labels,
    environment: environment as string | null,
    ...(typeof namespace === 'string' && { namespace }),
    component: { ...EXAMPLE_DEFAULTS.component, ...given.component },
    root: { ...EXAMPLE_DEFAULTS.root, ...given.root },
    chart: { ...EXAMPLE_DEFAULTS.chart, ...given.chart },
    contract,
    configuration: { name: contract.name, ...given.configuration },
    options: given.options ?? {},
    keysAt: (pointer) => document.keysAt(`/values${pointer}`),
  };
  return { claim };
}

const MAP_KEYS = ['component', 'root', 'chart', 'configuration', 'options'] as const;
type MapKey = (typeof MAP_KEYS)[number];

function unknownKeys(value: ValueMap): ExampleProblem[] {
  return [...findUnknownKeys(value, KEYS)].map(({ key, meant }) => ({
    message: `The key \`${key}\` is not accepted in an example.`,
    hint: didYouMean(meant) ?? `Accepted: ${codeList(KEYS)}.`,
    pointer: joinPointer('', key),
    on: 'key',
  }));
}

function wrongTexts(value: ValueMap): ExampleProblem[] {
  return ['environment', 'namespace'].flatMap((key) => {
    const text = value[key];
    if (text === undefined || text === null || typeof text === 'string') return [];
    const message = `\`${key}\` is ${nameType(text)}; it must be a text, or \`null\`.`;
    return { message, hint: 'Quote it.', pointer: `/${key}` };
  });
}

function wrongMaps(value: ValueMap): ExampleProblem[] {
  return MAP_KEYS.flatMap((key) => {
    const given = value[key];
    if (given === undefined || isMap(given)) return [];
    const message = `\`${key}\` is ${nameType(given)}; it must be a map.`;
    return { message, hint: `Write \`${key}: {name: …}\`.`, pointer: `/${key}` };
  });
}
