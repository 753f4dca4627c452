// What changes between the files that the base renders and those of this state. A resource is compared with the
// one that has the same identity in the cluster. A resource without such a partner is destroyed.
import { HIDDEN, looksSecret } from '../../diagnostics/looks-secret';
import { sameValue } from '../../json-schema/compare-exactly';
import { isObject, setOwn } from '../../source/mapping';
import { keepLiteral, literalAt } from '../../source/number-literals';
import { joinPointer, parsePointer, valueAt, type Pointer } from '../../source/pointer';
import {
  clusterKey,
  resourcesIn,
  type PlacedResource,
  type ResourceIdentity,
} from '../../template/resource-identity';
import { APPLICATION_FILE, RELEASE_PLACES, VALUES_POINTER } from '../argocd/build-application';
import { VALUES_SCHEMA_FILE } from '../helm/build-values-schema';
import {
  originOf,
  partAbove,
  partsByPlace,
  placeOf,
  type Origin,
  type PartsByPlace,
} from '../output-origins';
import type { PlacedFile } from '../output-files';
import { PLATFORM_FILE } from '../platform-values';
import type { EnvironmentOutput } from '../render-environment';
import type { RenderChange } from '../render-report';
import { KeptItems } from './kept-items';
import { Namesakes, titleOf } from './resource-names';
import { isMadeOfSecret, SecretTexts } from './secret-texts';
import { terraformBlocksIn } from './terraform-blocks';

/** `base` or `head` is absent where the environment is only on the other side. */
export function compareFiles(
  base: EnvironmentOutput | undefined,
  head: EnvironmentOutput | undefined,
  folder: string,
): RenderChange[] {
  return new FileComparer(base, head, folder).compare();
}

/** One thing that is compared: a resource, or what a file holds beside its resources. */
interface Unit {
  readonly file: PlacedFile;
  readonly parts: PartsByPlace;
  /** Place in the document. */
  readonly at: Pointer;
  readonly resource?: PlacedResource;
  /** Places of the document that are units of their own. */
  readonly others: ReadonlySet<Pointer>;
}

interface Side extends Unit {
  readonly name: 'base' | 'head';
  readonly output: EnvironmentOutput;
}

/** A value, and the object that holds it. The digits of a long number are kept with that object. */
interface Held {
  readonly holder: object;
  readonly key: string;
}

class FileComparer {
  private readonly changes: RenderChange[] = [];
  private readonly secrets: SecretTexts;
  private readonly before: ReadonlyMap<string, Unit>;
  private readonly after: ReadonlyMap<string, Unit>;
  private readonly namesakes: Namesakes;

  constructor(
    private readonly base: EnvironmentOutput | undefined,
    private readonly head: EnvironmentOutput | undefined,
    private readonly folder: string,
  ) {
    this.secrets = new SecretTexts([base, head]);
    const clusters = clustersOf(base, head);
    this.before = unitsByKey(base, clusters?.base);
    this.after = unitsByKey(head, clusters?.head);
    const units = [...this.before.values(), ...this.after.values()];
    this.namesakes = new Namesakes(units.flatMap(({ resource }) => resource?.identity ?? []));
  }

  compare(): RenderChange[] {
    const { before, after } = this;
    for (const [key, unit] of before) {
      if (!after.has(key)) this.addWhole({ name: 'base', output: this.base!, ...unit });
    }
    for (const [key, unit] of after) {
      const next: Side = { name: 'head', output: this.head!, ...unit };
      const old = before.get(key);
      if (old === undefined) this.addWhole(next);
      else this.compareUnit({ name: 'base', output: this.base!, ...old }, next);
    }
    return this.changes;
  }

  private addWhole(side: Side): void {
    const { file, name, resource, others } = side;
    // Its resources are reported one by one.
    if (others.size > 0) return;
    const isDestroyed =
      resource !== undefined || (file.claim !== undefined && !isInputOfAnother(side));
    this.add(
      side,
      '',
      {
        kind: name === 'head' ? 'added' : isDestroyed ? 'destroys' : 'removed',
        ...(resource && this.describe(resource)),
      },
      { origin: this.isOfOneSide(side) ? file.from : this.originOfReplaced(side) },
    );
  }

