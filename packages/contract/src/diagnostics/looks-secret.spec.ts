import { SourceText } from '../source/source-text';
import { leaksSecret, linesWithSecrets, looksSecret } from './looks-secret';

it.each<[pointer: string, value: unknown, holder?: unknown]>([
  ['/password', 's'],
  ['/password', 12345678],
  ['/password/0', 's'],
  ['/password/value', 's'],
  ['/adminPassword', 's'],
  ['/db/DB_PASSWORD_1', 's'],
  ['/pwd', 's'],
  ['/passwords/0', 's'],
  ['/tokens/ci', 's'],
  ['/api-key', 's'],
  ['/encryptionKey', 's'],
  ['/authorization', 's'],
  ['/secrets/0/value', 's'],
  ['/env/0/value', 's', { name: 'DB_PASSWORD' }],
  ['/env/0/value', 5, { name: 'API_TOKEN' }],
  ['/env/0/value', 's', { key: 'api-key' }],
  ['/url', 'redis://:s@host:6379'],
  ['/url', 'postgres://user:s@host'],
  ['/url', 'postgres://user:a:s@host'],
  ['/url', 'postgres://user:a/s@host'],
  ['/image/ref', 'user:s@ghcr.io/a:1'],
  ['/header', 'Bearer abcdefgh'],
  ['/x', 'Server=h;Password=s;'],
  ['/x', 'github_pat_s'],
  ['/x', '-----BEGIN RSA PRIVATE KEY-----'],
  ['/x', '-----BEGIN PGP PRIVATE KEY BLOCK-----'],
  ['/x', `xoxb-1234567890-${'a'.repeat(24)}`],
  ['/x', `xapp-1-A0123-${'a'.repeat(24)}`],
  ['/x', 'https://hooks.slack.com/services/T000/B000/abcdef'],
  ['/x', `glpat-${'a'.repeat(20)}`],
  ['/x', `sk_live_${'a'.repeat(24)}`],
  ['/x', `whsec_${'a'.repeat(24)}`],
  ['/x', `AIza${'a'.repeat(35)}`],
  ['/x', `ya29.${'a'.repeat(30)}`],
  ['/x', `npm_${'a'.repeat(36)}`],
  ['/x', `pypi-${'a'.repeat(60)}`],
  ['/x', `dckr_pat_${'a'.repeat(27)}`],
  ['/x', `hvs.${'a'.repeat(24)}`],
  ['/x', `dop_v1_${'a'.repeat(64)}`],
  ['/x', `SG.${'a'.repeat(22)}.${'b'.repeat(43)}`],
  ['/x', `sk-ant-api03-${'a'.repeat(40)}`],
  ['/x', `sk-${'a'.repeat(48)}`],
  ['/x', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
  ['/x', 'AccountName=x;AccountKey=abc==;'],
])('%s: %j looks like a secret', (pointer, value, ...holder) => {
  expect(looksSecret(pointer, value, ...holder)).toBe(true);
});

it.each<[pointer: string, value: unknown, holder?: unknown]>([
  ['/password', ''],
  ['/password', true],
  ['/password', { secretKeyRef: {} }],
  ['/password/secretKeyRef/name', 'db'],
  ['/passwordLength', 12],
  ['/secretName', 'db'],
  ['/secrets/0/key', 'api-key'],
  ['/secretKey', 'api-key'],
  ['/maxTokens', 4096],
  ['/env/0/value', 's', { name: 'LOG_LEVEL' }],
  ['/env/0/name', 'DB_PASSWORD', { name: 'DB_PASSWORD' }],
  ['/url', 'https://host:8080/path'],
  ['/ref', 'oci://host:5000/name@sha256:0123'],
  ['/image/ref', 'localhost:5000/a@sha256:0123'],
  ['/url', 'https://user@host/path'],
  ['/auth', 'Basic auth'],
  ['/x', 'sk-learn-model-of-the-service'],
  ['/x', 'glider-service'],
  ['/x', 'npm_config_registry'],
  ['/x', 'https://hooks.example.com/services/a/b/c'],
  ['/x', 'SG.small.instance'],
  ['/x', '-----BEGIN CERTIFICATE-----'],
])('%s: %j does not', (pointer, value, ...holder) => {
  expect(looksSecret(pointer, value, ...holder)).toBe(false);
});

it.each<[pointer: string, text: string, leaks: boolean, holder?: unknown]>([
  ['/env/DB_PASSWORD', 'hunter2', true],
  ['/env/0/value', 'hunter2', true, { name: 'DB_PASSWORD' }],
  ['/auth/token', 'abc', true],
  ['/apiKey', 'abc', true],
  ['/url', 'postgres://user:s@host', true],
  ['/image/tag', `ghp_${'a'.repeat(36)}`, true],
  ['/existingSecret', `ghp_${'a'.repeat(36)}`, true],
  ['/existingSecret', 'db', false],
  ['/credentials', 'db', false],
  ['/authorization', 'required', false],
  ['/password', '${DB_PASSWORD}', false],
  ['/password', '{{ .Values.password }}', false],
  ['/url', 'postgres://user:$(PASSWORD)@host', false],
  ['/password', 'vault:db#password', false],
  ['/password', '<password>', false],
  ['/password', 'db-password', false],
  ['/apiKey', 'API_KEY', false],
  ['/env/0/value', 'debug', false, { name: 'LOG_LEVEL' }],
])('%s: %j in a contract leaks a secret: %s', (pointer, text, leaks, ...holder) => {
  expect(leaksSecret(pointer, text, ...holder)).toBe(leaks);
});

test('the lines of a text that cannot be parsed show some secrets', () => {
  const source = new SourceText('a.yaml', 'a: b\n  password: "x\n- api-key: y z\nname: token\n');
  expect(linesWithSecrets(source)).toEqual([
    { start: { line: 2, column: 13 }, end: { line: 2, column: 15 } },
    { start: { line: 3, column: 12 }, end: { line: 3, column: 15 } },
  ]);
});

it.each(['sk-a', 'xox', 'SG.', 'hvs.', '-', '-a', '://a:', 'pwd ', 'a:'])(
  'a long text of %j takes little time',
  (part) => {
    const text = part.repeat(200_000 / part.length);
    expect(looksSecret('/x', text)).toBe(false);
    expect(linesWithSecrets(new SourceText('a.yaml', text))).toEqual([]);
  },
);
