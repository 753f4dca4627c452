// `.pactoignore`: which files of a bundle stay out of its artifact. A subset of gitignore, as the Go tool reads
// it. The last rule that matches decides. In an ignored folder, every file is ignored.
import { CONTRACT_FILE } from '../../model/bundle-path';
import { longCode } from '../../diagnostics/words';
import type { Defect } from '../../reference/defect';
import { compileSegment, type SegmentMatcher } from './match-segment';
import { matchWithStars, type Part } from './match-with-stars';

export const PACTO_IGNORE_FILE = '.pactoignore';

const DEFAULT_RULES = ['.git/', PACTO_IGNORE_FILE, '.DS_Store'];

interface Rule {
  readonly isNegated: boolean;
  readonly onlyFolders: boolean;
  /** `**` means any number of segments. */
  readonly segments: readonly Part<string>[];
}

/** Whether a file, a POSIX path below the bundle, is ignored. */
type IsIgnoredInBundle = (path: string) => boolean;

/** Parses the text of a `.pactoignore`; the empty text has only the default rules. */
export function parsePactoIgnore(text: string): IsIgnoredInBundle | Defect {
  /** The last one first. */
  const rules: Rule[] = [];
  const lines = [...DEFAULT_RULES, ...text.split('\n')];
  for (const [index, line] of lines.entries()) {
    const pattern = line.trim();
    if (pattern === '' || pattern.startsWith('#')) continue;
    const rule = parseRule(pattern);
    if (!rule) {
      const number = index - DEFAULT_RULES.length + 1;
      return {
        problem: `Line ${number} of \`${PACTO_IGNORE_FILE}\` has the malformed pattern ${longCode(pattern)}.`,
        hint: 'Close each `[`, and write `\\[` for a bracket that is part of a name.',
      };
    }
    rules.unshift(rule);
  }
  return (path) => path !== CONTRACT_FILE && isPathIgnored(rules, path);
}

function parseRule(pattern: string): Rule | undefined {
  const isNegated = pattern.startsWith('!');
  const [body, onlyFolders] = withoutEnd(isNegated ? pattern.slice(1) : pattern, '/');
  const isAnchored = body.includes('/');
  const parts = (body.startsWith('/') ? body.slice(1) : body).split('/');
  const segments = parts.map((part) => (part === '**' ? part : compileSegment(part)));
  if (body === '' || segments.includes(undefined)) return undefined;
  return {
    isNegated,
    onlyFolders,
    segments: [...(isAnchored ? [] : ['**' as const]), ...(segments as SegmentMatcher[])],
  };
}

function withoutEnd(text: string, end: string): [string, boolean] {
  return text.endsWith(end) ? [text.slice(0, -end.length), true] : [text, false];
}

/** From the outermost folder inwards: a rule cannot bring back a file of an ignored folder. */
function isPathIgnored(rules: readonly Rule[], path: string): boolean {
  const segments = path.split('/');
  return segments.some((_, index) => {
    const isFolder = index < segments.length - 1;
    const part = segments.slice(0, index + 1);
    const rule = rules.find(
      (one) => (isFolder || !one.onlyFolders) && matchWithStars(one.segments, part),
    );
    return rule !== undefined && !rule.isNegated;
  });
}
