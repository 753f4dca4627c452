// The table, in the order of the documentation.
import type { Rules } from '../rule';
import { fileExists } from './file-exists';
import { serviceVersionSemver } from './service-version-semver';

export const RULES: Rules = [serviceVersionSemver, fileExists];
