import type { Compared } from './comparison';
import type { Detection, InterfaceFiles } from './detect/interface-file';
import { locateChange } from './located-change';
import { defectAt, type NamedFile } from './named-file';

export interface FilePair {
  readonly base: NamedFile;
  readonly head: NamedFile;
}

/** Gives what a detector found in a pair of files its lines, and says of its defects that they kept us from comparing. */
export function bindDetection(
  pair: FilePair,
  { changes, defects }: Detection,
  files: InterfaceFiles,
  { rule, noun }: { readonly rule: string; readonly noun: string },
): Compared {
  return {
    changes: changes.map((change) =>
      locateChange(change, {
        base: ({ file, pointer }, on) => pair.base.reader.locateInFile(file, pointer, on),
        head: ({ file, pointer }, on) => pair.head.reader.locateInFile(file, pointer, on),
      }),
    ),
    defects: defects.map(({ side, defect, pointer }) => {
      const named = pair[side];
      const inside = named.reader.locateInFile(files[`${side}Path`], pointer, 'key');
      const message = `The ${noun} \`${named.path}\` cannot be compared: ${defect}`;
      return defectAt(named, rule, message, { inside });
    }),
  };
}
