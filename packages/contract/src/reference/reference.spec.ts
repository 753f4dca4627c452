import { isDefect } from './defect';
import { formatOciName } from './oci-name';
import {
  detectMissingScheme,
  hasExplicitTag,
  parseImageReference,
  parseReference,
  withTag,
  type OciReference,
  type Reference,
} from './reference';
import { fc } from '../../testing/random-tests';

const SHA256 = `sha256:${'0123456789abcdef'.repeat(4)}`;
const SHA512 = `sha512:${'0123456789abcdef'.repeat(8)}`;

function reference(text: string): Reference {
  const result = parseReference(text);
  if (isDefect(result)) throw new Error(result.problem);
  return result;
}

function oci(text: string): OciReference {
  const result = reference(text);
  if (result.scheme !== 'oci') throw new Error(`${text} is a path`);
  return result;
}

describe('an oci:// reference', () => {
  it.each<[string, Partial<OciReference>]>([
    ['oci://ghcr.io/a', { host: 'ghcr.io', repository: 'a' }],
    ['oci://ghcr.io/example/pactos/api', { host: 'ghcr.io', repository: 'example/pactos/api' }],
    ['oci://ghcr.io/example/api:1.0.0', { repository: 'example/api', tag: '1.0.0' }],
    [`oci://ghcr.io/example/api@${SHA256}`, { repository: 'example/api', digest: SHA256 }],
    [`oci://ghcr.io/e/api:v1@${SHA512}`, { repository: 'e/api', tag: 'v1', digest: SHA512 }],
    ['oci://localhost/api', { host: 'localhost', repository: 'api' }],
    ['oci://localhost:5000/api', { host: 'localhost:5000', repository: 'api' }],
    ['oci://localhost:5000/api:latest', { host: 'localhost:5000', tag: 'latest' }],
    ['oci://127.0.0.1:65535/a/b', { host: '127.0.0.1:65535', repository: 'a/b' }],
    ['oci://[::1]:5000/api', { host: '[::1]:5000', repository: 'api' }],
    ['oci://registry/api', { host: 'registry', repository: 'api' }],
    ['oci://GHCR.io/api', { host: 'GHCR.io', repository: 'api' }],
    ['oci://ghcr.io/a.b/c_d/e__f/g-h/i---j', { repository: 'a.b/c_d/e__f/g-h/i---j' }],
    ['oci://ghcr.io/a:_Tag.with-all_1', { tag: '_Tag.with-all_1' }],
    [`oci://ghcr.io/a:${'t'.repeat(128)}`, { tag: 't'.repeat(128) }],
  ])('%s is read', (text, expected) => {
    expect(parseReference(text)).toMatchObject({ scheme: 'oci', text, ...expected });
  });

  it('leaves out what is not written', () => {
    expect(parseReference('oci://ghcr.io/a')).toEqual({
      scheme: 'oci',
      text: 'oci://ghcr.io/a',
      host: 'ghcr.io',
      repository: 'a',
    });
  });

  it.each([
    ['no repository', 'oci://ghcr.io'],
    ['nothing', 'oci://'],
    ['a port and no repository', 'oci://localhost:5000'],
    ['an empty host', 'oci:///api'],
    ['an empty repository', 'oci://ghcr.io/'],
    ['an empty part', 'oci://ghcr.io/a//b'],
    ['a slash at the end', 'oci://ghcr.io/a/'],
    ['a capital letter', 'oci://ghcr.io/Example/api'],
    ['a part that starts with a dash', 'oci://ghcr.io/-a'],
    ['a part that ends with a dot', 'oci://ghcr.io/a.'],
    ['three underscores', 'oci://ghcr.io/a___b'],
    ['two dots', 'oci://ghcr.io/a..b'],
    ['a part that leads up', 'oci://ghcr.io/../b'],
    ['white space', 'oci://ghcr.io/a b'],
    ['an underscore in the host', 'oci://my_host/a'],
    ['a host that starts with a dash', 'oci://-host/a'],
    ['a host with an empty label', 'oci://ghcr..io/a'],
    ['port 0', 'oci://localhost:0/a'],
    ['port 65536', 'oci://localhost:65536/a'],
    ['an empty port', 'oci://localhost:/a'],
    ['a port of letters', 'oci://localhost:http/a'],
    ['an empty tag', 'oci://ghcr.io/a:'],
    ['a tag that starts with a dot', 'oci://ghcr.io/a:.1'],
    ['a tag that starts with a dash', 'oci://ghcr.io/a:-1'],
    ['a tag with a plus', 'oci://ghcr.io/a:1.0.0+b'],
    ['a tag of 129 characters', `oci://ghcr.io/a:${'t'.repeat(129)}`],
    ['two tags', 'oci://ghcr.io/a:1:2'],
    ['an empty digest', 'oci://ghcr.io/a@'],
    ['a short digest', 'oci://ghcr.io/a@sha256:abc123'],
    ['a digest in capitals', `oci://ghcr.io/a@${SHA256.toUpperCase()}`],
    ['a digest with capital digits', `oci://ghcr.io/a@sha256:${'A'.repeat(64)}`],
    ['a sha256 of the length of a sha512', `oci://ghcr.io/a@sha256:${'a'.repeat(128)}`],
    ['another algorithm', `oci://ghcr.io/a@sha384:${'a'.repeat(96)}`],
    ['two digests', `oci://ghcr.io/a@${SHA256}@${SHA256}`],
    ['a name of 256 characters', `oci://ghcr.io/${'a'.repeat(248)}`],
  ])('with %s is refused', (_, text) => {
    expect(parseReference(text)).toEqual(
      expect.objectContaining({ problem: expect.stringMatching(/\. (Use|The limit is) .*\.$/) }),
    );
  });

  it('may have 255 characters of registry and repository', () => {
    expect(oci(`oci://ghcr.io/${'a'.repeat(247)}`).repository).toHaveLength(247);
  });

  it.each([
    [
      'oci://ghcr.io',
      'The reference `oci://ghcr.io` names no repository. Use `registry/repository`.',
      undefined,
    ],
    [
      'oci://ghcr.io/Example/api',
      'The reference `oci://ghcr.io/Example/api` has `Example` in its repository. Use ' +
        'lower-case letters and digits, with `.`, `_`, `__` or dashes between them.',
      'Write `oci://ghcr.io/example/api`.',
    ],
    ...['api', 'API'].map((name): [string, string, string] => [
      `oci://ghcr.io/Example/${name}:1.0.0-RC.1@${SHA256}`,
      `The reference \`oci://ghcr.io/Example/${name}:1.0.0-RC.1@${SHA256}\` has \`Example\` in its repository. Use ` +
        'lower-case letters and digits, with `.`, `_`, `__` or dashes between them.',
      `Write \`oci://ghcr.io/example/api:1.0.0-RC.1@${SHA256}\`.`,
    ]),
    [
      'oci://ghcr.io/Example/api:^1',
      'The reference `oci://ghcr.io/Example/api:^1` has `Example` in its repository. Use ' +
        'lower-case letters and digits, with `.`, `_`, `__` or dashes between them.',
      undefined,
    ],
    [
      'oci://ghcr.io/a:1.0.0+b',
      'The reference `oci://ghcr.io/a:1.0.0+b` has the tag `1.0.0+b`. Use 1 to 128 ' +
        'letters, digits, `_`, `.` and `-`, and do not start with `.` or `-`.',
      'A tag has no `+`. The version is published as `1.0.0_b`.',
    ],
    ...['^2.0.0', '~2', '>=1', '2.*', '1||2'].map((range): [string, string, string] => [
      `oci://ghcr.io/a:${range}`,
      `The reference \`oci://ghcr.io/a:${range}\` has the tag \`${range}\`. Use 1 to 128 ` +
        'letters, digits, `_`, `.` and `-`, and do not start with `.` or `-`.',
      'A tag is one version, never a range. For a dependency, leave the tag out and write the range in `compatibility`.',
    ]),
    [
      'oci://ghcr.io/a@sha256:abc',
      'The reference `oci://ghcr.io/a@sha256:abc` has the digest `sha256:abc`. Use ' +
        '`sha256:` with 64 and `sha512:` with 128 lower-case hexadecimal digits.',
      undefined,
    ],
    ...['1.0.0', 'v1', 'latest'].map((tag): [string, string, string] => [
      `oci://ghcr.io/a@${tag}`,
      `The reference \`oci://ghcr.io/a@${tag}\` has the digest \`${tag}\`. Use ` +
        '`sha256:` with 64 and `sha512:` with 128 lower-case hexadecimal digits.',
      `If \`${tag}\` is a version, write \`:${tag}\`.`,
    ]),
    ...['${REGISTRY}', '$REGISTRY', '<registry>', '{{registry}}'].map(
      (host): [string, string, string] => [
        `oci://${host}/a:1.0.0`,
        `The reference \`oci://${host}/a:1.0.0\` has \`${host}\` in place of a registry. ` +
          'Use a host name, with or without a port.',
        'Write the host itself, because variables are not replaced.',
      ],
    ),
    [
      'OCI://ghcr.io/a',
      'The reference starts with `OCI://`. Use ' +
        '`oci://registry/repository[:tag][@digest]`, `file://path` or a path alone.',
      'Write `oci://` in lower case.',
    ],
  ])('%s is refused in these words', (text, problem, hint) => {
    expect(parseReference(text)).toEqual(hint === undefined ? { problem } : { problem, hint });
  });

  it('never repeats what may be a password', () => {
    for (const text of [
      'oci://user:secret@ghcr.io/a',
      'oci://user:a/secret@ghcr.io/a',
      'https://user:secret@ghcr.io/a',
      'oci://user:secret@',
    ]) {
      const result = parseReference(text);
      expect(isDefect(result)).toBe(true);
      expect(JSON.stringify(result)).not.toContain('secret');
    }
    const image = parseImageReference('oci://user:secret@ghcr.io/a');
    expect(isDefect(image)).toBe(true);
    expect(JSON.stringify(image)).not.toContain('secret');
  });

  it('is quoted only in part when it is very long', () => {
    const result = parseReference(`oci://ghcr.io/${'A'.repeat(100_000)}`);
    expect(isDefect(result) && result.problem.length).toBeLessThan(1000);
  });
});

