// A double cannot hold these numbers, so a message that prints one would name another number.
import { parseJson } from '../../source/json/parse-json';
import { createSchemaStore, isSchemaDefect } from '../schema-store';

const store = createSchemaStore();
const LOW = '9007199254740992';
const LONG = '9007199254740993';

test.each([
  [`{"const": ${LONG}}`, LOW, `must be \`${LONG}\`; it is the number \`${LOW}\``],
  [`{"enum": [${LOW}, ${LONG}]}`, '1', `one of \`${LOW}\` or \`${LONG}\``],
  [`{"not": {"const": ${LONG}}}`, LONG, `must not be \`${LONG}\``],
  [`{"not": {"enum": [${LOW}, ${LONG}]}}`, LONG, `must not be \`${LOW}\` or \`${LONG}\``],
  [`{"contains": {"const": ${LONG}}}`, `[${LOW}]`, `1 item equal to \`${LONG}\``],
  [
    `{"contains": {"required": ["id"], "properties": {"id": {"const": ${LONG}}}}}`,
    `[{"id": ${LOW}}]`,
    `1 item with \`id\` \`${LONG}\``,
  ],
  [`{"maximum": ${LOW}}`, LONG, `at most ${LOW}`],
  [`{"multipleOf": ${LONG}}`, LOW, `a multiple of ${LONG}; it is \`${LOW}\``],
  ['{"not": {"const": {"a": 1}}}', '{"a": 1}', 'must not be what the schema excludes'],
  ['{"not": {"enum": [{"a": 1}, 2]}}', '2', 'must not be what the schema excludes'],
])('%s refuses %s in the words %j', (schema, value, words) => {
  // Numbers keep their digits in what holds them.
  const compiled = store.compile(`{"items": ${schema}}`);
  if (isSchemaDefect(compiled)) throw new Error(compiled.message);
  const messages = compiled.check(parseJson(`[${value}]`)).map(({ message }) => message);
  expect(messages.join()).toContain(words);
});
