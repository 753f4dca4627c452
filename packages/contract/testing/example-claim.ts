// A claim of the example service, and the expansion of a template's text with it, for tests.
import { parseSource } from '../src/source/yaml/parse-source';
import type { Budget } from '../src/template/cel/budget';
import type { Claim } from '../src/template/claim';
import {
  expandTemplate,
  type Expanded,
  type Expansion,
} from '../src/template/expand/expand-template';
import { parseTemplate } from '../src/template/parse/parse-template';
import type { TemplateProblem } from '../src/template/template-problem';

export function exampleClaim(changes: Partial<Claim> = {}): Claim {
  return {
    values: {},
    labels: {},
    environment: 'stg',
    namespace: 'my-service',
    component: { name: 'my-service-api', version: '1.2.0', alias: 'api', labels: {} },
    root: { name: 'my-service-root', version: '1.2.0' },
    chart: { name: 'my-service', version: '1.2.0' },
    contract: { name: 'postgres', version: '17.0.0' },
    configuration: { name: 'postgres' },
    options: {},
    ...changes,
  };
}

export function expandText(text: string, claim: Partial<Claim> = {}, budget?: Budget): Expansion {
  const source = parseSource('render/test.yaml', text);
  if (!source.document) throw new Error(source.problems.map(({ message }) => message).join('\n'));
  const parsed = parseTemplate(source.document);
  return parsed.problems ? parsed : expandTemplate(parsed.template, exampleClaim(claim), budget);
}

export function expandOk(text: string, claim: Partial<Claim> = {}): Expanded {
  const expansion = expandText(text, claim);
  if (expansion.problems) throw new Error(JSON.stringify(expansion.problems, null, 2));
  return expansion;
}

export function problemsOf(text: string, claim: Partial<Claim> = {}): readonly TemplateProblem[] {
  return expandText(text, claim).problems ?? [];
}

/** A template with one output that holds one value. */
export function templateOf(value: string): string {
  return `renderVersion: 1\noutputs:\n  - file: out.yaml\n    document:\n      value: ${value}\n`;
}
