// What changes between the files that the base renders and those of this state. Resources are paired by
// what a cluster knows them by: one that finds no partner is destroyed.
import { sameValue } from '../../json-schema/compare-exactly';
import { joinPointer, type Pointer } from '../../source/pointer';
import { originOf, placeOf } from '../output-origins';
import { identityKey, identityOf, type PlacedFile } from '../output-files';
import { PLATFORM_FILE } from '../platform-values';
import type { EnvironmentOutput } from '../render-environment';
import type { RenderChange } from '../render-report';
import { HIDDEN, isMarkedSecret, looksSecret } from './secret-values';

/** The values of the chart, which the Application repeats. */
const REPEATED = '/spec/source/helm/valuesObject';
/** It follows from published schemas, whose changes a diff shows. */
const GENERATED = 'values.schema.json';

/** `base` or `head` is absent where the environment is only on the other side. */
export function compareFiles(
  base: EnvironmentOutput | undefined,
  head: EnvironmentOutput | undefined,
  folder: string,
): RenderChange[] {
  return new FileComparer(base, head, folder).compare();
}

interface Side {
  readonly name: 'base' | 'head';
  readonly output: EnvironmentOutput;
  readonly file: PlacedFile;
}

/** A value by what holds it: the text of a long number is kept there. */
interface Held {
  readonly holder: object;
  readonly key: string;
}

class FileComparer {
  private readonly changes: RenderChange[] = [];

  constructor(
    private readonly base: EnvironmentOutput | undefined,
    private readonly head: EnvironmentOutput | undefined,
    private readonly folder: string,
  ) {}

  compare(): RenderChange[] {
    const before = filesByKey(this.base);
    const after = filesByKey(this.head);
    for (const [key, file] of before) {
      if (!after.has(key)) this.addWhole({ name: 'base', output: this.base!, file });
    }
    for (const [key, file] of after) {
      const next: Side = { name: 'head', output: this.head!, file };
      const old = before.get(key);
      if (old === undefined) this.addWhole(next);
      else this.compareFile({ name: 'base', output: this.base!, file: old }, next);
    }
    return this.changes;
  }

  private addWhole(side: Side): void {
    const { file, name } = side;
    const identity = identityOf(file.document);
    const isDestroyed = identity !== undefined || file.claim !== undefined;
    this.add(side, {
      pointer: '',
      kind: name === 'head' ? 'added' : isDestroyed ? 'destroys' : 'removed',
      ...(identity && { resource: `${identity.kind} ${identity.name}` }),
    });
  }

  private compareFile(old: Side, next: Side): void {
    const held = [old.file, next.file].map((holder) => ({ holder, key: 'document' }));
    const [before, after] = held as [Held, Held];
    if (next.file.path !== GENERATED) this.compareValue(old, next, before, after, '');
    else if (!sameValue(before, after)) this.add(next, { pointer: '', kind: 'changed' });
  }

  private compareValue(old: Side, next: Side, before: Held, after: Held, pointer: Pointer): void {
    if (pointer === REPEATED && next.file.path === 'argocd/application.yaml') return;
    if (sameValue(before, after)) return;
    const [a, b] = [valueOf(before), valueOf(after)];
    if (!isHolder(a) || !isHolder(b) || Array.isArray(a) !== Array.isArray(b)) {
      this.add(next, {
        pointer,
        kind: 'changed',
        old: shown(old, pointer, a),
        new: shown(next, pointer, b),
      });
      return;
    }
    for (const key of Object.keys(a)) {
      const inside = joinPointer(pointer, key);
      const held = { holder: a, key };
      if (Object.hasOwn(b, key)) this.compareValue(old, next, held, { holder: b, key }, inside);
      else {
        const value = shown(old, inside, valueOf(held));
        this.add(old, { pointer: inside, kind: 'removed', old: value });
      }
    }
    for (const key of Object.keys(b).filter((own) => !Object.hasOwn(a, own))) {
      const inside = joinPointer(pointer, key);
      const value = shown(next, inside, valueOf({ holder: b, key }));
      this.add(next, { pointer: inside, kind: 'added', new: value });
    }
  }

  private add({ name, file }: Side, change: Omit<RenderChange, 'path' | 'source'>): void {
    const origin = originOf(change.pointer, file.parts) ?? file.from;
    this.changes.push({
      path: `${this.folder}/${file.path}`,
      ...change,
      source: { side: name, ...placeOf(origin) },
    });
  }
}

function valueOf({ holder, key }: Held): unknown {
  return (holder as Record<string, unknown>)[key];
}

function isHolder(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}

function filesByKey(output: EnvironmentOutput | undefined): Map<string, PlacedFile> {
  return new Map(
    (output?.files ?? [])
      .filter(({ path }) => path !== PLATFORM_FILE)
      .map((file) => {
        const identity = identityOf(file.document);
        return [identity ? identityKey(identity) : `file ${file.path}`, file];
      }),
  );
}

/** A value as a report may show it: what is secret in it is hidden. */
function shown({ output, file }: Side, pointer: Pointer, value: unknown): unknown {
  const origin = originOf(pointer, file.parts);
  const schema = origin && output.schemaOf(origin);
  const isSecret = (part: unknown, inside: Pointer): boolean =>
    looksSecret(pointer + inside, part) ||
    (schema !== undefined && isMarkedSecret(schema.document, schema.pointer + inside));
  const hide = (part: unknown, inside: Pointer): unknown => {
    if (isSecret(part, inside)) return HIDDEN;
    if (!isHolder(part)) return part;
    if (Array.isArray(part)) return part.map((item, index) => hide(item, `${inside}/${index}`));
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [key, hide(item, joinPointer(inside, key))]),
    );
  };
  return hide(value, '');
}
