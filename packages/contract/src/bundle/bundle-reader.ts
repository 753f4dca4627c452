// One task's view of the workspace: its own guarded reader over the session's shared caches.
import { describeUnreadFile } from '../files/describe-unread-file';
import type { FileRead, Files } from '../files/files';
import { isSchemaDefect, type CompiledSchema } from '../schema-check/schema-store';
import type { SchemaDefect } from '../schema-check/schema-problem';
import { upperFirst } from '../diagnostics/words';
import { belowFolder, contractPath } from '../model/bundle-path';
import type { ResolvedBundle } from '../resolve/resolver';
import { type ParsedSource } from '../source/yaml/parse-source';
import { CONTRACT_SIZE_LIMIT, INTERFACE_SIZE_LIMIT } from '../source/size-limits';
import { remember } from '../source/remember';
import type { SourceDocument } from '../source/source-document';
import { SourceText } from '../source/source-text';
import { listOverrideFiles } from './list-environments';
import { readBundleFile } from './read-bundle-file';
import type { BundleFile, OtherContract } from './bundle-file';
import type { Session } from './session';

export type SchemaFile =
  | {
      readonly status: 'compiled';
      readonly path: string;
      readonly text: string;
      readonly compiled: CompiledSchema;
    }
  | {
      readonly status: 'defect';
      readonly path: string;
      readonly text: string;
      readonly defect: SchemaDefect;
    }
  | { readonly status: 'unread'; readonly file: Exclude<BundleFile, { status: 'read' }> };

interface ContractProblem {
  readonly message: string;
  readonly hint?: string;
}

/** The contract of a bundle, or why it has no document. */
interface ReadContract {
  readonly document?: SourceDocument;
  readonly problem?: ContractProblem;
}

export class BundleReader {
  private readonly contracts = new Map<string, ReadContract>();
  private readonly filesRead = new Map<string, BundleFile>();
  readonly overrideFiles = remember((bundleRoot: string) =>
    listOverrideFiles(this.files, bundleRoot),
  );

  constructor(
    readonly session: Session,
    readonly files: Files,
  ) {}

  file(bundleRoot: string, path: string): BundleFile {
    const key = `${bundleRoot}\n${path}`;
    let file = this.filesRead.get(key);
    if (!file) {
      file = readBundleFile(this.files, bundleRoot, path, INTERFACE_SIZE_LIMIT);
      this.filesRead.set(key, file);
    }
    return file;
  }

  /** Paths of all files in a bundle, as seen from it: only for the hint of an error. */
  pathsForHint(bundleRoot: string): string[] {
    return this.files.list(bundleRoot, 'hint').map((path) => belowFolder(bundleRoot, path));
  }

  parse(path: string, text: string): ParsedSource {
    return this.session.parse(path, text, INTERFACE_SIZE_LIMIT);
  }

  /** The document of another bundle's contract; `undefined` when it cannot be read or parsed. */
  contractDocument(bundle: ResolvedBundle): SourceDocument | undefined {
    return this.readContract(bundle).document;
  }

  /** What keeps the contract of another bundle from being read; `undefined` for a text that parses. */
  contractProblem(bundle: ResolvedBundle): ContractProblem | undefined {
    return this.readContract(bundle).problem;
  }

  private readContract({ root }: ResolvedBundle): ReadContract {
    let contract = this.contracts.get(root);
    if (!contract) {
      const path = contractPath(root);
      const read = this.files.read(path, { within: root, limit: CONTRACT_SIZE_LIMIT });
      if (read.status === 'file') {
        const { document, problems } = this.session.parse(path, read.bytes);
        contract = { document, problem: problems[0] };
      } else contract = { problem: problemOf(read) };
      this.contracts.set(root, contract);
    }
    return contract;
  }

  /** A file of another bundle that was read, for excerpts. */
  sourceOf(path: string): SourceText | undefined {
    for (const { document } of this.contracts.values()) {
      if (document?.path === path) return document.source;
    }
    for (const file of this.filesRead.values()) {
      if (file.status === 'read' && file.path === path) return new SourceText(path, file.text);
    }
    return undefined;
  }

  contractOf(bundle: ResolvedBundle): OtherContract | undefined {
    const document = this.contractDocument(bundle);
    return document && { bundle, path: document.path, value: document.value };
  }

  /** A schema file of a bundle, compiled once in the session. */
  schema(bundleRoot: string, path: string): SchemaFile {
    const file = this.file(bundleRoot, path);
    if (file.status !== 'read') return { status: 'unread', file };
    const answer = this.session.schemas.compile(file.text);
    return isSchemaDefect(answer)
      ? { status: 'defect', path: file.path, text: file.text, defect: answer }
      : { status: 'compiled', path: file.path, text: file.text, compiled: answer };
  }
}

function problemOf(read: Exclude<FileRead, { status: 'file' }>): ContractProblem {
  if (read.status === 'outside') return { message: 'The path leaves the bundle.' };
  const { reason, hint } = describeUnreadFile(read);
  return { message: `${upperFirst(reason)}.`, hint };
}
