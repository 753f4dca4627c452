// The workflows that the pages about CI and about publishing show, run in a clone as a runner makes it. The
// programs of GitHub that post comments are not here: a program of that name writes down what it gets.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { findTool, REGISTRIES, startRegistry } from '../../../tools/registries/real-registry';
import { prepared, REPOSITORY } from './harness/paths';
import { platform, service } from './harness/platform-versions';
import { mustRun } from './harness/run-command';
import { runGithubJob, runGitlabJob, workflowsOf, type Runner } from './harness/workflow';
import { Workspace } from './harness/workspace';

const workflowsIn = (page: string) =>
  workflowsOf(readFileSync(join(REPOSITORY, 'packages/pacto/docs', page), 'utf8'));

const program = Object.values(REGISTRIES).find((name) => findTool(name) !== undefined);

// Each workflow installs its packages.
jest.setTimeout(600_000);

/** A repository with a branch `change`, from which runners clone. */
async function createOrigin(workspace: Workspace): Promise<string> {
  const origin = `${mkdtempSync(join(prepared().scratch, 'origin-'))}/origin.git`;
  await mustRun('git', ['clone', '--quiet', '--bare', workspace.root, origin], {
    cwd: workspace.root,
  });
  return `file://${origin}`;
}

async function clone(origin: string, ...parameters: string[]): Promise<string> {
  const folder = mkdtempSync(join(prepared().scratch, 'clone-'));
  await mustRun('git', ['clone', '--quiet', ...parameters, origin, folder], { cwd: folder });
  return folder;
}

function createRunner(cwd: string, env: Record<string, string> = {}): Runner {
  const bin = join(cwd, '..', `bin-${cwd.slice(-6)}`);
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'gh'),
    `#!/bin/sh\necho "$@" > "${bin}/gh-parameters"\ncp dist/pacto/summary.md "${bin}/gh-body"\n`,
  );
  chmodSync(join(bin, 'gh'), 0o755);
  return {
    cwd,
    env: {
      CI: 'true',
      PATH: bin + delimiter + process.env.PATH,
      npm_config_prefer_offline: 'true',
      NX_CACHE_DIRECTORY: '.nx/cache',
      GITHUB_STEP_SUMMARY: join(bin, 'step-summary'),
      ...env,
    },
    values: {
      'github.base_ref': 'main',
      'github.token': 'token',
      'github.event.pull_request.number': '7',
      'github.event.pull_request.head.repo.full_name': 'example/shop',
      'github.repository': 'example/shop',
      'secrets.GITHUB_TOKEN': 'token',
    },
  };
}

