// A proxy for https on this machine. It leads every host to one port here, so that a test can use host names
// that do not exist.
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface TunnelProxy {
  /** `host:port`. */
  readonly address: string;
  /** `host:port` of each tunnel that was asked for, and the login that came with it. */
  readonly tunnels: { readonly target: string; readonly login: string | undefined }[];
  /** With a status, every tunnel is refused. */
  refusal: number | undefined;
  close(): Promise<void>;
}

export async function startTunnelProxy(port: number): Promise<TunnelProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(400).end());
  const proxy: TunnelProxy = {
    address: '',
    tunnels: [],
    refusal: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  server.on('connect', ({ url, headers }: IncomingMessage, client: Socket, head: Buffer) => {
    proxy.tunnels.push({ target: url!, login: headers['proxy-authorization'] });
    if (proxy.refusal !== undefined) {
      client.end(`HTTP/1.1 ${proxy.refusal} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
}
