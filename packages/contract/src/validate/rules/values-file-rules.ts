import type { Rules } from '../rule';
import { environmentFileUnique } from './environment-file-unique';
import { overrideFileFilled } from './override-file-filled';
import { overrideFileNamed } from './override-file-named';
import { overrideKeepsIdentity } from './override-keeps-identity';
import { valuesFileInBundle } from './values-file-in-bundle';
import { valuesFileReadable } from './values-file-readable';

/** Values files: which are read, and what they may hold. */
export const VALUES_FILE_RULES: Rules = [
  valuesFileReadable,
  valuesFileInBundle,
  overrideFileNamed,
  environmentFileUnique,
  overrideFileFilled,
  overrideKeepsIdentity,
];
