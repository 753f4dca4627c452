// What an author may have meant by labels that name no template, and what is accepted there.
import { suggestPath } from '../bundle/suggest-file';
import { code, didYouMean, joinHints, listed } from '../diagnostics/words';
import { baseName, parentFolder, RENDER_FOLDER } from '../model/bundle-path';
import { TEMPLATE_LABEL } from '../model/infrastructure-labels';
import { suggest } from '../schema-check/suggest';
import { EXAMPLE_FOLDER } from './example-file';
import { BUILT_IN_TEMPLATES } from './generated/built-in-templates.generated';
import { PROVISIONER_NAME, TEMPLATE_PATH } from './template-paths';

/** For `platform/template`. `paths` are all files of the bundle. */
export function hintAtTemplate(path: string, paths: readonly string[]): string {
  const templates = templatesAmong(paths);
  return joinHints(
    didYouMean(suggestPath(path, templates)),
    templates.length === 0
      ? 'The bundle has no template. Add the file, or correct the path: it is relative to `pacto.yaml`.'
      : `The bundle has ${inWords(templates, 'and')}.`,
  );
}

/** For `platform/provisioner`. `paths` are all files of the bundle. */
export function hintAtProvisioner(provisioner: string, paths: readonly string[]): string {
  const templates = templatesAmong(paths);
  const own = templates.filter(hasName).map(nameOf);
  const others = templates.filter((path) => !hasName(path));
  const accepted = [...Object.keys(BUILT_IN_TEMPLATES), ...own];
  return joinHints(
    didYouMean(suggest(provisioner, accepted)),
    `Accepted: ${inWords([...new Set(accepted)], 'or')}.` +
      (others.length === 0
        ? ''
        : ` For ${inWords(others, 'or')}, set the label \`${TEMPLATE_LABEL}\`.`),
  );
}

function templatesAmong(paths: readonly string[]): string[] {
  return paths.filter((path) => TEMPLATE_PATH.test(path) && !path.startsWith(`${EXAMPLE_FOLDER}/`));
}

/** Whether the label `platform/provisioner` alone can name a template. */
function hasName(path: string): boolean {
  return parentFolder(path) === RENDER_FOLDER && PROVISIONER_NAME.test(nameOf(path));
}

function nameOf(path: string): string {
  return baseName(path).slice(0, -'.yaml'.length);
}

function inWords(names: readonly string[], join: 'and' | 'or'): string {
  return listed(names.map(code), join);
}
