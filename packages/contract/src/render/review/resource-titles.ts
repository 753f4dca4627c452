// What reports call a resource.
import { apiGroup, type ResourceIdentity } from '../../template/resource-identity';

/** Kind and name. If two resources share both, what differs follows: the API group or the namespace. */
export class ResourceTitles {
  private readonly byName = new Map<string, ResourceIdentity[]>();

  constructor(identities: Iterable<ResourceIdentity>) {
    for (const identity of identities) {
      const key = shortTitle(identity);
      this.byName.set(key, [...(this.byName.get(key) ?? []), identity]);
    }
  }

  of(identity: ResourceIdentity): string {
    const title = shortTitle(identity);
    const namesakes = this.byName.get(title) ?? [];
    const details = [groupInWords, namespaceInWords].flatMap((inWords) => {
      const own = inWords(identity);
      return namesakes.some((other) => inWords(other) !== own) ? [own] : [];
    });
    return details.length === 0 ? title : `${title} (${details.join(', ')})`;
  }
}

function shortTitle({ kind, name }: ResourceIdentity): string {
  return `${kind} ${name}`;
}

function groupInWords(identity: ResourceIdentity): string {
  return `API group ${apiGroup(identity) || 'core'}`;
}

function namespaceInWords({ namespace }: ResourceIdentity): string {
  return namespace === undefined ? 'no namespace' : `namespace ${namespace}`;
}
