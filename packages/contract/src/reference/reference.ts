// Parses references: `oci://`, `file://` and bare paths, and the reference of an image.
import { longCode } from '../diagnostics/words';
import { isDefect, type Defect } from './defect';
import { tagOfVersion } from './version-tag';
import { formatOciName, hasCredentials, hasLogin, parseOciName, type OciName } from './oci-name';

export type Reference = OciReference | FileReference;

export interface OciReference extends OciName {
  readonly scheme: 'oci';
  readonly text: string;
}

interface FileReference {
  readonly scheme: 'file';
  readonly text: string;
  /** As written, neither decoded nor normalized; relative to the bundle that declares it. */
  readonly path: string;
  /** Whether `file://` was written, or the path alone. */
  readonly explicit: boolean;
}

/** `service.image.ref`: an OCI name without a scheme. */
interface ImageReference extends OciName {
  readonly text: string;
}

type ReferenceDefect = Defect;

/** How many `oci://` references are remembered: the contracts of a workspace share most of them. */
const REMEMBERED = 1000;
const remembered = new Map<string, OciReference>();

const OCI = 'oci://';
const FILE = 'file://';
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//;
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;
const ACCEPTED = 'Use `oci://registry/repository[:tag][@digest]`, `file://path` or a path alone';

/** Schemes are case-sensitive; a text without one is a path, whatever it looks like. */
export function parseReference(text: string): Reference | ReferenceDefect {
  const known = remembered.get(text);
  if (known) return known;
  const defect = findTextDefect(text, 'reference', ACCEPTED);
  if (defect) return defect;
  if (text.startsWith(OCI)) return parseOciReference(text);
  if (text.startsWith(FILE)) return parseFileReference(text, text.slice(FILE.length), true);
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme !== undefined) return describeUnknownScheme(scheme);
  return parseFileReference(text, text, false);
}

/** The `oci://` reference in a text; `undefined` for a path and for a text with a defect. */
export function parseOci(text: string): OciReference | undefined {
  if (!text.startsWith(OCI)) return undefined;
  const reference = parseReference(text);
  return !isDefect(reference) && reference.scheme === 'oci' ? reference : undefined;
}

/** The grammar of `service.image.ref`: as an OCI reference, but without `oci://`. */
export function parseImageReference(text: string): ImageReference | ReferenceDefect {
  const accepted = 'Use `registry/repository[:tag][@digest]`';
  const defect = findTextDefect(text, 'image reference', accepted);
  if (defect) return defect;
  const scheme = SCHEME.exec(text)?.[0] ?? '';
  const rest = text.slice(scheme.length);
  if (hasLogin(rest)) return describeCredentials('image reference');
  if (scheme !== '') {
    return {
      problem: `The image reference ${longCode(text)} starts with \`${scheme}\`. ${accepted}, without a scheme.`,
      hint: `Write ${longCode(rest)}.`,
    };
  }
  if (!text.includes('/')) {
    const hint = `docker.io/library/${text}`;
    return {
      problem: `The image reference ${longCode(text)} names no registry. ${accepted}.`,
      ...(isDefect(parseOciName(hint, '')) ? {} : { hint: `Write ${longCode(hint)}.` }),
    };
  }
  const name = parseOciName(text, `The image reference ${longCode(text)}`);
  return isDefect(name) ? name : { text, ...name };
}

/** Whether the reference already says which artifact it means: by a tag or by a digest. */
export function hasExplicitTag(name: OciName): boolean {
  return name.tag !== undefined || name.digest !== undefined;
}

/** The same repository at the tag of a version. A digest is dropped: it would name another artifact. */
export function withTag(reference: OciReference, version: string): OciReference | ReferenceDefect {
  const tag = tagOfVersion(version);
  const { host, repository } = reference;
  const text = OCI + formatOciName({ host, repository, tag });
  const name = parseOciName(text.slice(OCI.length), `The reference ${longCode(text)}`, OCI);
  // A `@` or `/` in the tag would be read as another part of the name.
  if (!isDefect(name) && name.tag !== tag) return describeTagText(text, tag);
  return isDefect(name) ? name : { scheme: 'oci', text, ...name };
}

/**
 * The `oci://` reference that a path alone such as `ghcr.io/example/api` or `oci:/ghcr.io/example/api` seems to mean, for a
 * hint once no bundle is found there; `undefined` when it looks like a path.
 */
export function detectMissingScheme(reference: FileReference): string | undefined {
  if (reference.explicit || hasCredentials(reference.path)) return undefined;
  const [scheme] = /^oci:\/?(?!\/)/i.exec(reference.path) ?? [''];
  const rest = reference.path.slice(scheme.length);
  const name = parseOciName(rest, '');
  if (isDefect(name)) return undefined;
  const isSure = scheme !== '' || hasExplicitTag(name);
  const isRegistry = (isSure ? /[.:]|^localhost$/ : /:|^localhost$|\.[a-z]{2,}$/i).test(name.host);
  return isRegistry ? OCI + rest : undefined;
}

function parseOciReference(text: string): OciReference | ReferenceDefect {
  const rest = text.slice(OCI.length);
  if (hasLogin(rest)) return describeCredentials('reference');
  const name = parseOciName(rest, `The reference ${longCode(text)}`, OCI);
  if (isDefect(name)) return name;
  const reference: OciReference = { scheme: 'oci', text, ...name };
  if (remembered.size === REMEMBERED) remembered.clear();
  remembered.set(text, reference);
  return reference;
}

function parseFileReference(
  text: string,
  path: string,
  explicit: boolean,
): FileReference | ReferenceDefect {
  if (path === '') {
    return { problem: `The reference ${longCode(text)} names no path. Use \`file://path\`.` };
  }
  return { scheme: 'file', text, path, explicit };
}

function findTextDefect(text: string, kind: string, accepted: string): Defect | undefined {
  if (text === '') return { problem: `The ${kind} is empty. ${accepted}.` };
  if (CONTROL_CHARACTER.test(text)) {
    return { problem: `The ${kind} contains a control character. ${accepted}.` };
  }
  if (text.trim() === text) return undefined;
  return { problem: `The ${kind} starts or ends with white space. ${accepted}.` };
}

// Without the text itself: the part before an `@` may be a password.
function describeCredentials(kind: string): ReferenceDefect {
  return {
    problem: `The ${kind} has an \`@\` before a \`/\`. Use a registry without credentials.`,
    hint: 'Log in to the registry instead: contracts are published with their text.',
  };
}

// Without the rest of the text, which may hold credentials too.
function describeUnknownScheme(scheme: string): ReferenceDefect {
  const lower = scheme.toLowerCase();
  const isUpperCase = lower === OCI || lower === FILE;
  return {
    problem: `The reference starts with \`${scheme}\`. ${ACCEPTED}.`,
    hint: isUpperCase ? `Write \`${lower}\` in lower case.` : 'A registry is reached by `oci://`.',
  };
}

function describeTagText(text: string, tag: string): ReferenceDefect {
  return {
    problem: `The reference ${longCode(text)} cannot have the tag ${longCode(tag)}. Use letters, digits, \`_\`, \`.\` and \`-\`.`,
  };
}
