/** A block of extensions, `N.extend shop.M`, has the message around it and the message that it extends. */
const EXTENSION = /^(?:(.*)\.)?extend (.+)$/;

export function fieldInWords(message: string, field: string): string {
  const block = EXTENSION.exec(message);
  if (block === null) return `the field \`${message}.${field}\``;
  const name = block[1] === undefined ? field : `${block[1]}.${field}`;
  return `the extension \`${name}\` of \`${block[2]}\``;
}