  /** The part of its identity in which a resource differs from the one that takes its place. */
  private originOfReplaced(side: Side): Origin | undefined {
    const { name, resource, parts, at } = side;
    if (!resource) return undefined;
    const [own, others] = name === 'base' ? [this.before, this.after] : [this.after, this.before];
    const partners = [...others].flatMap(([key, unit]) =>
      !own.has(key) && isOfSameFile(unit, side) ? [unit.resource?.identity ?? []].flat() : [],
    );
    const { identity } = resource;
    const partner = partners.find((one) => one.name === identity.name) ?? partners[0];
    if (!partner) return undefined;
    const part = differenceOf(identity, partner, IDENTITY_PLACES);
    if (part !== undefined) return originOf(at + part, parts);
    const application = applicationIn(side.output);
    return (
      application &&
      (originOf(RELEASE_PLACES.cluster, partsByPlace(application.parts)) ?? application.from)
    );
  }

  /** A claim that only one side has is the change, and not the template that it is rendered with. */
  private isOfOneSide({ name, file }: Side): boolean {
    const other = name === 'base' ? this.head : this.base;
    return (
      file.claim !== undefined && !(other?.files ?? []).some((one) => isOfSameClaim(one, file))
    );
  }

  private compareUnit(old: Side, next: Side): void {
    this.compareRelease(old, next);
    this.compareFile(old, next);
    const [before, after] = [heldBy(old), heldBy(next)];
    // The schema follows from published schemas, whose changes a diff shows.
    if (next.file.path !== VALUES_SCHEMA_FILE) this.compareValue(old, next, before, after, '');
    else if (!sameValue(before, after)) this.add(next, '', { kind: 'changed' });
  }

  /** An Application with another destination leaves behind what its chart has installed. */
  private compareRelease(old: Side, next: Side): void {
    if (next.file.path !== APPLICATION_FILE) return;
    const [before, after] = [releaseOf(old.file), releaseOf(next.file)];
    const different = differenceOf(before, after, RELEASE_PLACES);
    if (different === undefined) return;
    const detail = new Namesakes([before, after]).detailOf(before);
    this.add(old, different, {
      kind: 'destroys',
      resource: titleOf(before),
      ...(detail !== undefined && { resourceDetail: detail }),
    });
  }

  /**
   * A resource that moved to another file is still the same resource. But a tool that deploys single
   * files does not find it.
   */
  private compareFile(old: Side, next: Side): void {
    const { resource } = next;
    if (!resource || old.file.path === next.file.path) return;
    this.add(
      next,
      '',
      { kind: 'changed', ...this.describe(resource) },
      {
        old: { holder: [this.secrets.mask(old.file.path)], key: '0' },
        new: { holder: [this.secrets.mask(next.file.path)], key: '0' },
      },
    );
  }

  private describe({
    identity,
  }: PlacedResource): Pick<RenderChange, 'resource' | 'resourceDetail'> {
    const detail = this.namesakes.detailOf(identity);
    return {
      resource: this.secrets.mask(titleOf(identity)),
      ...(detail !== undefined && { resourceDetail: this.secrets.mask(detail) }),
    };
  }

