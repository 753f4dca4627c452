/** Milliseconds of processor time since `started`, an answer of `process.cpuUsage`; without it, since the start of the process. */
export function processorTime(started) {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
