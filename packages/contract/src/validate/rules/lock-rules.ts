import type { Rules } from '../rule';
import { artifactAvailable } from './artifact-available';
import { dependencyLocked } from './dependency-locked';
import { lockCurrent } from './lock-current';
import { lockDigestMatches } from './lock-digest-matches';
import { lockKeysKnown } from './lock-keys-known';
import { lockReadable } from './lock-readable';
import { referenceLocked } from './reference-locked';

/** The rules about references to other workspaces. */
export const LOCK_RULES: Rules = [
  lockReadable,
  lockKeysKnown,
  lockCurrent,
  referenceLocked,
  lockDigestMatches,
  artifactAvailable,
  dependencyLocked,
];
