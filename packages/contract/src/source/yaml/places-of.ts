import { isNestedDeeply } from './is-nested-deeply';
import { findJsonError, readJson } from '../json/json-place';
import type { ParsedSource } from '../parsed-source';
import { SourceDocument } from '../source-document';
import { loadYaml, readYamlTree } from './yaml-tree';

/**
 * The document of a parsed file, which knows its places. YAML refuses some texts that readers of JSON accept,
 * such as one that has a key twice. These have places, too.
 */
export function placesOf({ document, source }: ParsedSource): SourceDocument | undefined {
  if (document || findJsonError(source.text)) return document;
  if (isNestedDeeply(loadYaml(), source.text)) return undefined;
  return new SourceDocument(source, readJson(source.text), [], () => readYamlTree(source.text));
}
