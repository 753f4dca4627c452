// OpenAPI and AsyncAPI files: known by the key that gives their version, since people choose names freely.
import { isMapping } from '../../../source/mapping';
import type { Detection, InterfaceFiles } from '../../change/detection';
import type { Compared } from '../../sides/compared';
import { joinOutsideFiles } from '../../sides/join-outside-files';
import { OutsideFiles } from '../../sides/outside-files';
import { bindFound, type InterfaceFormat } from '../interface-format';
import type { DetectOptions } from './detect-outside';

type Detect = (
  base: unknown,
  head: unknown,
  files: InterfaceFiles,
  options: DetectOptions,
) => Detection;

/** A format whose documents have one of these keys; the first is the one of today. */
export function documentFormat(
  name: string,
  keys: readonly [string, ...string[]],
  detect: Detect,
): InterfaceFormat {
  return {
    name,
    mark: `key \`${keys[0]}\``,
    holds: ({ value }) => isMapping(value) && keys.some((key) => Object.hasOwn(value, key)),
    compare(pair, base, head): Compared {
      const joinedBase = joinOutsideFiles(pair.base, base.file, base.value);
      const joinedHead = joinOutsideFiles(pair.head, head.file, head.value);
      const defects = [...joinedBase.defects, ...joinedHead.defects];
      if (defects.length > 0) return { changes: [], defects };
      const outside = new OutsideFiles(pair, base.file, head.file);
      const files: InterfaceFiles = { basePath: base.file.path, headPath: head.file.path };
      const options = { hasChanged: (ref: string) => outside.hasChanged(ref) };
      return outside.addTo(
        bindFound(pair, detect(joinedBase.value, joinedHead.value, files, options), files),
      );
    },
  };
}
