import type { Task, TaskGraph } from '@nx/devkit';

/**
 * Every task of the batch once. A task comes after the tasks that it depends on. All others are in the
 * order of their ids.
 */
export function orderTasks({
  tasks,
  dependencies,
}: Pick<TaskGraph, 'tasks' | 'dependencies'>): Task[] {
  const ordered = new Map<string, Task>();
  const visited = new Set<string>();
  const visit = (id: string): void => {
    if (visited.has(id)) return;
    visited.add(id);
    for (const dependency of [...(dependencies[id] ?? [])].sort()) {
      if (tasks[dependency]) visit(dependency);
    }
    ordered.set(id, tasks[id]!);
  };
  for (const id of Object.keys(tasks).sort()) visit(id);
  return [...ordered.values()];
}
