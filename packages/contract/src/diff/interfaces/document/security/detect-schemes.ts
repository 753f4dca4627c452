// Definitions of security schemes: how callers present themselves, and where they get credentials.
import { addUndecided, detectRest, isElsewhere } from '../pair/document-pair';
import type { Both, DocumentPair } from '../pair/document-pair';
import { child } from '../side/document-side';
import { asText } from '../texts/as-text';
import { flowsOf, type Flow } from './oauth-flows';
import { baseNames, identityOf } from './security-schemes';
import type { SecurityScheme } from './security-schemes';
import { longCode, lowerFirst } from '../../../../diagnostics/words';

const SCHEME_KEYS = {
  texts: ['description', 'bearerFormat', 'oauth2MetadataUrl', 'deprecated'],
  compared: ['type', 'in', 'name', 'scheme', 'flows', 'scopes', 'openIdConnectUrl', '$ref'],
};

/** Scopes that requirements of each side ask for, by scheme, as the base calls it. */
export interface UsedSchemes {
  readonly before: Scopes;
  readonly after: Scopes;
}

type Scopes = ReadonlyMap<string, ReadonlySet<string>>;

/** Definitions of schemes that both sides have, and that callers of the base must meet. */
export function detectSchemes(
  pair: DocumentPair,
  used: UsedSchemes,
  before: ReadonlyMap<string, SecurityScheme>,
  after: ReadonlyMap<string, SecurityScheme>,
): void {
  detectUndefined(pair, used, before, after);
  for (const [name, base] of before) {
    const head = after.get(name);
    const wanted = used.before.get(name);
    if (head === undefined || wanted === undefined) continue;
    const scopes = new Set([...wanted, ...(used.after.get(name) ?? [])]);
    const path = pathOf(pair, name);
    const both: Both = { path, what: `The security scheme \`${name}\``, base, head };
    if (isElsewhere(pair, both)) continue;
    detectRest(pair, both, SCHEME_KEYS);
    if (identityOf(base) === identityOf(head)) {
      detectEndpoints(pair, both, scopes);
      continue;
    }
    pair.add({
      rule: `${pair.kind}-security-scheme-changed`,
      path,
      type: 'modified',
      subject: `${both.what} now requires another credential${changesOf(both)}.`,
      basePointer: base.pointer,
      headPointer: head.pointer,
    });
  }
}

const CREDENTIAL_KEYS = ['type', 'scheme', 'in', 'name'];

/** `` : `in` was `header` and is now `query` ``. */
function changesOf({ base, head }: Both): string {
  const written = CREDENTIAL_KEYS.flatMap((key) => {
    const [was, is] = [base, head].map((side) => asText(child(side, key).value));
    if (was === is) return [];
    if (was === '') return [`\`${key}\` is now ${longCode(is!)}`];
    if (is === '') return [`\`${key}\` is gone`];
    return [`\`${key}\` was ${longCode(was!)} and is now ${longCode(is!)}`];
  });
  return written.length === 0 ? '' : `: ${written.join(', ')}`;
}

const NO_FLOWS: ReadonlyMap<string, Flow> = new Map();

/** Schemes that both sides ask for and one side defines: what the other one means is not known. */
function detectUndefined(
  pair: DocumentPair,
  used: UsedSchemes,
  before: ReadonlyMap<string, SecurityScheme>,
  after: ReadonlyMap<string, SecurityScheme>,
): void {
  const names = baseNames(before, after);
  const renamed = new Map([...after].map(([name, scheme]) => [names.get(name) ?? name, scheme]));
  for (const name of used.before.keys()) {
    const [base, head] = [before.get(name), renamed.get(name)];
    if (!used.after.has(name) || (base === undefined) === (head === undefined)) continue;
    const why = `The security scheme \`${name}\` is asked for, and ${head === undefined ? 'it is no longer defined' : 'it was not defined before'}.`;
    addUndecided(pair, { path: pathOf(pair, name), base, head }, why);
  }
}

