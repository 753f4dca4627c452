/** `nx run` prints what its task prints; the commands for several tasks print it only of those that fail. */
export function hidesOutput(argv: readonly string[]): boolean {
  return argv.some((argument) => argument === 'affected' || argument === 'run-many');
}