describe('a path', () => {
  it.each([
    ['file://../platform', '../platform', true],
    ['file:///abs', '/abs', true],
    ['../platform', '../platform', false],
    ['.', '.', false],
    ['charts/a b', 'charts/a b', false],
    ['ghcr.io/example/api:1.0.0', 'ghcr.io/example/api:1.0.0', false],
    ['oci:/ghcr.io/a', 'oci:/ghcr.io/a', false],
  ])('is %s', (text, path, explicit) => {
    expect(parseReference(text)).toEqual({ scheme: 'file', text, path, explicit });
  });

  it.each(['', 'file://', ' ../a', '../a\n', 'a\u0000b', 'https://ghcr.io/a', 'docker://a/b'])(
    'is not %j',
    (text) => {
      expect(parseReference(text)).toHaveProperty('problem');
    },
  );

  it.each([
    ['ghcr.io/example/api:1.0.0', 'oci://ghcr.io/example/api:1.0.0'],
    ['localhost:5000/api:1', 'oci://localhost:5000/api:1'],
    ['oci:/ghcr.io/example/api:1.0.0', 'oci://ghcr.io/example/api:1.0.0'],
    ['oci:ghcr.io/example/api', 'oci://ghcr.io/example/api'],
    ['OCI:/ghcr.io/example/api', 'oci://ghcr.io/example/api'],
    ['ghcr.io/example/api', 'oci://ghcr.io/example/api'],
    ['localhost:5000/api', 'oci://localhost:5000/api'],
    ['oci:/example/api', undefined],
    ['v1.2/api', undefined],
    ['../example/api:1.0.0', undefined],
    ['example/api', undefined],
    ['example/api:1', undefined],
    ['file://ghcr.io/example/api:1.0.0', undefined],
  ])('%s may lack a scheme: %s', (text, expected) => {
    const result = reference(text);
    expect(result.scheme === 'file' && detectMissingScheme(result)).toBe(expected);
  });
});

