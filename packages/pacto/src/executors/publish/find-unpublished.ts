import { parseReference } from 'pacto-contract/artifacts';
import type { AnsweredReference } from 'pacto-contract/graph';
import type { RegistryClient } from 'pacto-contract/registry';

/** Whether the registry that a reference names has its artifact. A run asks once for each. */
export type PublishedCheck = (ref: string) => Promise<boolean>;

export function createPublishedCheck(client: () => Promise<RegistryClient>): PublishedCheck {
  const answers = new Map<string, Promise<boolean>>();
  const ask = async (ref: string): Promise<boolean> => {
    const reference = parseReference(ref);
    if ('problem' in reference || reference.scheme !== 'oci' || reference.tag === undefined) {
      return true;
    }
    return (await (await client()).findManifest(reference, reference.tag)) !== undefined;
  };
  return (ref) => {
    // Whether the bundle was published does not depend on this answer.
    const answer = answers.get(ref) ?? ask(ref).catch(() => true);
    answers.set(ref, answer);
    return answer;
  };
}

/** The references to bundles of this workspace that consumers cannot follow yet. `isComing` are bundles that the run publishes later. */
export async function findUnpublished(
  references: readonly AnsweredReference[],
  isPublished: PublishedCheck,
  isComing: (ref: string, root: string) => boolean,
): Promise<string[]> {
  const asked = references.filter(
    ({ ref, answeredBy: [root, ...others] }) =>
      root !== undefined && others.length === 0 && !isComing(ref, root),
  );
  const refs = [...new Set(asked.map(({ ref }) => ref))];
  const known = await Promise.all(refs.map(isPublished));
  return refs.filter((_ref, index) => !known[index]);
}
