import { quote } from '../../reference/defect';
import type { RuleContext, ValidationRule } from '../rule';
import { findJsonError, type BrokenPlace } from '../../source/json-place';
import { filesOf } from './named-files';

export const interfaceFileParses: ValidationRule = {
  id: 'interface-file-parses',
  code: 'INVALID_CONTRACT_FILE',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that interface files are what their name says: `.yaml` and `.yml` YAML, `.json` JSON.',
  mend: 'Mend the interface file at the place that is shown.',
  *check(context) {
    for (const { pointer, path } of filesOf(context.contract, 'interface')) {
      const language = languageOf(path);
      if (!language) continue;
      const found = context.file(path);
      if (found.status !== 'read') continue;
      const problem =
        language === 'JSON'
          ? findJsonError(found.path, found.text)
          : findYamlError(context, found.path, found.text);
      if (problem === undefined) continue;
      yield {
        pointer,
        message: `The interface file ${quote(path)} is no ${language}, which its name announces.`,
        hint: 'Mend the file at the place that is shown.',
        related: [{ document: found.path, pointer: '', ...problem }],
      };
    }
  },
};

function languageOf(path: string): 'YAML' | 'JSON' | undefined {
  if (/\.ya?ml$/i.test(path)) return 'YAML';
  return /\.json$/i.test(path) ? 'JSON' : undefined;
}

function findYamlError(
  { parse }: RuleContext,
  path: string,
  text: string,
): BrokenPlace | undefined {
  const parsed = parse(path, text);
  if (!('problem' in parsed)) return undefined;
  const { line, column, problem } = parsed;
  return { at: { line, column }, message: problem };
}
