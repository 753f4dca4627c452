import { childPath } from '../../model/bundle-path';
import type { ExplainedPolicy } from '../../render/explain/explain-report';
import { countOf } from '../text/count';
import { tableUnlessEmpty } from './explain-cells';
import { linkAnswer, linkBundle, type Page } from './explain-links';
import { markdownCode, markdownText } from './markdown';

/** A row for each policy: where it is, what it checks, and how far behind its version is. */
export function explainPolicies(report: Page): string {
  const rows = report.policies.map((policy) => [
    markdownText(policy.name),
    placeOf(policy, report),
    checksInWords(policy),
    markdownText(stateOf(policy, report)),
  ]);
  return tableUnlessEmpty(['Name', 'Contract', 'Checks', 'Behind'], rows);
}

function placeOf({ name, ref, schema, answer }: ExplainedPolicy, report: Page): string {
  if (answer) return linkBundle(report, answer);
  if (schema !== undefined) return report.link(childPath(report.bundle.path, schema), schema);
  return linkAnswer(report, 'policy', name, ref);
}

function checksInWords({ checks, configuration = '' }: ExplainedPolicy): string {
  switch (checks) {
    case 'contract':
      return 'this contract';
    case 'claim':
      return `values of ${markdownCode(configuration)}`;
    case 'claims':
      return 'values of each claim';
    case 'consumers':
      return 'contracts that refer to it';
  }
}

function stateOf({ name, ref }: ExplainedPolicy, { references, behind }: Page): string {
  const found = references.find(
    (one) => one.use === 'policy' && one.name === name && one.ref === ref,
  )?.answer;
  const late = behind.find(
    ({ policy, pinned }) => policy === found?.name && pinned === found.version,
  );
  return late ? `${countOf(late.majors, 'major')} behind ${late.newest}` : '';
}
