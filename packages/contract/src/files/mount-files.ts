import { isInside } from '../model/bundle-path';
import type { Files } from './files';

/** `files` in which a folder is taken from elsewhere: paths below `folder` are those of `mounted`. */
export function mountFiles(files: Files, folder: string, mounted: Files): Files {
  const within = (path: string): string => (path === folder ? '.' : path.slice(folder.length + 1));
  const isMounted = (path: string): boolean => isInside(path, folder);
  return {
    read(path, options) {
      if (!isMounted(path)) return files.read(path, options);
      const { within: bundle, limit } = options;
      return mounted.read(within(path), {
        within: isMounted(bundle) ? within(bundle) : '.',
        limit,
      });
    },
    list: (path, use) =>
      isMounted(path)
        ? mounted.list(within(path)).map((found) => `${folder}/${found}`)
        : files.list(path, use),
    children: (path) => (isMounted(path) ? mounted.children(within(path)) : files.children(path)),
  };
}
