// Two parsed OpenAPI documents -> what differs, from the outside in: paths, methods, and what goes
// into and comes out of each operation.
import { pickKeys } from '../../../source/copy-data';
import { isMapping } from '../../../source/mapping';
import { asText } from '../document/texts/as-text';
import type { Dialect } from '../../../schema-compare/side/schema-side';
import { child } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import { detectDocuments } from '../document/detect-documents';
import { detectSchemes } from '../document/security/detect-schemes';
import type { DetectOptions } from '../document/detect-outside';
import { JOINED_FILES } from '../../sides/joined-files';
import { SameParts } from '../document/side/same-parts';
import { SchemaPairs } from '../document/document-schemas/schema-pairs';
import { baseNames, schemesOf } from '../document/security/security-schemes';
import type { Detection, FoundChange, InterfaceFiles } from '../../change/detection';
import { detectOutgoing } from './outgoing/detect-outgoing';
import { detectPaths } from './detect-paths';
import { detectServerAddresses } from './detect-server-addresses';
import { detectSubtypes } from '../document/pair/detect-subtypes';
import { detectRest, placesOf } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { arePathsServed } from './inherited-servers';
import { movedPrefix, type MovedPrefix } from './moved-prefix';
import type { OpenapiPair } from './elements/openapi-pair';
import { SWAGGER, swaggerChange } from './swagger-change';
import { usedSchemes } from './used-schemes';

const ROOT_KEYS = {
  texts: ['info', 'tags', 'externalDocs', '$self'],
  compared: [
    ...['openapi', 'paths', 'webhooks', 'components', 'security', 'servers'],
    JOINED_FILES,
  ],
};

/** Parsed values of OpenAPI 3.x documents; anything else is a defect, and so is a broken part. */
export function detectOpenapi(
  baseValue: unknown,
  headValue: unknown,
  files: InterfaceFiles,
  options: DetectOptions = {},
): Detection {
  return detectDocuments(
    {
      kind: 'openapi',
      read: readOpenapi,
      compare: (base, head, add) => compareOpenapi(base, head, add, options.steps),
    },
    { base: baseValue, head: headValue },
    files,
    options,
  );
}

interface OpenapiDocument {
  readonly side: DocumentSide;
  readonly version: string;
  readonly dialect: Dialect;
}

function readOpenapi(side: DocumentSide): OpenapiDocument | undefined {
  const version = versionOf(side);
  return version === undefined ? undefined : { side, version, dialect: dialectOf(version) };
}

function compareOpenapi(
  before: OpenapiDocument,
  after: OpenapiDocument,
  add: (change: FoundChange) => void,
  steps: number | undefined,
): void {
  const [base, head] = [before.side, after.side];
  if (before.version === SWAGGER || after.version === SWAGGER) {
    add(swaggerChange(before.version, after.version));
    return;
  }
  const root: Both = {
    path: 'openapi',
    what: 'The document',
    base: rootOf(base),
    head: rootOf(head),
  };
  const dialects = { base: before.dialect, head: after.dialect };
  const same = new SameParts(base, head, dialects.base === dialects.head);
  const schemes = { base: schemesOf(base, root.base), head: schemesOf(head, root.head) };
  const names = baseNames(schemes.base, schemes.head);
  const pair: OpenapiPair = {
    kind: 'openapi',
    base,
    head,
    same,
    schemas: new SchemaPairs(base, head, same, dialects, steps),
    baseNameOf: (name) => names.get(name) ?? name,
    add,
  };
  detectVersion(pair, before.version, after.version);
  detectRest(pair, root, ROOT_KEYS);
  const moved = movedPrefix(pair, root);
  if (moved === undefined) {
    detectServerAddresses(pair, root, [], () => arePathsServed(pair, root));
  } else addMovedPrefix(pair, root, moved);
  detectSchemes(pair, usedSchemes(pair, root), schemes.base, schemes.head);
  detectPaths(pair, root, moved);
  detectSubtypes(pair, root);
  detectOutgoing(pair, {
    kind: 'webhook',
    path: 'openapi.webhooks',
    base: child(root.base, 'webhooks'),
    head: child(root.head, 'webhooks'),
  });
  pair.schemas.report();
}

function addMovedPrefix(pair: OpenapiPair, root: Both, { side, prefix }: MovedPrefix): void {
  const [origin, target] = side === 'head' ? ['servers', 'paths'] : ['paths', 'servers'];
  pair.add({
    rule: 'openapi-text-changed',
    path: 'openapi.servers',
    type: 'modified',
    subject: `The prefix \`${prefix}\` moved from the ${origin} to the ${target}. The addresses of the operations stay the same.`,
    ...placesOf(root, 'servers'),
  });
}

/** The language of schemas that a document has anyway: it may be written or left out. */
const OWN_DIALECT = /^https:\/\/spec\.openapis\.org\/oas\/3\.\d\/dialect\/[^/]+$/;

function rootOf(side: DocumentSide): Located<Mapping> {
  const root = side.mapping({ value: side.root, pointer: '' }, 'The document');
  if (!OWN_DIALECT.test(asText(root.value['jsonSchemaDialect']))) return root;
  return { ...root, value: pickKeys(root.value, (key) => key !== 'jsonSchemaDialect') };
}

/** Reports why a value is not a document that can be compared. */
function versionOf(side: DocumentSide): string | undefined {
  const { root } = side;
  if (!isMapping(root)) {
    side.report('', 'The file must hold a mapping with the key `openapi`.');
    return undefined;
  }
  // An unquoted `openapi: 3.1` is a number; people mean the version.
  const version = asText(child({ value: root, pointer: '' }, 'openapi').value);
  if (/^3\.\d+(\.|$)/.test(version)) return version;
  if (version !== '') {
    side.report(
      '/openapi',
      `\`${version}\` is not a version of OpenAPI that can be read: versions 3.x are compared.`,
    );
  } else if (Object.hasOwn(root, 'swagger')) {
    return SWAGGER;
  } else {
    side.report('', 'The file is not an OpenAPI document. It has no key `openapi`.');
  }
  return undefined;
}

/** 3.1 and later speak JSON Schema proper. */
function dialectOf(version: string): Dialect {
  return version.startsWith('3.0') ? 'openapi-3.0' : 'openapi-3.1';
}

function detectVersion(pair: OpenapiPair, before: string, after: string): void {
  if (before === after) return;
  pair.add({
    rule: 'openapi-version-changed',
    path: 'openapi.openapi',
    type: 'modified',
    oldValue: before,
    newValue: after,
    subject: `The document is written in OpenAPI ${after} and was in ${before}.`,
    basePointer: '/openapi',
    headPointer: '/openapi',
  });
}
