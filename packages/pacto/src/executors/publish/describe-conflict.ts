import type { PushConflict } from 'pacto-contract/registry';

/** Why a bundle was not published under its reference, which another artifact has, and what to do. */
export function describeConflict(
  reference: string,
  { status, digest, unread }: PushConflict,
  { root, name }: { readonly root: string; readonly name: string },
): string {
  const bump = `\`nx g pacto:bump ${name} --to=patch\``;
  const raise = `Raise \`service.version\` in \`${root}/pacto.yaml\`, for example with ${bump}.`;
  if (unread !== undefined) {
    return (
      `PUBLISH_CONFLICT ${reference} is already used by an artifact that is not a bundle (${digest}). ${unread}\n` +
      `If another kind of artifact has this name on purpose, publish to another \`registry\`. If not: ${raise}`
    );
  }
  const fact =
    status === 'outrun'
      ? `was published with other files by another process at the same time (${digest})`
      : `is already published with other files (${digest})`;
  return `PUBLISH_CONFLICT ${reference} ${fact}. A published version never changes.\n${raise}`;
}
