// The resources and the other values of rendered files, each under a key that finds its partner on the other side.
import { joinPointer, type Pointer } from '../../source/pointer';
import { clusterKey, resourcesIn, type PlacedResource } from '../../template/resource-identity';
import { partsByPlace, type PartsByPlace } from '../output-origins';
import type { PlacedFile } from '../output-files';
import { PLATFORM_FILE } from '../platform-values';
import type { EnvironmentOutput } from '../render-environment';
import { terraformBlocksIn } from '../terraform-blocks';

const NO_PLACES: ReadonlySet<Pointer> = new Set();

/** One thing that is compared: a resource, or what a file holds beside its resources. */
export interface Subject {
  readonly file: PlacedFile;
  readonly parts: PartsByPlace;
  /** Place in the document. */
  readonly at: Pointer;
  readonly resource?: PlacedResource;
  /** Places of the document that are subjects of their own. */
  readonly others: ReadonlySet<Pointer>;
}

/** A subject of the base or of this state. */
export interface Side extends Subject {
  readonly name: 'base' | 'head';
  readonly output: EnvironmentOutput;
}

/** `cluster` is that of the claims, where it counts. */
export function subjectsByKey(
  output: EnvironmentOutput | undefined,
  cluster: string | undefined,
): Map<string, Subject> {
  const files = (output?.files ?? []).filter(({ path }) => path !== PLATFORM_FILE);
  return new Map(files.flatMap((file) => [...subjectsOf(file, cluster)]));
}

/** Claims are in the cluster that the Application names. The Application is in the cluster of Argo CD. */
function* subjectsOf(
  file: PlacedFile,
  cluster: string | undefined,
): Iterable<[key: string, subject: Subject]> {
  const { blocks, around } = terraformBlocksIn(file.path, file.document);
  const inCluster = resourcesIn(file.document).map((resource) =>
    file.claim === undefined || cluster === undefined
      ? resource
      : { ...resource, identity: { ...resource.identity, cluster } },
  );
  const resources = [...inCluster, ...blocks];
  const common = { file, parts: partsByPlace(file.parts) };
  for (const resource of resources) {
    const subject = { ...common, at: resource.pointer, resource, others: NO_PLACES };
    yield [clusterKey(resource.identity), subject];
  }
  if (resources.some(({ pointer }) => pointer === '')) return;
  const others = new Set([...resources.map(({ pointer }) => pointer), ...around]);
  yield [`file ${file.path}`, { ...common, at: '', others }];
}

export function isOther({ at, others }: Subject, inside: Pointer): boolean {
  return others.has(at + inside);
}

export function keysOf(subject: Subject, value: object, inside: Pointer): string[] {
  const keys = Object.keys(value);
  if (subject.others.size === 0) return keys;
  return keys.filter((key) => !isOther(subject, joinPointer(inside, key)));
}

/** A file with another name may be of the same claim: its name may be made of what changed. */
export function isOfSameFile({ file: one }: Subject, { file: other }: Subject): boolean {
  return one.claim === undefined && other.claim === undefined
    ? one.path === other.path
    : isOfSameClaim(one, other);
}

export function isOfVariables({ path }: PlacedFile): boolean {
  return /\.tfvars(?:\.json)?$/.test(path);
}

export function isOfSameClaim({ claim: one }: PlacedFile, { claim: other }: PlacedFile): boolean {
  return (
    one !== undefined &&
    one.component === other?.component &&
    one.configuration === other.configuration
  );
}
