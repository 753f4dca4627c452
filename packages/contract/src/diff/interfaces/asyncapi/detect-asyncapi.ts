// Two parsed AsyncAPI documents -> what differs, from the outside in: servers, channels by their
// addresses, what the application sends and receives there, and what the messages hold.
import type { Dialect } from '../../../schema-compare/side/schema-side';
import type { Pointer } from '../../../source/pointer';
import type { DetectOptions } from '../document/detect-outside';
import { detectDocuments } from '../document/detect-documents';
import { detectSubtypes } from '../document/pair/detect-subtypes';
import { detectSchemes } from '../document/security/detect-schemes';
import type { UsedSchemes } from '../document/security/detect-schemes';
import { addUndecided, detectRest } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { JOINED_FILES } from '../../sides/joined-files';
import { SameParts } from '../document/side/same-parts';
import { SchemaPairs } from '../document/document-schemas/schema-pairs';
import { baseNames, schemesOf } from '../document/security/security-schemes';
import type { Detection, FoundChange, InterfaceFiles } from '../../change/detection';
import type { AsyncapiDocument, AsyncapiServer } from './asyncapi-document';
import type { AsyncapiPair } from './asyncapi-pair';
import { detectChannels } from './detect-channels';
import { detectServers } from './detect-servers';
import { pairUp } from './pair-up';
import type { Pairing } from './pair-up';
import { readAsyncapi } from './read-asyncapi';
import { securityOf } from './security-of';

const ROOT_KEYS = {
  texts: ['id', 'info', 'tags', 'externalDocs'],
  compared: [
    ...['asyncapi', 'defaultContentType', 'servers', 'channels', 'operations', 'components'],
    JOINED_FILES,
  ],
};

/** Parsed values of AsyncAPI 2.x or 3.x documents; anything else is a defect, and so is a broken part. */
export function detectAsyncapi(
  baseValue: unknown,
  headValue: unknown,
  files: InterfaceFiles,
  options: DetectOptions = {},
): Detection {
  return detectDocuments(
    { kind: 'asyncapi', read: readAsyncapi, compare: compareAsyncapi },
    { base: baseValue, head: headValue },
    files,
    options,
  );
}

function compareAsyncapi(
  before: AsyncapiDocument,
  after: AsyncapiDocument,
  add: (change: FoundChange) => void,
): void {
  const root: Both = {
    path: 'asyncapi',
    what: 'The document',
    base: before.root,
    head: after.root,
  };
  const schemes = {
    base: schemesOf(before.side, before.root),
    head: schemesOf(after.side, after.root),
  };
  const servers = pairServers(before, after);
  const pair = buildPair(before, after, add, {
    schemes: baseNames(schemes.base, schemes.head),
    servers: new Map(servers.pairs.map(([base, head]) => [head.name, base.name])),
  });
  detectVersion(pair);
  detectRest(pair, root, ROOT_KEYS);
  detectSchemes(pair, usedSchemes(pair), schemes.base, schemes.head);
  detectServers(pair, servers);
  detectChannels(pair, new Set(servers.pairs.map(([base]) => base.name)));
  detectElsewhere(pair);
  detectSubtypes(pair, root);
  pair.reportSchemas();
}

function buildPair(
  before: AsyncapiDocument,
  after: AsyncapiDocument,
  add: (change: FoundChange) => void,
  names: Readonly<Record<'schemes' | 'servers', ReadonlyMap<string, string>>>,
): AsyncapiPair {
  const [base, head] = [before.side, after.side];
  const same = new SameParts(base, head, true);
  const schemas = new Map<string, SchemaPairs>();
  const schemasIn = (baseDialect: Dialect, headDialect: Dialect) => {
    const key = `${baseDialect} ${headDialect}`;
    const known =
      schemas.get(key) ??
      new SchemaPairs(base, head, same, { base: baseDialect, head: headDialect });
    schemas.set(key, known);
    return known;
  };
  return {
    kind: 'asyncapi',
    base,
    head,
    before,
    after,
    same,
    schemas: schemasIn('draft-07', 'draft-07'),
    schemasIn,
    reportSchemas: () => schemas.forEach((one) => one.report()),
    assigned: { before: assignedMessages(before), after: assignedMessages(after) },
    baseNameOf: {
      scheme: (name) => names.schemes.get(name) ?? name,
      server: (name) => names.servers.get(name) ?? name,
    },
    add,
  };
}

function assignedMessages({ channels }: AsyncapiDocument): ReadonlySet<Pointer> {
  const operations = channels.flatMap((channel) => channel.operations);
  const messages = operations.flatMap((one) => [...one.messages, ...(one.reply?.messages ?? [])]);
  return new Set(messages.map(({ pointer }) => pointer));
}

/** A server that kept its address under another name is the same. */
function pairServers(before: AsyncapiDocument, after: AsyncapiDocument): Pairing<AsyncapiServer> {
  const byAddress = ({ address }: AsyncapiServer) => (address === '' ? undefined : address);
  return pairUp(before.servers, after.servers, [({ name }) => name, byAddress]);
}

function usedSchemes({ before, after, baseNameOf }: AsyncapiPair): UsedSchemes {
  return {
    before: schemesIn(before, (name) => name),
    after: schemesIn(after, baseNameOf.scheme),
  };
}

function schemesIn(
  document: AsyncapiDocument,
  nameOf: (name: string) => string,
): Map<string, Set<string>> {
  const owners = [
    ...document.servers,
    ...document.channels.flatMap(({ operations }) => operations),
  ];
  const used = new Map<string, Set<string>>();
  for (const { item } of owners) {
    for (const alternative of securityOf(document, item, nameOf).alternatives) {
      for (const [name, scopes] of alternative) {
        used.set(name, new Set([...(used.get(name) ?? []), ...scopes]));
      }
    }
  }
  return used;
}

function detectVersion(pair: AsyncapiPair): void {
  const [before, after] = [pair.before.version, pair.after.version];
  if (before === after) return;
  pair.add({
    rule: 'asyncapi-version-changed',
    path: 'asyncapi.asyncapi',
    type: 'modified',
    oldValue: before,
    newValue: after,
    subject: `The document is written in AsyncAPI ${after} and was in ${before}.`,
    basePointer: '/asyncapi',
    headPointer: '/asyncapi',
  });
}

/** Operations in files that are not read: the report only says whether the reference changed. */
function detectElsewhere(pair: AsyncapiPair): void {
  const [before, after] = [pair.before.elsewhere, pair.after.elsewhere];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [base, head] = [before.get(id), after.get(id)];
    if (base?.value === head?.value) continue;
    const why = `The operation \`${id}\` is defined in another file.`;
    addUndecided(pair, { path: `asyncapi.operations[${id}]`, base, head }, why);
  }
}
