// Reads and compiles the schemas that configuration and policy references mean.
import { pathInBundle } from '../model/bundle-path';
import type { CompiledSchema } from '../schema-check/schema-store';
import type { ResolvedBundle } from '../resolve/resolver';
import type { SchemaFile } from './bundle-reader';
import type { ProblemPlace } from './bundle-problem';
import { hintAt } from './hint-at-file';
import {
  rememberByNameAndReference,
  SchemaLocator,
  type SchemaLookup,
  type NotLocated,
  type LocatedSchema,
} from './locate-schemas';
import { nameWithTag } from './name-with-tag';
import { code, didYouMean, joinHints, listed } from '../diagnostics/words';
import { suggest } from '../schema-check/suggest';
import { describeJsonError } from '../source/json/json-place';
import { remember } from '../source/remember';

export type FoundSchema =
  | {
      readonly status: 'found';
      readonly compiled: CompiledSchema;
      readonly bundle: ResolvedBundle;
      /** Path of the schema file. */
      readonly path: string;
      /** Name of the policy that publishes it, where it has one. */
      readonly name?: string;
    }
  | NotLocated;

/** A locator that also reads the files which it locates. It compiles each schema once. */
export class SchemaFinder extends SchemaLocator {
  readonly readConfigurationSchema = rememberByNameAndReference((name, ref): FoundSchema =>
    this.read(this.locateConfiguration(name, ref)),
  );
  readonly readPolicySchemas = remember((ref: string): readonly FoundSchema[] =>
    this.locatePolicies(ref).map((located) => this.read(located)),
  );

  /** A schema that the checked bundle itself names. If it is broken, other rules report it. */
  readOwnSchema(path: string, name?: string): FoundSchema {
    const { bundle } = this;
    const schema = this.reader.schema(bundle.root, path);
    if (schema.status === 'compiled') {
      return { status: 'found', compiled: schema.compiled, bundle, path: schema.path, name };
    }
    return { status: 'silent' };
  }

  readClaimSchemas(name: string, ref: string): FoundSchema[] {
    return this.locateClaims(name, ref).map((located) => this.read(located));
  }

  private read(located: SchemaLookup): FoundSchema {
    if (located.status !== 'located') return located;
    const { bundle, schema: path, name, choice } = located;
    const schema = this.reader.schema(bundle.root, path);
    if (schema.status === 'compiled') {
      return { status: 'found', compiled: schema.compiled, bundle, path: schema.path, name };
    }
    if (choice && schema.status === 'unread') return describeChoice(bundle, choice);
    const reason =
      schema.status === 'unread'
        ? `cannot be read: ${schema.file.reason}`
        : `is not a usable JSON Schema: ${schema.defect.message}`;
    const advice = schema.status === 'defect' ? schema.defect.hint : schema.file.hint;
    const related = schema.status === 'defect' ? [describeDefect(schema)] : undefined;
    return {
      status: 'unresolved',
      message: `The schema \`${path}\` of \`${nameWithTag(bundle)}\` ${reason.replace(/\.$/, '')}.`,
      hint: hintAt(bundle, pathInBundle(bundle.root, path) ?? path, advice),
      related,
    };
  }
}

function describeChoice(
  bundle: ResolvedBundle,
  { asked, names }: NonNullable<LocatedSchema['choice']>,
): FoundSchema {
  return {
    status: 'unresolved',
    message: `\`${nameWithTag(bundle)}\` has no configuration with the name ${code(asked)}. It has ${listed(names.map(code), 'and')}.`,
    hint: joinHints(didYouMean(suggest(asked, names)), 'Use a name that the contract has.'),
  };
}

function describeDefect({
  path,
  text,
  defect,
}: Extract<SchemaFile, { status: 'defect' }>): ProblemPlace {
  return {
    document: path,
    pointer: defect.pointer ?? '',
    message: 'The schema is broken here.',
    at: defect.kind === 'json' ? describeJsonError(path, text)?.at : undefined,
  };
}
