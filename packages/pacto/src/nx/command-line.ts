// The command line of Nx, as the hooks of a plugin get it.

/** Whether the command runs a target of several projects. */
export function runsSeveral(argv: readonly string[]): boolean {
  return argv.some((argument) => argument === 'affected' || argument === 'run-many');
}

/**
 * The text of an option that may have several names: `--base=main`, `--base main`, `-c prod`. `''` for one
 * without a value.
 */
export function readArgument(
  argv: readonly string[],
  ...names: readonly string[]
): string | undefined {
  const flags = names.map((name) => (name.length === 1 ? `-${name}` : `--${name}`));
  for (const [index, argument] of argv.entries()) {
    if (flags.includes(argument)) {
      const next = argv[index + 1] ?? '';
      return next.startsWith('-') ? '' : next;
    }
    const flag = flags.find((one) => argument.startsWith(`${one}=`));
    if (flag !== undefined) return argument.slice(flag.length + 1);
  }
  return undefined;
}

/** The parts of an option that takes several: `--exclude=a,b`, `-p a -p b`. None without the option. */
export function readList(argv: readonly string[], ...names: readonly string[]): readonly string[] {
  const flags = names.map((name) => (name.length === 1 ? `-${name}` : `--${name}`));
  return argv.flatMap((argument, index) => {
    const flag = flags.find((one) => argument === one || argument.startsWith(`${one}=`));
    if (flag === undefined) return [];
    const text = argument === flag ? (argv[index + 1] ?? '') : argument.slice(flag.length + 1);
    return text.split(',').map((part) => part.replace(/^"(.*)"$/, '$1'));
  });
}

/** The arguments for Nx itself, without those that Nx passes on to tasks. */
export function ownArguments(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}

/** The arguments that Nx passes on to tasks. */
export function passedArguments(argv: readonly string[]): readonly string[] {
  return argv.slice(ownArguments(argv).length + 1);
}

/** The names of all options that begin with `--`. */
export function longOptions(argv: readonly string[]): string[] {
  return argv.flatMap((argument) => /^--([^=]+)/.exec(argument)?.[1] ?? []);
}

/** Whether a switch is on: `--verbose`, `--verbose=true`. */
export function hasSwitch(argv: readonly string[], name: string): boolean {
  return argv.includes(`--${name}`) || argv.includes(`--${name}=true`);
}
