// The generated workspace without its platform contract, which is an artifact in a store instead. Every
// contract that references it has a lock.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { REGISTRY } from './generate-contracts.mjs';

export const PLATFORM_FOLDER = 'platform-service';

const REFERENCE = `oci://${REGISTRY}/platform-service:2.0.0`;

export function storePlatform(engine, workspace, files) {
  const load = createRequire(join(engine, 'package.json'));
  const { openBlobStore, printLock } = load('./src/index.js');
  const { packArtifact } = load('./src/registry/index.js');
  const isPlatform = (path) => path.startsWith(`${PLATFORM_FOLDER}/`);
  const content = new Map(
    Object.entries(files)
      .filter(([path]) => isPlatform(path))
      .map(([path, text]) => [path.slice(PLATFORM_FOLDER.length + 1), Buffer.from(text)]),
  );
  const identity = { name: PLATFORM_FOLDER, version: '2.0.0', pactoVersion: '1.0' };
  const { manifest, layer } = packArtifact(content, identity);
  const store = join(workspace, 'store');
  for (const { digest, bytes } of [layer, manifest]) openBlobStore(store).write(digest, bytes);
  const rest = Object.fromEntries(Object.entries(files).filter(([path]) => !isPlatform(path)));
  const consumers = Object.entries(rest).filter(
    ([path, text]) => path.endsWith('/pacto.yaml') && text.includes(REFERENCE),
  );
  for (const [path, text] of consumers) {
    const [, name] = /name: (.*)/.exec(text);
    rest[`${dirname(path)}/pacto.lock`] = printLock({
      tool: '0.1.0',
      root: { name, version: '1.2.0' },
      pins: pinsIn(text, manifest.digest),
    });
  }
  return { files: rest, store, consumers: consumers.length };
}

/** Each list of a contract that references the platform, under the name of its entry. */
function pinsIn(text, digest) {
  const kinds = { configurations: 'config', policies: 'policy' };
  return Object.entries(kinds).flatMap(([list, kind]) => {
    const [, body = ''] = new RegExp(`^${list}:\\n((?:[ -].*\\n|\\n)*)`, 'm').exec(text) ?? [];
    return body.split(/^ {2}- /m).flatMap((entry) => {
      if (!entry.includes(REFERENCE)) return [];
      const [, name] = /name: (.*)/.exec(entry);
      return [{ kind, name, ref: REFERENCE, version: '2.0.0', digest }];
    });
  });
}
