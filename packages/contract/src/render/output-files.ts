// The files of one environment while they are made. What may not be written is refused here: a path
// that leaves the folder, two files or resources that take each other's place, and unfit names.
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic, RelatedPlace } from '../diagnostics/diagnostic';
import { fingerprintOf } from '../diagnostics/fingerprint';
import { parentFolder } from '../model/bundle-path';
import { diagnoseRender, type RenderFinding } from './diagnose-render';
import {
  isSameOrigin,
  originOf,
  partsByPlace,
  placeOf,
  type CopiedPart,
  type Origin,
} from './output-origins';
import type { Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import { outputPathDefect } from '../template/expand/output-path';
import { findUnwritable } from './find-unwritable';
import { identitiesOf, type OutputIdentity } from './output-identities';

/** A file as data, before it becomes text. */
export interface OutputFile {
  /** Relative to the folder of the environment. */
  readonly path: string;
  /** JSON data. */
  readonly document: unknown;
  readonly parts: readonly CopiedPart[];
  /** Where keys were written that are not part of a value: the aliases of components. */
  readonly keys?: ReadonlyMap<Pointer, Origin>;
  readonly claim?: ClaimFacts;
  /** The template that wrote it, where users can see it. */
  readonly template?: SourceDocument;
}

/** A file that may be written. */
export interface PlacedFile extends OutputFile {
  /** Where its author asked for it. */
  readonly from: Origin;
}

/** Which claim a file was rendered for. */
interface ClaimFacts {
  readonly provisioner: string;
  /** `name@version` of the infrastructure contract. */
  readonly contract: string;
  readonly component: string;
  readonly configuration: string;
}

/** A file that others must not replace. */
interface Taken {
  readonly path: string;
  /** Absent for a file that every environment has. */
  readonly from?: Origin;
  /** Whether no template asked for it. */
  readonly isOfPacto: boolean;
}

/** Where each value comes from. It is written when all other files are known. */
export const INDEX_FILE = 'index.json';

export class OutputFiles {
  readonly files: PlacedFile[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly listed = { characters: 0 };
  private readonly byPath = new Map<string, Taken>([
    [INDEX_FILE, { path: INDEX_FILE, isOfPacto: true }],
  ]);
  private readonly folders = new Map<string, Taken>();
  private readonly byIdentity = new Map<string, Taken>();

  /** `requestedAt` is where the author asked for the file. Problems are reported there. */
  add(file: OutputFile, requestedAt: Origin): void {
    if (this.isRepeated(file, requestedAt)) return;
    const identities = identitiesOf(file.path, file.document);
    const problem = this.findProblem(file, requestedAt, identities);
    if (problem) {
      this.refuse({ ...problem, ...requestedAt });
      return;
    }
    const unwritable = findUnwritable(
      file.document,
      file.parts.length > 0 ? this.listed : undefined,
    );
    if (unwritable) {
      this.refuseValue(
        unwritable,
        originOf(unwritable.pointer, partsByPlace(file.parts)) ?? requestedAt,
      );
      return;
    }
    this.note(file, requestedAt, identities);
    this.files.push({ ...file, from: requestedAt });
  }

  /** A component with two aliases in the chart has each of its claims once. */
  private isRepeated(file: OutputFile, requestedAt: Origin): boolean {
    return this.files.some(
      ({ path, from, document }) =>
        path === file.path &&
        isSameOrigin(from, requestedAt) &&
        isDeepStrictEqual(document, file.document),
    );
  }

  /** Several claims or files may have one cause. */
  refuse(finding: RenderFinding): void {
    const found = diagnoseRender(finding);
    const fingerprint = fingerprintOf(found);
    if (this.diagnostics.some((one) => fingerprintOf(one) === fingerprint)) return;
    this.diagnostics.push(found);
  }

  private note(file: OutputFile, from: Origin, identities: readonly OutputIdentity[]): void {
    const key = file.path.toLowerCase();
    const taken = { path: file.path, from, isOfPacto: file.claim === undefined };
    this.byPath.set(key, taken);
    for (let folder = parentFolder(key); folder !== '.'; folder = parentFolder(folder)) {
      this.folders.set(folder, taken);
    }
    for (const identity of identities) this.byIdentity.set(identity.key, taken);
  }

  private findProblem(
    file: OutputFile,
    requestedAt: Origin,
    identities: readonly OutputIdentity[],
  ): Omit<RenderFinding, 'in' | 'pointer'> | undefined {
    const { path } = file;
    const defect = outputPathDefect(path);
    // The check of templates already refuses such a path. This is a second barrier: no file may be written outside
    // the folder.
    if (defect !== undefined) throw new Error(`The path ${JSON.stringify(path)} ${defect}.`);
    const twin = this.pathTwin(path);
    if (twin !== undefined) {
      return {
        rule: 'output-unique',
        ...describeTwin(twin, file, requestedAt),
        related: placesOf(twin),
      };
    }
    return this.findClash(path, requestedAt, identities);
  }

  private refuseValue({ reason }: { reason: string }, origin: Origin): void {
    this.refuse({
      rule: 'output-value-valid',
      message: `The value cannot be written: ${reason}.`,
      hint: 'Change the value.',
      ...origin,
    });
  }

  /** What another file deploys too, or this one twice. */
  private findClash(path: string, requestedAt: Origin, identities: readonly OutputIdentity[]) {
    const own = new Set<string>();
    for (const { key, title, madeOf } of identities) {
      const other = this.byIdentity.get(key);
      if (other !== undefined || own.has(key)) {
        return {
          rule: 'output-unique',
          message:
            other === undefined
              ? `\`${path}\` has the same resource twice: ${title}.`
              : `\`${other.path}\` and \`${path}\` are the same resource: ${title}.`,
          hint: isOfTwoAliases(other, requestedAt)
            ? PER_ALIAS
            : `Give one of the configurations another name, or change ${madeOf}.`,
          related: other ? placesOf(other) : [],
        };
      }
      own.add(key);
    }
    return undefined;
  }

  /** The file or folder whose path differs in case at most: some file systems do not distinguish case. */
  private pathTwin(path: string): Taken | undefined {
    const key = path.toLowerCase();
    const own = this.byPath.get(key) ?? this.folders.get(key);
    if (own !== undefined) return own;
    for (let folder = parentFolder(key); folder !== '.'; folder = parentFolder(folder)) {
      const file = this.byPath.get(folder);
      if (file !== undefined) return file;
    }
    return undefined;
  }
}

function describeTwin(
  twin: Taken,
  { path, claim }: OutputFile,
  requestedAt: Origin,
): { message: string; hint: string } {
  const [folder, inside] = twin.path.length < path.length ? [twin.path, path] : [path, twin.path];
  const isFolder = inside.toLowerCase().startsWith(`${folder.toLowerCase()}/`);
  const message = isFolder
    ? `The output \`${inside}\` needs a folder where \`${folder}\` is a file.`
    : `Two outputs of this environment are written to \`${path}\`${twin.path === path ? '' : ` (the other one is \`${twin.path}\`)`}.`;
  if (twin.isOfPacto || claim === undefined) {
    const own = isFolder ? `\`${twin.isOfPacto ? twin.path : path}\`` : 'this file';
    return { message, hint: `Pacto writes ${own} itself. Change \`file\` in the template.` };
  }
  if (isFolder) return { message, hint: 'Change `file` in the template.' };
  return {
    message,
    hint: isOfTwoAliases(twin, requestedAt)
      ? PER_ALIAS
      : 'Give one of the configurations another name, or change `file` in the template.',
  };
}

const PER_ALIAS =
  'The root lists this component under several names, and the template writes something else for each. Make the names of the outputs of `component.alias`, too, or write the same for each.';

function isOfTwoAliases(other: Taken | undefined, requestedAt: Origin): boolean {
  return other?.from !== undefined && isSameOrigin(other.from, requestedAt);
}

function placesOf({ from }: Taken): RelatedPlace[] {
  if (!from) return [];
  return [{ message: 'The other one comes from here.', pointer: from.pointer, ...placeOf(from) }];
}
