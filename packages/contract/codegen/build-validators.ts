// What says yes or no to contracts and to schemas, as source text: `npm run docs` writes it.
import standaloneCode from 'ajv/dist/standalone';
import type { AnySchema, ValidateFunction } from 'ajv';
import { buildSourceInstance } from '../src/schema-check/ajv-instances';
import { draftOf, type DraftName } from '../src/json-schema/drafts';
import { schemaNodes } from '../src/json-schema/schema-nodes';
import { dialectOf, supportedVersions, type Dialect } from '../src/dialect/dialects';

const DRAFTS: readonly DraftName[] = ['2020-12', '2019-09', 'draft-07'];

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
  const options = { meta: false, validateSchema: false };
  const ajv = buildSourceInstance(draftOf(contractSchema.$schema)!, options);
  const validate = ajv.compile(withoutWords(contractSchema));
  return withHeader(`pacto-${version}.schema.json`, standaloneCode(ajv, validate));
}

/** As `buildMetaInstance`, which says why a document is refused. */
function printMetaValidator(draft: DraftName): string {
  const ajv = buildSourceInstance(draft, { validateFormats: false });
  const validate = ajv.getSchema(ajv.defaultMeta() as string) as ValidateFunction;
  return withHeader(`the meta-schema of ${draft}`, standaloneCode(ajv, validate));
}

/** What never decides a verdict would only make the file larger, and stale when a text is edited. */
const WORDS =
  'title description examples default errorMessage patternErrorMessage doNotSuggest'.split(' ');

function withoutWords(schema: object): AnySchema {
  const copy = structuredClone(schema);
  for (const { node, pointer } of schemaNodes(copy)) {
    for (const word of WORDS) delete node[word];
    if ('format' in node) throw new Error(`A format, which the file would not judge: ${pointer}`);
  }
  return copy;
}

function withHeader(source: string, code: string): string {
  return `// Generated from ${source} by \`npm run docs\`: not to be edited.\n${code.trimEnd()}\n`;
}
