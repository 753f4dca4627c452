import type { Detection, InterfaceFiles } from '../change/detection';
import { bindDetection } from '../sides/bind-detection';
import type { Compared, SideDefect } from '../sides/compared';
import { defectAt, type FilePair, type NamedFile, type ReadFile } from '../sides/named-file';

/** An interface file of one side, parsed where it is YAML or JSON. */
export interface OpenFile {
  readonly file: ReadFile;
  /** Absent for a file of a language of its own, such as protobuf. */
  readonly value?: unknown;
}

/** A format of interface files. `compare` gets two files that the format holds. */
export interface InterfaceFormat {
  /** In messages. */
  readonly name: string;
  /** What is missing in a file that held the format on the base side and no longer does. */
  readonly mark: string;
  holds(file: OpenFile): boolean;
  /** `seen` holds the pairs of files that were compared. */
  compare(pair: FilePair, base: OpenFile, head: OpenFile, seen: Set<string>): Compared;
}

/** Gives what a detector found its places in the two files. */
export function bindFound(pair: FilePair, detection: Detection, files: InterfaceFiles): Compared {
  return bindDetection(pair, detection, files, {
    rule: 'interface-file-parses',
    noun: 'interface file',
  });
}

/** Why an interface file cannot be compared, with the place in it. */
export function unparsed(
  named: NamedFile,
  why: string,
  more: Parameters<typeof defectAt>[3],
): SideDefect {
  const message = `The interface file \`${named.path}\` cannot be compared: ${why}`;
  return defectAt(named, 'interface-file-parses', message, more);
}
