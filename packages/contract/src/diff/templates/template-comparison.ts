// What two templates write for the same examples: one change for each rule and file.
import { counted } from '../../diagnostics/words';
import { isWithin, parsePointer, type Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import type { Value } from '../../template/cel/value';
import { differencesOf } from '../../template/check/compare-output';
import type { Named } from '../../template/claim';
import { printShort, printShortPair } from '../../template/print-short';
import { resourcesIn } from '../../template/resource-identity';
import type { LocatedChange } from '../change/located-change';
import { keyOf, placeOf, resourcesByKey, titleOf, type FiledResource } from './filed-resource';
import { renderExample, type Rendering, type TemplateSide } from './template-side';

/** What both sides write for one example. */
interface Trial {
  readonly before: Rendering;
  readonly after: Rendering;
  readonly example: string;
}

type FilePlace = Pick<FiledResource, 'file' | 'pointer'>;
type Difference = ReturnType<typeof differencesOf> extends Iterable<infer One> ? One : never;

/** Places that make an object the one it is: another text there replaces the resource. */
const IDENTITY: ReadonlySet<Pointer> = new Set([
  '/apiVersion',
  '/kind',
  '/metadata/name',
  '/metadata/namespace',
]);

export class TemplateComparison {
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
    const before = renderExample(this.base, example, contract);
    if (typeof before === 'string') return;
    this.compared += 1;
    const after = renderExample(this.head, example, contract);
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
    if (difference) {
      this.noteDifference(rule, [old, now], difference, {
        ...trial,
        others: differences.length - 1,
      });
    } else if (old.file !== now.file) {
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
    { before, after, example, others }: Trial & { readonly others: number },
  ): void {
    const { file, pointer: at } = head;
    const place = parsePointer(at + pointer).join('.');
    const more =
      others === 0 ? '' : ` ${counted(others, 'more place differs', 'more places differ')}.`;
    this.note(rule, `template.outputs[${file}]`, {
      oldValue: old,
      newValue: now,
      subject: `\`${place}\` in \`${file}\` ${turnInWords(old, now)} for the example \`${example}\`.${more}`,
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
    const differences = [...differencesOf(before as Value, after as Value)].filter(
      (one) => !isOfResource(one),
    );
    const [difference] = differences;
    const whole = { file, pointer: '' };
    if (difference) {
      const others = differences.length - 1;
      this.noteDifference('template-output-changed', [whole, whole], difference, {
        ...trial,
        others,
      });
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

/** What became of a value; `undefined` where a side does not have it. */
function turnInWords(old: unknown, now: unknown): string {
  if (old === undefined) return `is ${printShort(now)}, and was not there,`;
  if (now === undefined) return `is gone, and was ${printShort(old)},`;
  const [before, after] = printShortPair(old, now);
  return `is ${after} instead of ${before}`;
}
