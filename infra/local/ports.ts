import { createServer } from 'node:net';
import { freePorts } from '../servers/free-ports.ts';

/** So many ports one replica of everything needs. */
const needed = 24;

/** Hands out N, N+1, …; throws one clear sentence when one of them is taken. */
export async function portsFrom(first: number): Promise<() => number> {
  if (first < 1024 || first + needed > 65_535) throw new Error(`Kies met --ports een getal van 1024 tot en met ${65_535 - needed}, niet ${first}.`);
  const ports = Array.from({ length: needed }, (_, i) => first + i);
  for (const port of ports) {
    if (!(await isFree(port))) {
      throw new Error(`Poort ${port} is al bezet: sluit het programma dat hem gebruikt, of kies andere poorten met npm start -- --ports ${first + 1000}.`);
    }
  }
  let next = first;
  return () => next++;
}

/** Hands out ports that were free a moment ago, for runs beside a running system. */
export async function anyPorts(replicas = 1): Promise<() => number> {
  const ports = await freePorts(needed * replicas);
  return () => {
    const port = ports.pop();
    if (port === undefined) throw new Error('no ports left');
    return port;
  };
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
