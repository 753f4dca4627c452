// A media type as a caller sees it: case, spaces and the order of its parameters make no difference.

interface MediaTypeName {
  /** Type, subtype and parameters without the charset: what must match. */
  readonly key: string;
  /** Lower case; only where it can decide how the bytes are read. */
  readonly charset?: string;
  /** Whether the charset decides it, as for every text, or only this media type knows. */
  readonly isText: boolean;
}

export function parseMediaType(name: string): MediaTypeName {
  const [essence, ...rest] = name.split(';').map((part) => part.trim());
  const type = essence!.toLowerCase().replace(/\s+/g, '');
  const parameters = rest.filter((part) => part !== '').map(parameterOf);
  const charset = parameters.find(([key]) => key === 'charset')?.[1].toLowerCase();
  const others = parameters.filter(([key]) => key !== 'charset');
  const key = [type, ...others.map((pair) => pair.join('=')).sort()].join(';');
  return {
    key,
    isText: isText(type),
    ...(charset !== undefined && !isJson(type) && { charset: canonical(charset) }),
  };
}

/** Whether bytes in the one charset read the same in the other; without a charset, nothing is certain. */
type CharsetStep = 'same' | 'unsure' | 'unreadable';

/** How a reader of `read` understands bytes that were written in `sent`. */
export function readCharset(sent: string | undefined, read: string | undefined): CharsetStep {
  if (sent === read) return 'same';
  if (sent === 'us-ascii' && read !== undefined && ASCII_BASED.test(read)) return 'same';
  return sent === undefined || read === undefined ? 'unsure' : 'unreadable';
}

const ASCII_BASED = /^(utf-8|iso-8859-|windows-125)/;

function parameterOf(text: string): [string, string] {
  const at = text.indexOf('=');
  const key = (at < 0 ? text : text.slice(0, at)).trim().toLowerCase();
  const value = at < 0 ? '' : text.slice(at + 1).trim();
  return [key, value.replace(/^"(.*)"$/s, '$1')];
}

/** JSON is always UTF-8, and so are lists of it. */
function isJson(type: string): boolean {
  return /json/.test(type);
}

function isText(type: string): boolean {
  return (
    type.startsWith('text/') || /[/+]xml$/.test(type) || /\/(x-)?(java|ecma)script$/.test(type)
  );
}

function canonical(charset: string): string {
  const plain = charset.replace(/_/g, '-');
  if (plain === 'utf8') return 'utf-8';
  if (plain === 'ascii') return 'us-ascii';
  return plain === 'latin1' || plain === 'latin-1' ? 'iso-8859-1' : plain;
}
