// One `nx release` of contracts, an npm package and a Docker image. The contracts go to a real registry, whose
// requests are counted on the way. The npm registry and the `docker` program write down what they are asked.
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { parsePage } from './harness/page';
import { NX_VERSION, prepared, REPOSITORY } from './harness/paths';
import { describeWithRegistry, startAnyRegistry, type RealRegistry } from './harness/registries';
import {
  CONTRACTS,
  generateService,
  GITIGNORE,
  installReleaseTemplate,
  PACKAGES,
  RELEASE_TAG,
} from './harness/release';
import { mustRun } from './harness/run-command';
import { Workspace } from './harness/workspace';

const API = 'my-service/pactos/my-service-api/pacto.yaml';
const LIBRARY = 'packages/library/package.json';
/** The settings of images on the page about releasing. */
const IMAGES = parsePage(
  readFileSync(join(REPOSITORY, 'packages/pacto/docs/releasing.md'), 'utf8'),
).flatMap((block) => {
  if (block.kind !== 'output' || !block.text.includes('"docker"')) return [];
  return [(JSON.parse(block.text) as { release: { groups: object; docker: object } }).release];
})[0]!;
const RELEASE = {
  groups: { contracts: CONTRACTS, packages: PACKAGES, ...IMAGES.groups },
  docker: IMAGES.docker,
  releaseTag: RELEASE_TAG,
};

/** The tags that earlier releases left. */
const TAGS = [
  'my-service-api@1.0.0',
  'my-service-root@1.0.0',
  'my-service-worker@1.0.0',
  'platform-service@2.0.0',
  'library@1.0.0',
  'gateway@26.01.01.0123456',
];

const DOCKER = `#!/bin/sh
echo "$@" >> "$(dirname "$0")/docker-calls"
if [ "$1" = images ]; then echo 0123456789ab; fi
`;

/** What came in, as `METHOD /path`. */
type Requests = string[];

/** Passes everything on to the registry. */
function countRequests(host: string, requests: Requests): Server {
  return createServer((incoming, answer) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const { method, headers, url } = incoming;
    const outgoing = ask(`http://${host}${url}`, { method, headers }, (response) => {
      answer.writeHead(response.statusCode!, response.headers);
      response.pipe(answer);
    });
    incoming.pipe(outgoing);
  });
}

