// The facts about a contract and its override files that publishing needs: the files that they name, and
// the references that other workspaces cannot follow.
import { CONTRACT_SIZE_LIMIT, contractPath, childPath, type Files } from 'pacto-contract/graph';
import { mappingOf, parseSource } from 'pacto-contract/read';

interface ContractFiles {
  readonly pactoVersion: string;
  /** Paths below the bundle. */
  readonly named: readonly string[];
  /** Sentences, each with the place of a reference to a local path. */
  readonly localReferences: readonly string[];
}

/** `undefined` when the contract cannot be read, which `pacto-validate` reports. */
export function readContractFiles(
  files: Files,
  root: string,
  valuesFiles: readonly string[],
): ContractFiles | undefined {
  const named = new Set<string>();
  const localReferences: string[] = [];
  let pactoVersion: string | undefined;
  for (const path of [contractPath(root), ...valuesFiles.map((file) => childPath(root, file))]) {
    const read = files.read(path, { within: root, limit: CONTRACT_SIZE_LIMIT });
    const { document } = read.status === 'file' ? parseSource(path, read.bytes) : {};
    const contract = mappingOf(document?.value);
    pactoVersion ??= text(contract['pactoVersion']);
    for (const { pointer, value, kind } of mentions(contract)) {
      if (kind === 'file') named.add(value);
      else if (!value.startsWith('oci://')) {
        const { line, column } = document!.nearestRange(pointer).start;
        localReferences.push(
          `${path}:${line}:${column} references \`${value}\`, a path of this workspace.`,
        );
      }
    }
  }
  return pactoVersion === undefined
    ? undefined
    : { pactoVersion, named: [...named], localReferences };
}

interface Mention {
  readonly pointer: string;
  readonly value: string;
  readonly kind: 'reference' | 'file';
}

function mentions(contract: Record<string, unknown>): Mention[] {
  const found: Mention[] = [];
  const add = (kind: Mention['kind'], pointer: string, value: unknown): void => {
    if (typeof value === 'string' && value !== '') found.push({ kind, pointer, value });
  };
  const each = (key: string, visit: (entry: Record<string, unknown>, pointer: string) => void) => {
    const entries = contract[key];
    if (!Array.isArray(entries)) return;
    entries.forEach((entry, index) => visit(mappingOf(entry), `/${key}/${index}`));
  };
  each('dependencies', (entry, at) => add('reference', `${at}/ref`, entry['ref']));
  const chart = mappingOf(mappingOf(contract['service'])['chart']);
  add('reference', '/service/chart/ref', chart['ref']);
  for (const key of ['configurations', 'policies']) {
    each(key, (entry, at) => {
      add('reference', `${at}/ref`, entry['ref']);
      add('file', `${at}/schema`, entry['schema']);
    });
  }
  each('interfaces', (entry, at) => add('file', `${at}/contract`, entry['contract']));
  return found;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
