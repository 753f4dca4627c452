// What is checked of the rendering of an infrastructure contract, and of the claims that declare secrets.
import type { Rules } from '../rule';
import { provisionerRendered } from './provisioner-rendered';
import { renderLabelKnown } from './render-label-known';
import { renderLabelValid } from './render-label-valid';
import { secretKeyUnique } from './secret-key-unique';
import { secretValueAbsent } from './secret-value-absent';
import { templateExampleHolds } from './template-example-holds';
import { templateValid } from './template-valid';

export const RENDERING_RULES: Rules = [
  provisionerRendered,
  templateValid,
  renderLabelValid,
  renderLabelKnown,
  templateExampleHolds,
  secretKeyUnique,
  secretValueAbsent,
];
