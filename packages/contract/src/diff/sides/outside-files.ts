// Files that an interface file refers to and that are not compared: the report says that they changed.
import { canonicalText } from '../../json-schema/json-text';
import { joinPath, parentFolder } from '../../model/bundle-path';
import { compareText } from '../../source/text-order';
import type { Compared } from './compared';
import { externalRefs } from './external-refs';
import { defectAt, type FilePair, type NamedFile, type ReadFile } from './named-file';
import { fileOf, readReferred } from './referred-files';

/** The contents of the target of a reference and of all targets behind it. Their order does not depend on the layout of a file. */
type Reached = { readonly contents: readonly string[] } | { readonly beyond: string };

export class OutsideFiles {
  /** Whether the targets of a file changed; a path where one is a file that a diff does not read. */
  private readonly answers = new Map<string, boolean | { readonly beyond: string }>();

  constructor(
    private readonly pair: FilePair,
    private readonly base: ReadFile,
    private readonly head: ReadFile,
  ) {}

  /** Whether any target of a reference of both sides has other content in the head. */
  hasChanged(ref: string): boolean {
    const target = fileOf(ref);
    if (target === undefined) return false;
    const answer = this.answers.get(target) ?? this.compare(target);
    this.answers.set(target, answer);
    return answer === true;
  }

  /** What was compared, and which references were not followed further. */
  addTo({ changes, defects }: Compared): Compared {
    const { head } = this.pair;
    const far = [...this.answers].flatMap(([target, answer]) => {
      if (typeof answer === 'boolean') return [];
      const through = target === answer.beyond ? '' : `, through \`${target}\``;
      return defectAt(
        head,
        'interface-file-parses',
        `The interface file \`${head.path}\` cannot be compared: it refers to \`${answer.beyond}\`${through}, which a diff does not read.`,
        {
          hint: 'A diff reads the YAML, JSON, protobuf and Avro files in the folder of the bundle that holds the interface file. Put the file there.',
        },
      );
    });
    return { changes, defects: [...defects, ...far] };
  }

  private compare(target: string): boolean | { readonly beyond: string } {
    const was = reach(target, this.pair.base, this.base);
    const is = reach(target, this.pair.head, this.head);
    for (const side of [is, was]) if ('beyond' in side) return side;
    return JSON.stringify(was) !== JSON.stringify(is);
  }
}

function reach(target: string, named: NamedFile, from: ReadFile): Reached {
  const seen = new Set([from.path]);
  const contents: string[] = [];
  const pending = [{ target, folder: parentFolder(from.path) }];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const path = joinPath(next.folder, next.target);
    if (path === undefined) return { beyond: next.target };
    if (seen.has(path)) continue;
    const file = readReferred(named, from.path, path);
    if (file.status === 'beyond') return { beyond: next.target };
    seen.add(path);
    const document =
      file.status === 'read' ? named.reader.parse(path, file.text).document : undefined;
    contents.push(file.status === 'read' ? contentOf(file.text, document?.value) : file.status);
    const folder = parentFolder(path);
    for (const ref of [...externalRefs(document?.value).keys()].sort(compareText)) {
      const inner = fileOf(ref);
      if (inner !== undefined) pending.push({ target: inner, folder });
    }
  }
  return { contents };
}

/** Data without its layout; of other files, the text. */
function contentOf(text: string, value: unknown): string {
  return value !== null && typeof value === 'object' ? canonicalText(value) : text;
}
