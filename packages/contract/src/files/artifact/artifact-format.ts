// The media types, labels and limits of a bundle in an OCI registry.

export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
export const CONFIG_TYPE = 'application/vnd.docker.container.image.v1+json';
export const LAYER_TYPE = 'application/vnd.pacto.bundle.layer.v1.tar+gzip';
export const ARTIFACT_TYPE = 'application/vnd.pacto.bundle.v1';

/** Annotation of the manifest: the digest of the uncompressed tar. */
export const CONTENT_ANNOTATION = 'pacto.content';

/** Labels of the image config. */
export const LABEL = {
  name: 'io.pacto.name',
  version: 'io.pacto.version',
  pactoVersion: 'io.pacto.pactoVersion',
} as const;

const MEBIBYTE = 1024 * 1024;

/** What one artifact may hold; larger ones are refused when they are packed and when they are unpacked. */
export const ARTIFACT_LIMIT = {
  fileBytes: 10 * MEBIBYTE,
  totalBytes: 50 * MEBIBYTE,
  entries: 10_000,
  /** With the headers of all entries. */
  tarBytes: 80 * MEBIBYTE,
  layerBytes: 64 * MEBIBYTE,
  manifestBytes: 4 * MEBIBYTE,
  configBytes: MEBIBYTE,
} as const;

/** What to do about files that exceed these limits before they are published. */
export const SHRINK = 'Leave large files out with a `.pactoignore`, or make them smaller.';
