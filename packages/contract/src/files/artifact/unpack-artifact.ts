// Unpacks the layer of an artifact in memory. Nothing is written to disk, so a hostile layer can
// at most be refused.
import { gunzipSync } from 'node:zlib';
import { CONTRACT_FILE } from '../../model/bundle-path';
import { longCode } from '../../diagnostics/words';
import { isDefect, type Defect } from '../../reference/defect';
import { ARTIFACT_LIMIT } from './artifact-format';
import { digestOf } from './digest';
import { findNameDefect, twinKey } from './entry-name';
import { readTar, type TarEntry } from './read-tar';

interface UnpackedArtifact {
  /** Bytes by path below the bundle, in the order of the archive. Folders have no entry. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Digest of the uncompressed tar: equal for equal content, however it was compressed. */
  readonly contentDigest: string;
}

/** The files of a layer; a defect when it is damaged, exceeds a limit or could harm a reader. */
export function unpackArtifact(layer: Uint8Array): UnpackedArtifact | Defect {
  const tar = gunzip(layer);
  if (isDefect(tar)) return tar;
  const entries = readTar(tar);
  if (isDefect(entries)) return entries;
  const files = collectFiles(entries);
  if (isDefect(files)) return files;
  if (!files.has(CONTRACT_FILE)) {
    return { problem: `The archive has no \`${CONTRACT_FILE}\`, so it is not a bundle.` };
  }
  return { files, contentDigest: digestOf(tar) };
}

function gunzip(layer: Uint8Array): Uint8Array | Defect {
  try {
    return gunzipSync(layer, { maxOutputLength: ARTIFACT_LIMIT.tarBytes });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return {
      problem: isLarge
        ? `The layer has more than ${inMebibytes(ARTIFACT_LIMIT.tarBytes)} when it is unpacked.`
        : 'The layer is not gzip, or it is damaged.',
    };
  }
}

function collectFiles(entries: readonly TarEntry[]): Map<string, Uint8Array> | Defect {
  const files = new Map<string, Uint8Array>();
  /** Every file and folder, those that only names of files imply too, by what makes twins equal. */
  const seen = new Map<string, { name: string; kind: TarEntry['kind'] }>();
  let total = 0;
  for (const entry of entries) {
    const name = plainName(entry);
    if (name === undefined) continue;
    const wrong = findNameDefect(name) ?? findTwin(seen, name, entry.kind);
    if (wrong !== undefined) return { problem: `An entry of the archive ${wrong}.` };
    if (entry.kind === 'folder') continue;
    total += entry.bytes.byteLength;
    const size = findSizeDefect(name, entry.bytes.byteLength, total);
    if (size) return size;
    files.set(name, entry.bytes);
  }
  return files;
}

/** Without `./` and without the slash that ends folders; `undefined` for the bundle itself. */
function plainName({ name, kind }: TarEntry): string | undefined {
  if (kind === 'folder' && /^(?:\.?\/?)$/.test(name)) return undefined;
  const plain = name.startsWith('./') ? name.slice(2) : name;
  return kind === 'folder' && plain.endsWith('/') ? plain.slice(0, -1) : plain;
}

function findTwin(
  seen: Map<string, { name: string; kind: TarEntry['kind'] }>,
  name: string,
  kind: TarEntry['kind'],
): string | undefined {
  for (let end = name.indexOf('/'); end !== -1; end = name.indexOf('/', end + 1)) {
    const wrong = claimName(seen, name.slice(0, end), 'folder');
    if (wrong !== undefined) return wrong;
  }
  return claimName(seen, name, kind);
}

function claimName(
  seen: Map<string, { name: string; kind: TarEntry['kind'] }>,
  name: string,
  kind: TarEntry['kind'],
): string | undefined {
  const key = twinKey(name);
  const known = seen.get(key);
  if (!known) {
    seen.set(key, { name, kind });
    return undefined;
  }
  if (known.name !== name) {
    return `has the name ${longCode(name)}, and another has the name ${longCode(known.name)}: some file systems treat them as one file`;
  }
  return kind === 'folder' && known.kind === 'folder'
    ? undefined
    : `has the name ${longCode(name)} a second time`;
}

/** Why a file is too large for an artifact, alone or with those before it. */
export function findSizeDefect(name: string, bytes: number, total: number): Defect | undefined {
  if (bytes > ARTIFACT_LIMIT.fileBytes) {
    return {
      problem: `The file ${longCode(name)} has more than ${inMebibytes(ARTIFACT_LIMIT.fileBytes)}.`,
    };
  }
  if (total <= ARTIFACT_LIMIT.totalBytes) return undefined;
  return {
    problem: `The files have more than ${inMebibytes(ARTIFACT_LIMIT.totalBytes)} together.`,
  };
}

function inMebibytes(bytes: number): string {
  return `${bytes / (1024 * 1024)} MiB`;
}
