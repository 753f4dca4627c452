// The templates of an infrastructure contract, compared by what they write for the examples of the base:
// a claim that stays as it is must stay the same resource.
import { joinPath } from '../../model/bundle-path';
import { parsePointer, type Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import type { Claim, Named } from '../../template/claim';
import { differencesOf } from '../../template/compare-output';
import { EXAMPLE_FOLDER, EXPECTED_ENDING, readExample } from '../../template/example-file';
import { expandTemplate } from '../../template/expand-template';
import { findTemplate } from '../../template/find-template';
import { parseTemplate } from '../../template/parse-template';
import { printShort } from '../../template/print-short';
import type { Template } from '../../template/template';
import type { PlaceWithRange } from '../change/change';
import type { LocatedChange } from '../change/located-change';
import { NOTHING, type BundlePair, type Compared } from '../sides/compared';
import type { SideContract, SideReader } from '../sides/side-reader';

interface TemplateSide {
  readonly template: Template;
  readonly text: string;
  readonly labels: Readonly<Record<string, unknown>>;
  /** Where the template is, or where it is named if it is built in. */
  readonly place: PlaceWithRange;
}

export function compareTemplates({ base, head }: BundlePair): Compared {
  const [before, after] = [openTemplate(base), openTemplate(head)];
  if (!before || !after) return NOTHING;
  const isSame =
    before.text === after.text && JSON.stringify(before.labels) === JSON.stringify(after.labels);
  if (isSame) return NOTHING;
  const comparison = new TemplateComparison(before, after);
  const { name = '', version = '' } = base.bundle;
  for (const example of examplesOf(base)) comparison.add(example, { name, version });
  return { changes: comparison.changes(), defects: [] };
}

function openTemplate(reader: SideReader): TemplateSide | undefined {
  if (reader.bundle.kind !== 'infrastructure') return undefined;
  const side = reader.contract(null) as SideContract;
  const labels = { ...(side.contract.metadata?.labels as object | undefined) };
  const search = findTemplate(labels, (path) => reader.file(path));
  if ('problem' in search) return undefined;
  const { path, text, builtIn } = search.found;
  const { document } = reader.parse(path, text);
  const { template } = document ? parseTemplate(document) : {};
  if (!template) return undefined;
  const place = builtIn
    ? reader.locateInContract(side, '/metadata/labels/platform~1provisioner', 'value')
    : reader.locateInFile(path, '', 'value');
  return { template, text, labels, place };
}

function* examplesOf(reader: SideReader): Iterable<SourceDocument> {
  const folder = joinPath(reader.side.root, EXAMPLE_FOLDER)!;
  for (const name of reader.side.files.children(folder)) {
    if (!name.endsWith('.yaml') || name.endsWith(EXPECTED_ENDING)) continue;
    const file = reader.file(`${EXAMPLE_FOLDER}/${name}`);
    const document =
      file.status === 'read' ? reader.parse(file.path, file.text).document : undefined;
    if (document) yield document;
  }
}

class TemplateComparison {
  /** By rule and file: one example of a change is enough. */
  private readonly found = new Map<string, LocatedChange>();
  private compared = 0;

  constructor(
    private readonly base: TemplateSide,
    private readonly head: TemplateSide,
  ) {}

  changes(): LocatedChange[] {
    if (this.found.size > 0) return [...this.found.values()];
    const isTextEqual = this.base.text === this.head.text;
    if (this.compared === 0) {
      this.note('template-unexampled', 'template', {
        subject: 'The template or its labels changed, and the base has no example to render.',
      });
    } else if (!isTextEqual) {
      this.note('template-text-changed', 'template', {
        subject: 'The template changed, and writes the same for every example.',
      });
    }
    return [...this.found.values()];
  }

  /** Both sides render as the base's version: a raised version alone changes no resource. */
  add(example: SourceDocument, contract: Named): void {
    const before = render(this.base, example, contract);
    if (typeof before === 'string') return;
    this.compared += 1;
    const after = render(this.head, example, contract);
    if (typeof after === 'string') {
      this.note('template-fails', 'template', {
        subject: `The template cannot render the example \`${example.path}\` any more. ${after}`,
      });
      return;
    }
    for (const file of new Set([...Object.keys(before), ...Object.keys(after)])) {
      this.compareFile(file, before[file], after[file], example.path);
    }
  }

  private compareFile(file: string, before: unknown, after: unknown, example: string): void {
    const path = `template.outputs[${file}]`;
    if (before === undefined || after === undefined) {
      const isAdded = before === undefined;
      this.note(`template-output-${isAdded ? 'added' : 'removed'}`, path, {
        type: isAdded ? 'added' : 'removed',
        subject: isAdded
          ? `The template writes \`${file}\` for the example \`${example}\`, which it did not.`
          : `The template no longer writes \`${file}\` for the example \`${example}\`.`,
      });
      return;
    }
    const differences = [...differencesOf(before, after)];
    const [first] = differences;
    if (!first) return;
    const replaced = differences.find(({ pointer }) => IDENTITY.has(pointer));
    const { pointer, before: old, after: now } = replaced ?? first;
    this.note(replaced ? 'template-resource-replaced' : 'template-output-changed', path, {
      oldValue: old,
      newValue: now,
      subject: `\`${parsePointer(pointer).join('.')}\` in \`${file}\` is ${printShort(now)} instead of ${printShort(old)} for the example \`${example}\`.`,
    });
  }

  private note(
    rule: string,
    path: string,
    change: Pick<LocatedChange, 'subject'> & Partial<LocatedChange>,
  ): void {
    const key = `${rule} ${path}`;
    if (this.found.has(key)) return;
    const { type = 'modified' } = change;
    this.found.set(key, {
      rule,
      path,
      type,
      ...change,
      ...(type !== 'added' && { base: this.base.place }),
      head: this.head.place,
    });
  }
}

/** Places that make an object the one it is: another text there replaces the resource. */
const IDENTITY: ReadonlySet<Pointer> = new Set(['/apiVersion', '/kind', '/metadata/name']);

/** Documents by file, or the reason why they cannot be rendered. */
function render(
  { template, labels }: TemplateSide,
  example: SourceDocument,
  contract: Named,
): Record<string, unknown> | string {
  const read = readExample(example, { contract, labels });
  if ('problems' in read) return read.problems[0]!.message;
  const claim: Claim = read.claim;
  const expansion = expandTemplate(template, claim);
  if (expansion.problems) return expansion.problems[0]!.message;
  return Object.fromEntries(expansion.outputs.map(({ file, document }) => [file, document]));
}
