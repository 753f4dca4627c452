import type { Readiness, Unmet } from './check-readiness';

/** What the command found. It is printed before anything is written. */
export interface Outlook {
  readonly schemaVersion: 1;
  readonly contract: string;
  readonly to: string;
  readonly ready: number;
  readonly total: number;
  readonly consumers: readonly Readiness[];
  /** The unmet requirements. The requirement that most consumers do not meet comes first. */
  readonly requirements: readonly Requirement[];
}

interface Requirement {
  readonly code: string;
  readonly message: string;
  /** The consumers that it holds back. */
  readonly consumers: readonly string[];
  readonly places: readonly Place[];
}

export type Place = Pick<Unmet, 'file' | 'line' | 'column'>;

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

function groupUnmet(consumers: readonly Readiness[]): Requirement[] {
  const groups = new Map<string, Requirement & { consumers: string[]; places: Place[] }>();
  for (const { project, unmet } of consumers) {
    for (const { code, message, file, line, column } of unmet) {
      const key = JSON.stringify([code, message]);
      const group = groups.get(key) ?? { code, message, consumers: [], places: [] };
      groups.set(key, group);
      if (group.consumers.at(-1) !== project) group.consumers.push(project);
      group.places.push({ file, line, column });
    }
  }
  return [...groups.values()].sort(
    (a, b) => b.consumers.length - a.consumers.length || (a.message < b.message ? -1 : 1),
  );
}
