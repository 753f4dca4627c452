// The last act: two repositories and a registry.
import { findTool, REGISTRIES, startRegistry } from '../registries/real-registry.js';
import { check, chapter, commit, edit, enter, nx, nxExpecting, show } from './harness.mjs';
import { copyWorkspace } from './make-workspace.mjs';

/** Returns what was left out, and why. */
export async function demonstrateRegistry() {
  const program = Object.values(REGISTRIES).find(findTool);
  if (program === undefined) {
    return 'Left out: publishing and locking, because no registry is installed. `tools/registries/install.sh` installs one.';
  }
  const registry = await startRegistry(program);
  try {
    publishAndLock(`${registry.host}/pactos`);
  } finally {
    await registry.stop();
  }
  return undefined;
}

function publishAndLock(pactos) {
  const policy = `oci://${pactos}/platform-service`;
  const service = 'pactos/my-service-api';

  chapter('A repository of the platform team publishes to a registry');
  copyWorkspace('platform', pactos);
  nx('g', 'pacto:platform', 'platform-service', '--contract-version=2.0.0');
  nx('run-many', '-t', 'pacto-publish');
  commit('Publish the platform');
  const again = nx('run-many', '-t', 'pacto-publish');
  check(again.output.includes('Already published'), 'the second run publishes nothing');

  chapter('A repository of a service references what is published');
  copyWorkspace('services', `${pactos}/services`);
  nx('g', 'pacto:service', 'my-service-api', '--owner=team/example');
  nx('g', 'pacto:dependency', `${policy}:2.0.0`, '--project=my-service-api', '--kind=policy');
  const unlocked = nxExpecting(1, 'run', 'my-service-api:pacto-validate');
  check(unlocked.output.includes('REFERENCE_NOT_LOCKED'), 'a reference needs a pinned digest');
  nx('g', 'pacto:lock');
  show(`${service}/pacto.lock`);
  nx('run', 'my-service-api:pacto-validate');

  chapter('The platform team raises its policy');
  enter('platform');
  edit('pactos/platform-service/policy/schema.json', '"runtime"]', '"runtime", "interfaces"]');
  nx('g', 'pacto:bump', 'platform-service', '--to=3.0.0');
  const changed = nx('run-many', '-t', 'pacto-diff', '--base=published');
  check(changed.output.includes('Breaking (1)'), 'the diff compares with what consumers have');
  nx('run-many', '-t', 'pacto-publish');

  chapter('The service keeps 2.0.0 and sees that 3.0.0 exists');
  enter('services');
  const outlook = nx('g', 'pacto:lock', '--update=platform-service', '--dry-run');
  check(outlook.output.includes('(3.0.0 exists)'), 'the lock names the newer version');
}
