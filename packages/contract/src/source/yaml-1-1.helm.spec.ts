// The warnings name the value that Helm reads.
import { HELM_VERSIONS, helmProblem, helmTemplate } from '../../testing/helm';
import { parseSource } from './yaml/parse-source';

const SCALARS =
  'yes Yes YES oN On off y Y n no true 0X1F 0B101 0O17 0o17 -0o17 +0o17 0x1F -0x1F +0x1F 012 +012 -012 00 0b101 -0b101 1_000 1_0.5 _1 1_ 0x_ff 0_7 0o_7 0b_1 0777_7 1:30 1:30:00 190:20:30 2024-01-31 2024-1-1 2001-12-14t21:59:43.10-05:00 .5 5. 1e3 1E3 1.e3 1_0e3 0.1_0 1__0 +1_000 -1_0 08 -08 09.5 0x 0b 0o 0o8 0x1.8p1 ~ Null = 1.20 12 a:b 0x20000000000001 0xFFFFFFFFFFFFFFFF 0x1FFFFFFFFFFFFFFFF -0x8000000000000000 -0x8000000000000001 0o1777777777777777777777 0o7777777777777777777777 -0o7777777777777777777777 0X1FFFFFFFFFFFFFFFF 0b11111111111111111111111111111111111111111111111111111111111111111 01777777777777777777777 07777777777777777777777 18446744073709551616'.split(
    ' ',
  );

const CHART = {
  'Chart.yaml': 'apiVersion: v2\nname: echo\nversion: 1.0.0\n',
  'templates/echo.yaml': 'echo: {{ toJson .Values.all | b64enc }}\n',
};

/** What Helm should read, as JSON. */
function expected(scalar: string): string {
  const { value, ambiguous } = parseSource('values.yaml', `a: ${scalar}\n`).document!;
  const old = ambiguous[0]?.oldReading;
  if (!old?.isOfHelm) return JSON.stringify((value as { a: unknown }).a);
  return old.kind === 'text' ? JSON.stringify(old.value) : JSON.stringify(JSON.parse(old.value));
}

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const problem = helmProblem(version);
  const run = problem === undefined ? test : test.skip;

  run(`reads each scalar as the warnings say${problem ? ` (skipped: ${problem})` : ''}`, () => {
    const values = `all:\n${SCALARS.map((scalar) => `  - ${scalar}\n`).join('')}`;
    const { stdout, stderr } = helmTemplate(version, CHART, [values]);
    expect(stderr).toBe('');
    const echo = Buffer.from(/^echo: (.*)$/m.exec(stdout)![1]!, 'base64').toString('utf8');
    const read = (JSON.parse(echo) as unknown[]).map((value) => JSON.stringify(value));
    expect(SCALARS.map((scalar, index) => [scalar, read[index]])).toEqual(
      SCALARS.map((scalar) => [scalar, expected(scalar)]),
    );
  });
});