  /** `inside` is the place in the unit. */
  private compareValue(old: Side, next: Side, before: Held, after: Held, inside: Pointer): void {
    // The values of the chart, which are compared in their own file.
    if (inside === VALUES_POINTER && next.file.path === APPLICATION_FILE) return;
    if (sameValue(before, after)) return;
    const [a, b] = [valueOf(before), valueOf(after)];
    const isSecret = this.isSecret(old, before, inside) || this.isSecret(next, after, inside);
    if (isSecret || !isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
      const change = { kind: 'changed' } as const;
      this.add(next, inside, change, {
        old: isSecret ? HIDDEN_VALUE : this.shown(old, before, inside),
        new: isSecret ? HIDDEN_VALUE : this.shown(next, after, inside),
      });
      return;
    }
    const kept = Array.isArray(a) && Array.isArray(b) ? new KeptItems(a, b) : undefined;
    for (const key of keysOf(old, a, inside)) {
      const place = joinPointer(inside, key);
      const held = { holder: a, key };
      if (kept?.has(a, key)) continue;
      const isInBoth = Object.hasOwn(b, key) && !isOther(next, place) && !kept?.has(b, key);
      if (isInBoth) this.compareValue(old, next, held, { holder: b, key }, place);
      else this.add(old, place, { kind: 'removed' }, { old: this.shown(old, held, place) });
    }
    for (const key of keysOf(next, b, inside)) {
      if (kept?.has(b, key)) continue;
      const place = joinPointer(inside, key);
      if (Object.hasOwn(a, key) && !isOther(old, place) && !kept?.has(a, key)) continue;
      const value = this.shown(next, { holder: b, key }, place);
      this.add(next, place, { kind: 'added' }, { new: value });
    }
  }

  private add(
    { name, file, parts, at }: Side,
    inside: Pointer,
    change: Pick<RenderChange, 'kind' | 'resource' | 'resourceDetail'>,
    values: { readonly old?: Held; readonly new?: Held; readonly origin?: Origin } = {},
  ): void {
    const pointer = at + inside;
    const origin = values.origin ?? originOf(pointer, parts) ?? file.from;
    const whole: RenderChange = {
      path: this.secrets.mask(`${this.folder}/${file.path}`),
      pointer: this.secrets.mask(pointer),
      ...change,
      ...(values.old && { old: valueOf(values.old) }),
      ...(values.new && { new: valueOf(values.new) }),
      source: { side: name, ...placeOf(origin) },
    };
    for (const key of ['old', 'new'] as const) {
      const held = values[key];
      const literal = held && literalAt(held.holder, held.key);
      if (literal !== undefined) keepLiteral(whole, key, literal);
    }
    this.changes.push(whole);
  }

  private isSecret({ output, file, parts, at }: Side, held: Held, inside: Pointer): boolean {
    const pointer = at + inside;
    const value = valueOf(held);
    if (looksSecret(pointer, value, held.holder) || this.secrets.contains(value)) return true;
    const origin = originOf(pointer, parts);
    if (origin && 'locate' in origin.in && output.secrets.get(origin.in)?.has(origin.pointer)) {
      return true;
    }
    return isMadeOfSecret(partAbove(pointer, parts), file, output);
  }

  /** A value as a report may show it: what is secret in it is hidden. */
  private shown(side: Side, held: Held, inside: Pointer): Held {
    if (this.isSecret(side, held, inside)) return HIDDEN_VALUE;
    const value = valueOf(held);
    if (!isObject(value)) return held;
    const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
    for (const key of Object.keys(value)) {
      const item = this.shown(side, { holder: value, key }, joinPointer(inside, key));
      const name = Array.isArray(value) ? key : this.secrets.mask(key);
      setOwn(copy, name, valueOf(item));
      const literal = literalAt(item.holder, item.key);
      if (literal !== undefined) keepLiteral(copy, name, literal);
    }
    return { holder: [copy], key: '0' };
  }
}

/** Values that Terraform gives to the modules of the same claim. They are nothing in a cloud themselves. */
function isInputOfAnother({ file, output }: Side): boolean {
  return (
    isOfVariables(file) &&
    output.files.some((other) => !isOfVariables(other) && isOfSameClaim(other, file))
  );
}

const IDENTITY_PLACES = {
  apiVersion: '/apiVersion',
  kind: '/kind',
  name: '/metadata/name',
  namespace: '/metadata/namespace',
} as const;

/** The place of the first part in which two identities differ. */
function differenceOf(
  one: ResourceIdentity,
  other: ResourceIdentity,
  places: Readonly<Partial<Record<keyof ResourceIdentity, Pointer>>>,
): Pointer | undefined {
  const keys = Object.keys(places) as (keyof ResourceIdentity)[];
  return keys.flatMap((key) => (one[key] === other[key] ? [] : (places[key] ?? [])))[0];
}

