// A prefix can be a part of all servers or of all paths; callers see the same addresses.
import { child } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import type { Both } from '../document/pair/document-pair';
import { documentAddresses } from './elements/server-addresses';
import { methodsOf } from './elements/methods';
import type { OpenapiPair } from './elements/openapi-pair';
import { pathsIn } from './elements/paths-in';

/** The side whose paths begin with the prefix; on the other side, the servers end with it. */
export interface MovedPrefix {
  readonly side: 'base' | 'head';
  readonly prefix: string;
}

export function movedPrefix(pair: OpenapiPair, root: Both): MovedPrefix | undefined {
  const before = documentAddresses(pair.base, root.base);
  const after = documentAddresses(pair.head, root.head);
  if (before === undefined || after === undefined) return undefined;
  const [intoPaths, outOfPaths] = [prefixOf(before, after), prefixOf(after, before)];
  const moved: MovedPrefix | undefined =
    intoPaths !== undefined
      ? { side: 'head', prefix: intoPaths }
      : outOfPaths !== undefined
        ? { side: 'base', prefix: outOfPaths }
        : undefined;
  if (moved === undefined) return undefined;
  const [side, document] = moved.side === 'base' ? [pair.base, root.base] : [pair.head, root.head];
  const [other, otherDocument] =
    moved.side === 'base' ? [pair.head, root.head] : [pair.base, root.base];
  const isMeant =
    pathsIn(side, document).every(([name]) => name.startsWith(`${moved.prefix}/`)) &&
    !hasOwnServers(side, document) &&
    !hasOwnServers(other, otherDocument);
  return isMeant ? moved : undefined;
}

/** What each of the longer addresses has behind one of the shorter ones. */
function prefixOf(longer: readonly string[], shorter: readonly string[]): string | undefined {
  const [plain, short] = [longer.map(withoutSlash), shorter.map(withoutSlash)];
  if (plain.length !== short.length) return undefined;
  const start = short.find((address) => plain[0]!.startsWith(`${address}/`));
  const prefix = start === undefined ? '' : plain[0]!.slice(start.length);
  if (prefix === '' || /[{}?#]/.test(prefix)) return undefined;
  return short.every((address) => plain.includes(address + prefix)) ? prefix : undefined;
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '');
}

/** Whether paths or operations have servers of their own, which need no prefix of the document. */
function hasOwnServers(side: DocumentSide, document: Located<Mapping>): boolean {
  return pathsIn(side, document).some(([name, written]) => {
    const item = side.mapping(written, `The path \`${name}\``);
    return [item, ...methodsOf(side, item).values()].some(
      (one) => child(one, 'servers').value !== undefined,
    );
  });
}
