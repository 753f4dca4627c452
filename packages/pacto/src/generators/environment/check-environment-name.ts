import { describeReservedEnvironment, didYouMean, isEnvironmentName } from 'pacto-contract/graph';
import { describeOption, nearEnvironment } from '../../options/near-environment';

/** Throws for a name that no environment can have. */
export function checkEnvironmentName(name: string): void {
  const ofFile = /^(?:.*\/)?(?:values\.)?(.+?)\.ya?ml$/.exec(name) ?? /^values\.(.+)$/.exec(name);
  if (ofFile) {
    throw new Error(
      `The name of the environment is \`${name}\`, which looks like the name of a file. Give the name alone: \`${ofFile[1]}\`.`,
    );
  }
  if (!isEnvironmentName(name)) {
    const reserved = describeReservedEnvironment(name);
    throw new Error(
      `The name of the environment is \`${name}\`. ${
        reserved
          ? `${reserved} Choose another name.`
          : 'Use letters, digits, `.`, `_` and `-`, with a letter or digit first, and no `.` last.'
      }`,
    );
  }
}

/** Throws for a name that differs from one of the option `environments` only in upper and lower case. */
export function checkCase(name: string, environments: readonly string[]): void {
  const twin = environments.find((one) => isCaseTwin(one, name));
  if (twin !== undefined) {
    throw new Error(
      `The name of the environment is \`${name}\`, and the plugin option \`environments\` has \`${twin}\`, which differs only in upper and lower case. Use \`${twin}\`.`,
    );
  }
}

/** A warning for a name that is nearly one of `environments`. */
export function describeMisspelt(
  name: string,
  environments: readonly string[],
): string | undefined {
  const question = didYouMean(nearEnvironment(name, environments));
  return question === undefined
    ? undefined
    : `\`${name}\` is new: ${describeOption(environments)} ${question} Then delete the new files.`;
}

/** The files of both environments have one name on many disks, and their outputs everywhere. */
function isCaseTwin(one: string, other: string): boolean {
  return one !== other && one.toLowerCase() === other.toLowerCase();
}
