import { hidesOutput } from './hides-output';

test.each<[boolean, string, NodeJS.ProcessEnv?]>([
  [false, 'run a:pacto-render'],
  [true, 'affected -t pacto-render'],
  [true, 'run-many -t pacto-render'],
  [true, 'affected -t pacto-render --outputStyle=static-failures-only'],
  [true, 'affected -t pacto-render --outputStyle=tui'],
  [false, 'affected -t pacto-render --outputStyle=static'],
  [false, 'affected -t pacto-render --output-style static'],
  [false, 'affected -t pacto-render --outputStyle=stream'],
  [false, 'affected -t pacto-render --outputStyle=stream-without-prefixes'],
  [false, 'affected -t pacto-render --verbose'],
  [false, 'affected -t pacto-render', { NX_VERBOSE_LOGGING: 'true' }],
  [false, 'affected -t pacto-render', { NX_DEFAULT_OUTPUT_STYLE: 'static' }],
  [true, 'affected -t pacto-render', { NX_VERBOSE_LOGGING: 'true', NX_DAEMON_PROCESS: 'true' }],
  [
    true,
    'affected -t pacto-render',
    { NX_VERBOSE_LOGGING: 'true', NX_CACHE_PROJECTS_CONFIG: 'false' },
  ],
  [true, 'affected -t pacto-render --outputStyle=tui', { NX_DEFAULT_OUTPUT_STYLE: 'static' }],
])('it is %s that Nx hides the output of `nx %s`', (hides, command, env = {}) => {
  expect(hidesOutput(['node', 'nx', ...command.split(' ')], env)).toBe(hides);
});
