import type { Readiness, Unmet } from './check-readiness';

/** What the command found, before anything is written. */
export interface Outlook {
  readonly schemaVersion: 1;
  readonly contract: string;
  readonly to: string;
  readonly ready: number;
  readonly total: number;
  readonly consumers: readonly Readiness[];
  /** What is not met, with the consumers that it keeps back; the one that keeps most back first. */
  readonly requirements: readonly {
    readonly code: string;
    readonly message: string;
    readonly consumers: readonly string[];
  }[];
}

export function buildOutlook(
  contract: string,
  to: string,
  consumers: readonly Readiness[],
): Outlook {
  return {
    schemaVersion: 1,
    contract,
    to,
    ready: consumers.filter(({ status }) => status !== 'not-ready').length,
    total: consumers.length,
    consumers,
    requirements: groupUnmet(consumers),
  };
}

function groupUnmet(consumers: readonly Readiness[]): Outlook['requirements'] {
  const groups = new Map<string, { code: string; message: string; consumers: string[] }>();
  for (const { project, unmet } of consumers) {
    for (const { code, message } of uniqueCauses(unmet)) {
      const key = JSON.stringify([code, message]);
      const group = groups.get(key) ?? { code, message, consumers: [] };
      group.consumers.push(project);
      groups.set(key, group);
    }
  }
  return [...groups.values()].sort(
    (a, b) => b.consumers.length - a.consumers.length || (a.message < b.message ? -1 : 1),
  );
}

function uniqueCauses(unmet: readonly Unmet[]): Unmet[] {
  return [...new Map(unmet.map((one) => [JSON.stringify([one.code, one.message]), one])).values()];
}
