// The templates of an infrastructure contract, compared by what they write for the examples of the base:
// a claim that stays as it is must stay the same resource.
import { canonicalText } from '../../json-schema/json-text';
import { childPath } from '../../model/bundle-path';
import { isWithin, parsePointer, type Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import type { Claim, Named } from '../../template/claim';
import { differencesOf } from '../../template/check/compare-output';
import { EXAMPLE_FOLDER, EXPECTED_ENDING, readExample } from '../../template/example-file';
import { expandTemplate } from '../../template/expand/expand-template';
import { findTemplate } from '../../template/check/find-template';
import { parseTemplate } from '../../template/parse/parse-template';
import { printShort } from '../../template/print-short';
import type { Template } from '../../template/parse/template';
import { identityKey, resourcesIn, type PlacedResource } from '../../template/resource-identity';
import { labelPlace, originAt, type TemplateOrigin } from '../../template/template-origins';
import type { Value } from '../../template/cel/value';
import type { PlaceWithRange } from '../change/change';
import type { LocatedChange } from '../change/located-change';
import { NOTHING, type BundlePair, type Compared } from '../sides/compared';
import type { SideContract, SideReader } from '../sides/side-reader';

interface TemplateSide {
  readonly template: Template;
  /** The template without its comments and its layout: equal for templates that write the same. */
  readonly content: string;
  readonly labels: Readonly<Record<string, unknown>>;
  /** Where the template is, or where it is named if it is built in. */
  readonly place: PlaceWithRange;
  /** Where a part of an output was written: in the template, or in a label. */
  locate(origin: TemplateOrigin | undefined): PlaceWithRange;
}

export function compareTemplates({ base, head }: BundlePair): Compared {
  const [before, after] = [openTemplate(base), openTemplate(head)];
  if (!before || !after) return before || after ? describeLone(before, after) : NOTHING;
  const isSame =
    before.content === after.content &&
    canonicalText(before.labels) === canonicalText(after.labels);
  if (isSame) return NOTHING;
  const comparison = new TemplateComparison(before, after);
  const { name = '', version = '' } = base.bundle;
  for (const example of examplesOf(base)) comparison.add(example, { name, version });
  return { changes: comparison.changes(), defects: [] };
}

/** Only one side has a template that can be read. */
function describeLone(base: TemplateSide | undefined, head: TemplateSide | undefined): Compared {
  const change: LocatedChange = base
    ? {
        rule: 'template-removed',
        path: 'template',
        type: 'removed',
        subject: 'The template is gone or cannot be read, so claims are not rendered any more.',
        base: base.place,
      }
    : {
        rule: 'template-added',
        path: 'template',
        type: 'added',
        subject: 'There is a template now, so claims are rendered.',
        head: head!.place,
      };
  return { changes: [change], defects: [] };
}

function openTemplate(reader: SideReader): TemplateSide | undefined {
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
    ? reader.locateInContract(side, '/metadata/labels/platform~1provisioner', 'value')
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

function* examplesOf(reader: SideReader): Iterable<SourceDocument> {
  const folder = childPath(reader.side.root, EXAMPLE_FOLDER);
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
    const isContentEqual = this.base.content === this.head.content;
    if (this.compared === 0) {
      this.note('template-unexampled', 'template', {
        subject: 'The template or its labels changed, and the base has no example to render.',
      });
    } else if (!isContentEqual) {
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
    const trial = { before, after, example: example.path };
    this.compareResources(trial);
    const files = [...Object.keys(before.documents), ...Object.keys(after.documents)];
    for (const file of new Set(files)) this.compareFile(file, trial);
  }

  /** Each resource by its identity. Its file may be another one. */
  private compareResources(trial: Trial): void {
    const { before, after, example } = trial;
    const [old, now] = [resourcesByKey(before.documents), resourcesByKey(after.documents)];
    const replacing = new Set<string>();
    for (const [key, resource] of old) {
      const same = now.get(key);
      if (same) {
        this.compareResource(resource, same, trial);
        continue;
      }
      const place = placeOf(resource);
      const [other, successor] =
        [...now].find(([own, one]) => !old.has(own) && placeOf(one) === place) ?? [];
      if (other === undefined) this.noteWhole('removed', resource, example);
      else {
        replacing.add(other);
        this.compareResource(resource, successor!, trial);
      }
    }
    for (const [key, resource] of now) {
      if (!old.has(key) && !replacing.has(key)) this.noteWhole('added', resource, example);
    }
  }

  private compareResource(old: FiledResource, now: FiledResource, trial: Trial): void {
    const { example } = trial;
    const differences = [...differencesOf(old.document as Value, now.document as Value)];
    const isReplaced = keyOf(old) !== keyOf(now);
    const deciding = differences.find(({ pointer }) => IDENTITY.has(pointer));
    const difference = (isReplaced ? deciding : undefined) ?? differences[0];
    const rule = isReplaced ? 'template-resource-replaced' : 'template-output-changed';
    if (difference) this.noteDifference(rule, [old, now], difference, trial);
    else if (old.file !== now.file) {
      this.note('template-output-moved', `template.outputs[${now.file}]`, {
        oldValue: old.file,
        newValue: now.file,
        subject: `${titleOf(now)} is written to \`${now.file}\` instead of \`${old.file}\` for the example \`${example}\`.`,
      });
    }
  }

  private noteDifference(
    rule: string,
    [base, head]: readonly [FilePlace, FilePlace],
    { pointer, before: old, after: now }: Difference,
    { before, after, example }: Trial,
  ): void {
    const { file, pointer: at } = head;
    const place = parsePointer(at + pointer).join('.');
    this.note(rule, `template.outputs[${file}]`, {
      oldValue: old,
      newValue: now,
      subject: `\`${place}\` in \`${file}\` is ${printShort(now)} instead of ${printShort(old)} for the example \`${example}\`.`,
      base: before.locate(base.file, base.pointer + pointer),
      head: after.locate(file, at + pointer),
    });
  }

  private noteWhole(
    type: 'added' | 'removed',
    resource: Pick<FiledResource, 'file' | 'identity'>,
    example: string,
  ): void {
    const what = `${resource.identity ? `${titleOf(resource)} to ` : ''}\`${resource.file}\``;
    this.note(`template-output-${type}`, `template.outputs[${resource.file}]`, {
      type,
      subject:
        type === 'added'
          ? `The template writes ${what} for the example \`${example}\`, which it did not.`
          : `The template no longer writes ${what} for the example \`${example}\`.`,
    });
  }

  /** What a file holds beside its resources. */
  private compareFile(file: string, trial: Trial): void {
    const { example } = trial;
    const [before, after] = [trial.before.documents[file], trial.after.documents[file]];
    const resources = [before, after].flatMap((document) => resourcesIn(document));
    if (before === undefined || after === undefined) {
      if (resources.length > 0) return;
      this.noteWhole(before === undefined ? 'added' : 'removed', { file }, example);
      return;
    }
    const isOfResource = ({ pointer }: Difference): boolean =>
      resources.some((one) => isWithin(pointer, one.pointer));
    const difference = [...differencesOf(before as Value, after as Value)].find(
      (one) => !isOfResource(one),
    );
    const whole = { file, pointer: '' };
    if (difference) {
      this.noteDifference('template-output-changed', [whole, whole], difference, trial);
    }
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
      ...(type !== 'added' && { base: this.base.place }),
      head: this.head.place,
      ...change,
    });
  }
}

