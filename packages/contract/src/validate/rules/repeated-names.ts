import { longCode } from '../../diagnostics/words';
import type { Finding } from '../finding';

/** One finding for each entry whose name an earlier entry of the list has; `list` is the key of the list. */
export function* findRepeatedNames(
  list: 'interfaces' | 'configurations' | 'policies' | 'dependencies',
  entries: readonly { readonly name: string }[] = [],
): Iterable<Finding> {
  const first = new Map<string, number>();
  for (const [index, { name }] of entries.entries()) {
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      continue;
    }
    yield {
      pointer: `/${list}/${index}/name`,
      message: `The name ${longCode(name)} is used twice in \`${list}\`.`,
      hint: 'Rename this entry, or remove one of the two.',
      related: [
        { pointer: `/${list}/${earlier}/name`, message: `${longCode(name)} is first used here.` },
      ],
    };
  }
}
