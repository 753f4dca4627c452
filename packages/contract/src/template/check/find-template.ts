// Finds the template for the claims of an infrastructure contract: a file of its bundle, or a built-in template
// without such a file.
import { RENDER_FOLDER } from '../../model/bundle-path';
import { PROVISIONER_LABEL, TEMPLATE_LABEL } from '../../model/infrastructure-labels';
import { BUILT_IN_TEMPLATES } from '../generated/built-in-templates.generated';
import { labelPointer } from '../expand/compute-variables';
import { hintAtProvisioner, hintAtTemplate } from '../hint-at-template';
import { PROVISIONER_NAME, TEMPLATE_PATH, templatePath } from '../template-paths';
import type { TemplateProblem } from '../template-problem';
import { hasKey } from '../cel/value';

/** A file of the infrastructure bundle, by its path in the bundle. */
type ReadBundleFile = (
  path: string,
) =>
  | { readonly status: 'read'; readonly path: string; readonly text: string }
  | { readonly status: string; readonly reason?: string };

/** Where a template is looked for. */
export interface TemplateFiles {
  readFile: ReadBundleFile;
  /** Paths of all files in the bundle, for the hint of an error. */
  pathsForHint(): readonly string[];
}

interface FoundTemplate {
  /** Path of the file in the workspace; `built-in/<name>.yaml` of a built-in template. */
  readonly path: string;
  readonly text: string;
  readonly builtIn: boolean;
}

type TemplateSearch = { readonly found: FoundTemplate } | { readonly problem: TemplateProblem };

export function findTemplate(
  labels: Readonly<Record<string, unknown>>,
  files: TemplateFiles,
): TemplateSearch {
  const provisioner = labels[PROVISIONER_LABEL];
  if (typeof provisioner !== 'string' || !PROVISIONER_NAME.test(provisioner)) {
    return refuse(
      'RENDER_LABEL_INVALID',
      `The label \`${PROVISIONER_LABEL}\` is not a name of lower-case letters, digits, dots and dashes.`,
      PROVISIONER_LABEL,
    );
  }
  const path = templatePath(labels);
  if (path === undefined || !TEMPLATE_PATH.test(path)) {
    return refuse(
      'RENDER_LABEL_INVALID',
      `The label \`${TEMPLATE_LABEL}\` is not the path of a YAML file below \`${RENDER_FOLDER}/\`.`,
      TEMPLATE_LABEL,
      `Write a path such as \`${RENDER_FOLDER}/claim.yaml\`.`,
    );
  }
  const file = files.readFile(path);
  if (file.status === 'read' && 'text' in file) {
    return { found: { path: file.path, text: file.text, builtIn: false } };
  }
  if (hasKey(labels, TEMPLATE_LABEL)) {
    return refuse(
      'PROVISIONER_UNKNOWN',
      `The label \`${TEMPLATE_LABEL}\` names \`${path}\`, which cannot be read: ${reasonOf(file)}.`,
      TEMPLATE_LABEL,
      hintAtTemplate(path, files.pathsForHint()),
    );
  }
  if (hasKey(BUILT_IN_TEMPLATES, provisioner)) {
    const text = BUILT_IN_TEMPLATES[provisioner]!;
    return { found: { path: `built-in/${provisioner}.yaml`, text, builtIn: true } };
  }
  return refuse(
    'PROVISIONER_UNKNOWN',
    `Nothing renders the provisioner \`${provisioner}\`: it is not built in, and \`${path}\` cannot be read: ${reasonOf(file)}.`,
    PROVISIONER_LABEL,
    `${hintAtProvisioner(provisioner, files.pathsForHint())} Or add \`${path}\`.`,
  );
}

/** Whether claims of a contract are for another tool. A template of the bundle may write nothing too, which is not known here. */
export function rendersNothing(labels: Readonly<Record<string, unknown>>): boolean {
  return labels[PROVISIONER_LABEL] === 'none' && !hasKey(labels, TEMPLATE_LABEL);
}

function reasonOf(file: ReturnType<ReadBundleFile>): string {
  return ('reason' in file && file.reason) || 'it does not exist';
}

function refuse(
  code: TemplateProblem['code'],
  message: string,
  label: string,
  hint?: string,
): TemplateSearch {
  return { problem: { code, message, hint, in: 'labels', pointer: labelPointer(label) } };
}
