import { isDefect } from '../json-schema/schema-store';
import type { EffectiveContract } from '../override/effective-contract';
import { valueAt, type Pointer } from '../source/pointer';
import type { Finding } from './finding';
import { dialectOf, supportedVersions } from './schema/dialects';
import type { Session } from './session';

/** Whether a contract fits the schema of its language version: findings by the id of their rule. */
export function* checkStructure(
  session: Session,
  effective: EffectiveContract,
): Iterable<[string, Finding]> {
  const { value } = effective;
  const version = valueAt(value, '/pactoVersion');
  if (typeof version === 'string' && dialectOf(version) === undefined) {
    const accepted = supportedVersions.map((text) => `\`"${text}"\``).join(', ');
    yield [
      'pacto-version-supported',
      {
        pointer: '/pactoVersion',
        message: `The contract language \`${version}\` is not supported; accepted is ${accepted}.`,
        hint: `Write \`pactoVersion: "${supportedVersions[supportedVersions.length - 1]}"\`.`,
      },
    ];
    return;
  }
  const dialect = dialectOf(typeof version === 'string' ? version : supportedVersions[0])!;
  const compiled = session.schemas.compile(dialect.contractSchema, { isTrusted: true });
  if (isDefect(compiled))
    throw new Error(`The contract schema does not compile: ${compiled.message}`);
  const problems = compiled.check(value, {
    root: 'The contract',
    descriptions: false,
    sourceTextAt: (pointer) => sourceTextAt(effective, pointer),
  });
  for (const { pointer, on, message, hint } of problems) {
    yield ['contract-schema', { pointer, on, message, hint }];
  }
}

/** What the author wrote for a scalar; nothing for one that `--set` gave. */
export function sourceTextAt(effective: EffectiveContract, pointer: Pointer): string | undefined {
  const place = effective.locate(pointer);
  return place.set ? undefined : place.document.sourceTextAt(place.pointer);
}
