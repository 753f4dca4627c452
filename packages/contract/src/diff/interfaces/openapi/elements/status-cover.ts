// Which response describes a status: the status itself, before its range, before `default`.
// https://spec.openapis.org/oas/v3.1.0#responses-object
import { child, children } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';

export type Responses = ReadonlyMap<string, Located>;

/** By status; `4xx` means `4XX`. */
export function responsesOf(side: DocumentSide, operation: Located<Mapping>): Responses {
  const found = new Map<string, Located>();
  const listed = side.mapping(child(operation, 'responses'), '`responses`');
  for (const [status, response] of children(listed)) {
    if (status.startsWith('x-')) continue;
    found.set(/^\dxx$/i.test(status) ? status.toUpperCase() : status, response);
  }
  return found;
}

/** What describes a status or a range that is not named itself; `default` is read as an error. */
export function coverOf(responses: Responses, status: string): string | undefined {
  if (status === 'default') return undefined;
  const range = `${status[0]}XX`;
  if (range !== status && responses.has(range)) return range;
  return isErrorStatus(status) && responses.has('default') ? 'default' : undefined;
}

/** What described a status in the base. Where the base names no success, its `default` promised success, too. */
export function formerCoverOf(responses: Responses, status: string): string | undefined {
  const cover = coverOf(responses, status);
  if (cover !== undefined || status === 'default' || describesSuccess(responses)) return cover;
  return responses.has('default') ? 'default' : undefined;
}

/** The two ranges of errors, where both are described. They replace `default`. */
export function rangesOf(responses: Responses): string[] {
  const ranges = ['4XX', '5XX'];
  return ranges.every((range) => responses.has(range)) ? ranges : [];
}

/** The entries that describe a part of a range, or of a `default` for all, when no wider entry is left. */
export function partsOf(responses: Responses, status: string): string[] {
  if (status === 'default') return [...responses.keys()].filter((key) => /^[23]/.test(key));
  if (!status.endsWith('XX')) return [];
  return [...responses.keys()].filter((key) => key !== status && key[0] === status[0]);
}

/** Whether callers read a status as an error. They read `default` so where a success is described. */
export function isErrorStatus(status: string, responses?: Responses): boolean {
  if (status !== 'default') return /^[45]/.test(status);
  return responses !== undefined && describesSuccess(responses);
}

function describesSuccess(responses: Responses): boolean {
  return [...responses.keys()].some((status) => /^[23]/.test(status));
}
