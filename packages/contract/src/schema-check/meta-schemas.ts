// The schemas of schemas, so that a `$ref` to one is followed without a network. They come with ajv;
// draft-04 is our own.
import type { DraftName } from '../json-schema/drafts';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { META_DRAFT_04 } from './meta-draft-04';

/* eslint-disable @typescript-eslint/no-require-imports -- read when a schema refers to them */
const LOADERS: ReadonlyMap<string, () => unknown> = new Map<string, () => unknown>([
  ['draft-04/schema', () => META_DRAFT_04],
  ['draft-06/schema', () => require('ajv/dist/refs/json-schema-draft-06.json')],
  ['draft-07/schema', () => require('ajv/dist/refs/json-schema-draft-07.json')],
  ...vocabularies('2019-09', 'applicator content core format meta-data validation'),
  ...vocabularies(
    '2020-12',
    'applicator content core format-annotation meta-data unevaluated validation',
  ),
]);

function vocabularies(draft: string, names: string): [string, () => unknown][] {
  const folder = `ajv/dist/refs/json-schema-${draft}`;
  return [
    [`draft/${draft}/schema`, () => require(`${folder}/schema.json`)],
    ...names
      .split(' ')
      .map((name): [string, () => unknown] => [
        `draft/${draft}/meta/${name}`,
        () => require(`${folder}/meta/${name}.json`),
      ]),
  ];
}
/* eslint-enable @typescript-eslint/no-require-imports */

/** The meta-schema of each draft. */
export const META_ADDRESSES: Readonly<Record<DraftName, string>> = {
  'draft-04': 'http://json-schema.org/draft-04/schema',
  'draft-06': 'http://json-schema.org/draft-06/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

/** The meta-schema or vocabulary at an address, `undefined` for any other document. */
export function loadMetaSchema(uri: string): SchemaObject | undefined {
  const [, path] = /^https?:\/\/json-schema\.org\/(.+)$/.exec(uri) ?? [];
  return LOADERS.get(path ?? '')?.() as SchemaObject | undefined;
}