/** What the Application installs. */
function releaseOf({ document }: PlacedFile): ResourceIdentity {
  const [cluster, namespace, name] = (['cluster', 'namespace', 'name'] as const).map((key) =>
    String(valueAt(document, RELEASE_PLACES[key])),
  );
  return { apiVersion: 'helm/', kind: 'Helm release', name: name!, namespace, cluster };
}

function applicationIn(output: EnvironmentOutput | undefined): PlacedFile | undefined {
  return output?.files.find(({ path }) => path === APPLICATION_FILE);
}

/** The clusters of the claims on both sides; `undefined` where they are the same or one is not known. */
function clustersOf(
  base: EnvironmentOutput | undefined,
  head: EnvironmentOutput | undefined,
): { base: string; head: string } | undefined {
  const [before, after] = [base, head].map((output) => {
    const application = applicationIn(output);
    return application && releaseOf(application).cluster;
  });
  return before === undefined || after === undefined || before === after
    ? undefined
    : { base: before, head: after };
}

/** A file with another name may be of the same claim: its name may be made of what changed. */
function isOfSameFile({ file: one }: Unit, { file: other }: Unit): boolean {
  return one.claim === undefined && other.claim === undefined
    ? one.path === other.path
    : isOfSameClaim(one, other);
}

function isOfVariables({ path }: PlacedFile): boolean {
  return /\.tfvars(?:\.json)?$/.test(path);
}

function isOfSameClaim({ claim: one }: PlacedFile, { claim: other }: PlacedFile): boolean {
  return (
    one !== undefined &&
    one.component === other?.component &&
    one.configuration === other.configuration
  );
}

const HIDDEN_VALUE: Held = { holder: [HIDDEN], key: '0' };

function valueOf({ holder, key }: Held): unknown {
  return (holder as Record<string, unknown>)[key];
}

function heldBy({ file, at }: Unit): Held {
  if (at === '') return { holder: file, key: 'document' };
  const tokens = parsePointer(at);
  const key = tokens.pop()!;
  return { holder: valueAt(file.document, joinPointer('', ...tokens)) as object, key };
}

function isOther({ at, others }: Unit, inside: Pointer): boolean {
  return others.has(at + inside);
}

function keysOf(unit: Unit, value: object, inside: Pointer): string[] {
  const keys = Object.keys(value);
  if (unit.others.size === 0) return keys;
  return keys.filter((key) => !isOther(unit, joinPointer(inside, key)));
}

function unitsByKey(
  output: EnvironmentOutput | undefined,
  cluster: string | undefined,
): Map<string, Unit> {
  const files = (output?.files ?? []).filter(({ path }) => path !== PLATFORM_FILE);
  return new Map(files.flatMap((file) => [...unitsOf(file, cluster)]));
}

/** Claims are in the cluster that the Application names. It is in the cluster of Argo CD itself. */
function* unitsOf(
  file: PlacedFile,
  cluster: string | undefined,
): Iterable<[key: string, unit: Unit]> {
  const { blocks, around } = terraformBlocksIn(file.path, file.document);
  const inCluster = resourcesIn(file.document).map((resource) =>
    file.claim === undefined || cluster === undefined
      ? resource
      : { ...resource, identity: { ...resource.identity, cluster } },
  );
  const resources = [...inCluster, ...blocks];
  const common = { file, parts: partsByPlace(file.parts) };
  for (const resource of resources) {
    const unit = { ...common, at: resource.pointer, resource, others: NO_PLACES };
    yield [clusterKey(resource.identity), unit];
  }
  if (resources.some(({ pointer }) => pointer === '')) return;
  const others = new Set([...resources.map(({ pointer }) => pointer), ...around]);
  yield [`file ${file.path}`, { ...common, at: '', others }];
}

const NO_PLACES: ReadonlySet<Pointer> = new Set();
