// Pairs of small sets of files with the class that callers would give the change.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTexts } from '../../../../testing/memory-unit';
import { protoChanges } from '../../../../testing/proto-documents';
import { worstImpact, type Found } from '../../../../testing/worst-impact';

const FOLDER = join(__dirname, '../../../../fixtures/diff/protobuf');

const RIGHT: Readonly<Record<string, readonly [Found, string]>> = {
  'alias-allowed': ['NON_BREAKING', 'two names of one number are read alike'],
  'default-escaped-text': ['NONE', 'the default is the same text'],
  'default-float': ['NONE', 'the default is the same number'],
  'default-hexadecimal': ['NONE', 'the default is the same number'],
  'import-renamed': ['POTENTIAL_BREAKING', 'code is generated for another file'],
  'import-renamed-and-changed': ['BREAKING', 'the amount cannot be decoded'],
  'int32-to-bool': ['BREAKING', 'JSON has `true` in place of a number'],
  'int32-to-int64': ['BREAKING', 'JSON has a text in place of a number'],
  'int32-to-uint32': ['POTENTIAL_BREAKING', 'JSON keeps a number, but negative values change'],
  'item-into-import': ['NON_BREAKING', 'bytes and JSON stay, and the import is public'],
  'message-became-local': ['POTENTIAL_BREAKING', 'files that import it no longer compile'],
  'message-into-import': ['POTENTIAL_BREAKING', 'bytes and JSON stay, code is in another file'],
  'message-moved-and-changed': ['BREAKING', 'the amount cannot be decoded'],
  'message-out-of-import': ['POTENTIAL_BREAKING', 'bytes and JSON stay, code is in another file'],
  'public-import-removed': ['POTENTIAL_BREAKING', 'files that got types through it do not compile'],
  'string-to-bytes': ['BREAKING', 'JSON has base64 in place of a text'],
};

const changesOf = (name: string) => {
  const [base, head] = ['base', 'head'].map((side) => readTexts(join(FOLDER, name, side)));
  return protoChanges(base!, head!);
};

describe('pairs of protobuf files', () => {
  it.each(Object.entries(RIGHT))('%s is %j', (name, [right]) => {
    expect(worstImpact(changesOf(name))).toBe(right);
  });

  it('names the field where a moved message changed', () => {
    for (const name of ['message-moved-and-changed', 'import-renamed-and-changed']) {
      expect(changesOf(name).map(({ path }) => path)).toContain(
        'protobuf.messages[Price].fields[amount]',
      );
    }
  });

  it('are all listed with their right class', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(RIGHT).sort());
  });
});
