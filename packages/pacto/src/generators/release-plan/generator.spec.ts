import { logger, type Tree } from '@nx/devkit';
import { createCommittedTree, type CommittedTree } from '../../testing/committed-tree';
import { REGISTRY, snapshotOf, treeWithPlugin } from '../../testing/generator-tree';
import { componentGenerator } from '../component/generator';
import { rootGenerator } from '../root/generator';
import { releasePlanGenerator } from './generator';

const contract = (name: string) => `my-service/pactos/my-service-${name}/pacto.yaml`;

describe('release-plan', () => {
  let repository: CommittedTree;

  beforeEach(async () => {
    jest.spyOn(logger, 'info').mockImplementation(() => undefined);
    const tree = treeWithPlugin({ registry: REGISTRY, environments: [] });
    await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
    await componentGenerator(tree, { name: 'api' });
    await componentGenerator(tree, { name: 'worker' });
    repository = await createCommittedTree(tree);
  });
  afterEach(() => {
    repository.remove();
    jest.restoreAllMocks();
  });

  const plansIn = (tree: Tree): Record<string, string> =>
    Object.fromEntries(
      Object.entries(snapshotOf(tree)).flatMap(([path, text]) => {
        const name = /^\.nx\/version-plans\/pacto-(.+)-[0-9a-f]{8}\.md$/.exec(path)?.[1];
        return name === undefined ? [] : [[name, text]];
      }),
    );
  const plan = () => repository.edit((tree) => releasePlanGenerator(tree, { base: 'main' }));
  const dropRuntime = (tree: Tree, name: string) =>
    tree.write(
      contract(name),
      tree.read(contract(name), 'utf-8')!.replace(/^runtime:\n(?: .*\n)+/m, ''),
    );

  it('writes nothing where nothing changed', async () => {
    await plan();
    expect(plansIn(repository.tree())).toEqual({});
  });

  it('plans the changed component and its root, with the changes as the changelog', async () => {
    await repository.edit((tree) => dropRuntime(tree, 'worker'));
    await plan();
    const plans = plansIn(repository.tree());
    expect(Object.keys(plans).sort()).toEqual(['my-service-root', 'my-service-worker']);
    expect(plans['my-service-worker']).toMatch(
      /^---\n"my-service-worker": (patch|minor|major)\n---\n\nThe contract changed:\n- (\*\*breaking\*\*|potentially breaking|compatible) `runtime[.\w]*`: The /,
    );
    const before = snapshotOf(repository.tree());
    await plan();
    expect(snapshotOf(repository.tree())).toEqual(before);
  });

  it.each<[string, (tree: Tree) => void, string[]]>([
    ['moves nothing else', () => undefined, []],
    [
      'has changes of its author',
      (tree) => {
        const text = tree.read(contract('root'), 'utf-8')!;
        tree.write(contract('root'), text.replace('owner: team/example', 'owner: team/other'));
      },
      [
        '- compatible `service.owner`: The owner of the service changed from `team/example` to `team/other`. The owner does not change what the contract promises.',
      ],
    ],
  ])('names no version that the release may not give, where the root %s', async (_, edit, own) => {
    await repository.edit((tree) => {
      dropRuntime(tree, 'worker');
      dropRuntime(tree, 'api');
      edit(tree);
    });
    await plan();
    expect(plansIn(repository.tree())['my-service-root']!.trimEnd().split('\n').slice(5)).toEqual([
      '- potentially breaking `dependencies`: The release moves the references to `my-service-api`, `my-service-worker` to their new versions.',
      ...own,
    ]);
  });

  it('writes no markup of a contract into the changelog', async () => {
    await repository.edit((tree) => {
      const text = tree.read(contract('worker'), 'utf-8')!;
      tree.write(contract('worker'), text.replace(/owner: .*/, 'owner: "a` <img src=x>"'));
    });
    await plan();
    const text = plansIn(repository.tree())['my-service-worker']!;
    expect(text).toContain('`service.owner`');
    expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/<img/);
  });

  it('leaves out a contract whose author raised the version already', async () => {
    await repository.edit((tree) => {
      dropRuntime(tree, 'worker');
      const text = tree.read(contract('worker'), 'utf-8')!;
      tree.write(contract('worker'), text.replace(/version: .*/, 'version: 9.0.0'));
    });
    await plan();
    expect(Object.keys(plansIn(repository.tree()))).not.toContain('my-service-worker');
  });

  it('plans only the named contracts', async () => {
    await repository.edit((tree) => {
      dropRuntime(tree, 'worker');
      dropRuntime(tree, 'api');
    });
    const projects = ['my-service-api'];
    await repository.edit((tree) => releasePlanGenerator(tree, { base: 'main', projects }));
    expect(Object.keys(plansIn(repository.tree()))).toEqual(['my-service-api']);
  });

  describe('after more changes on the branch', () => {
    const reword = (tree: Tree): void => {
      const text = tree.read(contract('worker'), 'utf-8')!;
      tree.write(contract('worker'), text.replace(/owner: .*/, 'owner: team/other'));
    };
    const planFiles = (tree: Tree): string[] =>
      Object.keys(snapshotOf(tree)).filter((path) =>
        path.includes('version-plans/pacto-my-service-worker-'),
      );

    it('puts the new plan in the place of the earlier one', async () => {
      await repository.edit(reword);
      await plan();
      const [first] = planFiles(repository.tree());
      await repository.edit((tree) => dropRuntime(tree, 'worker'));
      await plan();
      const [second, ...more] = planFiles(repository.tree());
      expect([first === second, more]).toEqual([false, []]);
      expect(repository.tree().read(second!, 'utf-8')).toMatch(/`runtime[^]*service\.owner/);
    });

    it('deletes the plan where the change was taken back', async () => {
      await repository.edit((tree) => dropRuntime(tree, 'worker'));
      await plan();
      repository.git('checkout', '-q', '--', 'my-service');
      await plan();
      expect(plansIn(repository.tree())).toEqual({});
    });

    it('keeps a plan that the base has, and one that a person edited', async () => {
      const warn = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
      await repository.edit((tree) => dropRuntime(tree, 'worker'));
      await plan();
      const [inBase] = planFiles(repository.tree());
      repository.commit('merged');
      await repository.edit(reword);
      await plan();
      const [edited] = planFiles(repository.tree()).filter((path) => path !== inBase);
      const raised = repository.tree().read(edited!, 'utf-8')!.replace(': patch', ': major');
      await repository.edit((tree) => tree.write(edited!, raised));
      await plan();
      expect(planFiles(repository.tree()).sort()).toEqual([inBase, edited].sort());
      expect(repository.tree().read(edited!, 'utf-8')).toBe(raised);
      expect(warn).not.toHaveBeenCalled();

      repository.git('checkout', '-q', '--', 'my-service');
      await plan();
      expect(planFiles(repository.tree()).sort()).toEqual([inBase, edited].sort());
      expect(warn.mock.calls.flat()).toEqual([
        `\`${edited}\` was edited by hand, so it was kept. Delete the file when it is no longer needed.`,
      ]);
    });
  });

  it.each([
    ['.nx', 1],
    ['.nx/cache', 0],
  ])('warns where git ignores the plans: %s', async (ignored, count) => {
    const warn = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
    await repository.edit((tree) => {
      tree.write('.gitignore', `${ignored}\n`);
      dropRuntime(tree, 'worker');
    });
    await plan();
    expect(warn).toHaveBeenCalledTimes(count);
    if (count > 0) expect(warn.mock.calls[0]![0]).toContain('Git ignores `.nx/version-plans`');
  });
});
