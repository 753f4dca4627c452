// A bundle from the store, unpacked in memory. Everything is checked: the digests of both blobs,
// the shape of the manifest, and the limits of an archive.
import { parseManifest } from '../files/artifact/parse-manifest';
import { unpackArtifact } from '../files/artifact/unpack-artifact';
import type { Files } from '../files/files';
import { createMemoryFiles } from '../files/memory-files';
import { CONTRACT_FILE } from '../model/bundle-path';
import { readFacts } from '../model/read-facts';
import type { ContractFacts } from '../model/summary';
import { longCode } from '../diagnostics/words';
import { isDefect, type Defect } from '../reference/defect';
import type { BlobRead, BlobStore } from './blob-store';

interface OpenArtifact {
  readonly status: 'open';
  readonly files: Files;
  /** The facts of its `pacto.yaml`; empty if it cannot be read. */
  readonly facts: ContractFacts;
}

interface UnavailableArtifact {
  /**
   * `missing` or `corrupt`: fetching the artifact again solves it. `unusable`: fetching does not help.
   * `absent`: its registry was asked, and does not have it.
   */
  readonly status: 'missing' | 'corrupt' | 'unusable' | 'absent';
  /** A full sentence. */
  readonly reason: string;
  /** What to do, if the failed fetch says it. */
  readonly hint?: string;
}

export type ArtifactState = OpenArtifact | UnavailableArtifact;

/** `digest` is that of the manifest. */
export function openArtifact(store: BlobStore, digest: string): ArtifactState {
  const manifestBlob = store.read(digest);
  if (manifestBlob.status !== 'found') return describeBlob(manifestBlob, digest);
  const manifest = parseManifest(manifestBlob.bytes);
  if (isDefect(manifest)) return describeUnusable(manifest);
  const layer = store.read(manifest.layer.digest);
  if (layer.status !== 'found') return describeBlob(layer, manifest.layer.digest);
  const unpacked = unpackArtifact(layer.bytes);
  if (isDefect(unpacked)) return describeUnusable(unpacked);
  return {
    status: 'open',
    files: createMemoryFiles(Object.fromEntries(unpacked.files)),
    facts: readFacts(unpacked.files.get(CONTRACT_FILE)!).facts,
  };
}

function describeUnusable({ problem, hint }: Defect): UnavailableArtifact {
  return { status: 'unusable', reason: problem, hint };
}

function describeBlob(
  blob: Exclude<BlobRead, { status: 'found' }>,
  digest: string,
): UnavailableArtifact {
  if (blob.status === 'missing') {
    return { status: 'missing', reason: `The store does not have ${digest}.` };
  }
  return {
    status: 'corrupt',
    reason: `The store has a damaged copy of ${digest}, the file ${longCode(blob.path)}: ${blob.reason}.`,
  };
}