const readBeside = ({ env }: Runner, name: string): string => {
  const path = join(env.PATH!.split(delimiter)[0]!, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

const HIT = '| platform-service | catalog | team/catalog | policy | now |';

describe('the workflows of the page about CI', () => {
  const { github, gitlab, parts } = workflowsIn('ci.md');
  let workspace: Workspace;
  let origin: string;

  beforeAll(async () => {
    workspace = await Workspace.create({
      ...platform('2.0.0'),
      'services/catalog/pacto.yaml': service('catalog', {}),
      'services/ledger/pacto.yaml': service('ledger', { scales: false }),
    });
    await mustRun('git', ['checkout', '--quiet', '-b', 'change'], { cwd: workspace.root });
    workspace.edit('platform/2.0.0/policy/schema.json', (text) =>
      text.replace('["service"]', '["service","interfaces"]'),
    );
    await workspace.commit('a stricter policy, and no new version');
    await mustRun('git', ['checkout', '--quiet', '-b', 'next', 'main'], { cwd: workspace.root });
    workspace.write(platform('3.0.0'));
    await workspace.commit('the next version');
    origin = await createOrigin(workspace);
  });

  test('are all in this test, and the other code blocks of the page are parts of them', () => {
    expect([Object.keys(github), Object.keys(gitlab)]).toEqual([
      ['contracts', 'outlook'],
      ['contracts'],
    ]);
    const commands = github.contracts!.steps.flatMap(({ run }) => run?.split(' && ').at(-1) ?? []);
    for (const part of parts) expect(commands).toContain(part);
    expect(parts).toHaveLength(2);
  });

  test('GitHub: a breaking change fails the job, and the summary and the comment name who is hit', async () => {
    const runner = createRunner(await clone(origin, '--branch=change'));
    const { isGreen, output } = await runGithubJob(github.contracts!, runner);
    expect({ isGreen, output }).toEqual({
      isGreen: false,
      output: expect.stringContaining('Who is hit'),
    });
    expect(readBeside(runner, 'gh-parameters')).toBe(
      'pr comment 7 --edit-last --create-if-none --body-file dist/pacto/summary.md\n',
    );
    for (const file of ['step-summary', 'gh-body']) {
      expect(readBeside(runner, file)).toContain(HIT);
    }
  });

  test('GitHub: a pull request from a fork has the summary, and no step that its token cannot do', async () => {
    const runner = createRunner(await clone(origin, '--branch=change'));
    const name = 'github.event.pull_request.head.repo.full_name';
    const values = { ...runner.values, [name]: 'somebody/shop' };
    await runGithubJob(github.contracts!, { ...runner, values });
    expect(readBeside(runner, 'gh-parameters')).toBe('');
    expect(readBeside(runner, 'step-summary')).toContain(HIT);
  });

  test('GitHub: without an affected contract the job passes, and nothing is posted', async () => {
    const runner = createRunner(await clone(origin, '--branch=main'));
    const { isGreen, output } = await runGithubJob(github.contracts!, runner);
    expect({ isGreen, output }).toEqual({ isGreen: true, output: expect.anything() });
    expect([readBeside(runner, 'gh-parameters'), readBeside(runner, 'step-summary')]).toEqual([
      '',
      '',
    ]);
  });

  test('GitHub: the outlook of a new platform version is in the summary, from a clone of one commit', async () => {
    const runner = createRunner(await clone(origin, '--branch=next', '--depth=1'));
    const { isGreen, output } = await runGithubJob(github.outlook!, runner);
    expect({ isGreen, output }).toEqual({ isGreen: true, output: expect.anything() });
    expect(readBeside(runner, 'step-summary')).toMatch(
      /^### platform-service 3\.0\.0: 1 of 2 ready$[^]*^\| ledger \| team\/ledger \| 2\.0\.0 \| 1 not met \| `services\/ledger\/pacto\.yaml:2:1` \|$/m,
    );
    const { stdout } = await mustRun('git', ['status', '--porcelain'], { cwd: runner.cwd });
    expect(stdout).toBe('');
  });

  test('GitLab: the job fails, and its note on the merge request names who is hit', async () => {
    const notes: { url?: string; token: unknown; body: string | null }[] = [];
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        const token = request.headers['private-token'];
        notes.push({ url: request.url, token, body: new URLSearchParams(text).get('body') });
        response.writeHead(201).end('{}');
      });
    });
    try {
      const runner = createRunner(await clone(origin, '--branch=change', '--single-branch'), {
        CI_API_V4_URL: `http://127.0.0.1:${await listen(server)}/api/v4`,
        CI_PROJECT_ID: '3',
        CI_MERGE_REQUEST_IID: '7',
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
        COMMENT_TOKEN: 'secret',
      });
      const { isGreen, output } = await runGitlabJob(gitlab.contracts!, runner);
      expect({ isGreen, output }).toEqual({
        isGreen: false,
        output: expect.stringContaining('Who is hit'),
      });
    } finally {
      server.close();
    }
    expect(notes).toEqual([
      {
        url: '/api/v4/projects/3/merge_requests/7/notes',
        token: 'secret',
        body: expect.stringContaining(HIT),
      },
    ]);
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

(program === undefined ? test.skip : test)(
  'the workflows of the page about publishing publish, and find all published the second time',
  async () => {
    const registry = await startRegistry(program!);
    try {
      const workspace = await Workspace.create(platform('2.0.0'), {
        options: { registry: `${registry.host}/pactos` },
      });
      const origin = await createOrigin(workspace);
      const { github, gitlab } = workflowsIn('publish.md');
      const publishedNow = async () => {
        const url = `http://${registry.host}/v2/pactos/platform-service/manifests/2.0.0`;
        const accept = 'application/vnd.oci.image.manifest.v1+json';
        const answer = await fetch(url, { method: 'HEAD', headers: { accept } });
        return [answer.status, answer.headers.get('docker-content-digest')];
      };
      const first = await runGithubJob(github.publish!, createRunner(await clone(origin)));
      expect(first).toEqual({ isGreen: true, output: expect.anything() });
      const published = await publishedNow();
      expect(published).toEqual([200, expect.stringContaining('sha256:')]);
      const login = { CI_REGISTRY_USER: 'me', CI_REGISTRY_PASSWORD: 'secret' };
      const second = await runGitlabJob(gitlab.publish!, createRunner(await clone(origin), login));
      expect(second).toEqual({ isGreen: true, output: expect.not.stringContaining('secret') });
      expect(await publishedNow()).toEqual(published);
    } finally {
      await registry.stop();
    }
  },
);
