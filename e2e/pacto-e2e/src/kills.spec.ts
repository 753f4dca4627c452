// Processes that end at any moment of a publish, a lock or a fetch. Each moment is one of the process
// itself, before or after a request or a change of the disk, so that a seed determines it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from './harness/random';
import { describeWithRegistry, startAnyRegistry, type RealRegistry } from './harness/registries';
import { runCommand } from './harness/run-command';
import { Workspace } from './harness/workspace';

const SEED = 20_261_129;
const KILLS = 20;
const SCRIPT = join(__dirname, 'harness/killed-step.mjs');

const contract = (name: string, policy: string): string =>
  `pactoVersion: "1.0"\nservice:\n  name: ${name}\n  version: 1.0.0\npolicies:\n  - name: standard\n    ${policy}\n`;

const digestOf = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

interface Scene {
  readonly workspace: Workspace;
  readonly host: string;
  /** Where the bundles are published; another one is empty. */
  registry: string;
}

interface Step {
  readonly name: 'publish' | 'lock' | 'fetch';
  /** As if the step had never run. */
  reset(scene: Scene): void;
  /** After a kill: nothing is half-written. */
  check(scene: Scene): Promise<void> | void;
  /** After the step ended. */
  isDone(scene: Scene): Promise<boolean> | boolean;
}

const LOCK = 'api/pacto.lock';
let namespaces = 0;
let wholeLock = '';

const STEPS: readonly Step[] = [
  {
    name: 'publish',
    reset: (scene) => void (scene.registry = `${scene.host}/pactos-${++namespaces}`),
    async check({ registry }) {
      for (const name of ['platform', 'shared']) await publishedIsWhole(registry, name);
    },
    isDone: async ({ registry }) =>
      (await publishedIsWhole(registry, 'platform')) &&
      (await publishedIsWhole(registry, 'shared')),
  },
  {
    name: 'lock',
    reset({ workspace }) {
      rmSync(workspace.path('store'), { recursive: true, force: true });
      rmSync(workspace.path(LOCK), { force: true });
    },
    check({ workspace }) {
      storeIsWhole(workspace);
      if (existsSync(workspace.path(LOCK))) expect(workspace.read(LOCK)).toBe(wholeLock);
    },
    isDone: ({ workspace }) => workspace.read(LOCK) === wholeLock,
  },
  {
    name: 'fetch',
    reset: ({ workspace }) => rmSync(workspace.path('store'), { recursive: true, force: true }),
    check: ({ workspace }) => void storeIsWhole(workspace),
    isDone: ({ workspace }) => storeIsWhole(workspace) === 4,
  },
];

/** Answers how many blobs the store has. */
function storeIsWhole(workspace: Workspace): number {
  const folder = workspace.path('store/blobs/sha256');
  if (!existsSync(folder)) return 0;
  const blobs = readdirSync(folder).filter((name) => !name.endsWith('.tmp'));
  for (const name of blobs) {
    expect(digestOf(readFileSync(join(folder, name)))).toBe(`sha256:${name}`);
  }
  return blobs.length;
}

/**
 * Whether the tag exists. If it does, its manifest and blobs must exist and match their digests.
 */
async function publishedIsWhole(registry: string, name: string): Promise<boolean> {
  const [host, path] = [registry.split('/')[0]!, registry.slice(registry.indexOf('/') + 1)];
  const address = `http://${host}/v2/${path}/${name}`;
  const answer = await fetch(`${address}/manifests/1.0.0`, {
    headers: { accept: 'application/vnd.oci.image.manifest.v1+json' },
  });
  if (answer.status === 404) return false;
  expect(answer.status).toBe(200);
  const manifest = (await answer.json()) as Record<'config', { digest: string }> & {
    layers: { digest: string }[];
  };
  for (const { digest } of [manifest.config, ...manifest.layers]) {
    const blob = await fetch(`${address}/blobs/${digest}`);
    expect(digestOf(new Uint8Array(await blob.arrayBuffer()))).toBe(digest);
  }
  return true;
}

describeWithRegistry('a process that is killed', () => {
  let server: RealRegistry | undefined;
  let scene: Scene;

  beforeAll(async () => {
    server = await startAnyRegistry();
    const { host } = server;
    const registry = `${host}/pactos`;
    const workspace = await Workspace.create(
      {
        'published/shared/pacto.yaml': contract('shared', 'schema: policy.json'),
        'published/shared/policy.json': '{"type": "object"}',
        'published/platform/pacto.yaml': contract(
          'platform',
          `ref: oci://${registry}/shared:1.0.0`,
        ),
        'api/pacto.yaml': contract('api', `ref: oci://${registry}/platform:1.0.0`),
        '.gitignore': 'node_modules\n.nx\nstore\n',
      },
      { options: { registry: 'ghcr.io/example/pactos', store: 'store' } },
    );
    scene = { workspace, host, registry };
    await mustStep('publish');
    await mustStep('lock');
    wholeLock = workspace.read(LOCK);
  });
  afterAll(() => server?.stop());

  function runStep(name: Step['name'], moment?: number) {
    const parameters = [SCRIPT, scene.workspace.root, name, scene.registry];
    return runCommand(
      process.execPath,
      moment === undefined ? parameters : [...parameters, String(moment)],
      {
        cwd: scene.workspace.root,
        // With these set, requests go another way, where they are not counted.
        env: {
          NX_DAEMON: 'false',
          HTTP_PROXY: '',
          HTTPS_PROXY: '',
          http_proxy: '',
          https_proxy: '',
          SSL_CERT_FILE: '',
        },
      },
    );
  }

  async function mustStep(name: Step['name']): Promise<number> {
    const { status, output } = await runStep(name);
    expect([status, output]).toEqual([0, expect.stringMatching(/^\d+ moments$/m)]);
    return Number(/^(\d+) moments$/m.exec(output)![1]);
  }

  test.each(STEPS.map((step) => [step.name, step] as const))(
    `leaves no partly written file after ${KILLS} kills during a %s, and the next run succeeds`,
    async (name, step) => {
      const random = createRandom(SEED);
      step.reset(scene);
      const moments = await mustStep(name);
      step.reset(scene);
      const killedAt: number[] = [];
      while (killedAt.length < KILLS) {
        const moment = random.below(moments);
        const { status, output } = await runStep(name, moment);
        await step.check(scene);
        if (status === null) {
          killedAt.push(moment);
          continue;
        }
        // The kills before left so little to do that this one came too late.
        expect([status, output]).toEqual([0, expect.stringContaining('moments')]);
        expect(await step.isDone(scene)).toBe(true);
        step.reset(scene);
      }
      await mustStep(name);
      expect(await step.isDone(scene)).toBe(true);
      expect(new Set(killedAt).size).toBeGreaterThan(5);
    },
    1_200_000,
  );
});
