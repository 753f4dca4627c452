// The template of an infrastructure contract on one side of a diff, and what it writes for an example.
import { canonicalText } from '../../json-schema/json-text';
import { childPath } from '../../model/bundle-path';
import { PROVISIONER_LABEL } from '../../model/infrastructure-labels';
import { joinPointer, type Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import { findTemplate } from '../../template/check/find-template';
import type { Claim, Named } from '../../template/claim';
import { EXAMPLE_FOLDER, EXPECTED_ENDING, readExample } from '../../template/example-file';
import { expandTemplate } from '../../template/expand/expand-template';
import { parseTemplate } from '../../template/parse/parse-template';
import type { Template } from '../../template/parse/template';
import { labelPlace, originAt, type TemplateOrigin } from '../../template/template-origins';
import type { PlaceWithRange } from '../change/change';
import type { SideContract, SideReader } from '../sides/side-reader';

export interface TemplateSide {
  readonly template: Template;
  /** The template without its comments and its layout: equal for templates that write the same. */
  readonly content: string;
  readonly labels: Readonly<Record<string, unknown>>;
  /** Where the template is, or where it is named if it is built in. */
  readonly place: PlaceWithRange;
  /** Where a part of an output was written: in the template, or in a label. */
  locate(origin: TemplateOrigin | undefined): PlaceWithRange;
}

export type Documents = Readonly<Record<string, unknown>>;

export interface Rendering {
  readonly documents: Documents;
  /** Where the value at a place of a file was written. */
  locate(file: string, place: Pointer): PlaceWithRange;
}

export function openTemplate(reader: SideReader): TemplateSide | undefined {
  if (reader.bundle.kind !== 'infrastructure') return undefined;
  const side = reader.contract(null) as SideContract;
  const labels = { ...(side.contract.metadata?.labels as object | undefined) };
  const search = findTemplate(labels, {
    readFile: (path) => reader.file(path),
    pathsForHint: () => [],
  });
  if ('problem' in search) return undefined;
  const { path, text, builtIn } = search.found;
  const { document } = reader.parse(path, text);
  const { template } = document ? parseTemplate(document) : {};
  if (!template) return undefined;
  const place = builtIn
    ? reader.locateInContract(side, labelPlace(joinPointer('', PROVISIONER_LABEL)), 'value')
    : reader.locateInFile(path, '', 'value');
  const locate = (origin: TemplateOrigin | undefined): PlaceWithRange => {
    if (origin?.in === 'labels') {
      return reader.locateInContract(side, labelPlace(origin.pointer), 'value');
    }
    const isInFile = origin?.in === 'template' && !builtIn;
    return isInFile ? reader.locateInFile(path, origin.pointer, 'value') : place;
  };
  return { template, content: canonicalText(template.document.value), labels, place, locate };
}

export function* examplesOf(reader: SideReader): Iterable<SourceDocument> {
  const folder = childPath(reader.side.root, EXAMPLE_FOLDER);
  for (const name of reader.side.files.children(folder)) {
    if (!name.endsWith('.yaml') || name.endsWith(EXPECTED_ENDING)) continue;
    const file = reader.file(`${EXAMPLE_FOLDER}/${name}`);
    const document =
      file.status === 'read' ? reader.parse(file.path, file.text).document : undefined;
    if (document) yield document;
  }
}

/** What is written, or the reason why it cannot be rendered. */
export function renderExample(
  { template, labels, locate }: TemplateSide,
  example: SourceDocument,
  contract: Named,
): Rendering | string {
  const read = readExample(example, { contract, labels });
  if ('problems' in read) return read.problems[0]!.message;
  const claim: Claim = read.claim;
  const expansion = expandTemplate(template, claim);
  if (expansion.problems) return expansion.problems[0]!.message;
  const { outputs } = expansion;
  return {
    documents: Object.fromEntries(outputs.map(({ file, document }) => [file, document])),
    locate: (file, place) => {
      const output = outputs.find((one) => one.file === file);
      return locate(output && originAt(output.sources, place));
    },
  };
}
