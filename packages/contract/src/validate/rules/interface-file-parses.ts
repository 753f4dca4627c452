// Reports interface files that cannot be parsed.
import { longCode } from '../../diagnostics/words';
import { findUtf16 } from '../../source/find-utf-16';
import { findGitStandIn } from '../../source/git-stand-in';
import { describeJsonError, type BrokenPlace } from '../../source/json/json-place';
import { parseProto } from '../../source/protobuf/parse-proto';
import { SourceText } from '../../source/source-text';
import type { Finding } from '../finding';
import type { RuleContext, ValidationRule } from '../rule';
import { filesOf } from './named-files';

export const interfaceFileParses: ValidationRule = {
  id: 'interface-file-parses',
  code: 'INVALID_CONTRACT_FILE',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that the content of an interface file fits its extension: a YAML mapping in `.yaml` and `.yml`, a JSON mapping in `.json`, protobuf in `.proto`. An empty file describes no interface.',
  fix: 'Fix the interface file at the reported place. A file can have at most 32 MiB.',
  *check(context) {
    for (const { pointer, path } of filesOf(context, 'interface')) {
      const found = context.file(path);
      if (found.status === 'missing' && found.isTooLarge) {
        yield {
          pointer,
          message: `The interface file ${longCode(path)} cannot be read: ${found.reason}.`,
          hint: found.hint,
        };
      }
      if (found.status !== 'read') continue;
      const problem =
        findStandIn(found.path, found.text) ?? findShape(context, found.path, found.text);
      if (problem === undefined) continue;
      const { message, hint, broken } = problem;
      yield {
        pointer,
        message: `The interface file ${longCode(path)} ${message}`,
        hint,
        ...(broken && { related: [{ document: found.path, pointer: '', ...broken }] }),
      };
    }
  },
};

interface Problem extends Pick<Finding, 'hint'> {
  /** The rest of a sentence about the file. */
  readonly message: string;
  readonly broken?: BrokenPlace;
}

const REPLACE = 'Correct the path, or replace the content of the file.';
const EMPTY: Problem = { message: 'is empty.', hint: REPLACE };
/** Protobuf accepts such a file, but it describes no interface. */
const EMPTY_PROTO: Problem = {
  message: 'declares nothing. An interface file must declare a service or its messages.',
  hint: REPLACE,
};

function findStandIn(path: string, text: string): Problem | undefined {
  const standIn = findGitStandIn(text);
  if (!standIn) return undefined;
  const { message, hint, start } = standIn;
  const at = new SourceText(path, text).positionAt(start);
  return { message, hint, broken: { at, message: 'It begins here.' } };
}

function findShape(context: RuleContext, path: string, text: string): Problem | undefined {
  const language = languageOf(path);
  if (!language) return text.trim() === '' ? EMPTY : undefined;
  if (language === 'protobuf') {
    const parsed = parseProto(text);
    if ('file' in parsed) return parsed.file.places.size === 0 ? EMPTY_PROTO : undefined;
    const encoding = findUtf16(text);
    if (!encoding) return notValid(language, { at: parsed.at, message: parsed.defect });
    const { message, hint } = encoding;
    return notValid(language, { at: parsed.at, message: `The file ${message}`, hint });
  }
  const parsed = context.parse(path, text);
  const broken =
    language === 'JSON'
      ? describeJsonError(path, text)
      : 'problem' in parsed
        ? { at: { line: parsed.line, column: parsed.column }, message: parsed.problem }
        : undefined;
  if (broken) return notValid(language, broken);
  if ('problem' in parsed) return undefined;
  const kind = kindOf(parsed.value);
  if (kind === undefined) return undefined;
  return {
    message: `is ${kind}. An interface file must be a mapping, such as an OpenAPI or AsyncAPI document.`,
    hint: REPLACE,
  };
}

function notValid(language: string, { hint, ...broken }: BrokenPlace): Problem {
  const message = `is not valid ${language}.`;
  return { message, hint: hint ?? 'Fix the file at the reported place.', broken };
}

function kindOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'object' ? undefined : `a ${typeof value}`;
}

function languageOf(path: string): 'YAML' | 'JSON' | 'protobuf' | undefined {
  if (/\.ya?ml$/i.test(path)) return 'YAML';
  if (/\.proto$/i.test(path)) return 'protobuf';
  return /\.json$/i.test(path) ? 'JSON' : undefined;
}