describe('an image reference', () => {
  it.each([
    ['ghcr.io/example/api:1.0.0', { host: 'ghcr.io', repository: 'example/api', tag: '1.0.0' }],
    ['library/nginx', { host: 'library', repository: 'nginx' }],
    [`localhost:5000/a@${SHA256}`, { host: 'localhost:5000', repository: 'a', digest: SHA256 }],
  ])('%s is read', (text, expected) => {
    expect(parseImageReference(text)).toEqual({ text, ...expected });
  });

  it.each([
    [
      'oci://ghcr.io/a:1',
      'The image reference `oci://ghcr.io/a:1` starts with `oci://`. Use ' +
        '`registry/repository[:tag][@digest]`, without a scheme.',
      'Write `ghcr.io/a:1`.',
    ],
    [
      'nginx:1.27',
      'The image reference `nginx:1.27` names no registry. Use ' +
        '`registry/repository[:tag][@digest]`.',
      'Write `docker.io/library/nginx:1.27`.',
    ],
  ])('%s is refused with a hint', (text, problem, hint) => {
    expect(parseImageReference(text)).toEqual({ problem, hint });
  });

  it.each(['', 'NGINX', 'ghcr.io/A', 'ghcr.io/a:', 'ghcr.io/a@sha256:1', ' ghcr.io/a', '../a'])(
    '%j is refused',
    (text) => {
      expect(parseImageReference(text)).toHaveProperty('problem');
    },
  );
});

