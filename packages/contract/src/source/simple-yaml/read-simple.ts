// Reads the YAML that people and programs mostly write, many times faster than the YAML library:
// one document of mappings, lists, quoted and plain scalars, texts behind `|` and `>`, and
// JSON-like flow collections. Where a text leaves this part, or is wrong in any way, the reader
// gives up, and the library reads the text. A property test compares every result with that of the
// library. `npm run bench -- --only=engine` shows the need: without this, the engine takes 65
// percent more processor time.
import type { AmbiguousScalar } from '../source-document';
import type { Positions } from '../parsed-source';
import { NotSimple } from './not-simple';
import { SimpleBlockReader } from './simple-block-reader';
import type { SimpleNode } from './simple-tree';

export interface SimpleDocument {
  readonly value: unknown;
  readonly ambiguous: readonly AmbiguousScalar[];
  /** Where positions are kept. */
  readonly tree?: SimpleNode;
}

/** `undefined` where the text is not simple. */
export function readSimple(text: string, positions: Positions): SimpleDocument | undefined {
  const reader = new SimpleBlockReader(text, positions === 'kept');
  return attempt(() => ({
    value: reader.read(),
    ambiguous: reader.ambiguous,
    tree: reader.node,
  }));
}

/** A simple text as a tree of nodes, which know their places. */
export function readSimpleTree(text: string): SimpleNode | undefined {
  return readSimple(text, 'kept')?.tree;
}

function attempt<Answer>(read: () => Answer): Answer | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}
