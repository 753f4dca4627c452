import { asText } from '../texts/as-text';
import { followOne } from '../pair/document-pair';
import { child, children } from '../side/document-side';
import type { DocumentSide, Located, Mapping } from '../side/document-side';
import { sameJson } from '../side/same-parts';

export interface SecurityScheme extends Located<Mapping> {
  readonly name: string;
}

/** What callers must do: type, and where and how the credential goes. */
const IDENTITY = ['type', 'in', 'scheme', '$ref'];

export function schemesOf(side: DocumentSide, root: Located<Mapping>): Map<string, SecurityScheme> {
  const components = side.mapping(child(root, 'components'), '`components`');
  const named = side.mapping(child(components, 'securitySchemes'), '`securitySchemes`');
  return new Map(
    children(named).map(([name, entry]) => [
      name,
      { ...followOne(side, entry, `The security scheme \`${name}\``), name },
    ]),
  );
}

/** How callers present themselves, in one text: equal texts, equal means. */
export function identityOf(scheme: SecurityScheme): string {
  const parts = IDENTITY.map((key) => asText(child(scheme, key).value).toLowerCase());
  const name = child(scheme, 'name').value;
  // Upper and lower case mean the same in names of headers.
  const exact = parts[1] === 'header' ? asText(name).toLowerCase() : asText(name);
  return JSON.stringify([...parts, exact]);
}

/** Where callers get their credentials from. */
function endpointsOf(scheme: SecurityScheme): unknown {
  return [child(scheme, 'flows').value ?? null, child(scheme, 'openIdConnectUrl').value ?? null];
}

/**
 * For each scheme of the head, what the base calls it: the same name, else the one scheme that
 * went and means the same. A scheme that is new keeps its name.
 */
export function baseNames(
  before: ReadonlyMap<string, SecurityScheme>,
  after: ReadonlyMap<string, SecurityScheme>,
): Map<string, string> {
  const names = new Map<string, string>();
  const removed = [...before.values()].filter(({ name }) => !after.has(name));
  for (const scheme of after.values()) {
    const twin = before.has(scheme.name)
      ? undefined
      : removed.find(
          (other) =>
            identityOf(other) === identityOf(scheme) &&
            sameJson(endpointsOf(other), endpointsOf(scheme)),
        );
    if (twin !== undefined) removed.splice(removed.indexOf(twin), 1);
    names.set(scheme.name, twin?.name ?? scheme.name);
  }
  return names;
}
