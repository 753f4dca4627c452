const { mkdtempSync, realpathSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** All temporary folders of a test run are in one folder, so that none stays after the run. */
module.exports = function makeTestFolder() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-test-')));
  globalThis.pactoTestFolder = folder;
  process.env.TMPDIR = folder;
  process.env.TEMP = folder;
};
