// The part of an output that pages show: everything except the frame that Nx draws around its tasks.
const FRAME = [
  /^\s*[—─]+$/,
  /^\(node:\d+\) Warning: The 'NO_COLOR'/,
  /^\(Use `node --trace-warnings/,
  /^> nx run /,
  /^ NX {2,3}(Generating|Running|Successfully ran) /,
  /^(- \S+|Failed tasks:|With additional flags:|Pass --verbose to see the stacktrace\.)$/,
  /^ NX {3}Affected criteria defaulted to /,
  /^(Nx read the output from the cache|Output of \d+ successful tasks?|Hint: run the command with) /,
  /^\s+(Run duration|Cache|Critical path|Recoverable time): /,
];

const TASK = /^[✔✖] {2}nx run /;

/** One blank line at most, and none around; tasks in the order of their names. */
export function shownOutput(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => !FRAME.some((pattern) => pattern.test(line)));
  const tasks = lines.filter((line) => TASK.test(line)).sort();
  const others = lines.filter((line) => !TASK.test(line));
  const text = others
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const blocks = [tasks.join('\n'), text].filter((block) => block !== '');
  return blocks.map((block) => `${block}\n`).join('\n');
}
