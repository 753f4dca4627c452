import type { Pointer } from '../pointer';
import type { Range } from '../range';

/** What a `.proto` text declares. Nested messages and enums are beside their parents, by dotted name. */
export interface ProtoFile {
  /** `proto2`, `proto3`, or the text of `edition`. A file that names none is `proto2`. */
  readonly syntax: string;
  readonly package: string;
  readonly imports: readonly ProtoImport[];
  /** File options, name to text. */
  readonly options: ReadonlyMap<string, string>;
  /** By name relative to the package, e.g. `Order.Line`; `extend Order` blocks by that text. */
  readonly messages: ReadonlyMap<string, ProtoMessage>;
  readonly enums: ReadonlyMap<string, ProtoEnum>;
  readonly services: ReadonlyMap<string, ProtoService>;
  /** The place in the text of each declaration that a change can point at. */
  readonly places: ReadonlyMap<Pointer, Range>;
}

/** `public` passes the file on to importers; `weak` may be missing; `option` only brings options. */
export type ProtoImportKind = 'plain' | 'public' | 'weak' | 'option';

export interface ProtoImport {
  readonly name: string;
  readonly kind: ProtoImportKind;
}

/** Whether other files may use a type, where the declaration says it. */
export type ProtoVisibility = 'export' | 'local';

export interface ProtoMessage {
  readonly name: string;
  readonly visibility?: ProtoVisibility;
  readonly pointer: Pointer;
  readonly fields: readonly ProtoField[];
  readonly reserved: ProtoReserved;
  /** Numbers that others may extend the message with. */
  readonly extensions: ProtoReserved['ranges'];
  readonly options: ReadonlyMap<string, string>;
}

/** `optional` only where it is written: in proto3 it means that the field tracks its presence. */
export type ProtoLabel = 'singular' | 'optional' | 'required' | 'repeated' | 'map';

export interface ProtoField {
  readonly name: string;
  readonly number: number;
  readonly label: ProtoLabel;
  /** As written; of a map, the type of its values. */
  readonly type: string;
  readonly keyType?: string;
  readonly oneof?: string;
  /** Written as a `group`, whose bytes are not those of a message. */
  readonly isGroup?: true;
  readonly options: ReadonlyMap<string, string>;
  readonly pointer: Pointer;
}

export interface ProtoReserved {
  /** Inclusive. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly names: readonly string[];
}

export interface ProtoEnum {
  readonly name: string;
  readonly visibility?: ProtoVisibility;
  readonly pointer: Pointer;
  readonly values: readonly ProtoEnumValue[];
  readonly reserved: ProtoReserved;
  readonly options: ReadonlyMap<string, string>;
}

export interface ProtoEnumValue {
  readonly name: string;
  readonly number: number;
  readonly options: ReadonlyMap<string, string>;
  readonly pointer: Pointer;
}

export interface ProtoService {
  readonly name: string;
  readonly pointer: Pointer;
  readonly rpcs: ReadonlyMap<string, ProtoRpc>;
  readonly options: ReadonlyMap<string, string>;
}

export interface ProtoRpc {
  readonly name: string;
  readonly pointer: Pointer;
  readonly requestType: string;
  readonly requestStream: boolean;
  readonly responseType: string;
  readonly responseStream: boolean;
  readonly options: ReadonlyMap<string, string>;
}