function pathOf({ kind }: DocumentPair, name: string): string {
  return `${kind}.components.securitySchemes[${name}]`;
}

/** What callers may lose, else what is new, in one row. */
function detectEndpoints(pair: DocumentPair, both: Both, used: ReadonlySet<string>): void {
  const [was, is] = [flowsOf(pair.base, both.base), flowsOf(pair.head, both.head)];
  const isKnown = was.elsewhere.join() === is.elsewhere.join();
  const [before, after] = isKnown ? [was.known, is.known] : [NO_FLOWS, NO_FLOWS];
  if (!isKnown) {
    const why = `Another file says a part of the flows of ${lowerFirst(both.what)}.`;
    addUndecided(pair, { ...both, path: `${both.path}.flows` }, why);
  }
  const found: FoundInFlows = { lost: [], kept: [], said: [] };
  const { lost, kept, said } = found;
  const urls = [
    child(both.base, 'openIdConnectUrl').value,
    child(both.head, 'openIdConnectUrl').value,
  ];
  if (urls[0] !== urls[1]) lost.push('`openIdConnectUrl` changed');
  for (const [name, base] of before) {
    const head = after.get(name);
    if (head === undefined) addRemovedFlow(pair, both, name);
    else compareFlow(name, { base, head }, used, found);
  }
  for (const name of after.keys()) {
    if (!before.has(name)) kept.push(`the flow \`${name}\` is new`);
  }
  if (lost.length + kept.length + said.length === 0) return;
  pair.add({
    rule: `${pair.kind}-${ruleOf(found)}`,
    path: both.path,
    type: 'modified',
    subject: `In ${lowerFirst(both.what)}, ${[...lost, ...kept, ...said].join(', ')}.`,
    basePointer: both.base.pointer,
    headPointer: both.head.pointer,
  });
}

function addRemovedFlow(pair: DocumentPair, both: Both, name: string): void {
  pair.add({
    rule: `${pair.kind}-security-flow-removed`,
    path: both.path,
    type: 'modified',
    oldValue: name,
    subject: `${both.what} no longer has the flow \`${name}\`.`,
    basePointer: both.base.pointer,
    headPointer: both.head.pointer,
  });
}

function ruleOf({ lost, kept }: FoundInFlows): string {
  if (lost.length > 0) return 'security-endpoint-changed';
  return kept.length > 0 ? 'security-endpoint-kept' : 'text-changed';
}

/** Parts of a sentence: what callers may lose, what leaves their way to credentials, and words. */
interface FoundInFlows {
  readonly lost: string[];
  readonly kept: string[];
  readonly said: string[];
}

function compareFlow(
  name: string,
  { base, head }: { readonly base: Flow; readonly head: Flow },
  used: ReadonlySet<string>,
  { lost, kept, said }: FoundInFlows,
): void {
  for (const key of new Set([...base.urls.keys(), ...head.urls.keys()])) {
    const [was, is] = [base.urls.get(key), head.urls.get(key)];
    if (was === is) continue;
    if (was === undefined) kept.push(`\`${key}\` of the flow \`${name}\` is new`);
    else {
      const now =
        is === undefined
          ? 'is gone'
          : `was ${longCode(asText(was))} and is now ${longCode(asText(is))}`;
      lost.push(`\`${key}\` of the flow \`${name}\` ${now}`);
    }
  }
  for (const [scope, words] of base.scopes) {
    const now = head.scopes.get(scope);
    if (now === undefined) {
      const removed = `the scope \`${scope}\` of the flow \`${name}\` is gone`;
      (used.has(scope) ? lost : kept).push(removed);
    } else if (now !== words) said.push(`the scope \`${scope}\` is described in other words`);
  }
  for (const scope of head.scopes.keys()) {
    if (!base.scopes.has(scope)) kept.push(`the flow \`${name}\` lists the scope \`${scope}\``);
  }
}
