// The batch executor of the baseline: it writes the files that the plugin wrote, and does nothing else.
/* eslint-disable @typescript-eslint/no-require-imports -- Nx loads it as CommonJS */
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

exports.writeBatch = async function* (taskGraph, _options, _overrides, context) {
  const outputs = require('./outputs.json');
  for (const task of Object.values(taskGraph.tasks)) {
    const startTime = Date.now();
    for (const { path, text } of outputs[task.target.project]) {
      const file = join(context.root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const result = { success: true, terminalOutput: '', startTime, endTime: Date.now() };
    yield { task: task.id, result };
    await new Promise(setImmediate);
  }
};

exports.default = async () => ({ success: false });
