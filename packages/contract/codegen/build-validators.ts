// The validators of contracts and of schemas as source text. `npm run docs` writes them.
import Ajv7, { type AnySchema, type Options, type ValidateFunction } from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import Ajv2020 from 'ajv/dist/2020';
import type Ajv from 'ajv/dist/core';
import standaloneCode from 'ajv/dist/standalone';
import { draftOf } from '../src/json-schema/drafts';
import { schemaNodes } from '../src/json-schema/schema-nodes';
import { dialectOf, supportedVersions, type Dialect } from '../src/dialect/dialects';

const CLASSES = { '2020-12': Ajv2020, '2019-09': Ajv2019, 'draft-07': Ajv7 } as const;

export type GeneratedDraft = keyof typeof CLASSES;

const DRAFTS: readonly GeneratedDraft[] = ['2020-12', '2019-09', 'draft-07'];

const OPTIONS: Options = {
  strict: false,
  // Without it, `required: ["__proto__"]` holds for every mapping.
  ownProperties: true,
  messages: false,
  logger: false,
  // Copies of a large `$defs` entry at each of its references would multiply the generated code.
  inlineRefs: 20,
};

/** For code that only says yes or no: it ends at the first error, which it does not describe. */
function buildSourceInstance(draft: GeneratedDraft, options: Options): Ajv {
  const code = { source: true, lines: true };
  return new CLASSES[draft]({ ...OPTIONS, allErrors: false, ...options, code });
}

/** The same meta-schema, not generated: what the generated code is compared with. */
export function buildMetaInstance(draft: GeneratedDraft): Ajv {
  const ajv = new CLASSES[draft]({ ...OPTIONS, allErrors: true, validateFormats: false });
  ajv.validateSchema({});
  return ajv;
}

/** Source text by path, relative to the workspace. */
export function buildValidators(): Record<string, string> {
  const engine = 'packages/contract/src';
  return Object.fromEntries([
    ...supportedVersions.map((version) => [
      `${engine}/dialect/generated/pacto-${version}.generated.js`,
      printContractValidator(dialectOf(version)!),
    ]),
    ...DRAFTS.map((draft) => [
      `${engine}/schema-check/generated/meta-${draft}.generated.js`,
      printMetaValidator(draft),
    ]),
  ]);
}

function printContractValidator({ version, contractSchema }: Dialect): string {
  // Without the option, Ajv accepts `.inf` as a whole number.
  const options = { meta: false, validateSchema: false, strictNumbers: true };
  const draft = draftOf(contractSchema.$schema) as GeneratedDraft;
  const ajv = buildSourceInstance(draft, options);
  const validate = ajv.compile(withoutWords(contractSchema));
  return withHeader(`pacto-${version}.schema.json`, standaloneCode(ajv, validate));
}

function printMetaValidator(draft: GeneratedDraft): string {
  const ajv = buildSourceInstance(draft, { validateFormats: false });
  const validate = ajv.getSchema(ajv.defaultMeta() as string) as ValidateFunction;
  return withHeader(`the meta-schema of ${draft}`, standaloneCode(ajv, validate));
}

/**
 * Keywords that never decide. They would only make the file larger, and stale after an edit of a
 * text.
 */
const WORDS =
  'title description examples default errorMessage patternErrorMessage doNotSuggest'.split(' ');

function withoutWords(schema: object): AnySchema {
  const copy = structuredClone(schema);
  for (const { node, pointer } of schemaNodes(copy)) {
    for (const word of WORDS) delete node[word];
    if ('format' in node) throw new Error(`A format, which the file would not check: ${pointer}`);
  }
  return copy;
}

function withHeader(source: string, code: string): string {
  return `// Generated from ${source} by \`npm run docs\`: not to be edited.\n${code.trimEnd()}\n`;
}
