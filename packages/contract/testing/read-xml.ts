/** A strict reader for the XML that we write: it throws on whatever a parser of XML 1.0 would refuse in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const TOKEN = /<\?xml [^?<>]*\?>|<(\/?)([A-Za-z-]+)((?:\s+[A-Za-z-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function readXml(text: string): XmlElement {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) throw new Error(`Forbidden character at ${forbidden.index}.`);
  const top: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) throw new Error(`No XML at ${at}: ${text.slice(at, at + 40)}`);
    const [, close, name, attributes, empty, content] = token;
    const parent = open[open.length - 1];
    if (content !== undefined) {
      if (content.includes(']]>')) throw new Error(`Bare ]]> at ${at}.`);
      parent.text += decode(content);
    } else if (close) {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>.`);
      open.pop();
    } else if (name !== undefined) {
      const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open[open.length - 1].name}> is not closed.`);
  if (top.children.length !== 1) throw new Error('There is not exactly one root element.');
  if (top.text.trim() !== '') throw new Error('There is text outside the root element.');
  return top.children[0];
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([A-Za-z-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`The attribute ${name} occurs twice.`);
    attributes[name] = decode(value.replace(/[\t\n]/g, ' '));
  }
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, entity: string) => {
    const number = /^#(\d+)$/.exec(entity);
    const character = number ? String.fromCodePoint(Number(number[1])) : ENTITIES[entity];
    if (character === undefined || !whole.endsWith(';')) throw new Error(`Bad entity ${whole}.`);
    return character;
  });
}

export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsNamed(child, name),
  ]);
}
