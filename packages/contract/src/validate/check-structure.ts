// The first layer: whether a contract has the shape of its dialect.
import type { ValueOrigin } from '../schema-check/messages/description';
import type { GeneratedValidator } from '../schema-check/generated-validator';
import type { CompiledSchema } from '../schema-check/schema-store';
import { isSchemaDefect } from '../schema-check/schema-store';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { Pointer } from '../source/pointer';
import type { Finding } from './finding';
import { hintAtTypographicQuotes } from '../schema-check/messages/typographic-quotes';
import { hintAtStructure } from './hint-at-structure';
import { joinMissingKeys } from './join-missing-keys';
import { dialectOf, supportedVersions, type Dialect } from '../dialect/dialects';
import type { Session } from '../bundle/session';

const ROOT = 'The contract';

/** Keywords at a schema's root under which each part of a contract fits or does not by itself. */
const PART_BY_PART = new Set(
  '$schema $id $defs title description type required additionalProperties properties'.split(' '),
);

/** Serves all environments of one bundle: a part that fitted in one of them is not checked again. */
export class StructureChecker {
  private readonly shapes = new Map<Dialect, Shape>();

  constructor(private readonly session: Session) {}

  *check(
    effective: EffectiveContract,
    isSecret: (pointer: Pointer) => boolean,
  ): Iterable<[rule: string, finding: Finding]> {
    const value = effective.value as Record<string, unknown>;
    const version = value.pactoVersion;
    if (typeof version === 'string' && dialectOf(version) === undefined) {
      yield describeUnsupported(version);
      return;
    }
    const dialect = dialectOf(typeof version === 'string' ? version : supportedVersions[0])!;
    const shape = this.shapeOf(dialect);
    const parts = partsToCheck(value, shape);
    if (isFit(shape.fits, parts)) {
      for (const key of Object.keys(parts)) noteFitting(shape, key, parts[key]);
      return;
    }
    const problems = this.compile(dialect).check(value, {
      root: ROOT,
      advises: false,
      origin: originOf(effective, isSecret),
    });
    const hinted = problems.map((problem) => ({
      ...problem,
      hint: hintAtStructure(problem, effective, dialect.contractSchema) ?? problem.hint,
    }));
    for (const { pointer, on, message, hint } of joinMissingKeys(hinted, ROOT)) {
      yield ['contract-schema', { pointer, on, message, hint }];
    }
  }

  private shapeOf(dialect: Dialect): Shape {
    let shape = this.shapes.get(dialect);
    if (!shape) {
      const { contractSchema } = dialect;
      const fits = dialect.loadValidator();
      const isPartByPart = Object.keys(contractSchema).every((key) => PART_BY_PART.has(key));
      const required = new Set(contractSchema.required as string[] | undefined);
      shape = { fits, isPartByPart, required, fitting: new Map() };
      this.shapes.set(dialect, shape);
    }
    return shape;
  }

  /** Only for messages: a valid contract never loads the compiler. */
  private compile({ contractSchema }: Dialect): CompiledSchema {
    const compiled = this.session.schemas.compileTrusted(contractSchema);
    if (isSchemaDefect(compiled))
      throw new Error(`The contract schema does not compile: ${compiled.message}`);
    return compiled;
  }
}

/** What a dialect asks of a contract. */
interface Shape {
  readonly fits: GeneratedValidator;
  readonly isPartByPart: boolean;
  readonly required: ReadonlySet<string>;
  /** Parts that are known to fit, by their key. */
  readonly fitting: Map<string, Set<unknown>>;
}

/** The contract, or those of its parts that must be checked still: they fit exactly if the whole contract does. */
function partsToCheck(
  contract: Record<string, unknown>,
  { isPartByPart, required, fitting }: Shape,
): Record<string, unknown> {
  if (!isPartByPart || fitting.size === 0) return contract;
  const parts: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(contract)) {
    // A plain object would not keep such a key, and an object without a prototype is slow.
    if (key === '__proto__') return contract;
    if (required.has(key) || !fitting.get(key)?.has(part)) parts[key] = part;
  }
  return parts;
}

function noteFitting({ fitting }: Shape, key: string, part: unknown): void {
  const parts = fitting.get(key) ?? new Set();
  fitting.set(key, parts.add(part));
}

/** A value that ends the stack counts as unfit. The compiled schema then reports it. */
function isFit(fits: GeneratedValidator, value: unknown): boolean {
  try {
    return fits(value);
  } catch (error) {
    if ((error as Error).name !== 'RangeError') throw error;
    return false;
  }
}

function describeUnsupported(version: string): [rule: string, finding: Finding] {
  const accepted = supportedVersions.map((text) => `\`"${text}"\``).join(', ');
  return [
    'pacto-version-supported',
    {
      pointer: '/pactoVersion',
      message: `The contract language \`${version}\` is not supported. Supported: ${accepted}.`,
      hint:
        hintAtTypographicQuotes(version) ??
        hintAtOtherSpelling(version) ??
        'Install a version of this plugin that supports it, or rewrite the contract. Changing only the number is not enough.',
    },
  ];
}

/** `v1.0`, `1` and `1.0.0` are spellings of a version that is supported. */
function hintAtOtherSpelling(version: string): string | undefined {
  const plain = (text: string) =>
    text
      .trim()
      .replace(/^v/i, '')
      .replace(/(?:\.0){1,2}$/, '');
  const same = supportedVersions.find((supported) => plain(supported) === plain(version));
  return same === undefined ? undefined : `Write \`"${same}"\`.`;
}

/** The places of the values of an effective contract, for checking its value at `at`. */
export function originOf(
  effective: EffectiveContract,
  isSecret: (pointer: Pointer) => boolean,
  at: Pointer = '',
): ValueOrigin {
  const locate = (inside: Pointer) => effective.locate(at + inside);
  return {
    sourceTextAt(inside) {
      const place = locate(inside);
      if (place.set === undefined) return place.document.sourceTextAt(place.pointer);
      return place.set.pointer === at + inside ? place.set.valueText : undefined;
    },
    isFromCommandLine: (inside) => locate(inside).set !== undefined,
    standTogether(one, other) {
      const [a, b] = [locate(one), locate(other)];
      return a.document === b.document && a.set === b.set;
    },
    isSecret: (inside) => isSecret(at + inside),
  };
}
