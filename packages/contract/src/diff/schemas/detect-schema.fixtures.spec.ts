// Pairs of small schemas of a configuration with the class that those who set its values would give the change.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { worstImpact, type Found } from '../../../testing/worst-impact';
import { parseSource } from '../../source/yaml/parse-source';
import { detectSchema } from './detect-schema';

const FOLDER = join(__dirname, '../../../fixtures/diff/schema');

const RIGHT: Readonly<Record<string, readonly [Found, string]>> = {
  'alternative-gains-required': ['BREAKING', 'a value of one alternative fits none'],
  'any-of-to-one-of': ['BREAKING', 'a value that fits both alternatives is refused'],
  'contains-without-minimum': ['NONE', '0 entries must fit'],
  'draft-07-later-keyword': ['NONE', 'draft-07 does not have the keyword'],
  'draft-07-sibling-of-ref': ['NONE', 'draft-07 ignores siblings of $ref'],
  'draft-07-tree-beside-ref': ['NONE', 'draft-07 ignores siblings of $ref'],
  'format-date-to-date-time': ['BREAKING', 'no date is a date with a time'],
  'format-hostname-to-idn-hostname': ['NON_BREAKING', 'each host name is an international one'],
  'format-uri-to-uri-reference': ['NON_BREAKING', 'each URI is a URI reference'],
  'inner-items-true-removed': ['BREAKING', 'entries after the first are refused'],
  'inner-unevaluated-properties-true-removed': ['BREAKING', 'other keys are refused'],
  'min-contains-zero': ['NONE', '0 entries must fit'],
  'one-of-to-any-of': ['NON_BREAKING', 'what fits exactly one fits at least one'],
  'one-of-to-any-of-bundle': ['NON_BREAKING', 'what fits exactly one fits at least one'],
  'pattern-removed-from-closed-mapping': ['BREAKING', 'keys of the pattern are refused'],
  'recursive-anchor-removed': ['BREAKING', 'the outer schema no longer counts'],
  'two-to-the-53': ['BREAKING', 'the number is refused'],
};

describe('pairs of schemas', () => {
  it.each(Object.entries(RIGHT))('%s is %j', (name, [right]) => {
    const [base, head] = ['base.json', 'head.json'].map((file) => {
      const text = readFileSync(join(FOLDER, name, file), 'utf8');
      return parseSource(file, text).document?.value;
    });
    const files = { basePath: 'base.json', headPath: 'head.json' };
    const { changes, defects } = detectSchema(base, head, files, 'configuration');
    expect(defects).toEqual([]);
    expect(worstImpact(changes)).toBe(right);
  });

  it('has the right class for every pair of the folder', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(RIGHT).sort());
  });
});
