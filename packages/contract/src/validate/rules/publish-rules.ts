import type { Rules } from '../rule';
import { artifactNameFits } from './artifact-name-fits';
import { interfaceFilePublishable } from './interface-file-publishable';

/** The rules about what a registry accepts. */
export const PUBLISH_RULES: Rules = [artifactNameFits, interfaceFilePublishable];
