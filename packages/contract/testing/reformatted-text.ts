import { isDeepStrictEqual } from 'node:util';
import { parseDocument, visit, type Document } from 'yaml';
import { fc } from './random-tests';

/** How a text is written again. */
interface Layout {
  readonly weights: readonly number[];
  readonly form: 'block' | 'flow' | 'json';
  readonly indent: number;
  readonly indentSeq: boolean;
  readonly lineWidth: number;
  readonly quote: 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE';
  readonly comments: readonly boolean[];
  readonly crlf: boolean;
  readonly mark: boolean;
  readonly start: '' | '---\n' | '# first\n---\n';
}

const layout: fc.Arbitrary<Layout> = fc.record({
  weights: fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }),
  form: fc.constantFrom('block', 'block', 'flow', 'json'),
  indent: fc.constantFrom(2, 4, 1),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 80),
  quote: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  comments: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  crlf: fc.boolean(),
  mark: fc.boolean(),
  start: fc.constantFrom('', '---\n', '# first\n---\n'),
});

/**
 * The same data in the YAML and JSON files below a folder: other quotes, indents, comments, line ends, and
 * another order of keys unless it is `kept`. Other files stay as they are.
 */
export function reformattedTexts(
  texts: Readonly<Record<string, string>>,
  folder: string,
  order: 'shuffled' | 'kept',
): fc.Arbitrary<Readonly<Record<string, string>>> {
  const paths = Object.keys(texts).filter(
    (path) => path.startsWith(`${folder}/`) && /\.(?:json|yaml)$/.test(path),
  );
  return fc.tuple(...paths.map(() => layout)).map((layouts) => {
    const written = paths.map((path, index) => [
      path,
      reformatted(path, texts[path]!, order, layouts[index]!),
    ]);
    return { ...texts, ...Object.fromEntries(written) };
  });
}

function reformatted(path: string, text: string, order: 'shuffled' | 'kept', how: Layout): string {
  const document = parseDocument(text);
  if (order === 'shuffled') shuffleKeys(document, how.weights);
  const isJson = path.endsWith('.json') || how.form === 'json';
  const written = isJson ? json(document, how) : (yaml(document, how) ?? json(document, how));
  const lines = how.crlf ? written.replace(/\n/g, '\r\n') : written;
  return (how.mark ? '\uFEFF' : '') + lines;
}

function json(document: Document, { indent }: Layout): string {
  return JSON.stringify(document.toJS(), null, indent);
}

/** Nothing where the library cannot read what it wrote. */
function yaml(document: Document, how: Layout): string | undefined {
  let count = 0;
  visit(document, {
    Scalar(key, node) {
      const isText = typeof node.value === 'string';
      if (isText) node.type = how.quote;
      if (key === 'key' && how.comments[count++ % 5]) node.commentBefore = ` comment ${count}`;
      node.spaceBefore = false;
    },
    Collection(_, node) {
      node.flow = how.form === 'flow';
    },
  });
  const data: unknown = document.toJS();
  const text = document.toString({
    indent: how.indent,
    indentSeq: how.indentSeq,
    lineWidth: how.lineWidth,
  });
  const again = parseDocument(text);
  const isSame = again.errors.length === 0 && isDeepStrictEqual(again.toJS(), data);
  return isSame ? how.start + text : undefined;
}

function shuffleKeys(document: Document, weights: readonly number[]): void {
  let count = 0;
  visit(document, {
    Map(_, node) {
      const weighed = node.items.map((item) => [weights[count++ % weights.length]!, item] as const);
      node.items = weighed.sort(([a], [b]) => a - b).map(([, item]) => item);
    },
  });
}
