// An example of a claim with the output that its template gives now, as texts of the two files.
import { printYaml } from '../../edit/print-yaml';
import { parseSource } from '../../source/yaml/parse-source';
import {
  EXAMPLE_FOLDER,
  EXPECTED_ENDING,
  readExample,
  type ExampleContract,
} from '../example-file';
import { expandTemplate } from '../expand/expand-template';
import { findTemplate } from './find-template';
import { parseTemplate } from '../parse/parse-template';

export interface ExampleRequest extends ExampleContract {
  /** Name of the example: its files are called after it. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Texts of template files by their path in the bundle. */
  readonly files: Readonly<Record<string, string>>;
}

/** Texts by path in the bundle. Throws where the template cannot be expanded with the values. */
export function buildExample(request: ExampleRequest): Record<string, string> {
  const { name, values, labels, files } = request;
  const search = findTemplate(labels, {
    readFile: (path) =>
      path in files ? { status: 'read', path, text: files[path]! } : { status: 'missing' },
    pathsForHint: () => Object.keys(files),
  });
  if ('problem' in search) throw new Error(search.problem.message);
  const example = printYaml({ values });
  const source = parseSource(search.found.path, search.found.text);
  const read = readExample(parseSource(name, example).document!, request);
  const { template, problems = source.problems } = source.document
    ? parseTemplate(source.document)
    : {};
  if (!template || 'problems' in read) throw new Error(problems[0]?.message);
  const expansion = expandTemplate(template, read.claim);
  if (expansion.problems) throw new Error(expansion.problems[0]!.message);
  const outputs = expansion.outputs.map(({ file, document }) => [file, document] as const);
  const path = `${EXAMPLE_FOLDER}/${name}`;
  return {
    [`${path}.yaml`]: `# A claim. What it gives is in ${name}${EXPECTED_ENDING}.\n${example}\n`,
    [`${path}${EXPECTED_ENDING}`]: `# What the template writes for ${name}.yaml, by file.\n${printYaml(Object.fromEntries(outputs))}\n`,
  };
}
