import { cutExcerpt } from './cut-excerpt';
import { SourceText } from './source-text';

test.each([
  ['ref: oci://me:secret@ghcr.io/a:1.0.0', 'ref: oci://*********@ghcr.io/a:1.0.0'],
  ['url: "https://token@example.com/x"', 'url: "https://*****@example.com/x"'],
  ['ref: oci://ghcr.io/a@sha256:0123', 'ref: oci://ghcr.io/a@sha256:0123'],
  ['mail: me@example.com/x', 'mail: me@example.com/x'],
])('an excerpt shows %j as %j', (line, shown) => {
  const source = new SourceText('a.yaml', `${line}\n`);
  expect(cutExcerpt(source, source.rangeAt(0, 3))?.lines[0]).toBe(shown);
});
