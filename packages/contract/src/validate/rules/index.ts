// The table, in the order of the documentation.
import type { Rules } from '../rule';
import { VALUES_FILE_RULES } from './values-file-rules';
import { CHART_RULES } from './chart-rules';
import { ENDPOINT_RULES } from './endpoint-rules';
import { PORTABLE_RULES } from './portable-rules';
import { PUBLISH_RULES } from './publish-rules';
import { bundleUnique } from './bundle-unique';
import { chartRefGrammar } from './chart-ref-grammar';
import { chartVersionSemver } from './chart-version-semver';
import { DEPLOYED_VALUES_RULES } from './deployed-values-rules';
import { componentSetsNoChart } from './component-sets-no-chart';
import { componentVersionCurrent } from './component-version-current';
import { configurationInEnvironment } from './configuration-in-environment';
import { configurationNameUnique } from './configuration-name-unique';
import { configurationRefAcyclic } from './configuration-ref-acyclic';
import { configurationRefGrammar } from './configuration-ref-grammar';
import { configurationRefResolves } from './configuration-ref-resolves';
import { configurationSchemaCompiles } from './configuration-schema-compiles';
import { configurationSchemaIsJson } from './configuration-schema-is-json';
import { configurationValues } from './configuration-values';
import { contractSchema } from './contract-schema';
import { dependencyCompatibilityRange } from './dependency-compatibility-range';
import { dependencyCompatible } from './dependency-compatible';
import { dependencyNameUnique } from './dependency-name-unique';
import { dependencyOnAnother } from './dependency-on-another';
import { dependencyPinned } from './dependency-pinned';
import { dependencyReadable } from './dependency-readable';
import { dependencyRefGrammar } from './dependency-ref-grammar';
import { dependencyResolves } from './dependency-resolves';
import { environmentWithoutFileValid } from './environment-without-file-valid';
import { eventWithoutPort } from './event-without-port';
import { fileExists } from './file-exists';
import { fileInBundle } from './file-in-bundle';
import { imageRefGrammar } from './image-ref-grammar';
import { interfaceFileParses } from './interface-file-parses';
import { interfaceNameUnique } from './interface-name-unique';
import { interfaceRefsResolve } from './interface-refs-resolve';
import { jobWithoutScaling } from './job-without-scaling';
import { localRefFound } from './local-ref-found';
import { localRefInWorkspace } from './local-ref-in-workspace';
import { LOCK_RULES } from './lock-rules';
import { pactoVersionSupported } from './pacto-version-supported';
import { pathNormal } from './path-normal';
import { platformValueUnset } from './platform-value-unset';
import { policyMet } from './policy-met';
import { policyNameUnique } from './policy-name-unique';
import { policyRefAcyclic } from './policy-ref-acyclic';
import { policyRefGrammar } from './policy-ref-grammar';
import { policyRefResolves } from './policy-ref-resolves';
import { policySchemaCompiles } from './policy-schema-compiles';
import { policySchemaIsJson } from './policy-schema-is-json';
import { RENDERING_RULES } from './rendering-rules';
import { scalarUnambiguous } from './scalar-unambiguous';
import { scalingBoundsOrdered } from './scaling-bounds-ordered';
import { schemaInTime } from './schema-in-time';
import { SLIP_RULES } from './slip-rules';
import { serviceVersionSemver } from './service-version-semver';
import { upgradeStrategyFitsState } from './upgrade-strategy-fits-state';
import { yamlParses } from './yaml-parses';

export const RULES: Rules = [
  yamlParses,
  ...VALUES_FILE_RULES,
  pactoVersionSupported,
  contractSchema,
  serviceVersionSemver,
  interfaceNameUnique,
  configurationNameUnique,
  policyNameUnique,
  dependencyNameUnique,
  eventWithoutPort,
  ...ENDPOINT_RULES,
  fileExists,
  fileInBundle,
  pathNormal,
  interfaceFileParses,
  interfaceRefsResolve,
  ...PUBLISH_RULES,
  configurationSchemaIsJson,
  configurationSchemaCompiles,
  configurationRefGrammar,
  policyRefGrammar,
  policySchemaIsJson,
  policySchemaCompiles,
  ...SLIP_RULES,
  ...PORTABLE_RULES,
  dependencyRefGrammar,
  dependencyCompatibilityRange,
  imageRefGrammar,
  chartRefGrammar,
  chartVersionSemver,
  scalingBoundsOrdered,
  jobWithoutScaling,
  upgradeStrategyFitsState,
  scalarUnambiguous,
  configurationInEnvironment,
  ...RENDERING_RULES,
  localRefInWorkspace,
  localRefFound,
  ...LOCK_RULES,
  dependencyPinned,
  dependencyResolves,
  dependencyReadable,
  dependencyOnAnother,
  dependencyCompatible,
  bundleUnique,
  componentVersionCurrent,
  componentSetsNoChart,
  ...CHART_RULES,
  configurationRefResolves,
  configurationRefAcyclic,
  configurationValues,
  ...DEPLOYED_VALUES_RULES,
  platformValueUnset,
  policyRefResolves,
  policyRefAcyclic,
  policyMet,
  environmentWithoutFileValid,
  schemaInTime,
];
