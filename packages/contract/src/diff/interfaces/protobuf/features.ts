// The presence and encoding of fields, and the openness of enums. The version of the language
// decides them, and in editions also `features`.
import type { ProtoEnum, ProtoField, ProtoFile } from '../../../source/protobuf/proto-file';
import type { ResolvedType } from './field-types';

/** Features that are not compared as options: the comparison of fields and enums accounts for them, or all readers read both values. */
export const KNOWN_FEATURES: readonly string[] = [
  'features.field_presence',
  'features.enum_type',
  'features.message_encoding',
  'features.repeated_field_encoding',
  'features.default_symbol_visibility',
];

/** Features that hold for a whole file, with their values in proto2 and in later versions. */
const FILE_FEATURES = [
  { name: 'utf8_validation', inProto2: 'NONE', later: 'VERIFY' },
  { name: 'json_format', inProto2: 'LEGACY_BEST_EFFORT', later: 'ALLOW' },
];

/** The features of whole files that have one value in both files, as options. */
export function equalFileFeatures(base: ProtoFile, head: ProtoFile): string[] {
  return FILE_FEATURES.filter(({ name, inProto2, later }) => {
    const [before, after] = [base, head].map(
      (file) =>
        file.options.get(`features.${name}`) ?? (file.syntax === 'proto2' ? inProto2 : later),
    );
    return before === after;
  }).map(({ name }) => `features.${name}`);
}

/** Whether two versions of the language mean the same for what is not compared part by part. */
export function areAlike(base: ProtoFile, head: ProtoFile): boolean {
  return equalFileFeatures(base, head).length === FILE_FEATURES.length;
}

/** Whether a reader that does not know a value keeps it aside. */
export function isClosed(file: ProtoFile, declared: ProtoEnum): boolean {
  if (!isEdition(file)) return file.syntax === 'proto2';
  return featureOf(file, declared.options, 'enum_type') === 'CLOSED';
}

/** Whether the bytes of a field end with a mark, as those of groups do, and say no length. */
export function isDelimited(file: ProtoFile, field: ProtoField, { kind }: ResolvedType): boolean {
  if (field.isGroup) return true;
  // A file sets the feature for its messages; numbers, texts and mappings have no such form.
  if (kind === 'scalar' || kind === 'enum' || field.label === 'map') return false;
  return isEdition(file) && featureOf(file, field.options, 'message_encoding') === 'DELIMITED';
}

export function isRequired(file: ProtoFile, field: ProtoField): boolean {
  if (field.label === 'required') return true;
  return isEdition(file) && presenceOf(file, field) === 'LEGACY_REQUIRED';
}

/** Whether a field that holds its default looks like one that is not set; messages never do. */
export function hasImplicitPresence(file: ProtoFile, field: ProtoField): boolean {
  if (field.label !== 'singular' || field.oneof !== undefined) return false;
  return isEdition(file) ? presenceOf(file, field) === 'IMPLICIT' : file.syntax === 'proto3';
}

function presenceOf(file: ProtoFile, field: ProtoField): string | undefined {
  return featureOf(file, field.options, 'field_presence');
}

function featureOf(
  file: ProtoFile,
  own: ReadonlyMap<string, string>,
  name: string,
): string | undefined {
  return own.get(`features.${name}`) ?? file.options.get(`features.${name}`);
}

function isEdition({ syntax }: ProtoFile): boolean {
  return syntax !== 'proto2' && syntax !== 'proto3';
}
