import { joinPath, parentFolder } from '../../model/bundle-path';
import type { Pointer } from '../../source/pointer';
import type { PlaceKind } from '../../source/source-document';
import type { PlaceWithRange, RawChange } from '../change/change';
import type { Compared } from './compared';
import { placeInJoined, printRefs } from './joined-files';
import type { Detection, InterfaceFiles } from '../change/detection';
import { locateChange } from '../change/located-change';
import { defectAt, type FilePair, type NamedFile } from './named-file';

/**
 * Adds lines to the changes and defects that a detector found in a pair of files. A defect says
 * that the files could not be compared.
 */
export function bindDetection(
  pair: FilePair,
  { changes, defects }: Detection,
  files: InterfaceFiles,
  { rule, noun }: { readonly rule: string; readonly noun: string },
): Compared {
  return {
    changes: changes.map((change) =>
      locateChange(withPlainRefs(change), {
        base: ({ file, pointer }, on) => locate(pair.base, file, pointer, on),
        head: ({ file, pointer }, on) => locate(pair.head, file, pointer, on),
        near: ({ pointer }, on) => locate(pair.head, files.headPath, pointer, on),
      }),
    ),
    defects: defects.map(({ side, defect, pointer }) => {
      const named = pair[side];
      const inside = locate(named, files[`${side}Path`], pointer, 'key');
      const message = `The ${noun} \`${named.path}\` cannot be compared: ${defect}`;
      return defectAt(named, rule, message, { inside });
    }),
  };
}

/** References are shown as people write them, wherever their files were joined to. */
function withPlainRefs(change: RawChange): RawChange {
  const plain = (value: unknown) => (typeof value === 'string' ? printRefs(value) : value);
  const { subject, oldValue, newValue } = change;
  return {
    ...change,
    subject: printRefs(subject),
    ...(oldValue !== undefined && { oldValue: plain(oldValue) }),
    ...(newValue !== undefined && { newValue: plain(newValue) }),
  };
}

/** In the file that really holds the place. */
function locate(
  { reader }: NamedFile,
  file: string,
  pointer: Pointer,
  on: PlaceKind,
): PlaceWithRange {
  const at = placeInJoined(pointer);
  const path = at.path === undefined ? file : joinPath(parentFolder(file), at.path)!;
  return reader.locateInFile(path, at.pointer, on);
}
