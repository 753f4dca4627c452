/** Labels in the `metadata` of an infrastructure contract that say how its claims are rendered. */
export const PROVISIONER_LABEL = 'platform/provisioner';
export const TEMPLATE_LABEL = 'platform/template';
