// The one file that names the YAML library, so that Node resolves the name once: where another package
// has loaded the library first, each `require` of it by name searches the disk again.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the library itself, without getters around it
import yaml = require('yaml');

export = yaml;
