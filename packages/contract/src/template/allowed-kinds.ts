// Which Kubernetes objects a template may write. A bundle of the workspace is reviewed there and may
// write any kind. A bundle from a registry is third-party input and may write few.
import type { Pointer } from '../source/pointer';
import { holdsHcl } from './hcl-text';
import type { TemplateProblem } from './template-problem';
import { isMap } from './value';

const BUILT_IN_KINDS = ['external-secrets.io/v1/ExternalSecret'];

/** Groups whose objects run code or change the cluster: a label of the bundle is not enough for them. */
function isGuarded(apiVersion: string): boolean {
  const slash = apiVersion.indexOf('/');
  if (slash < 0) return true;
  const group = apiVersion.slice(0, slash);
  return (
    ['apps', 'batch', 'argoproj.io', 'k8s.io'].includes(group) ||
    /\.(?:k8s|argoproj)\.io$/.test(group)
  );
}

interface KindRules {
  readonly from: 'workspace' | 'artifact';
  readonly labels: Readonly<Record<string, unknown>>;
  /** `<apiVersion>/<kind>`, from the option `render.allowKinds`. */
  readonly allowKinds: readonly string[];
}

/** `builtIn` is true for outputs of a built-in template, which writes no Terraform but its fixed stub. */
export function checkKinds(
  output: { readonly file: string; readonly document: unknown; readonly pointer: Pointer },
  rules: KindRules,
  builtIn: boolean,
): TemplateProblem[] {
  if (rules.from === 'workspace') return [];
  const { file, document, pointer } = output;
  const refuse = (kind: string): TemplateProblem => ({
    code: 'RENDER_KIND_NOT_ALLOWED',
    message: `The template writes \`${kind}\`, which a bundle from a registry may not write here.`,
    hint: `If you trust the bundle, add \`${kind}\` to the option \`render.allowKinds\` of the plugin.`,
    in: 'template',
    pointer,
  });
  if (holdsHcl(file) && !builtIn) {
    return rules.allowKinds.includes('terraform/module') ? [] : [refuse('terraform/module')];
  }
  const objects = Array.isArray(document) ? (document as unknown[]) : [document];
  return objects.flatMap((object) => {
    if (!isMap(object) || object.kind === undefined) return [];
    const apiVersion = String(object.apiVersion ?? '');
    const kind = `${apiVersion}/${String(object.kind)}`;
    return isAllowed(kind, apiVersion, rules) ? [] : [refuse(kind)];
  });
}

function isAllowed(kind: string, apiVersion: string, { labels, allowKinds }: KindRules): boolean {
  if (allowKinds.includes(kind)) return true;
  if (isGuarded(apiVersion)) return false;
  const claim = `${String(labels['platform/claim-api-version'])}/${String(labels['platform/claim-kind'])}`;
  return kind === claim || BUILT_IN_KINDS.includes(kind);
}
