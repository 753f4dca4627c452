import { isDefect } from '../src/reference/defect';
import { packArtifact, type PackedArtifact } from '../src/registry/pack/pack-artifact';

/** The artifact of a bundle `api` 1.0.0 whose `pacto.yaml` is a text. The client of registries does not read it. */
export function packText(text = 'contract'): PackedArtifact {
  return packTexts({ 'pacto.yaml': text });
}

/** The same with several files. */
export function packTexts(texts: Record<string, string>): PackedArtifact {
  const identity = { name: 'api', version: '1.0.0', pactoVersion: '1.0' };
  const files = Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)] as const);
  const packed = packArtifact(new Map(files), identity);
  if (isDefect(packed)) throw new Error(packed.problem);
  return packed;
}
