import type { Writable } from 'node:stream';

/** A message of the Language Server Protocol: a request, its answer, or a notification. */
export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

const END_OF_HEADERS = '\r\n\r\n';

export function writeMessage(stream: Writable, message: Message): void {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  stream.write(
    Buffer.concat([Buffer.from(`Content-Length: ${body.length}${END_OF_HEADERS}`), body]),
  );
}

/** Takes the bytes of a stream as they come and hands over each message once it is whole. */
export function createMessageReader(receive: (message: Message) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf(END_OF_HEADERS);
      if (end < 0) return;
      const [, length] = /content-length: *(\d+)/i.exec(rest.subarray(0, end).toString())!;
      const start = end + END_OF_HEADERS.length;
      const stop = start + Number(length);
      if (rest.length < stop) return;
      const body = rest.subarray(start, stop).toString();
      rest = rest.subarray(stop);
      receive(JSON.parse(body) as Message);
    }
  };
}
