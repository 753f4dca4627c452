/** Thrown where a text leaves the part of YAML that is read here. It says nothing about the text: the YAML library reads it then. */
export class NotSimple extends Error {}

export function giveUp(): never {
  throw new NotSimple();
}
