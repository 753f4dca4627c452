// What changes between the files that the base renders and those of this state. A resource is compared with the
// one that has the same identity in the cluster. A resource without such a partner is destroyed.
import { sameValue } from '../../json-schema/compare-exactly';
import { isObject } from '../../source/mapping';
import { keepLiteral, literalAt } from '../../source/number-literals';
import { joinPointer, type Pointer } from '../../source/pointer';
import type { PlacedResource, ResourceIdentity } from '../../template/resource-identity';
import { APPLICATION_FILE, RELEASE_PLACES, VALUES_POINTER } from '../argocd/build-application';
import { VALUES_SCHEMA_FILE } from '../helm/build-values-schema';
import { originInside, originOf, partsByPlace, placeOf, type Origin } from '../output-origins';
import type { EnvironmentOutput } from '../render-environment';
import type { RenderChange } from '../render-report';
import { applicationIn, clustersOf, releaseOf } from './deployed-release';
import { heldBy, valueOf, type Held } from './held-value';
import { KeptItems } from './kept-items';
import { Namesakes, titleOf } from './resource-names';
import { HIDDEN_VALUE, SecretView } from './secret-view';
import {
  isOfSameClaim,
  isOfSameFile,
  isOfVariables,
  isOther,
  keysOf,
  subjectsByKey,
  type Side,
  type Subject,
} from './subjects';

/** One place in both versions of a subject. */
interface PlacePair {
  readonly old: Side;
  readonly next: Side;
  /** The place in the subject. */
  readonly inside: Pointer;
}

/** What the two versions of a subject have at one place. */
interface ValuePair extends PlacePair {
  readonly before: Held;
  readonly after: Held;
}

/** `base` or `head` is absent where the environment is only on the other side. */
export function compareFiles(
  base: EnvironmentOutput | undefined,
  head: EnvironmentOutput | undefined,
  folder: string,
): RenderChange[] {
  return new FileComparer(base, head, folder).compare();
}

class FileComparer {
  private readonly changes: RenderChange[] = [];
  private readonly secrets: SecretView;
  private readonly before: ReadonlyMap<string, Subject>;
  private readonly after: ReadonlyMap<string, Subject>;
  private readonly namesakes: Namesakes;

  constructor(
    private readonly base: EnvironmentOutput | undefined,
    private readonly head: EnvironmentOutput | undefined,
    private readonly folder: string,
  ) {
    this.secrets = new SecretView([base, head]);
    const clusters = clustersOf(base, head);
    this.before = subjectsByKey(base, clusters?.base);
    this.after = subjectsByKey(head, clusters?.head);
    const subjects = [...this.before.values(), ...this.after.values()];
    this.namesakes = new Namesakes(subjects.flatMap(({ resource }) => resource?.identity ?? []));
  }

