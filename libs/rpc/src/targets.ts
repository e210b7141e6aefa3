import { isIPv4 } from 'node:net';
import type { ClientOptions } from '@grpc/grpc-js';

/**
 * What grpc-js dials for these addresses: all numbered ones are one target, spread over by the channel itself;
 * each name is one of its own, spread over all that it resolves to.
 */
export function targetsOf(addresses: readonly string[]): string[] {
  if (addresses.length === 0) throw new Error('a service to call has no address');
  const plain = addresses.map((address) => address.replace(/^localhost:/, '127.0.0.1:'));
  const { numbered = [], named = [] } = Object.groupBy(plain, (address) => (isIPv4(address.split(':')[0]!) ? 'numbered' : 'named'));
  return [...(numbered.length > 0 ? [`ipv4:${numbered.join(',')}`] : []), ...named.map((address) => `dns:${address}`)];
}

export const channelOptions: ClientOptions = {
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  // A DNS server has no say in how we call.
  'grpc.service_config_disable_resolution': 1,
  'grpc.enable_http_proxy': 0,
  // A connection whose other end vanished without a word is found out, also when nobody calls.
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.dns_min_time_between_resolutions_ms': 2_000,
};
