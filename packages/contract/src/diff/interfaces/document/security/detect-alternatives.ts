import type { FoundChange } from '../../../change/detection';
import { addUndecided } from '../pair/document-pair';
import type { Both, DocumentPair } from '../pair/document-pair';
import { children, isOutside } from '../side/document-side';
import type { DocumentSide, Located } from '../side/document-side';
import { asText } from '../texts/as-text';

/** Schemes that must hold together, each with its scopes. Without a scheme, everyone may call. */
export type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

export interface Security {
  readonly alternatives: readonly Alternative[];
  /** References to other files that say a part of it. */
  readonly elsewhere: readonly string[];
  readonly pointer: string;
}

/** The scopes in a list. A list in another file is noted in `elsewhere`. */
export function readScopes(side: DocumentSide, list: Located, elsewhere: string[]): Set<string> {
  const found = list.value === undefined ? undefined : side.follow(list);
  if (found === undefined) return new Set();
  if (isOutside(found)) elsewhere.push(found.ref);
  return new Set(!isOutside(found) && Array.isArray(found.value) ? found.value.map(asText) : []);
}

/** A mapping from the names of schemes to lists of scopes. */
export function readRequirement(
  side: DocumentSide,
  entry: Located,
  nameOf: (name: string) => string,
  elsewhere: string[],
): Alternative {
  const requirement = side.mapping(entry, 'A security requirement');
  return new Map(
    children(requirement).map(([name, scopes]) => [
      nameOf(name),
      readScopes(side, scopes, elsewhere),
    ]),
  );
}

/** Which credentials are taken, on both sides of `what`. */
export function detectAlternatives(
  pair: DocumentPair,
  { path: owner, what }: Pick<Both, 'path' | 'what'>,
  before: Security,
  after: Security,
): void {
  const path = `${owner}.security`;
  if (before.elsewhere.join() !== after.elsewhere.join()) {
    const why = `${what} takes credentials that another file defines.`;
    addUndecided(pair, { path, base: placed(before), head: placed(after) }, why);
    return;
  }
  const [base, head] = [before.alternatives, after.alternatives].map(withoutRedundant);
  const [wasOpen, isOpen] = [isOpenToAll(base), isOpenToAll(head)];
  if (wasOpen && isOpen) return;
  const add: AddChange = (rule, change) =>
    pair.add({
      rule: `${pair.kind}-security-${rule}`,
      path,
      ...change,
      basePointer: before.pointer,
      headPointer: after.pointer,
    });
  if (wasOpen) {
    const subject = `${what} now needs credentials.`;
    add('required', { type: 'added', newValue: head.map(print).join(' or '), subject });
  } else if (isOpen) {
    const subject = `${what} no longer needs credentials.`;
    add('lifted', { type: 'removed', oldValue: base.map(print).join(' or '), subject });
  } else {
    compareAlternatives(base, head, what, pair.kind === 'openapi' ? 'called' : 'used', add);
  }
}

type AddChange = (
  rule: string,
  change: Pick<FoundChange, 'type' | 'oldValue' | 'newValue' | 'subject'>,
) => void;

/** Reports the alternatives that only one side has. A removed and an added one that are related count as changed. */
function compareAlternatives(
  base: readonly Alternative[],
  head: readonly Alternative[],
  what: string,
  used: 'called' | 'used',
  add: AddChange,
): void {
  const added = head.filter((one) => !base.some((other) => isEqual(one, other)));
  for (const removed of base.filter((one) => !head.some((other) => isEqual(one, other)))) {
    const index = added.findIndex((one) => areRelated(removed, one));
    const oldValue = print(removed);
    if (index < 0) {
      const subject = `${what} can no longer be ${used} with ${oldValue}.`;
      add('alternative-removed', { type: 'removed', oldValue, subject });
      continue;
    }
    const [now] = added.splice(index, 1);
    const newValue = print(now);
    const subject = `${what} now requires ${newValue} instead of ${oldValue}.`;
    const rule = suffices(removed, now) ? 'eased' : 'tightened';
    add(rule, { type: 'modified', oldValue, newValue, subject });
  }
  for (const one of added) {
    const newValue = print(one);
    const subject = `${what} can now also be ${used} with ${newValue}.`;
    add('alternative-added', { type: 'added', newValue, subject });
  }
}

function placed({ alternatives, pointer }: Security): Located {
  return { value: alternatives, pointer };
}

/** Whether those with the credentials `held` have all that is demanded. */
function suffices(held: Alternative, demanded: Alternative): boolean {
  return [...demanded].every(([scheme, scopes]) => {
    const given = held.get(scheme);
    return given !== undefined && [...scopes].every((scope) => given.has(scope));
  });
}

function isEqual(one: Alternative, other: Alternative): boolean {
  return suffices(one, other) && suffices(other, one);
}

/** Whether one can replace the other: they have the same schemes, or the credentials of one are enough for the other. */
function areRelated(one: Alternative, other: Alternative): boolean {
  const hasSameSchemes = one.size === other.size && [...one.keys()].every((key) => other.has(key));
  return hasSameSchemes || suffices(one, other) || suffices(other, one);
}

function isOpenToAll(alternatives: readonly Alternative[]): boolean {
  return alternatives.some((one) => one.size === 0);
}

/** Leaves out an alternative that asks for more than another one: it lets no further caller in. */
function withoutRedundant(alternatives: readonly Alternative[]): readonly Alternative[] {
  if (alternatives.length === 0) return [new Map()];
  return alternatives.filter(
    (one, index) =>
      !alternatives.some(
        (other, at) =>
          at !== index && suffices(one, other) && (!suffices(other, one) || at < index),
      ),
  );
}

function print(alternative: Alternative): string {
  if (alternative.size === 0) return 'no credentials';
  return [...alternative]
    .map(([scheme, scopes]) => {
      const listed = [...scopes].sort().join(', ');
      return scopes.size === 0 ? `\`${scheme}\`` : `\`${scheme}\` (${listed})`;
    })
    .sort()
    .join(' and ');
}
