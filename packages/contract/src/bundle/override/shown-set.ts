// A value on the command line may be a secret, and messages are read by more people than the command.

/** The text of a `--set` or `--platformSet` without its value, as messages quote it: `path.to.key=…`. */
export function shownSet(text: string): string {
  const equals = text.indexOf('=');
  if (equals >= 0) return `${text.slice(0, equals)}=…`;
  // The value may follow another character.
  const [path] = /^[^\s:]*:?/.exec(text)!;
  return path === text ? text : `${path}…`;
}
