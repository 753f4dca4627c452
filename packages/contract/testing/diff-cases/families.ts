import { ASYNCAPI_FAMILY } from './asyncapi-cases';
import { CONTRACT_FAMILY } from './contract-cases';
import type { DiffFamily } from './diff-case';
import { FILES_FAMILY } from './files-cases';
import { OPENAPI_FAMILY } from './openapi-cases';
import { PROTOBUF_FAMILY } from './protobuf-cases';
import { CONFIGURATION_FAMILY, OWN_POLICY_FAMILY, PUBLISHED_POLICY_FAMILY } from './schema-cases';
import { TEMPLATE_FAMILY } from './template-cases';

/** All rows of the diff rules, with their cases. */
export const FAMILIES: Readonly<Record<string, DiffFamily>> = {
  contract: CONTRACT_FAMILY,
  files: FILES_FAMILY as DiffFamily,
  openapi: OPENAPI_FAMILY,
  asyncapi: ASYNCAPI_FAMILY,
  configuration: CONFIGURATION_FAMILY,
  'published policy': PUBLISHED_POLICY_FAMILY,
  'own policy': OWN_POLICY_FAMILY,
  protobuf: PROTOBUF_FAMILY as DiffFamily,
  template: TEMPLATE_FAMILY as DiffFamily,
};
