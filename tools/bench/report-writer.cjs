// The batch executor of the baseline: it writes the reports that the plugin wrote, and does nothing else.
/* eslint-disable @typescript-eslint/no-require-imports -- Nx loads it as CommonJS */
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

exports.writeBatch = async function* (taskGraph, _options, _overrides, context) {
  const reports = require('./reports.json');
  for (const task of Object.values(taskGraph.tasks)) {
    const startTime = Date.now();
    const { output, text } = reports[task.target.project];
    const path = join(context.root, output);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const result = { success: true, terminalOutput: '', startTime, endTime: Date.now() };
    yield { task: task.id, result };
    await new Promise(setImmediate);
  }
};

exports.default = async () => ({ success: false });
