import type { DiffFamily } from './diff-case';
import { OPENAPI_FAMILY } from './openapi';
import { PROTOBUF_FAMILY } from './protobuf';

/** All rows of the diff rules, with their cases. */
export const FAMILIES: Readonly<Record<string, DiffFamily>> = {
  openapi: OPENAPI_FAMILY,
  protobuf: PROTOBUF_FAMILY as DiffFamily,
};
