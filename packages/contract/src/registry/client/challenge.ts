/** The login that a registry asks for in the header `WWW-Authenticate`. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service?: string };

/**
 * The challenge to answer; `Bearer` before `Basic`. The scope in it is left out: some registries
 * send a placeholder there, so callers build their own.
 */
export function parseChallenge(header: string | null): Challenge | undefined {
  const found = parseSchemes(header ?? '');
  const bearer = found.find(({ scheme }) => scheme === 'bearer');
  const realm = bearer?.parameters.get('realm');
  if (bearer && realm !== undefined) {
    const service = bearer.parameters.get('service');
    return { scheme: 'bearer', realm, ...(service === undefined ? {} : { service }) };
  }
  return found.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : undefined;
}

interface Scheme {
  readonly scheme: string;
  readonly parameters: Map<string, string>;
}

/** A name, or the text that follows the name of a scheme such as `Negotiate`. */
const NAME = "[A-Za-z0-9!#$%&'*+./^_`|~-]+";
/** `key=value`, `key="quoted"`, or a name alone. Some registries write addresses without quotes. */
const PART = new RegExp(
  `[\\s,]*(${NAME})(?:=+(?=\\s*(?:,|$))|\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]+)))?`,
  'gy',
);

function parseSchemes(header: string): Scheme[] {
  const schemes: Scheme[] = [];
  for (const [, name, quoted, plain] of header.slice(0, 8192).matchAll(PART)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) schemes.push({ scheme: name!.toLowerCase(), parameters: new Map() });
    else schemes.at(-1)?.parameters.set(name!.toLowerCase(), value);
  }
  return schemes;
}
