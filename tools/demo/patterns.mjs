// The second act: the workspace of the example, which holds every example of the document.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  check,
  chapter,
  commit,
  edit,
  enter,
  lineOf,
  names,
  nx,
  nxExpecting,
  repository,
  show,
} from './harness.mjs';

const PATTERNS = ['identity', 'infrastructure', 'my-service', 'platform', 'services'];
export const DATABASE = 'my-service/pactos/my-service-api/overrides/values.prod.yaml';
const API = 'my-service-api:pacto-validate';

export function demonstratePatterns() {
  chapter('All six patterns in one workspace: e2e/example of the repository');
  const workspace = enter('example');
  for (const folder of ['my-service', 'platform']) {
    rmSync(join(workspace, folder), { recursive: true });
  }
  for (const folder of PATTERNS) {
    cpSync(join(repository, 'e2e/example', folder), join(workspace, folder), { recursive: true });
  }
  commit('Take the example');
  console.log(`
  1  a root and its components    my-service, identity
  2  infrastructure contracts     infrastructure
  3  several claims in one file   ${DATABASE}
  4  a platform contract          platform/pactos/platform-service
  5  policies 1.0.0 to 4.0.0      platform/policies, with a service pinned to each in services
  6  override files               overrides/values.<environment>.yaml of the components`);
  show(DATABASE);
  const all = nx('run-many', '-t', 'pacto-validate');
  check(all.ran.length === 18, `all ${all.ran.length} contracts were validated and are valid`);

  chapter('Prod asks for a highly available database');
  edit(DATABASE, 'instances: 3', 'instances: 1');
  const wrong = nxExpecting(1, 'affected', '-t', 'pacto-validate');
  const line = lineOf(DATABASE, 'instances: 1');
  check(wrong.output.includes('POLICY_VIOLATION'), 'the policy of postgres checks the claim');
  check(wrong.output.includes(`${DATABASE}:${line}:18`), `the diagnostic is at line ${line}`);
  check(
    new RegExp(`${line} *[|│] .*instances: 1`).test(wrong.output),
    'the code frame shows the claim',
  );
  check(wrong.ran.join() === API, 'nothing else was validated', `ran: ${names(wrong.ran)}`);

  chapter('Two instances are enough');
  edit(DATABASE, 'instances: 1', 'instances: 2');
  const fixed = nx('affected', '-t', 'pacto-validate');
  check(fixed.ran.join() === API, 'the claim is valid', `ran: ${names(fixed.ran)}`);
}
