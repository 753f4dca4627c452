// An example of a claim in `render/examples`: values in `<name>.yaml`, and what is rendered from them in
// `<name>.expected.yaml`, by file. So the contract that defines a type of infrastructure also tests it.
import { RENDER_FOLDER } from '../model/bundle-path';
import { codeList, didYouMean } from '../diagnostics/words';
import { findUnknownKeys } from '../schema-check/unknown-keys';
import { joinPointer, type Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import type { Claim, Named } from './claim';
import { isMap, nameType } from './cel/value';

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
  const problems: ExampleProblem[] = [];
  const refuse = (pointer: string, message: string, hint: string, on?: 'key'): void => {
    problems.push({ message, hint, pointer, on });
  };
  if (!isMap(value) || !isMap(value.values)) {
    const seen = isMap(value) ? nameType(value.values) : nameType(value);
    refuse(
      '',
      `The example has no \`values\`: there is ${seen}.`,
      'Write `values:` and the values of a claim below it.',
    );
    return { problems };
  }
  for (const { key, meant } of findUnknownKeys(value, KEYS)) {
    const hint = didYouMean(meant) ?? `Accepted: ${codeList(KEYS)}.`;
    refuse(joinPointer('', key), `The key \`${key}\` is not accepted in an example.`, hint, 'key');
  }
  const { environment = EXAMPLE_DEFAULTS.environment, namespace = EXAMPLE_DEFAULTS.namespace } =
    value;
  for (const [key, text] of Object.entries({ environment, namespace })) {
    if (typeof text !== 'string' && text !== null) {
      refuse(
        `/${key}`,
        `\`${key}\` is ${nameType(text)}; it must be a text, or \`null\`.`,
        'Quote it.',
      );
    }
  }
  const named = (key: 'component' | 'root' | 'chart' | 'configuration' | 'options') => {
    const given = value[key];
    if (given === undefined) return {};
    if (isMap(given)) return given;
    refuse(
      `/${key}`,
      `\`${key}\` is ${nameType(given)}; it must be a map.`,
      `Write \`${key}: {name: …}\`.`,
    );
    return {};
  };
  const claim: Claim = {
    values: value.values,
    labels,
    environment: environment as string | null,
    ...(typeof namespace === 'string' && { namespace }),
    component: { ...EXAMPLE_DEFAULTS.component, ...named('component') },
    root: { ...EXAMPLE_DEFAULTS.root, ...named('root') },
    chart: { ...EXAMPLE_DEFAULTS.chart, ...named('chart') },
    contract,
    configuration: { name: contract.name, ...named('configuration') },
    options: named('options'),
    keysAt: (pointer) => document.keysAt(`/values${pointer}`),
  };
  return problems.length > 0 ? { problems } : { claim };
}
