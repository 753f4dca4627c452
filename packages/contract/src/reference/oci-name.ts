// The grammar of `registry/repository[:tag][@digest]`, strict as the OCI distribution specification
// has it. Dependencies, policies, configurations, charts and images are all named by it.
import { longCode } from '../diagnostics/words';
import type { Defect } from './defect';
import { tagOfVersion } from './version-tag';

export interface OciName {
  /** Host with its port, as written: `ghcr.io`, `localhost:5000`, `[::1]:5000`. */
  readonly host: string;
  readonly repository: string;
  readonly tag?: string;
  /** With its algorithm: `sha256:` and 64 hexadecimal digits, or `sha512:` and 128. */
  readonly digest?: string;
}

const DOMAIN_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = new RegExp(
  `^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|\\[[0-9a-fA-F:.]+\\])(?::([0-9]{1,5}))?$`,
);
const REPOSITORY_COMPONENT = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;

export const LONGEST_TAG = 128;
const TAG = new RegExp(`^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,${LONGEST_TAG - 1}}$`);
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

// The specification leaves the length open and says that many clients stop at 255.
export const LONGEST_NAME = 255;
const HIGHEST_PORT = 65535;

/**
 * Parses `registry/repository[:tag][@digest]`. `shown` is how messages call the whole text, such as
 * "The reference `oci://…`". `scheme` is written before the text.
 */
export function parseOciName(text: string, shown: string, scheme = ''): OciName | Defect {
  const [name, digest] = splitAt(text, text.indexOf('@'));
  const [path, tag] = splitAt(name, name.indexOf(':', name.lastIndexOf('/') + 1));
  const [host, repository] = splitAt(path, path.indexOf('/'));
  if (!name.includes('/')) {
    return { problem: `${shown} names no repository. Use \`registry/repository\`.` };
  }
  return (
    findHostDefect(host, shown) ??
    findRepositoryDefect(host, repository ?? '', shown, scheme + text) ??
    findTagDefect(tag, shown) ??
    findDigestDefect(digest, shown) ?? {
      host,
      repository: repository ?? '',
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest }),
    }
  );
}

export function formatOciName(name: OciName): string {
  const tag = name.tag === undefined ? '' : `:${name.tag}`;
  const digest = name.digest === undefined ? '' : `@${name.digest}`;
  return `${name.host}/${name.repository}${tag}${digest}`;
}

/** The name of the contract, chart or image in a repository: the last part of its path. */
export function shortNameOf({ repository }: Pick<OciName, 'repository'>): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}

/** `user:password@host/…`: such a text must never be repeated in a message. */
export function hasCredentials(text: string): boolean {
  return /^[^/]*@/.test(text);
}

/** As `hasCredentials`, for a name in a registry and not for a path: a password may have a `/`. */
export function hasLogin(text: string): boolean {
  return hasCredentials(text) || endOfLogin(text) !== -1;
}

/** Where the `@` of a login is. A digest has no `/` after its `@`. */
function endOfLogin(text: string): number {
  const at = text.lastIndexOf('@', text.lastIndexOf('/'));
  return text.includes('/') && !text.startsWith('sha', at + 1) ? at : -1;
}

/** A reference for messages and reports, with `***` in place of a login. Digests and paths stay. */
export function hideLogin(text: string): string {
  const scheme = /^[^/]*:\/\//.exec(text)?.[0] ?? '';
  const rest = text.slice(scheme.length);
  const end = scheme === '' || scheme === 'file://' ? -1 : endOfLogin(rest);
  const shown = end === -1 ? rest.replace(/^[^/]*@(?!sha256:)/, '***@') : `***${rest.slice(end)}`;
  return scheme + shown;
}

export function findHostDefect(host: string, shown: string): Defect | undefined {
  const match = HOST.exec(host);
  if (match && (match[1] === undefined || isPort(match[1]))) return undefined;
  return {
    problem:
      `${shown} has ${longCode(host)} in place of a registry. ` +
      'Use a host name, with or without a port.',
    ...(/[${}<>]/.test(host) && {
      hint: 'Write the host itself, because variables are not replaced.',
    }),
  };
}

/** `written` is the whole text that holds the host and the repository. */
export function findRepositoryDefect(
  host: string,
  repository: string,
  shown: string,
  written: string,
): Defect | undefined {
  for (const component of repository.split('/')) {
    if (REPOSITORY_COMPONENT.test(component)) continue;
    return {
      problem:
        component === ''
          ? `${shown} has an empty part in its repository ${longCode(repository)}. ` +
            'Use non-empty parts with one `/` between them.'
          : `${shown} has ${longCode(component)} in its repository. Use lower-case letters ` +
            'and digits, with `.`, `_`, `__` or dashes between them.',
      ...hintAtCase(`${host}/${repository}`, written),
    };
  }
  const length = host.length + 1 + repository.length;
  if (length <= LONGEST_NAME) return undefined;
  return {
    problem:
      `${shown} has a registry and repository of ${length} characters. ` +
      `The limit is ${LONGEST_NAME}.`,
  };
}

/** The whole text in lower case up to its tag, if nothing else is wrong with it. */
function hintAtCase(name: string, written: string): { hint?: string } {
  const start = written.indexOf(name);
  const lower = name.slice(0, name.indexOf('/')) + name.slice(name.indexOf('/')).toLowerCase();
  const fixed = lower + written.slice(start + name.length);
  if (lower === name || 'problem' in parseOciName(fixed, '')) return {};
  return { hint: `Write ${longCode(written.slice(0, start) + fixed)}.` };
}

function findTagDefect(tag: string | undefined, shown: string): Defect | undefined {
  if (tag === undefined || TAG.test(tag)) return undefined;
  return {
    problem:
      `${shown} has the tag ${longCode(tag)}. Use 1 to ${LONGEST_TAG} letters, digits, ` +
      '`_`, `.` and `-`, and do not start with `.` or `-`.',
    ...hintAtTag(tag),
  };
}

function hintAtTag(tag: string): { hint?: string } {
  const published = tagOfVersion(tag);
  if (published !== tag && TAG.test(published)) {
    return { hint: `A tag has no \`+\`. The version is published as ${longCode(published)}.` };
  }
  return /[\^~<>=*|]/.test(tag)
    ? {
        hint: 'A tag is one version, never a range. For a dependency, leave the tag out and write the range in `compatibility`.',
      }
    : {};
}

function findDigestDefect(digest: string | undefined, shown: string): Defect | undefined {
  if (digest === undefined || isDigest(digest)) return undefined;
  return {
    problem:
      `${shown} has the digest ${longCode(digest)}. Use \`sha256:\` with 64 and ` +
      '`sha512:` with 128 lower-case hexadecimal digits.',
    ...(TAG.test(digest) ? { hint: `If \`${digest}\` is a version, write \`:${digest}\`.` } : {}),
  };
}

export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

function isPort(text: string): boolean {
  const port = Number(text);
  return port >= 1 && port <= HIGHEST_PORT;
}

function splitAt(text: string, index: number): [string, string | undefined] {
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
