import { readRequirement } from '../../document/security/detect-alternatives';
import type { Security } from '../../document/security/detect-alternatives';
import { child } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';

const SCHEMES = '#/components/securitySchemes/';

/** What an operation asks for, else what the document asks for. */
export function securityOf(
  side: DocumentSide,
  root: Located<Mapping>,
  operation: Located<Mapping>,
  nameOf: (name: string) => string,
): Security {
  const own = child(operation, 'security');
  const shared = child(root, 'security');
  const located = own.value !== undefined ? own : shared;
  const entries = side.list(located, '`security`');
  const elsewhere: string[] = [];
  return {
    alternatives: entries.map((entry) =>
      readRequirement(side, entry, (name) => nameOf(bareName(name)), elsewhere),
    ),
    elsewhere,
    pointer: located.value === undefined ? operation.pointer : located.pointer,
  };
}

/** From 3.2 on, a requirement may name its scheme by a reference. */
function bareName(name: string): string {
  return name.startsWith(SCHEMES) ? name.slice(SCHEMES.length) : name;
}
