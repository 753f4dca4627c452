// Names of an Application and of its Helm release that Helm would refuse, with the name to change.
import { isDnsLabel } from '../../template/kubernetes-names';
import type { RenderSettings } from '../render-settings';
import { applicationName, RELEASE_NAME_LIMIT } from './build-application';

interface NameDefect {
  readonly message: string;
  readonly hint: string;
}

type NameOf = (chart: string, environment: string) => string;

/** What is wrong with the first name that Helm would refuse. */
export function releaseNameDefects(
  chart: string,
  environment: string,
  settings: RenderSettings,
): NameDefect[] {
  const inApplication: NameOf = (one, other) => applicationName(settings, one, other);
  const found = defectsOf('Application', inApplication, chart, environment);
  return found.length > 0 ? found : defectsOf('Helm release', (one) => one, chart, environment);
}

function defectsOf(what: string, nameOf: NameOf, chart: string, environment: string): NameDefect[] {
  const name = nameOf(chart, environment);
  const called = `The ${what} would be called ${JSON.stringify(name)}`;
  const defects: NameDefect[] = [];
  if (!hasForm(name)) {
    defects.push({
      message: `${called}; only lower-case letters, digits and \`-\` are accepted, with a letter or digit at both ends.`,
      hint: hintOfForm(nameOf, chart, environment),
    });
  }
  if (name.length > RELEASE_NAME_LIMIT) {
    defects.push({
      message: `${called}, which has ${name.length} characters; at most ${RELEASE_NAME_LIMIT} are accepted.`,
      hint: `Give ${longOnes(nameOf, chart, environment)} a shorter name, or set \`render.argocd.name\` in the options of the plugin. Pacto does not shorten names.`,
    });
  }
  return defects;
}

function hasForm(name: string): boolean {
  return isDnsLabel(name, Infinity);
}

/** Names the part without which the name would have the form. */
function hintOfForm(nameOf: NameOf, chart: string, environment: string): string {
  const isOfEnvironment = !hasForm(environment) && nameOf(chart, '') !== nameOf(chart, environment);
  if (hasForm(chart) && !isOfEnvironment) {
    return 'Change `render.argocd.name` in the options of the plugin.';
  }
  const hints = hasForm(chart) ? [] : ['Give the chart a name of this form.'];
  if (isOfEnvironment) hints.push(hintToRename(environment));
  return hints.join(' ');
}

function hintToRename(environment: string): string {
  const near = environment
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `Rename the environment \`${environment}\`, for example to \`${near}\`: its override files, and its name in the options of the plugin.`;
}

function longOnes(nameOf: NameOf, chart: string, environment: string): string {
  if (nameOf(chart, '') === nameOf(chart, environment)) return 'the chart';
  return environment.length > chart.length ? 'the environment' : 'the chart or the environment';
}
