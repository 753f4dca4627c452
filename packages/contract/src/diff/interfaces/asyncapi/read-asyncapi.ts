import { isMapping } from '../../../source/mapping';
import { asText } from '../document/texts/as-text';
import { child } from '../document/side/document-side';
import type { DocumentSide } from '../document/side/document-side';
import type { AsyncapiDocument } from './asyncapi-document';
import { readChannelsV2 } from './read-channels-v2';
import { readChannelsV3 } from './read-channels-v3';
import { readServers } from './read-servers';

/** `undefined` for a value that cannot be compared; the side has the defect. */
export function readAsyncapi(side: DocumentSide): AsyncapiDocument | undefined {
  const version = versionOf(side);
  if (version === undefined) return undefined;
  const root = side.mapping({ value: side.root, pointer: '' }, 'The document');
  const major = version.startsWith('2') ? 2 : 3;
  const read =
    major === 2
      ? { channels: readChannelsV2(side, root), elsewhere: new Map() }
      : readChannelsV3(side, root);
  return { side, version, major, root, servers: readServers(side, root, major), ...read };
}

function versionOf(side: DocumentSide): string | undefined {
  const { root } = side;
  if (!isMapping(root)) {
    side.report('', 'The file must hold a mapping with the key `asyncapi`.');
    return undefined;
  }
  // An unquoted `asyncapi: 2.6` is a number; people mean the version.
  const version = asText(child({ value: root, pointer: '' }, 'asyncapi').value);
  if (/^[23](\.\d|$)/.test(version)) return version;
  if (version === '') {
    side.report('', 'The file is not an AsyncAPI document. It has no key `asyncapi`.');
  } else {
    side.report(
      '/asyncapi',
      `\`${version}\` is not a version of AsyncAPI that can be read: versions 2.x and 3.x are compared.`,
    );
  }
  return undefined;
}
