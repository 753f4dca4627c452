export { checkKinds, type KindRules } from './allowed-kinds';
export { checkLabels } from './check-labels';
export type { Claim, Named, SecretKey } from './claim';
export {
  expandTemplate,
  type Expanded,
  type ExpandedOutput,
  type Expansion,
} from './expand-template';
export {
  findTemplate,
  PROVISIONER_LABEL,
  RENDER_FOLDER,
  TEMPLATE_SIZE_LIMIT,
  templatePaths,
  type FoundTemplate,
  type TemplateSearch,
} from './find-template';
export { originAt, type Origin } from './origins';
export { parseTemplate, type ParsedTemplate } from './parse-template';
export type { Template } from './template';
export type { TemplateCode, TemplateProblem } from './template-problem';
