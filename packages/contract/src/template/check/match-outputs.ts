import { joinPointer } from '../../source/pointer';
import { isMap, type Value } from '../cel/value';
import { differencesOf, type Difference } from './compare-output';

type Files = Readonly<Record<string, Value>>;

interface FileDifference extends Difference {
  /** The name that the file has in the rendered output; `undefined` where that has no such file. */
  readonly file?: string;
}

interface MatchedOutputs {
  /** The one file that has another name than expected. */
  readonly renamed?: { readonly before: string; readonly after: string };
  /** The pointers begin with the expected name of the file. */
  readonly differences: readonly FileDifference[];
}

/** Compares files by their names. One missing file and one new one of its kind are one file under two names. */
export function matchOutputs(expected: Files, rendered: Files): MatchedOutputs {
  const missing = Object.keys(expected).filter((name) => !Object.hasOwn(rendered, name));
  const added = Object.keys(rendered).filter((name) => !Object.hasOwn(expected, name));
  const [before, after] = [missing[0], added[0]];
  const isPair = missing.length === 1 && added.length === 1;
  const renamed =
    isPair && kindOf(expected[before!]) === kindOf(rendered[after!])
      ? { before: before!, after: after! }
      : undefined;
  const names = [...new Set([...Object.keys(expected), ...(renamed ? [] : added)])];
  return {
    renamed,
    differences: names.flatMap((name) => {
      const file = name === renamed?.before ? renamed.after : name;
      const after = Object.hasOwn(rendered, file) ? rendered[file] : undefined;
      const before = Object.hasOwn(expected, name) ? expected[name] : undefined;
      return [...differencesOf(before, after, joinPointer('', name))].map((one) => ({
        ...one,
        ...(after !== undefined && { file }),
      }));
    }),
  };
}

function kindOf(document: Value | undefined): Value | undefined {
  return isMap(document) ? document.kind : undefined;
}