  compare(): RenderChange[] {
    const { before, after } = this;
    for (const [key, subject] of before) {
      if (!after.has(key)) this.addWhole({ name: 'base', output: this.base!, ...subject });
    }
    for (const [key, subject] of after) {
      const next: Side = { name: 'head', output: this.head!, ...subject };
      const old = before.get(key);
      if (old === undefined) this.addWhole(next);
      else this.compareSubject({ name: 'base', output: this.base!, ...old }, next);
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
    const partners = [...others].flatMap(([key, subject]) =>
      !own.has(key) && isOfSameFile(subject, side) ? [subject.resource?.identity ?? []].flat() : [],
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

  private compareSubject(old: Side, next: Side): void {
    this.compareRelease(old, next);
    this.compareFile(old, next);
    const [before, after] = [heldBy(old), heldBy(next)];
    // The schema follows from published schemas, whose changes a diff shows.
    if (next.file.path !== VALUES_SCHEMA_FILE)
      this.compareValue({ old, next, before, after, inside: '' });
    else if (!sameValue(before, after)) this.add(next, '', { kind: 'changed' });
  }

  /** An Application with another destination leaves behind what its chart has installed. */
  private compareRelease(old: Side, next: Side): void {
    const [before, after] = [releaseOf(old.resource), releaseOf(next.resource)];
    if (!before || !after) return;
    const different = differenceOf(before.identity, after.identity, before.places);
    if (different === undefined) return;
    const detail = new Namesakes([before.identity, after.identity]).detailOf(before.identity);
    this.add(old, different, {
      kind: 'destroys',
      resource: this.secrets.mask(titleOf(before.identity)),
      ...(detail !== undefined && { resourceDetail: this.secrets.mask(detail) }),
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

  private compareValue({ old, next, before, after, inside }: ValuePair): void {
    // The values of the chart, which are compared in their own file.
    if (inside === VALUES_POINTER && next.file.path === APPLICATION_FILE) return;
    if (sameValue(before, after)) return;
    const [a, b] = [valueOf(before), valueOf(after)];
    const isSecret =
      this.secrets.hides(old, before, inside) || this.secrets.hides(next, after, inside);
    if (isSecret || !isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
      const change = { kind: 'changed' } as const;
      this.add(next, inside, change, {
        old: isSecret ? HIDDEN_VALUE : this.secrets.show(old, before, inside),
        new: isSecret ? HIDDEN_VALUE : this.secrets.show(next, after, inside),
      });
      return;
    }
    this.compareKeys({ old, next, inside }, a, b);
  }

  private compareKeys({ old, next, inside }: PlacePair, a: object, b: object): void {
    const kept = Array.isArray(a) && Array.isArray(b) ? new KeptItems(a, b) : undefined;
    for (const key of keysOf(old, a, inside)) {
      const place = joinPointer(inside, key);
      const held = { holder: a, key };
      if (kept?.has(a, key)) continue;
      const isInBoth = Object.hasOwn(b, key) && !isOther(next, place) && !kept?.has(b, key);
      if (isInBoth) {
        this.compareValue({ old, next, before: held, after: { holder: b, key }, inside: place });
      } else
        this.add(
          old,
          place,
          { kind: 'removed' },
          { old: this.secrets.show(old, held, place), origin: old.file.keys?.get(old.at + place) },
        );
    }
    for (const key of keysOf(next, b, inside)) {
      if (kept?.has(b, key)) continue;
      const place = joinPointer(inside, key);
      if (Object.hasOwn(a, key) && !isOther(old, place) && !kept?.has(a, key)) continue;
      const value = this.secrets.show(next, { holder: b, key }, place);
      const origin = next.file.keys?.get(next.at + place);
      this.add(next, place, { kind: 'added' }, { new: value, origin });
    }
  }

  /** A template that is the same on both sides writes something else because of a value or a label. */
  private causeOf(side: Side, inside: Pointer, known: Origin | undefined): Origin {
    const { file, parts, at } = side;
    const origin = known ?? originOf(at + inside, parts);
    if (origin && !this.isOfSameTemplate(origin, side)) return origin;
    // A resource has many parts, and any of them may be the one that has changed.
    const other = inside === '' ? undefined : originInside(at + inside, parts, file.template);
    return other ?? file.from;
  }

  private isOfSameTemplate(origin: Origin, { name, file }: Side): boolean {
    const { template } = file;
    if (template === undefined || origin.in !== template) return false;
    const other = name === 'base' ? this.head : this.base;
    return (other?.files ?? []).some(
      (one) => isOfSameClaim(one, file) && one.template?.source.text === template.source.text,
    );
  }

  private add(
    side: Side,
    inside: Pointer,
    change: Pick<RenderChange, 'kind' | 'resource' | 'resourceDetail'>,
    values: { readonly old?: Held; readonly new?: Held; readonly origin?: Origin } = {},
  ): void {
    const { name, file, at } = side;
    const pointer = at + inside;
    const origin = this.causeOf(side, inside, values.origin);
    const whole: RenderChange = {
      path: `${this.folder}/${this.secrets.mask(file.path)}`,
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
