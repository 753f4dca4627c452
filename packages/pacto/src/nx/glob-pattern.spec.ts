import { escapeGlob, hasGlobCharacters, unescapeGlob } from './glob-pattern';
import { fc } from '../../../contract/testing/random-tests';

describe('paths as glob patterns', () => {
  test.each([
    ['we[i]rd/pacto.yaml', 'we[[]i]rd/pacto.yaml'],
    ['a{b,c}', 'a[{]b,c[}]'],
    ['a*b?', 'a[*]b[?]'],
    ['plain/path.yaml', 'plain/path.yaml'],
    ['@(x)', '@[(]x)'],
  ])('%s is written %s', (path, pattern) => {
    expect(escapeGlob(path)).toBe(pattern);
    expect(hasGlobCharacters(path)).toBe(path !== pattern);
  });

  test.each(['*.yaml', '**/*', '{a,b}', 'a?', '[ab]', '!(x)'])('%s is not a path', (pattern) => {
    expect(unescapeGlob(pattern)).toBeUndefined();
  });

  test('can be turned back into every path', () => {
    const path = fc.string({ unit: fc.constantFrom(...'ab[]{}*?(),!@./') });
    fc.assert(fc.property(path, (text) => expect(unescapeGlob(escapeGlob(text))).toBe(text)));
  });
});
