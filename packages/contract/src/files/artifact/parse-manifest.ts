// The manifest of a bundle: which blobs belong to it. Images, charts and indexes are refused with
// what they are, since people paste the wrong reference.
import { longCode } from '../../diagnostics/words';
import type { Defect } from '../../reference/defect';
import { ARTIFACT_LIMIT, LAYER_TYPE } from './artifact-format';
import { isDigest } from '../../reference/oci-name';
import { isMapping } from '../../source/mapping';

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
}

export interface ArtifactManifest {
  readonly config: Descriptor;
  /** The one layer: the files of the bundle. */
  readonly layer: Descriptor;
  readonly annotations: Readonly<Record<string, string>>;
}

const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];

/** Parses the bytes of a manifest; a defect when it is not the manifest of a bundle. */
export function parseManifest(bytes: Uint8Array): ArtifactManifest | Defect {
  const value = parseObject(bytes);
  if (!value) return { problem: 'The manifest is not a JSON object.' };
  if (INDEX_TYPES.includes(String(value['mediaType'])) || Array.isArray(value['manifests'])) {
    return {
      problem: 'This is an index of several artifacts, not one bundle.',
      hint: 'Reference one of its artifacts by digest, or publish the bundle again with `pacto-publish`.',
    };
  }
  const layers = Array.isArray(value['layers']) ? value['layers'] : [];
  if (layers.length !== 1) {
    return {
      problem: `The manifest has ${layers.length} layers; a bundle has exactly one.`,
      hint: 'Check the reference: this is likely an image, and not a bundle.',
    };
  }
  const [config, layer] = [readDescriptor(value['config']), readDescriptor(layers[0])];
  if (!config || !layer) {
    return { problem: 'The manifest names a blob without a media type, digest or size.' };
  }
  return (
    findLayerDefect(layer) ?? {
      config,
      layer,
      annotations: readAnnotations(value['annotations']),
    }
  );
}

/** Any gzipped tar may be a bundle: early versions of the Go tool did not set a type of their own. */
function findLayerDefect(layer: Descriptor): Defect | undefined {
  if (layer.mediaType.includes('helm')) {
    return { problem: 'This is a Helm chart, not a bundle.' };
  }
  if (!/tar[.+]gzip$/.test(layer.mediaType)) {
    return {
      problem: `The layer has the type ${longCode(layer.mediaType)}. It must be \`${LAYER_TYPE}\`.`,
    };
  }
  if (layer.size <= ARTIFACT_LIMIT.layerBytes) return undefined;
  return {
    problem: `The layer has ${layer.size} bytes. The limit is ${ARTIFACT_LIMIT.layerBytes}.`,
  };
}

function readDescriptor(value: unknown): Descriptor | undefined {
  if (!isMapping(value)) return undefined;
  const { mediaType, digest, size } = value;
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || !isDigest(digest)) {
    return undefined;
  }
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
  return { mediaType, digest, size };
}

function readAnnotations(value: unknown): Record<string, string> {
  const annotations: Record<string, string> = Object.create(null);
  for (const [key, text] of Object.entries(isMapping(value) ? value : {})) {
    if (typeof text === 'string') annotations[key] = text;
  }
  return annotations;
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
