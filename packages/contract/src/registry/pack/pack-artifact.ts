// Packs the files of a bundle as an artifact: layer, config and manifest, each with its digest.
import { gzipSync } from 'fflate';
import {
  ARTIFACT_LIMIT,
  ARTIFACT_TYPE,
  CONFIG_TYPE,
  CONTENT_ANNOTATION,
  LABEL,
  LAYER_TYPE,
  MANIFEST_TYPE,
  SHRINK,
} from '../../files/artifact/artifact-format';
import { digestOf } from '../../files/artifact/digest';
import { findNameDefect, RENAME, twinKey } from '../../files/artifact/entry-name';
import type { Descriptor } from '../../files/artifact/parse-manifest';
import { findSizeDefect } from '../../files/artifact/unpack-artifact';
import { CONTRACT_FILE, parentFolder } from '../../model/bundle-path';
import { longCode } from '../../diagnostics/words';
import type { Defect } from '../../reference/defect';
import { sortEntries, writeTar } from './write-tar';

const TITLE = 'org.opencontainers.image.title';

export interface Blob extends Descriptor {
  readonly bytes: Uint8Array;
}

export interface PackedArtifact {
  readonly layer: Blob;
  readonly config: Blob;
  readonly manifest: Blob;
  /** Digest of the uncompressed tar: the same for the same files, however they are compressed. */
  readonly contentDigest: string;
}

export interface ArtifactIdentity {
  readonly name: string;
  readonly version: string;
  readonly pactoVersion: string;
  /** Address of the repository that the bundle is kept in, without user information. */
  readonly source?: string;
}

/** `files` by POSIX path below the bundle. Equal input gives equal bytes on every machine. */
export function packArtifact(
  files: ReadonlyMap<string, Uint8Array>,
  identity: ArtifactIdentity,
): PackedArtifact | Defect {
  const defect = findContentDefect(files);
  if (defect) return defect;
  const tar = writeTar(files);
  const contentDigest = digestOf(tar);
  const layer = blob(LAYER_TYPE, gzip(tar));
  const config = blob(CONFIG_TYPE, json(buildConfig(identity, contentDigest)));
  const manifest = blob(
    MANIFEST_TYPE,
    json(buildManifest(identity, { layer, config, contentDigest })),
  );
  return { layer, config, manifest, contentDigest };
}

/** What `unpackArtifact` would refuse must not be published. */
function findContentDefect(files: ReadonlyMap<string, Uint8Array>): Defect | undefined {
  if (!files.has(CONTRACT_FILE)) {
    return { problem: `The bundle has no \`${CONTRACT_FILE}\`.` };
  }
  const entries = sortEntries(files.keys());
  if (entries.length > ARTIFACT_LIMIT.entries) {
    return {
      problem: `The bundle has ${entries.length} files and folders. The limit is ${ARTIFACT_LIMIT.entries}.`,
      hint: 'Leave out what consumers do not need with a `.pactoignore`.',
    };
  }
  const names = new Map<string, string>();
  let total = 0;
  for (const name of entries) {
    const wrong = findNameDefect(name);
    if (wrong !== undefined) return { problem: `A file of the bundle ${wrong}.`, hint: RENAME };
    const twin = names.get(twinKey(name));
    if (twin !== undefined) {
      return {
        problem: `Some file systems treat ${longCode(twin)} and ${longCode(name)} as one file.`,
        hint: 'Rename one of them.',
      };
    }
    names.set(twinKey(name), name);
    if (files.has(parentFolder(name))) {
      return { problem: `${longCode(parentFolder(name))} is both a file and a folder.` };
    }
    const bytes = files.get(name)?.byteLength ?? 0;
    total += bytes;
    const size = findSizeDefect(name, bytes, total);
    if (size) return { ...size, hint: SHRINK };
  }
  return undefined;
}

/**
 * Compressed by code that is part of this package and not by zlib, whose output differs between
 * versions and machines. The header has no time, no name and no operating system (255).
 */
function gzip(tar: Uint8Array): Uint8Array {
  const bytes = gzipSync(tar, { level: 6, mtime: 0 });
  bytes[9] = 255;
  return bytes;
}

/** Has the same fields in the same order as the config that the Go tool writes. */
function buildConfig(identity: ArtifactIdentity, contentDigest: string): object {
  const created = '0001-01-01T00:00:00Z';
  return {
    architecture: '',
    created,
    history: [{ created }],
    os: '',
    rootfs: { type: 'layers', diff_ids: [contentDigest] },
    config: {
      Labels: {
        [LABEL.name]: identity.name,
        [LABEL.pactoVersion]: identity.pactoVersion,
        [LABEL.version]: identity.version,
      },
    },
  };
}

function buildManifest(
  identity: ArtifactIdentity,
  { layer, config, contentDigest }: Pick<PackedArtifact, 'layer' | 'config' | 'contentDigest'>,
): object {
  return {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    artifactType: ARTIFACT_TYPE,
    config: describe(config),
    // Under this name `oras pull` and others write it.
    layers: [{ ...describe(layer), annotations: { [TITLE]: fileNameOf(identity) } }],
    annotations: {
      'org.opencontainers.image.source': identity.source,
      [TITLE]: identity.name,
      'org.opencontainers.image.version': identity.version,
      [CONTENT_ANNOTATION]: contentDigest,
    },
  };
}

/** The file name that the Go tool gives a packed bundle. */
function fileNameOf({ name, version }: ArtifactIdentity): string {
  return `${name}-${version}.tar.gz`;
}

function describe({ mediaType, size, digest }: Blob): Descriptor {
  return { mediaType, size, digest };
}

function blob(mediaType: string, bytes: Uint8Array): Blob {
  return { mediaType, size: bytes.byteLength, digest: digestOf(bytes), bytes };
}

function json(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
