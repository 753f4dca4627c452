import { schemaNodes } from '../../json-schema/schema-nodes';
import { longCode } from '../../diagnostics/words';
import { findOwnReferences } from '../../schema-check/find-own-references';
import { joinPointer } from '../../source/pointer';
import type { ValidationRule } from '../rule';
import { publishedSchemas } from './published-schemas';

export const schemaRefPortable: ValidationRule = {
  id: 'schema-ref-portable',
  code: 'SCHEMA_REF_NOT_PORTABLE',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that each `$ref` of a published configuration schema means a part of the same file, also by its `$id`. Helm downloads other targets, and fails without a network.',
  fix: 'Copy the target to `$defs` and write `#/$defs/<name>`.',
  *check(context) {
    for (const { pointer, path, file, document } of publishedSchemas(context)) {
      const isOwn = findOwnReferences(document);
      for (const { node, pointer: at } of schemaNodes(document)) {
        const { $ref } = node;
        if (typeof $ref !== 'string' || isOwn(at, $ref)) continue;
        yield {
          pointer,
          message: `The schema ${longCode(path)} refers to ${longCode($ref)}. Helm downloads this address when it installs the chart. Without a network, the installation fails.`,
          hint: 'Copy the target to `$defs` and write `#/$defs/<name>`.',
          related: [
            { document: file, pointer: joinPointer(at, '$ref'), message: 'The reference is here.' },
          ],
        };
      }
    }
  },
};
