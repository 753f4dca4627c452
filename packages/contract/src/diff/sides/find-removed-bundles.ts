import { longCode } from '../../diagnostics/words';
import type { Dependency } from '../../model/contract';
import { isArtifactPath } from '../../model/artifact-path';
import { joinPointer } from '../../source/pointer';
import type { LocatedChange } from '../change/located-change';
import type { EnvironmentPair } from './environment-pair';
import type { SideReader } from './side-reader';

/** Dependencies that are listed still, although the bundle that answered them is gone from the workspace. */
export function findRemovedBundles({ base, head }: EnvironmentPair): LocatedChange[] {
  const { dependencies: entries = [] } = head.contract;
  const listed = new Map(entries.map((entry, index) => [entry.name, index]));
  return (base.contract.dependencies ?? []).flatMap(({ name, ref, compatibility }, index) => {
    const headIndex = listed.get(name);
    if (headIndex === undefined) return [];
    const { side } = base.reader;
    const answer = side.index.resolve({ ref, from: side.root, range: compatibility });
    if (answer.status !== 'found' || answer.bundle.name === undefined) return [];
    // An artifact of another workspace is not removed from this one.
    if (isArtifactPath(answer.bundle.root)) return [];
    const bundle = answer.bundle.name;
    const { index: headBundles } = head.reader.side;
    if (headBundles.bundlesNamed(bundle).length > 0) return [];
    // A contract that cannot be read has no name. It still exists, and its own diff reports it.
    const successor = headBundles.bundleAt(answer.bundle.root);
    if (successor && successor.name === undefined) return [];
    if (isAnsweredElsewhere(head.reader, entries[headIndex]!, ref)) return [];
    const fate =
      successor === undefined
        ? 'was removed from the workspace'
        : `is no longer in the workspace: the contract in ${longCode(successor.root)} is now called ${longCode(successor.name!)}`;
    const at = (entry: number) => joinPointer('/dependencies', entry, 'ref');
    return [
      {
        rule: 'dependency-bundle-removed',
        path: 'dependencies',
        type: 'removed',
        oldValue: name,
        subject: `The bundle \`${bundle}\`, which answered the dependency \`${name}\`, ${fate}.`,
        base: base.reader.locateInContract(base, at(index), 'value'),
        head: head.reader.locateInContract(head, at(headIndex), 'value'),
      },
    ];
  });
}

/** The entry means another bundle now, which the change of its reference reports: the bundle was renamed, or replaced. */
function isAnsweredElsewhere(
  { side }: SideReader,
  { ref, compatibility }: Dependency,
  earlier: string,
): boolean {
  const answer = side.index.resolve({ ref, from: side.root, range: compatibility });
  return answer.status === 'found' && (ref !== earlier || !isArtifactPath(answer.bundle.root));
}
