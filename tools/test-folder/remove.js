const { rmSync } = require('node:fs');

module.exports = function removeTestFolder() {
  rmSync(globalThis.pactoTestFolder, { recursive: true, force: true });
};
