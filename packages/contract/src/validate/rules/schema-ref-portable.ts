import { schemaNodes } from '../../json-schema/schema-nodes';
import { quote } from '../../reference/defect';
import { joinPointer } from '../../source/pointer';
import type { ValidationRule } from '../rule';
import { publishedSchemas } from './published-schemas';

export const schemaRefPortable: ValidationRule = {
  id: 'schema-ref-portable',
  code: 'SCHEMA_REF_NOT_PORTABLE',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that the references of a published configuration schema stay in the document: Helm fetches others, or fails without a network.',
  fix: 'Copy the target to `$defs` and write `#/$defs/<name>`.',
  *check(context) {
    for (const { pointer, path, file, document } of publishedSchemas(context)) {
      for (const { node, pointer: at } of schemaNodes(document)) {
        const { $ref } = node;
        if (typeof $ref !== 'string' || $ref.startsWith('#')) continue;
        yield {
          pointer,
          message: `The schema ${quote(path)} refers to ${quote($ref)}. Helm fetches such an address when a chart is installed, or fails.`,
          hint: 'Copy the target to `$defs` and write `#/$defs/<name>`.',
          related: [
            { document: file, pointer: joinPointer(at, '$ref'), message: 'The reference is here.' },
          ],
        };
      }
    }
  },
};
