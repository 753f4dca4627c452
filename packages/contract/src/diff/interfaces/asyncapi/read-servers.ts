import { child, children } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import { followOne } from '../document/pair/document-pair';
import type { AsyncapiServer } from './asyncapi-document';
import { textOf } from './text-of';

export function readServers(
  side: DocumentSide,
  root: Located<Mapping>,
  major: 2 | 3,
): AsyncapiServer[] {
  const servers = side.mapping(child(root, 'servers'), '`servers`');
  return children(servers)
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, entry]) => {
      const item = followOne(side, entry, `The server \`${name}\``);
      return { name, address: major === 2 ? addressOfUrl(item) : addressOfHost(item), item };
    });
}

/** 2.x writes `protocol://host/path`, or the same without the protocol. */
function addressOfUrl(item: Located<Mapping>): string {
  const url = textOf(item, 'url') ?? '';
  const at = url.indexOf('://');
  return withoutSlash(at < 0 ? url : url.slice(at + 3));
}

function addressOfHost(item: Located<Mapping>): string {
  return withoutSlash((textOf(item, 'host') ?? '') + (textOf(item, 'pathname') ?? ''));
}

function withoutSlash(address: string): string {
  return address.endsWith('/') ? address.slice(0, -1) : address;
}
