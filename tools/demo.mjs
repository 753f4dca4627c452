// The product from end to end, in a fresh workspace that installed the packed plugin: every command is
// shown with what it really prints, and the demo fails when something is not as the README promises.
// `--no-pack` takes the tarball that is there; `--keep` leaves the workspace for a look around.
import { demonstrateContracts } from './demo/contracts.mjs';
import { Broken, leave } from './demo/harness.mjs';
import { demonstratePatterns } from './demo/patterns.mjs';
import { demonstrateRegistry } from './demo/registry.mjs';
import { demonstrateRender } from './demo/render.mjs';

const FLAGS = ['--keep', '--no-pack'];

const flags = process.argv.slice(2);
process.on('exit', () => leave({ keeps: flags.includes('--keep') }));
process.on('SIGINT', () => process.exit(130));

const unknown = flags.filter((flag) => !FLAGS.includes(flag));
if (unknown.length > 0) {
  console.error(`There is no option ${unknown.join(', ')}. There are ${FLAGS.join(' and ')}.`);
  process.exit(2);
}

try {
  demonstrateContracts({ packs: !flags.includes('--no-pack') });
  demonstratePatterns();
  demonstrateRender();
  const leftOut = await demonstrateRegistry();
  console.log('\nThe demo passed: every step did what the README promises.');
  if (leftOut !== undefined) console.log(leftOut);
} catch (error) {
  if (!(error instanceof Broken)) throw error;
  console.error(`\nThe demo failed: ${error.message}`);
  process.exitCode = 1;
}
