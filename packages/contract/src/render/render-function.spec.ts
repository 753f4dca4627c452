// What is rendered is a function of the input: of the texts of the closure, and of nothing else.
import { join } from 'node:path';
import { readTexts, openUnit, renderTexts, type Texts } from '../../testing/memory-unit';
import { createSession, type Session } from '../bundle/session';
import { readableInUnit } from './unit-closure';

const EXAMPLE = readTexts(join(__dirname, '../../../../e2e/example'));
const ROOT = 'my-service/pactos/my-service-root';
const ENVIRONMENTS = ['dev', 'stg', 'prod'];

const render = (texts: Texts, session?: Session) =>
  renderTexts(texts, ROOT, { environments: ENVIRONMENTS, session });
const expected = render(EXAMPLE).texts;

/** These keep the order of their author: values, templates, and the schemas that those of umbrellas are made of. */
const ORDERED_VALUES = /^\/configurations\/\d+\/values(\/|$)/;
const ORDERED_FILES = /\.json$|^built-in\//;

/** A session whose parsed documents have the keys of their mappings in another order, places as they are. */
function permuting(isOrdered: (path: string, pointer: string) => boolean): Session {
  const session = createSession();
  const done = new WeakSet<object>();
  const permute = (path: string, value: unknown, pointer: string): void => {
    if (value === null || typeof value !== 'object' || isOrdered(path, pointer)) return;
    const entries = Object.entries(value);
    for (const [key, item] of entries) permute(path, item, `${pointer}/${key}`);
    if (Array.isArray(value)) return;
    // In place: what is kept beside an object, such as the digits of its numbers, stays with it.
    const map = value as Record<string, unknown>;
    for (const [key] of entries) delete map[key];
    for (const [key, item] of entries.reverse()) map[key] = item;
  };
  return {
    ...session,
    parse: (path, bytes, sizeLimit) => {
      const parsed = session.parse(path, bytes, sizeLimit);
      const { document } = parsed;
      if (document && !done.has(document)) {
        done.add(document);
        permute(path, document.value, '');
      }
      return parsed;
    },
  };
}

test('the order of keys in the parsed data does not count, except where it is that of the output', () => {
  const session = permuting(
    (path, pointer) => ORDERED_FILES.test(path) || ORDERED_VALUES.test(pointer),
  );
  expect(render(EXAMPLE, session).texts).toEqual(expected);
});

test('where keys of values change their order, the hash of each file and its data stay the same', () => {
  const session = permuting((path) => ORDERED_FILES.test(path));
  const permuted = render(EXAMPLE, session);
  const filesOf = ({ report }: ReturnType<typeof render>) =>
    report.environments.flatMap(({ files }) => files.map(({ path, hash }) => [path, hash]));
  expect(permuted.texts).not.toEqual(expected);
  expect(filesOf(permuted)).toEqual(filesOf(render(EXAMPLE)));
});

test('line ends of Windows do not count', () => {
  const texts = Object.fromEntries(
    Object.entries(EXAMPLE).map(([path, text]) => [path, text.replace(/\r?\n/g, '\r\n')]),
  );
  expect(render(texts).texts).toEqual(expected);
});

test('the order of the files and what the session read before do not count', () => {
  const reversed = Object.fromEntries(Object.entries(EXAMPLE).reverse());
  expect(render(reversed).texts).toEqual(expected);
  const session = createSession();
  renderTexts(EXAMPLE, 'identity/pactos/keycloak-root', { session });
  expect(render(EXAMPLE, session).texts).toEqual(expected);
  expect(render(EXAMPLE, session).texts).toEqual(expected);
});

describe('a file outside the closure', () => {
  const closure = readableInUnit(openUnit(EXAMPLE, ROOT).closure);
  const outside = Object.keys(EXAMPLE).filter((path) => !closure.file(path));

  test('is for example the contract of another unit, a README, or a policy that nothing references', () => {
    expect(outside).toEqual(
      expect.arrayContaining([
        'identity/pactos/keycloak-root/pacto.yaml',
        'services/ledger/pacto.yaml',
      ]),
    );
  });

  // Contracts decide which bundle a reference means, so theirs is the only text that stays.
  test.each(outside.filter((path) => !path.endsWith('pacto.yaml')))('%s is not read', (path) => {
    expect(render({ ...EXAMPLE, [path]: '\u0000 not what it was' }).texts).toEqual(expected);
    const others = Object.entries(EXAMPLE).filter(([other]) => other !== path);
    expect(render(Object.fromEntries(others)).texts).toEqual(expected);
  });
});
