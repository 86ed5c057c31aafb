import { once } from 'node:events';
import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A listening server. */
export interface Listening {
  url: string;
  port: number;
  /** Stops it, and cuts its connections. */
  close(): Promise<void>;
}

/** Makes a server listen on a free port of the loopback interface. */
export async function listen(server: Server, host = '127.0.0.1'): Promise<Listening> {
  await once(server.listen(0, host), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
