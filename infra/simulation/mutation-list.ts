/** A deliberate fault: `from` stands exactly once in `file` (below the repository) and becomes `to`. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const runner = 'libs/flow/src/runner.ts';

/** What somebody could get wrong in the core. The simulation must find every one. */
export const mutations: readonly Mutation[] = [
  {
    name: 'skip the handled-id check',
    file: runner,
    from: 'if (isHandled(before.head, input) || isKept(before.head, input)',
    to: 'if (isKept(before.head, input)',
  },
  {
    name: 'acknowledge before commit',
    file: 'libs/flow/src/deliver.ts',
    from: "await event(envelope);\n        return 'settle';",
    to: "void event(envelope).catch(() => undefined);\n        return 'settle';",
  },
  {
    name: 'publish before commit',
    file: runner,
    from: "if ((await commits.add(write)) === 'conflict') return false;",
    to: "parts.say(slim.fresh.map((entry) => outgoing(kind, slim.id, entry, slim.out)));\n    if ((await commits.add(write)) === 'conflict') return false;",
  },
  {
    name: 'the second out mark hides the first',
    file: 'libs/flow/src/out-marks.ts',
    from: 'while (seen.beyond.delete(seen.upTo + 1)) seen.upTo += 1;',
    to: 'seen.upTo = Math.max(seen.upTo, number);',
  },
  {
    name: 'mark out what was not acknowledged',
    file: 'libs/messaging/src/outbox.ts',
    from: 'const good = firstMissing === -1 ? messages : messages.slice(0, firstMissing);',
    to: 'const good = messages;',
  },
  {
    name: 'forget the revision check',
    file: runner,
    from: "if ((await commits.add(write)) === 'conflict') return false;",
    to: 'await commits.add(write);',
  },
  {
    name: 'trim before it is out',
    file: 'libs/flow/src/draft.ts',
    from: "const movable = list === 'said' ? entries.filter((entry) => (entry as SaidEntry).number <= draft.out) : entries;",
    to: 'const movable = entries;',
  },
  {
    name: 'trim without a page',
    file: 'libs/flow/src/draft.ts',
    from: 'await writePage(store, kind, draft.id, list, first, entries.slice(0, pageSize));',
    to: 'void writePage;',
  },
  {
    name: 'do not keep early inputs',
    file: runner,
    from: 'early: [...draft.head.early, { ...input.envelope, keptAt }]',
    to: 'early: draft.head.early.filter(() => keptAt !== undefined)',
  },
  {
    name: 'send the mail before "sending" is committed',
    file: runner,
    from: "if ((await commits.add(write)) === 'conflict') return false;",
    to: "for (const effect of slim.effects) void underWay.track(follow(kind, slim, effect, 0));\n    if ((await commits.add(write)) === 'conflict') return false;",
  },
  {
    name: 'answer before the write',
    file: 'libs/flow/src/group-commit.ts',
    from: 'const results = await store.write(batch.map(({ write }) => write));',
    to: "for (const each of batch) each.resolve('ok');\n      const results = await store.write(batch.map(({ write }) => write));",
  },
  {
    name: 'forget command ids',
    file: 'libs/flow/src/input.ts',
    from: 'commands: [...head.commands, input.commandId].slice(-rememberedCommands)',
    to: 'commands: head.commands',
  },
  {
    name: 'never say again what is unsaid',
    file: 'libs/messaging/src/sweep.ts',
    from: 'if (todo.length === 0) return false;',
    to: 'if (todo.length >= 0) return false;',
  },
  {
    name: 'trust a stream that is new',
    file: 'libs/messaging/src/replay.ts',
    from: 'const same = state?.created === facts.created;',
    to: 'if (state !== undefined) return undefined;\n  const same = state?.created === facts.created;',
  },
  {
    name: 'say only heads again, no pages',
    file: 'libs/flow/src/said.ts',
    from: '{ kind, collection: pageCollection(kind.name) },',
    to: '',
  },
  {
    name: 'count every replica’s try',
    file: 'libs/flow/src/stuck.ts',
    from: 'if (!isSame(stored?.body as unknown as StuckInput | undefined, known)) return;\n      const tries = (known?.tries ?? 0) + 1;',
    to: 'const tries = ((stored?.body as unknown as StuckInput | undefined)?.tries ?? 0) + 1;',
  },
  {
    name: 'wait too long for a silent machine',
    file: 'services/casework/src/domain/clocks.ts',
    from: 'export const machineMinutes = 10;',
    to: 'export const machineMinutes = 100;',
  },
];
