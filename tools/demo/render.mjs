// The third act: from the reviewed files to what is deployed.
import { check, chapter, commit, edit, lineOf, nx, read, show } from './harness.mjs';
import { DATABASE } from './patterns.mjs';

const STAGING = 'my-service/pactos/my-service-api/overrides/values.stg.yaml';
const RENDER = 'my-service-root:pacto-render';
const RENDERED = 'dist/pacto/my-service/pactos/my-service-root/render';

export function demonstrateRender() {
  commit('Scale the database');

  chapter('What is deployed in stg, rendered from the same file');
  const rendered = nx('run', `${RENDER}:stg`);
  check(rendered.ran.join() === `${RENDER}:stg`, 'the root renders its components together');
  show(STAGING);
  show(`${RENDERED}/stg/values.yaml`);
  show(`${RENDERED}/stg/claims/my-service-api-postgres.yaml`);
  show(`${RENDERED}/stg/secrets/my-service-api-secrets.yaml`);
  check(read(`${RENDERED}/stg/values.yaml`).includes('replicas: 3'), 'the values are those of stg');

  chapter('The review of what a change deploys');
  edit(STAGING, 'replicas: 3', 'replicas: 5');
  edit(DATABASE, / {2}- name: postgres[^]*/, '');
  const review = nx('affected', '-t', 'pacto-render', '--base=main');
  check(review.output.includes('/api/replicas: 3 -> 5'), 'the review shows the value, old and new');
  check(
    review.output.includes('destroys: PostgreSQLClaim my-service-api-postgres'),
    'the review shows that the database of prod would be destroyed',
  );

  chapter('Where every line of a contract was written');
  const explained = nx('run', 'my-service-api:pacto-explain:stg');
  const line = lineOf(STAGING, 'replicas: 5');
  check(
    new RegExp(`replicas: 5 +# ${STAGING}:${line}$`, 'm').test(explained.output),
    `the replicas come from line ${line} of the override file`,
  );
}
