// Which Kubernetes objects a template may write. A bundle of the workspace is reviewed there and may
// write any kind. A bundle from a registry is third-party input and may write few.
import type { Pointer } from '../../source/pointer';
import { holdsHcl } from './hcl-text';
import type { TemplateProblem } from '../template-problem';
import { isApiVersion } from '../kubernetes-names';
import { objectsIn } from '../kubernetes-objects';

const BUILT_IN_KINDS = ['external-secrets.io/v1/ExternalSecret'];

/**
 * Whether objects of the group run code or change the cluster. The label of a bundle cannot allow
 * them; only the option can.
 */
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
  /** Whether a built-in template wrote the output. It writes no Terraform but its fixed stub. */
  readonly isBuiltIn: boolean;
}

/** Files that change what a tool does with the files beside them, and the kind that allows them. */
const TOOL_FILES: readonly (readonly [RegExp, string])[] = [
  [/^kustomization\.yaml$/i, 'kustomize.config.k8s.io/v1beta1/Kustomization'],
  [/^chart\.yaml$/i, 'helm/Chart'],
];

export function checkKinds(
  output: { readonly file: string; readonly document: unknown; readonly pointer: Pointer },
  rules: KindRules,
): TemplateProblem[] {
  if (rules.from === 'workspace') return [];
  const { file, document, pointer } = output;
  return kindsOf(file, document, rules)
    .filter((kind) => !isAllowed(kind, rules))
    .map(({ name, apiVersion }) => {
      const isReadable = apiVersion === undefined || isApiVersion(apiVersion);
      return {
        code: 'RENDER_KIND_NOT_ALLOWED',
        message: `The template writes \`${name}\`, which a bundle from a registry may not write here.`,
        hint: isReadable
          ? `If you trust the bundle, add \`${name}\` to the option \`render.allowKinds\` of the plugin.`
          : 'Write `apiVersion` as `group/version` in lower case, or as `v1`.',
        in: 'template',
        pointer,
      };
    });
}

interface Kind {
  /** As `render.allowKinds` names it. */
  readonly name: string;
  /** Absent for files of other tools. */
  readonly apiVersion?: string;
}

function kindsOf(file: string, document: unknown, { isBuiltIn }: KindRules): Kind[] {
  if (holdsHcl(file) && !isBuiltIn) return [{ name: 'terraform/module' }];
  const base = file.slice(file.lastIndexOf('/') + 1);
  const tool = TOOL_FILES.find(([pattern]) => pattern.test(base));
  const kinds = new Map<string, Kind>();
  for (const { apiVersion, kind } of objectsIn(document)) {
    if (kind === undefined) continue;
    const version = printPart(apiVersion);
    const name = `${version}/${printPart(kind)}`;
    kinds.set(name, { name, apiVersion: version });
  }
  return [...(tool ? [{ name: tool[1] }] : []), ...kinds.values()];
}

function printPart(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function isAllowed({ name, apiVersion }: Kind, { labels, allowKinds }: KindRules): boolean {
  if (apiVersion !== undefined && !isApiVersion(apiVersion)) return false;
  if (allowKinds.includes(name)) return true;
  if (apiVersion === undefined || isGuarded(apiVersion)) return false;
  const claim = `${String(labels['platform/claim-api-version'])}/${String(labels['platform/claim-kind'])}`;
  return name === claim || BUILT_IN_KINDS.includes(name);
}
