/** The dialect of JUnit XML that Jenkins, GitLab and GitHub's reporters agree on. */
import type { Outcome } from '../../diagnostics/outcome';
import { showUnseen } from '../text/escape-text';

export interface TestCase {
  readonly name: string;
  readonly classname: string;
  readonly file?: string;
  readonly result: 'passed' | 'failure' | 'error';
  /** One line; only for what did not pass. */
  readonly message?: string;
  /** The text of the case, passed or not. */
  readonly text?: string;
}

/** The result of a case for the outcome of an environment. */
export const RESULT_OF: Readonly<Record<Outcome, TestCase['result']>> = {
  clean: 'passed',
  findings: 'failure',
  failed: 'error',
};

export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/** No times: a cached report says nothing about the run that shows it. */
export function writeJunit(name: string, suites: readonly TestSuite[]): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  const all = suites.flatMap((suite) => suite.cases);
  lines.push(`<testsuites${attributes({ name, ...counts(all) })}>`);
  for (const suite of suites) {
    lines.push(`  <testsuite${attributes({ name: suite.name, ...counts(suite.cases) })}>`);
    for (const testCase of suite.cases) lines.push(...caseLines(testCase));
    lines.push('  </testsuite>');
  }
  lines.push('</testsuites>');
  return `${lines.join('\n')}\n`;
}

function counts(cases: readonly TestCase[]): Record<string, string> {
  const count = (result: TestCase['result']) =>
    String(cases.filter((testCase) => testCase.result === result).length);
  return {
    tests: String(cases.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: '0',
  };
}

function caseLines({ name, classname, file, result, message, text }: TestCase): string[] {
  const open = `    <testcase${attributes({ classname, name, file })}`;
  const body = text === undefined ? '' : escapeXml(text);
  if (result !== 'passed') {
    return [
      `${open}>`,
      `      <${result}${attributes({ message })}>${body}</${result}>`,
      '    </testcase>',
    ];
  }
  if (body === '') return [`${open}/>`];
  return [`${open}>`, `      <system-out>${body}</system-out>`, '    </testcase>'];
}

function attributes(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value).replace(/\n/g, '&#10;')}"`)
    .join('');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no way to write most control characters, so they are shown as escapes. */
function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(showUnseen)
    .join('\n')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
