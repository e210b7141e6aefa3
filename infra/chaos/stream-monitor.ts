interface Consumer {
  readonly name: string;
  readonly num_pending: number;
  readonly num_ack_pending: number;
}
interface Stream {
  readonly name: string;
  readonly state: { readonly last_seq: number };
  readonly consumer_detail?: readonly Consumer[];
}
interface JetStreamInfo {
  readonly account_details?: readonly { readonly stream_detail?: readonly Stream[] }[];
}

/** What nats-server itself tells of the stream: the last sequence, and how many messages are not delivered or not settled yet. */
export async function lookAtStream(monitor: string): Promise<{ lastSequence: number; open: number }> {
  const info = (await (await fetch(`${monitor}/jsz?consumers=true`, { signal: AbortSignal.timeout(2_000) })).json()) as JetStreamInfo;
  const stream = info.account_details?.flatMap(({ stream_detail = [] }) => stream_detail).find(({ name }) => name === 'MIO');
  const open = stream?.consumer_detail?.reduce((sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending, 0);
  return { lastSequence: stream?.state.last_seq ?? 0, open: open ?? 0 };
}
