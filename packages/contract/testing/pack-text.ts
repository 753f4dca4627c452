import { isDefect } from '../src/reference/defect';
import { packArtifact, type PackedArtifact } from '../src/registry/pack/pack-artifact';

/** The artifact of a bundle `api` 1.0.0 whose `pacto.yaml` is a text. The client of registries does not read it. */
export function packText(text = 'contract'): PackedArtifact {
  const identity = { name: 'api', version: '1.0.0', pactoVersion: '1.0' };
  const packed = packArtifact(new Map([['pacto.yaml', Buffer.from(text)]]), identity);
  if (isDefect(packed)) throw new Error(packed.problem);
  return packed;
}