/** An npm registry without packages, which takes any. */
function createNpmRegistry(requests: Requests): Server {
  return createServer((incoming, answer) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    incoming.resume().on('end', () => {
      answer.writeHead(incoming.method === 'PUT' ? 201 : 404, {
        'content-type': 'application/json',
      });
      answer.end(incoming.method === 'PUT' ? '{"ok":true}' : '{"error":"not_found"}');
    });
  });
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describeWithRegistry('contracts, a package and an image in one release', () => {
  const ofRegistry: Requests = [];
  const ofNpm: Requests = [];
  const servers: Server[] = [];
  let registry: RealRegistry | undefined;
  let workspace: Workspace;
  let bin: string;
  const git = (...parameters: string[]) => mustRun('git', parameters, { cwd: workspace.root });
  const changes = async () => (await git('status', '--porcelain')).stdout.trim();
  const release = (...parameters: string[]) =>
    workspace.nx(['release', '--dockerVersionScheme=production', '--yes', ...parameters], {
      env: { CI: 'true', PATH: bin + delimiter + process.env.PATH },
    });
  const writesOf = (requests: Requests): string[] =>
    requests.filter((one) => !/^(GET|HEAD) /.test(one));
  const dockerCalls = (): string[] => {
    const file = join(bin, 'docker-calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const forget = () => {
    ofRegistry.length = 0;
    ofNpm.length = 0;
    writeFileSync(join(bin, 'docker-calls'), '');
  };

  beforeAll(async () => {
    const template = await installReleaseTemplate('together-template', {
      '@nx/js': NX_VERSION,
      '@nx/docker': NX_VERSION,
    });
    bin = mkdtempSync(join(prepared().scratch, 'bin-'));
    writeFileSync(join(bin, 'docker'), DOCKER);
    chmodSync(join(bin, 'docker'), 0o755);
    registry = await startAnyRegistry();
    servers.push(countRequests(registry.host, ofRegistry), createNpmRegistry(ofNpm));
    const [host, npm] = [await listen(servers[0]!), await listen(servers[1]!)];
    workspace = await Workspace.create(
      {
        '.gitignore': `${GITIGNORE}tmp\n`,
        '.npmrc': `registry=http://${npm}/\n//${npm}/:_authToken=token\n`,
        [LIBRARY]: '{ "name": "library", "version": "1.0.0" }\n',
        'packages/library/project.json': '{ "name": "library" }\n',
        'images/gateway/Dockerfile': 'FROM scratch\n',
        'images/gateway/project.json': '{ "name": "gateway" }\n',
      },
      {
        from: template,
        nxJson: {
          plugins: [{ plugin: 'pacto', options: { registry: `${host}/pactos` } }, '@nx/docker'],
          release: RELEASE,
        },
      },
    );
    await generateService(workspace);
    for (const tag of TAGS) await git('tag', tag);
    await git('checkout', '--quiet', '-b', 'change');
    workspace.edit(API, (text) => text.replace('port: 8080', 'port: 9090'));
    await workspace.mustNx(['g', 'pacto:release-plan', '--base=main']);
    workspace.write({
      '.nx/version-plans/library.md': '---\nlibrary: patch\n---\n\nA fix of the library.\n',
    });
    await workspace.commit('change');
  });
  afterAll(async () => {
    servers.forEach((server) => server.close());
    await registry?.stop();
  });

  test('a dry run writes nothing, and no registry is asked to write', async () => {
    const { status, output } = await release('--dry-run');
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('2.0.0') });
    expect(await changes()).toBe('');
    expect([writesOf(ofRegistry), writesOf(ofNpm)]).toEqual([[], []]);
    // Nx builds and tags images on this machine in a dry run too.
    expect(dockerCalls().filter((call) => call.startsWith('push '))).toEqual([]);
    expect(dockerCalls()).toContain('build . --tag images-gateway');
    forget();
  });

  test('each kind gets its own version and goes to its own registry', async () => {
    const before = { worker: workspace.read(API.replaceAll('-api', '-worker')) };
    const { status, output } = await release();
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    expect(await changes()).toBe('');
    expect(workspace.read(API)).toContain('version: 2.0.0');
    expect(workspace.read(API)).toContain('platform-service:2.0.0');
    expect(workspace.read(API.replaceAll('-api', '-worker'))).toBe(before.worker);
    expect(workspace.json(LIBRARY)).toEqual({ name: 'library', version: '1.0.1' });
    const manifests = writesOf(ofRegistry).filter((one) => one.includes('/manifests/'));
    expect(manifests.sort()).toEqual([
      'PUT /v2/pactos/my-service-api/manifests/2.0.0',
      'PUT /v2/pactos/my-service-root/manifests/1.1.0',
      'PUT /v2/pactos/my-service-worker/manifests/1.0.0',
      'PUT /v2/pactos/platform-service/manifests/2.0.0',
    ]);
    expect(writesOf(ofNpm)).toEqual(['PUT /library']);
    const image = /registry\.example\.com\/example\/gateway:[\w.]+\w/.exec(output)![0];
    expect(dockerCalls().filter((call) => /^(tag|push) /.test(call))).toEqual([
      `tag images-gateway ${image}`,
      `push ${image}`,
    ]);
    const [version] = image.split(':').slice(-1);
    expect((await git('tag', '--points-at', 'HEAD')).stdout.trim().split('\n').sort()).toEqual([
      `gateway@${version}`,
      'library@1.0.1',
      'my-service-api@2.0.0',
      'my-service-root@1.1.0',
    ]);
    forget();
  });
});