describe('tags', () => {
  it.each([
    ['oci://localhost:5000/api', false],
    ['oci://ghcr.io/api', false],
    ['oci://ghcr.io/api:1', true],
    [`oci://ghcr.io/api@${SHA256}`, true],
    [`oci://ghcr.io/api:1@${SHA256}`, true],
  ])('%s has one of its own: %s', (text, expected) => {
    expect(hasExplicitTag(oci(text))).toBe(expected);
  });

  it.each([
    ['oci://localhost:5000/api', 'oci://localhost:5000/api:2.0.0'],
    ['oci://ghcr.io/api:1.0.0', 'oci://ghcr.io/api:2.0.0'],
    [`oci://ghcr.io/api:1.0.0@${SHA256}`, 'oci://ghcr.io/api:2.0.0'],
  ])('%s moves to %s', (text, expected) => {
    expect(withTag(oci(text), '2.0.0')).toEqual(parseReference(expected));
  });

  it('the tag of a version with build metadata has a `_`', () => {
    expect(withTag(oci('oci://ghcr.io/api:1'), '1.0.0+build')).toMatchObject({
      tag: '1.0.0_build',
    });
  });

  it.each(['', '1.0.0+a+b', 'a/b', `x@${SHA256}`, 'a:b', '.'])(
    'a reference cannot move to %j',
    (tag) => {
      expect(withTag(oci('oci://ghcr.io/api'), tag)).toHaveProperty('problem');
    },
  );
});

describe('properties', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,6}((\.|_|__|-{1,3})[a-z0-9]{1,6}){0,2}$/);
  const host = fc.stringMatching(/^[a-z0-9]{1,5}(\.[a-z0-9]{1,5}){0,2}(:[1-9][0-9]{0,3})?$/);
  const tag = fc.stringMatching(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,20}$/);
  const digest = fc.stringMatching(/^sha256:[0-9a-f]{64}$/);
  const name = fc.record(
    {
      host,
      repository: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
      tag,
      digest,
    },
    { requiredKeys: ['host', 'repository'] },
  );

  it('every name of the grammar is read back part by part', () => {
    fc.assert(
      fc.property(name, (expected) => {
        const text = formatOciName(expected);
        expect(parseReference(`oci://${text}`)).toEqual({
          scheme: 'oci',
          text: `oci://${text}`,
          ...expected,
        });
        expect(parseImageReference(text)).toEqual({ text, ...expected });
      }),
    );
  });

  it('whatever is accepted is written back as it was, and nothing throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((rest) => `oci://${rest}`),
      fc.string().map((rest) => `oci://ghcr.io/a${rest}`),
      fc.string().map((rest) => `file://${rest}`),
      name.map((parts) => `oci://${formatOciName(parts)}`),
    );
    fc.assert(
      fc.property(text, (input) => {
        const result = parseReference(input);
        if (isDefect(result)) expect(result.problem).toMatch(/\.$/);
        else expect(formatReference(result)).toBe(input);
      }),
    );
  });
});

/** The text of a reference, from its parts. */
function formatReference(reference: Reference): string {
  if (reference.scheme === 'oci') return `oci://${formatOciName(reference)}`;
  return reference.explicit ? `file://${reference.path}` : reference.path;
}