type Documents = Readonly<Record<string, unknown>>;

interface Rendering {
  readonly documents: Documents;
  /** Where the value at a place of a file was written. */
  locate(file: string, place: Pointer): PlaceWithRange;
}

/** What both sides write for one example. */
interface Trial {
  readonly before: Rendering;
  readonly after: Rendering;
  readonly example: string;
}

type FilePlace = Pick<FiledResource, 'file' | 'pointer'>;
type Difference = ReturnType<typeof differencesOf> extends Iterable<infer One> ? One : never;

interface FiledResource extends Pick<PlacedResource, 'pointer' | 'document'> {
  readonly file: string;
  /** Absent for a file without resources. */
  readonly identity?: PlacedResource['identity'];
}

function resourcesByKey(documents: Documents): Map<string, FiledResource> {
  return new Map(
    Object.entries(documents).flatMap(([file, document]) =>
      resourcesIn(document).map((one): [string, FiledResource] => [
        identityKey(one.identity),
        { file, ...one },
      ]),
    ),
  );
}

function placeOf({ file, pointer }: FiledResource): string {
  return `${file}#${pointer}`;
}

function keyOf({ identity }: FiledResource): string | undefined {
  return identity && identityKey(identity);
}

function titleOf({ identity }: Pick<FiledResource, 'identity'>): string {
  return identity ? `\`${identity.kind} ${identity.name}\`` : 'The file';
}

/** Places that make an object the one it is: another text there replaces the resource. */
const IDENTITY: ReadonlySet<Pointer> = new Set([
  '/apiVersion',
  '/kind',
  '/metadata/name',
  '/metadata/namespace',
]);

/** What is written, or the reason why it cannot be rendered. */
function render(
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
