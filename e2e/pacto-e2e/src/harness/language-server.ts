import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageReader, writeMessage, type Message } from './language-messages';
import { REPOSITORY } from './paths';

export interface EditorDiagnostic {
  /** As editors count: from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Completion {
  readonly label: string;
  readonly insertText: string;
  readonly documentation: string;
}

type Settings = Record<string, unknown>;

const CAPABILITIES = {
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['plaintext'] } },
    hover: { contentFormat: ['markdown'] },
    publishDiagnostics: {},
  },
};

/**
 * The YAML language server in a process of its own, asked over stdio as an editor asks it. Each
 * text is opened in a folder of its own, `<n>/<path>`: because the server's answers about a
 * document do not name its version.
 */
export class LanguageServer {
  private readonly answers = new Map<number, (message: Message) => void>();
  private readonly published = new Map<string, (diagnostics: WireDiagnostic[]) => void>();
  private configured: () => void = () => undefined;
  private lastId = 0;
  private documents = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly root: string,
    private readonly settings: Settings,
  ) {
    const read = createMessageReader((message) => this.receive(message));
    child.stdout!.on('data', read);
  }

  /** `settings` has the form of an editor's settings file: a key with dots means nested keys. */
  static async start(root: string, settings: Settings): Promise<LanguageServer> {
    const program = join(REPOSITORY, 'node_modules/yaml-language-server/bin/yaml-language-server');
    const child = spawn(process.execPath, [program, '--stdio'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const server = new LanguageServer(child, root, nest(settings));
    const rootUri = pathToFileURL(root).href;
    await server.request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'workspace' }],
      capabilities: CAPABILITIES,
    });
    // The server checks files without a schema until it has asked for its settings.
    const configured = new Promise<void>((resolve) => (server.configured = resolve));
    server.notify('initialized', {});
    server.notify('workspace/didChangeConfiguration', { settings: server.settings });
    await configured;
    return server;
  }

  /** What is wrong with a file of this text, in the order of the file. */
  async diagnose(path: string, text: string): Promise<EditorDiagnostic[]> {
    const uri = this.newUri(path);
    const published = new Promise<WireDiagnostic[]>((resolve) => this.published.set(uri, resolve));
    this.open(uri, text);
    const diagnostics = await published;
    return diagnostics
      .map(({ range: { start }, message }) => {
        return { line: start.line + 1, column: start.character + 1, message };
      })
      .sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** The completions at the mark `|` in the text. */
  async complete(path: string, marked: string): Promise<Completion[]> {
    const result = (await this.ask('textDocument/completion', path, marked)) as {
      items: { label: string; insertText?: string; documentation?: string | { value: string } }[];
    };
    return result.items.map(({ label, insertText = label, documentation = '' }) => ({
      label,
      insertText,
      documentation: typeof documentation === 'string' ? documentation : documentation.value,
    }));
  }

  /** The description of the key or value at the mark `|`. */
  async hover(path: string, marked: string): Promise<string> {
    const result = (await this.ask('textDocument/hover', path, marked)) as {
      contents: { value: string };
    } | null;
    return result?.contents.value ?? '';
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill();
    await ended;
  }

  private async ask(method: string, path: string, marked: string): Promise<unknown> {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    const uri = this.newUri(path);
    this.open(uri, marked.replace('|', ''));
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    return this.request(method, { textDocument: { uri }, position });
  }

  private open(uri: string, text: string): void {
    this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
  }

  private newUri(path: string): string {
    return pathToFileURL(join(this.root, String(++this.documents), path)).href;
  }

  private request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.lastId;
    writeMessage(this.child.stdin!, { id, method, params });
    return new Promise((resolve, reject) => {
      this.answers.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(JSON.stringify(error))),
      );
    });
  }

  private notify(method: string, params: unknown): void {
    writeMessage(this.child.stdin!, { method, params });
  }

  private receive(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.answers.get(id!)?.(message);
      this.answers.delete(id!);
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: WireDiagnostic[] };
      this.published.get(uri)?.(diagnostics);
    } else if (id !== undefined) {
      writeMessage(this.child.stdin!, { id, result: this.answer(method, params) });
    }
  }

  /** The server asks its editor too: for settings, and for leave to register what it can. */
  private answer(method: string, params: unknown): unknown {
    if (method !== 'workspace/configuration') return null;
    setImmediate(this.configured);
    const { items } = params as { items: { section: string }[] };
    return items.map(({ section }) => this.settings[section] ?? null);
  }
}

interface WireDiagnostic {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly message: string;
}

function nest(settings: Settings): Settings {
  const nested: Settings = {};
  for (const [name, value] of Object.entries(settings)) {
    const keys = name.split('.');
    const last = keys.pop()!;
    let place = nested;
    for (const key of keys) place = (place[key] ??= {}) as Settings;
    place[last] = value;
  }
  return nested;
}
