import { parseVersion } from 'pacto-contract';

const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Refuses what cannot be `service.name`. `what` begins the message: `The component name`. */
export function checkName(name: string, what: string): void {
  if (!NAME.test(name)) {
    throw new Error(
      `${what} is \`${name}\`. Use lower-case letters, digits and dashes, with a letter or digit at both ends, such as \`my-service\`.`,
    );
  }
  checkLength(name, what);
}

/** The longest label in Kubernetes: the names of contracts become labels of what is deployed. */
const LONGEST = 63;

export function checkLength(name: string, what: string): void {
  if (name.length > LONGEST) {
    throw new Error(
      `${what} is \`${name}\`, which has ${name.length} characters. Use at most ${LONGEST}: Kubernetes accepts no longer label.`,
    );
  }
}

export function checkVersion(version: string): void {
  if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version) || !parseVersion(version)) {
    throw new Error(`The version is \`${version}\`. Use a semantic version such as \`1.0.0\`.`);
  }
}

/** A folder as the options of a generator give it, POSIX and relative to the workspace root. */
export function checkFolder(folder: string): string {
  const parts = folder.replace(/\\/g, '/').split('/');
  if (/^(\/|[A-Za-z]:)/.test(folder.replace(/\\/g, '/')) || parts.includes('..')) {
    throw new Error(
      `The folder is \`${folder}\`. Use a path inside the workspace, relative to its root.`,
    );
  }
  return parts.filter((part) => part !== '' && part !== '.').join('/') || '.';
}
