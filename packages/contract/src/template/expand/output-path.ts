/** Endings of files that a template may write. */
const OUTPUT_EXTENSIONS = ['.yaml', '.json'] as const;

const SEGMENT = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;
const LONGEST_SEGMENT = 200;
/** Names that Windows reserves for devices. Any ending after the first dot is reserved, too. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What is wrong with the path of an output, as a clause that follows the path. */
export function outputPathDefect(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (!OUTPUT_EXTENSIONS.some((extension) => path.endsWith(extension))) {
    return 'does not end in `.yaml` or `.json`';
  }
  for (const segment of path.split('/')) {
    if (segment === '') return 'has an empty segment or is absolute';
    if (segment === '.' || segment === '..') return `has the segment \`${segment}\``;
    if (segment.length > LONGEST_SEGMENT) {
      return `has a segment of more than ${LONGEST_SEGMENT} characters`;
    }
    if (!SEGMENT.test(segment)) {
      return 'has characters other than letters, digits, `_`, `-` and dots inside a name';
    }
    if (DEVICE.test(segment)) return `has the segment \`${segment}\`, which Windows reserves`;
  }
  return undefined;
}
