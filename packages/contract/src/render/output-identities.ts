// What a file deploys: resources of a cluster, and blocks of Terraform. Two of one identity would replace each other.
import { parentFolder } from '../model/bundle-path';
import { clusterKey, resourcesIn, type PlacedResource } from '../template/resource-identity';
import { terraformBlocksIn } from './terraform-blocks';

/** One that no other output of the environment may have. */
export interface OutputIdentity {
  readonly key: string;
  /** As a message names it. */
  readonly title: string;
  /** What an author can change, so that it becomes another one. */
  readonly madeOf: string;
}

/** In the order of the document. One that the document has twice is there twice. */
export function identitiesOf(path: string, document: unknown): OutputIdentity[] {
  return [
    ...resourcesIn(document).map(identityOfResource),
    ...(isOverride(path) ? [] : terraformBlocksIn(path, document).blocks).map(({ identity }) => ({
      // Terraform reads the files of one folder as one module.
      key: `${parentFolder(path)}\n${clusterKey(identity)}`,
      title: `${identity.kind} \`${identity.name}\``,
      madeOf: 'the name of the block in the template',
    })),
  ];
}

function identityOfResource({ identity }: PlacedResource): OutputIdentity {
  return {
    key: clusterKey(identity),
    title: `${identity.apiVersion} ${identity.kind} \`${identity.name}\``,
    madeOf: 'what `metadata.name` is made of: the label `platform/name` or the template',
  };
}

/** Terraform merges the blocks of such a file into those of the other files. */
function isOverride(path: string): boolean {
  return /(?:^|[/_])override\.[a-z]+\.json$/.test(path);
}
