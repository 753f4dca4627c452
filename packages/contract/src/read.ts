// What reads contracts and git: the graph loads it only after a contract changed, a diff to find its base, and a
// task that publishes to find the files of a contract.
export { readFacts } from './model/read-facts';
export { mappingOf } from './source/mapping';
export { parseSource } from './source/yaml/parse-source';
export { createGitFiles, type GitFiles } from './files/git-files';
export { mountFiles } from './files/mount-files';
export { cleanEnvironment, openGitRepository } from './files/git-process';
export type { GitBlob, GitProblem, GitRepository, NamedCommit } from './files/git-repository';
export type { GitTree, TreeEntry } from './files/git-tree';
export { findEarlierBundle, type EarlierBundle } from './workspace/find-earlier-bundle';
