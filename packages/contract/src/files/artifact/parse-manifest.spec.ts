import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDefect } from '../../reference/defect';
import { parseManifest } from './parse-manifest';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const LAYER = 'application/vnd.pacto.bundle.layer.v1.tar+gzip';
const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: DIGEST, size: 2 };
const layer = { mediaType: LAYER, digest: DIGEST, size: 3 };

const parse = (value: unknown) => parseManifest(Buffer.from(JSON.stringify(value)));

it.each(['svc-1.2.3', 'canonical-1.2.3'])('reads the manifest of the Go tool, %s', (name) => {
  const folder = join(__dirname, '../../../fixtures/go-artifact');
  const bytes = readFileSync(join(folder, `${name}.manifest.json`));
  const { config, layers } = JSON.parse(bytes.toString());
  expect(parseManifest(bytes)).toEqual({ config, layer: layers[0], annotations: {} });
});

it('reads the annotations that are text', () => {
  const annotations = { a: 'b', c: 1, __proto__: null };
  expect(parse({ config, layers: [layer], annotations })).toEqual({
    config,
    layer,
    annotations: { a: 'b' },
  });
});

it.each(['application/vnd.oci.image.layer.v1.tar+gzip', 'application/x.tar.gzip', LAYER])(
  'accepts the layer type %s',
  (mediaType) => {
    expect(isDefect(parse({ config, layers: [{ ...layer, mediaType }] }))).toBe(false);
  },
);

it.each<[string, unknown, string]>([
  ['a list', [], 'The manifest is not a JSON object.'],
  ['an index', { manifests: [] }, 'This is an index of several artifacts, not one bundle.'],
  [
    'the index of an image',
    { mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json' },
    'This is an index of several artifacts, not one bundle.',
  ],
  ['no layer', { config, layers: [] }, 'The manifest has 0 layers; a bundle has exactly one.'],
  [
    'layers that are not a list',
    { config, layers: {} },
    'The manifest has 0 layers; a bundle has exactly one.',
  ],
  [
    'two layers',
    { config, layers: [layer, layer] },
    'The manifest has 2 layers; a bundle has exactly one.',
  ],
  [
    'a Helm chart',
    {
      config,
      layers: [{ ...layer, mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' }],
    },
    'This is a Helm chart, not a bundle.',
  ],
  [
    'a layer of another type',
    { config, layers: [{ ...layer, mediaType: 'text/plain' }] },
    `The layer has the type \`text/plain\`. It must be \`${LAYER}\`.`,
  ],
  [
    'a layer over 64 MiB',
    { config, layers: [{ ...layer, size: 67108865 }] },
    'The layer has 67108865 bytes. The limit is 67108864.',
  ],
  ...[
    { digest: 'sha256:../../x' },
    { digest: 1 },
    { size: -1 },
    { size: 1.5 },
    { mediaType: null },
  ].map((wrong): [string, unknown, string] => [
    `a layer with ${JSON.stringify(wrong)}`,
    { config, layers: [{ ...layer, ...wrong }] },
    'The manifest names a blob without a media type, digest or size.',
  ]),
  [
    'no config',
    { layers: [layer] },
    'The manifest names a blob without a media type, digest or size.',
  ],
])('refuses %s', (_, value, problem) => {
  expect(parse(value)).toMatchObject({ problem });
});

it('refuses what is not JSON', () => {
  expect(parseManifest(Buffer.from('<html>'))).toEqual({
    problem: 'The manifest is not a JSON object.',
  });
});
