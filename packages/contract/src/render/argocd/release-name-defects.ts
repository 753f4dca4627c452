// Names of an Application and of its Helm release that Helm would refuse, with the name to change.
import { isDnsLabel } from '../../template/kubernetes-names';
import type { RenderSettings } from '../render-settings';
import { findNameCause } from '../find-name-cause';
import { hintToRename } from '../hint-to-rename';
import { applicationName, RELEASE_NAME_LIMIT } from './build-application';

interface NameDefect {
  readonly message: string;
  readonly hint: string;
  readonly cause: 'chart' | 'environment' | 'option';
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
      cause: causeOf(hasForm, nameOf, chart, environment),
    });
  }
  if (!hasLength(name)) {
    defects.push({
      message: `${called}, which has ${name.length} characters; at most ${RELEASE_NAME_LIMIT} are accepted.`,
      hint: `Give ${longOnes(nameOf, chart, environment)} a shorter name, or set \`render.argocd.name\` in the options of the plugin. Pacto does not shorten names.`,
      cause: causeOf(hasLength, nameOf, chart, environment),
    });
  }
  return defects;
}

function hasForm(name: string): boolean {
  return isDnsLabel(name, Infinity);
}

function hasLength(name: string): boolean {
  return name.length <= RELEASE_NAME_LIMIT;
}

/** What is left of a name without its parts comes from the option. */
function causeOf(
  isAccepted: (name: string) => boolean,
  nameOf: NameOf,
  chart: string,
  environment: string,
): NameDefect['cause'] {
  const cause = findNameCause([
    { is: 'chart', text: chart, isCause: () => isAccepted(nameOf('x', environment)) } as const,
    {
      is: 'environment',
      text: environment,
      isCause: () => isAccepted(nameOf(chart, 'x')),
    } as const,
  ]);
  return cause?.is ?? (isAccepted(nameOf('x', 'x')) ? 'chart' : 'option');
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

function longOnes(nameOf: NameOf, chart: string, environment: string): string {
  if (nameOf(chart, '') === nameOf(chart, environment)) return 'the chart';
  return environment.length > chart.length ? 'the environment' : 'the chart or the environment';
}
