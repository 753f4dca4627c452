import type { FoundChange } from '../../change/detection';

/** The format before OpenAPI, which is not compared. */
export const SWAGGER = 'Swagger 2.0';

/** Whatever differs between two documents that are not both written in OpenAPI. */
export function swaggerChange(base: string, head: string): FoundChange {
  const says =
    base === head
      ? `changed. It is written in ${SWAGGER}, which is not compared: OpenAPI 3.x is.`
      : `was written in ${nameOf(base)} and is written in ${nameOf(head)} now. ${SWAGGER} is not compared: OpenAPI 3.x is.`;
  return {
    rule: 'openapi-undecided',
    path: 'openapi',
    type: 'modified',
    oldValue: nameOf(base),
    newValue: nameOf(head),
    subject: `The document ${says}`,
    basePointer: placeOf(base),
    headPointer: placeOf(head),
  };
}

function nameOf(version: string): string {
  return version === SWAGGER ? version : `OpenAPI ${version}`;
}

function placeOf(version: string): string {
  return version === SWAGGER ? '/swagger' : '/openapi';
}
