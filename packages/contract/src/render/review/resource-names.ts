// What reports call a resource: its kind and its name.
import { apiGroup, type ResourceIdentity } from '../../template/resource-identity';
import { addToGroup } from '../../source/group-by';

/** Says in what resources differ that share kind and name: the API group, the namespace or the cluster. */
export class Namesakes {
  private readonly byName = new Map<string, ResourceIdentity[]>();

  constructor(identities: Iterable<ResourceIdentity>) {
    for (const identity of identities) {
      addToGroup(this.byName, titleOf(identity), identity);
    }
  }

  detailOf(identity: ResourceIdentity): string | undefined {
    const namesakes = this.byName.get(titleOf(identity)) ?? [];
    const details = [groupInWords, namespaceInWords, clusterInWords].flatMap((inWords) => {
      const own = inWords(identity);
      return namesakes.some((other) => inWords(other) !== own) ? [own] : [];
    });
    return details.length === 0 ? undefined : details.join(', ');
  }
}

export function titleOf({ kind, name }: ResourceIdentity): string {
  return `${kind} ${name}`;
}

function groupInWords(identity: ResourceIdentity): string {
  return `API group ${apiGroup(identity) || 'core'}`;
}

function namespaceInWords({ namespace }: ResourceIdentity): string {
  return namespace === undefined ? 'no namespace' : `namespace ${namespace}`;
}

function clusterInWords({ cluster }: ResourceIdentity): string {
  return cluster === undefined ? 'no cluster' : `cluster ${cluster}`;
}
