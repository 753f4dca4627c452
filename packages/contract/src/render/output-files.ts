// The files of one environment while they are made. What may not be written is refused here: a path
// that leaves the folder, two files or resources that take each other's place, and unfit names.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { parentFolder } from '../model/bundle-path';
import { isMapping } from '../source/mapping';
import { diagnoseRender, type RenderFinding } from './diagnose-render';
import type { CopiedPart } from './output-origins';
import { outputPathDefect } from '../template/output-path';
import { findUnwritable } from './unwritable';

/** A file before it is text. */
export interface OutputFile {
  /** Relative to the folder of the environment. */
  readonly path: string;
  /** JSON data. */
  readonly document: unknown;
  readonly parts: readonly CopiedPart[];
  readonly claim?: ClaimFacts;
}

/** A file that may be written. */
export interface PlacedFile extends OutputFile {
  /** Where its author asked for it. */
  readonly from: Blame;
}

/** Which claim a file was rendered for. */
interface ClaimFacts {
  readonly provisioner: string;
  /** `name@version` of the infrastructure contract. */
  readonly contract: string;
  readonly component: string;
  readonly configuration: string;
}

interface ResourceIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** The identity of a document in a cluster; `undefined` for one that is not a Kubernetes object. */
export function identityOf(document: unknown): ResourceIdentity | undefined {
  if (!isMapping(document)) return undefined;
  const { apiVersion, kind, metadata } = document;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const { name, namespace } = isMapping(metadata) ? metadata : {};
  if (typeof name !== 'string') return undefined;
  return { apiVersion, kind, name, ...(typeof namespace === 'string' ? { namespace } : {}) };
}

export function identityKey({ apiVersion, kind, namespace = '', name }: ResourceIdentity): string {
  return [apiVersion, kind, namespace, name].join('\n');
}

/** A place to point at when a file cannot be written. */
type Blame = Pick<RenderFinding, 'in' | 'pointer'>;

export class OutputFiles {
  readonly files: PlacedFile[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly byPath = new Map<string, string>();
  private readonly folders = new Map<string, string>();
  private readonly byIdentity = new Map<string, string>();

  /** `blame` is where the author asked for the file. */
  add(file: OutputFile, blame: Blame): void {
    const problem = this.findProblem(file);
    if (problem) {
      this.refuse({ ...problem, ...blame });
      return;
    }
    this.note(file);
    this.files.push({ ...file, from: blame });
  }

  refuse(finding: RenderFinding): void {
    this.diagnostics.push(diagnoseRender(finding));
  }

  private note(file: OutputFile): void {
    const key = file.path.toLowerCase();
    this.byPath.set(key, file.path);
    for (let folder = parentFolder(key); folder !== '.'; folder = parentFolder(folder)) {
      this.folders.set(folder, file.path);
    }
    const identity = identityOf(file.document);
    if (identity) this.byIdentity.set(identityKey(identity), file.path);
  }

  private findProblem(file: OutputFile): Omit<RenderFinding, 'in' | 'pointer'> | undefined {
    const { path, document } = file;
    const defect = outputPathDefect(path);
    // Templates are checked before; a path that leaves the folder must never get further.
    if (defect !== undefined) throw new Error(`The path ${JSON.stringify(path)} ${defect}.`);
    const twin = this.pathTwin(path);
    if (twin !== undefined) {
      return {
        rule: 'output-unique',
        message: `Two outputs of this environment are written to \`${path}\`${twin === path ? '' : ` (the other one is \`${twin}\`)`}.`,
        hint: 'Give one of the configurations another name, or change `file` in the template.',
      };
    }
    const identity = identityOf(document);
    const same = identity && this.byIdentity.get(identityKey(identity));
    if (identity && same !== undefined) {
      return {
        rule: 'output-unique',
        message: `\`${same}\` and \`${path}\` are the same resource: ${identity.apiVersion} ${identity.kind} \`${identity.name}\`.`,
        hint: 'Give one of the configurations another name, or change `metadata.name` in the template.',
      };
    }
    const unwritable = findUnwritable(document);
    if (unwritable === undefined) return undefined;
    return {
      rule: 'output-value-valid',
      message: `The value at \`${unwritable.pointer}\` of \`${path}\` cannot be written: ${unwritable.reason}.`,
      hint: 'Change the value.',
    };
  }

  /** Also of another case: some file systems know no difference. */
  private pathTwin(path: string): string | undefined {
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

/** The longest name of a label, of a namespace and of most objects. */
const NAME_LIMIT = 63;

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
export function isDnsLabel(text: string, limit = NAME_LIMIT): boolean {
  return text.length <= limit && DNS_LABEL.test(text);
}
