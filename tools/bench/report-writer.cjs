// The batch executor of the baseline: it writes as many bytes as the plugin's report has, and nothing else.
/* eslint-disable @typescript-eslint/no-require-imports -- Nx loads it as CommonJS */
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

exports.writeBatch = async function* (taskGraph, _options, _overrides, context) {
  const sizes = require('./sizes.json');
  for (const task of Object.values(taskGraph.tasks)) {
    const startTime = Date.now();
    const { output, bytes } = sizes[task.target.project];
    const path = join(context.root, output);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, ' '.repeat(bytes));
    const result = { success: true, terminalOutput: '', startTime, endTime: Date.now() };
    yield { task: task.id, result };
    await new Promise(setImmediate);
  }
};

exports.default = async () => ({ success: false });
