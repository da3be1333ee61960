import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where something is in a text: lines and columns count from 0, as the Language Server Protocol has it. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What the server underlines. */
export interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

/** An editor with the YAML language server and nothing else: what it sends, and what comes back. */
export interface Editor {
  /** Opens a file with this text, which need not be on disk, and gives what is underlined. */
  readonly open: (file: string, text: string) => Promise<readonly Diagnostic[]>;
  /** The keys and values offered at a place of an open file. */
  readonly complete: (file: string, position: Position) => Promise<readonly string[]>;
  /** What is told of the word at a place of an open file; empty when there is nothing. */
  readonly hover: (file: string, position: Position) => Promise<string>;
  /** What the server asked the editor to fetch for it. */
  readonly fetched: readonly string[];
  readonly close: () => Promise<void>;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    format: { enable: false },
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
  },
};

const require = createRequire(import.meta.url);
const SERVER = require.resolve('yaml-language-server/bin/yaml-language-server');
const PATIENCE = 20_000;

/** Starts the server over standard input and output, with `folder` as its workspace. */
export async function startEditor(folder: string): Promise<Editor> {
  // Proxies that lead nowhere: a schema that is not local cannot be had.
  const nowhere = 'http://127.0.0.1:9';
  const { NODE_OPTIONS: _options, ...variables } = process.env;
  const env = {
    ...variables,
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    http_proxy: nowhere,
    https_proxy: nowhere,
  };
  const server = spawn(process.execPath, [SERVER, '--stdio'], { cwd: folder, env, stdio: 'pipe' });
  const answers = new Map<number, (message: Message) => void>();
  const underlined = new Map<string, (found: readonly Diagnostic[]) => void>();
  const fetched: string[] = [];
  let errors = '';
  let next = 1;
  server.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));

  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const patiently = async <Value>(
    what: string,
    begin: (done: (value: Value) => void) => void,
  ): Promise<Value> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`The language server gave no ${what}. ${errors}`));
      }, PATIENCE);
      begin((value) => {
        clearTimeout(late);
        resolve(value);
      });
    });
  const request = async (method: string, params: unknown): Promise<unknown> => {
    const id = next++;
    const answer = await patiently<Message>(`answer to ${method}`, (done) => {
      answers.set(id, done);
      send({ id, method, params });
    });
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  };
  const receive = (message: Message): void => {
    const { id, method, params } = message;
    if (method === undefined) {
      answers.get(id as number)?.(message);
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      underlined.get(uri)?.(diagnostics);
    } else if (id !== undefined) {
      if (method === 'workspace/configuration') {
        const { items } = params as { items: readonly { section: string }[] };
        send({ id, result: items.map(({ section }) => SETTINGS[section] ?? null) });
      } else {
        if (method !== 'client/registerCapability') fetched.push(`${method} ${JSON.stringify(params)}`);
        send({ id, result: null });
      }
    }
  };
  let rest = Buffer.alloc(0);
  server.stdout.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(rest.toString('latin1', 0, end))?.[1]);
      if (rest.length < end + 4 + length) return;
      const body = rest.toString('utf8', end + 4, end + 4 + length);
      rest = rest.subarray(end + 4 + length);
      receive(JSON.parse(body) as Message);
    }
  });

  const uriOf = (file: string): string => pathToFileURL(join(folder, file)).href;
  const root = pathToFileURL(folder).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'hiring' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown', 'plaintext'] },
        publishDiagnostics: {},
      },
    },
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: SETTINGS } });

  return {
    fetched,
    async open(file, text) {
      const uri = uriOf(file);
      return patiently(`diagnostics of ${file}`, (done) => {
        underlined.set(uri, done);
        send({
          method: 'textDocument/didOpen',
          params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
        });
      });
    },
    async complete(file, position) {
      const result = await request('textDocument/completion', {
        textDocument: { uri: uriOf(file) },
        position,
      });
      return (result as { items: readonly { label: string }[] }).items.map(({ label }) => label);
    },
    async hover(file, position) {
      const result = await request('textDocument/hover', { textDocument: { uri: uriOf(file) }, position });
      return (result as { contents?: { value: string } } | null)?.contents?.value ?? '';
    },
    async close() {
      const gone = new Promise<void>((resolve) =>
        server.once('exit', () => {
          resolve();
        }),
      );
      await request('shutdown', null);
      send({ method: 'exit' });
      await gone;
    },
  };
}
