import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { EngineError, createEngine } from 'auscult/engine';
import type {
  Engine,
  EngineErrorCode,
  EngineOptions,
  EngineParticipant,
  ParticipantEvents,
  SessionEvents,
} from 'auscult/engine';
import * as assert from 'uvu/assert';
import { Message, classes, methods, parseMessage } from 'werift';
import { expectCrash, suite } from '../harness.ts';
import { startAndHold } from './held-engine.ts';

const test = suite('engine');

// A command that is none ends its worker, which two tests do on purpose.
expectCrash("reading 'kind'");

const OFFER = readFileSync(
  join(import.meta.dirname, '../vectors/sdp/chromium-simulcast-offer.sdp'),
  'utf8',
);
const OPTIONS: EngineOptions = {
  media: { host: '127.0.0.1', port: 0 },
  roles: {
    chair: { publish: ['camera', 'microphone', 'screen'], receive: true },
    viewer: { publish: [], receive: true },
  },
  offerIntervalMs: 0,
};
const KINDS = ['thread', 'process'] as const;

async function refusal(call: Promise<unknown>): Promise<EngineErrorCode> {
  try {
    await call;
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  throw new Error('it was not refused');
}

/** Node 22 knows no `await using`. */
async function withEngine(
  options: EngineOptions,
  run: (engine: Engine) => Promise<void>,
): Promise<void> {
  const engine = await createEngine(options);
  try {
    await run(engine);
  } finally {
    await engine[Symbol.asyncDispose]();
  }
}

/** A call as embedders make it, behind functions of their own. */
async function layers<T>(depth: number, call: () => Promise<T>): Promise<T> {
  return depth === 0 ? call() : await layers(depth - 1, call);
}

/** The next event of a participant. */
function next<Name extends keyof ParticipantEvents>(
  participant: EngineParticipant,
  name: Name,
): Promise<ParticipantEvents[Name]> {
  return new Promise((resolve) => {
    const off = participant.on(name, (event) => {
      off();
      resolve(event);
    });
  });
}

/** Asks the media port the way a browser's first check does; resolves with its answer. */
async function check(engine: Engine, description: string): Promise<Message | null> {
  const ufrag = /a=ice-ufrag:(\S+)/.exec(description)?.[1] ?? '';
  const pwd = /a=ice-pwd:(\S+)/.exec(description)?.[1] ?? '';
  const request = new Message(methods.BINDING, classes.REQUEST);
  request
    .setAttribute('USERNAME', `${ufrag}:DvJa`)
    .setAttribute('PRIORITY', 1)
    .setAttribute('ICE-CONTROLLING', 1n)
    .addMessageIntegrity(Buffer.from(pwd))
    .addFingerprint();
  const socket = createSocket('udp4');
  socket.send(request.bytes, engine.media[0]?.port ?? 0, '127.0.0.1');
  const [reply] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  return parseMessage(reply, Buffer.from(pwd)) ?? null;
}

/** Whether both UDP and TCP can be bound. */
async function isFree(port: number): Promise<boolean> {
  const udp = createSocket('udp4');
  const tcp = createServer();
  try {
    udp.bind({ port, address: '127.0.0.1', exclusive: true });
    await once(udp, 'listening');
    tcp.listen({ port, host: '127.0.0.1', exclusive: true });
    await once(tcp, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    udp.close();
    tcp.close();
  }
}

for (const workerKind of KINDS) {
  test(`a session lives in a ${workerKind}: publish, subscribe, close`, async () => {
    await withEngine({ ...OPTIONS, workerKind }, async (engine) => {
      const port = engine.media[0]?.port ?? 0;
      assert.ok(port > 0);
      const session = await engine.createSession('visit');
      const anna = await session.addParticipant('anna', 'chair');
      const ben = await session.addParticipant('ben', 'viewer');
      assert.equal(ben.tracks, []);

      const ready = next(ben, 'subscribeOffer');
      const answer = await layers(3, () =>
        anna.publish(OFFER, [
          { mid: '0', source: 'microphone' },
          { mid: '1', source: 'camera' },
        ]),
      );
      // Not too late: events come after the result that caused them.
      const published: SessionEvents['trackPublished'][] = [];
      session.on('trackPublished', (event) => published.push(event));
      assert.equal(
        answer.tracks.map(({ mid, kind, source, rids }) => ({ mid, kind, source, rids })),
        [
          { mid: '0', kind: 'audio', source: 'microphone', rids: [''] },
          { mid: '1', kind: 'video', source: 'camera', rids: ['q', 'h', 'f'] },
        ],
      );
      assert.match(answer.sdp, `127.0.0.1 ${port} typ host`);
      assert.match(answer.sdp, 'tcptype passive');

      // The worker's socket is real, and its core answers checks.
      const reply = await check(engine, answer.sdp);
      assert.is(reply?.messageClass, classes.RESPONSE);

      await ben.subscribe(answer.tracks.map(({ id }) => id));
      const offer = await ready;
      assert.is(offer.tracks.length, 2);
      assert.match(offer.sdp, 'a=setup:actpass');
      assert.equal(
        published.map(({ track }) => track.source),
        ['microphone', 'camera'],
      );
      const late = await session.addParticipant('carol', 'viewer');
      assert.is(late.tracks.length, 2);

      const receipt = await anna.setRole('viewer');
      assert.equal(
        receipt.closed.map(({ subscriberId, source }) => `${subscriberId} ${source}`).sort(),
        ['ben camera', 'ben microphone'],
      );
      const stats = await ben.stats();
      assert.is(stats.subscriptions.length, 2);
      assert.not(stats.subscriptions.some(({ open }) => open));

      await ben.remove();
      assert.equal([...session.participants.keys()], ['anna', 'carol']);
      assert.is(await refusal(ben.stats()), 'ENGINE_PARTICIPANT_NOT_FOUND');
      await session.close();
      assert.is(engine.sessions.size, 0);
      assert.is(await refusal(anna.stats()), 'ENGINE_SESSION_NOT_FOUND');
      const again = await engine.createSession('visit');

      await engine.close();
      assert.ok(await isFree(port), 'the media port is free again');
      assert.is(await refusal(engine.createSession('late')), 'ENGINE_CLOSED');
      assert.is(await refusal(again.addParticipant('late', 'chair')), 'ENGINE_CLOSED');
    });
  });
}

for (const workerKind of KINDS) {
  test(`a ${workerKind} that dies takes its sessions along, and the engine lives on`, async () => {
    const { engine, kill } = await startAndHold({ ...OPTIONS, workerKind });
    const [before] = engine.media;
    const session = await engine.createSession('visit');
    const anna = await session.addParticipant('anna', 'chair');
    const lost = new Promise<SessionEvents['workerLost']>((resolve) =>
      session.on('workerLost', resolve),
    );
    const told = new Promise<readonly string[]>((resolve) =>
      engine.on('workerLost', ({ sessionIds }) => resolve(sessionIds)),
    );
    const restarted = new Promise<unknown>((resolve) => engine.on('workerRestarted', resolve));
    const calls = [refusal(anna.stats()), refusal(anna.setRole('viewer'))];
    kill();
    for (const code of await Promise.all(calls.map((call) => call.catch(() => 'resolved')))) {
      assert.ok(code === 'ENGINE_WORKER_LOST' || code === 'resolved', code);
    }
    assert.equal(await lost, { sessionId: 'visit', code: 'ENGINE_WORKER_LOST' });
    assert.equal(await told, ['visit']);
    assert.is(engine.sessions.size, 0);
    assert.is(session.participants.size, 0);
    assert.is(await refusal(anna.stats()), 'ENGINE_WORKER_LOST');
    assert.is(await refusal(engine.createSession('too early')), 'ENGINE_WORKER_LOST');

    await restarted;
    assert.equal(engine.media[0], before, 'its successor takes the same port');
    const again = await engine.createSession('visit');
    const answer = await (
      await again.addParticipant('anna', 'chair')
    ).publish(OFFER, [{ mid: '1', source: 'camera' }]);
    assert.is((await check(engine, answer.sdp))?.messageClass, classes.RESPONSE);
    assert.is(await refusal(anna.stats()), 'ENGINE_WORKER_LOST', 'old handles stay dead');
    await engine.close();
  });

  test(`an uncaught error in a ${workerKind} is told with its cause`, async () => {
    const { engine, crash } = await startAndHold({ ...OPTIONS, workerKind });
    const reason = new Promise<string>((resolve) =>
      engine.on('workerLost', (event) => resolve(event.reason)),
    );
    crash();
    assert.match(await reason, /^TypeError: .*null[^]*core\.ts/);
    await engine.close();
  });

  test(`a ${workerKind} finds its port taken and the engine says so`, async () => {
    await withEngine(OPTIONS, async (first) => {
      const port = first.media[0]?.port ?? 0;
      const media = { host: '127.0.0.1', port };
      assert.is(
        await refusal(createEngine({ ...OPTIONS, media, workerKind })),
        'ENGINE_ADDRESS_IN_USE',
      );
    });
  });
}

test('sessions are spread over workers by what they have to do', async () => {
  await withEngine({ ...OPTIONS, workers: 2 }, async (engine) => {
    const ports = engine.media.map(({ port }) => port);
    assert.is(new Set(ports).size, 2);
    const portOf = async (id: string, participants: number): Promise<string> => {
      const session = await engine.createSession(id);
      const joined: EngineParticipant[] = [];
      for (let index = 0; index < participants; index++) {
        joined.push(await session.addParticipant(`p${index}`, 'chair'));
      }
      const answer = await joined[0]?.publish(OFFER, [{ mid: '0', source: 'microphone' }]);
      return /127\.0\.0\.1 (\d+) typ host/.exec(answer?.sdp ?? '')?.[1] ?? '';
    };
    const crowded = await portOf('a', 4);
    const quiet = await portOf('b', 1);
    assert.is.not(crowded, quiet);
    assert.is(await portOf('c', 1), quiet, 'five against two');
    assert.ok(ports.includes(Number(quiet)));
  });
});

test('refusals of the core come as EngineError with their code', async () => {
  await withEngine(OPTIONS, async (engine) => {
    const session = await engine.createSession('visit');
    assert.is(await refusal(engine.createSession('visit')), 'ENGINE_SESSION_EXISTS');
    assert.is(await refusal(session.addParticipant('x', 'nobody')), 'ENGINE_ROLE_NOT_FOUND');
    assert.is(await refusal(session.addParticipant('x', 'constructor')), 'ENGINE_ROLE_NOT_FOUND');
    const anna = await session.addParticipant('anna', 'chair');
    assert.is(await refusal(session.addParticipant('anna', 'chair')), 'ENGINE_PARTICIPANT_EXISTS');
    assert.is(await refusal(anna.subscribe(['nothing'])), 'ENGINE_TRACK_NOT_FOUND');
    assert.is(await refusal(anna.publish('v=0', [])), 'ENGINE_SDP_INVALID');
    assert.is(await refusal(anna.acceptAnswer(7, 'v=0')), 'ENGINE_OFFER_OUTDATED');
  });
});

test('arguments of a wrong type are refused before they reach a worker', async () => {
  await withEngine(OPTIONS, async (engine) => {
    const session = await engine.createSession('visit');
    const anna = await session.addParticipant('anna', 'chair');
    const wrong = (value: unknown): never => value as never;
    const calls = [
      engine.createSession(''),
      engine.createSession(wrong(7)),
      session.addParticipant(wrong(undefined), 'chair'),
      session.addParticipant('x'.repeat(257), 'chair'),
      anna.publish(wrong(null), []),
      anna.publish(OFFER, wrong(null)),
      anna.publish(OFFER, [wrong(null)]),
      anna.subscribe(wrong('t1')),
      anna.acceptAnswer(wrong('1'), ''),
      anna.setGrants(wrong({ publish: ['camera'] })),
      anna.setGrants(wrong(undefined)),
      anna.setShownSize('t', wrong({ width: -1, height: 2 })),
      anna.setShownSize('t', wrong(undefined)),
      anna.setPreferredLayer('t', wrong('top')),
    ];
    for (const [index, call] of calls.entries()) {
      assert.is(await refusal(call), 'ENGINE_INVALID_ARGUMENT', `call ${index}`);
    }
    assert.equal((await anna.stats()).tracks, [], 'the worker has survived');
  });
});

const OPTION_ROWS: readonly [string, Partial<EngineOptions>][] = [
  ['a host name', { media: { host: 'localhost', port: 0 } }],
  ['a wildcard without an announced address', { media: { host: '0.0.0.0', port: 0 } }],
  ['a bad announced address', { media: { host: '0.0.0.0', port: 0, announcedAddress: 'x.org' } }],
  ['no address to bind', { media: { host: [], port: 0 } }],
  ['one address twice', { media: { host: ['127.0.0.1', '127.0.0.1'], port: 0 } }],
  [
    'nine announced addresses',
    {
      media: {
        host: '0.0.0.0',
        port: 0,
        announce: Array.from({ length: 9 }, (_, n) => `192.0.2.${n + 1}`),
      },
    },
  ],
  ['a text for a list', { media: { host: '::', port: 0, announce: '2001:db8::7' as never } }],
  [
    'two ways to announce',
    {
      media: {
        host: '0.0.0.0',
        port: 0,
        announcedAddress: '192.0.2.1',
        announce: ['192.0.2.1'],
      },
    },
  ],
  [
    'announced addresses that nobody else reaches',
    { media: { host: '127.0.0.1', port: 0, announce: ['192.0.2.1'], onlyThisMachine: true } },
  ],
  ['an address of five bytes', { media: { host: '1.2.3.4.5', port: 0 } }],
  ['a port beyond the last', { media: { host: '127.0.0.1', port: 65_536 } }],
  ['no room for all workers', { media: { host: '127.0.0.1', port: 65_535 }, workers: 2 }],
  ['no workers', { workers: 0 }],
  ['half a worker', { workers: 1.5 }],
  ['a worker of an unknown kind', { workerKind: 'fiber' as 'thread' }],
  ['grants without receive', { roles: { chair: { publish: [] } as never } }],
  ['grants of no list', { roles: { chair: { publish: 'camera', receive: true } as never } }],
  ['an interval that is none', { offerIntervalMs: -1 }],
];
for (const [name, options] of OPTION_ROWS) {
  test(`options with ${name} are refused`, async () => {
    assert.is(await refusal(createEngine({ ...OPTIONS, ...options })), 'ENGINE_INVALID_ARGUMENT');
  });
}

test('a wildcard host announces the address it was given', async () => {
  await withEngine(
    {
      ...OPTIONS,
      media: { host: '0.0.0.0', port: 0, announcedAddress: '198.51.100.7' },
    },
    async (engine) => {
      const anna = await (await engine.createSession('visit')).addParticipant('anna', 'chair');
      const answer = await anna.publish(OFFER, [{ mid: '0', source: 'microphone' }]);
      assert.match(answer.sdp, ` 198.51.100.7 ${engine.media[0]?.port} typ host`);
      assert.not.match(answer.sdp, '0.0.0.0 ' + engine.media[0]?.port);
    },
  );
});

/** `udp 127.0.0.1 40000` for each candidate, in the order of the description. */
async function candidatesOf(media: EngineOptions['media']): Promise<string[]> {
  let candidates: string[] = [];
  await withEngine({ ...OPTIONS, media }, async (engine) => {
    const anna = await (await engine.createSession('visit')).addParticipant('anna', 'chair');
    const { sdp } = await anna.publish(OFFER, [{ mid: '0', source: 'microphone' }]);
    const lines = [...sdp.matchAll(/^a=candidate:\d+ 1 (\S+) (\d+) (\S+) (\d+) typ host/gm)];
    const priorities = lines.map(([, , priority]) => Number(priority));
    assert.equal(
      priorities,
      [...new Set(priorities)].sort((a, b) => b - a),
      'each below the last',
    );
    const { port } = engine.media[0]!;
    candidates = lines.map(([, protocol, , address, at]) => {
      assert.is(Number(at), port);
      return `${protocol} ${address}`;
    });
  });
  return candidates;
}

test('every announced address is a candidate, IPv4 and IPv6, UDP and TCP', async () => {
  const announce = ['198.51.100.7', '2001:db8::7'];
  assert.equal(await candidatesOf({ host: ['0.0.0.0', '::'], port: 0, announce }), [
    'udp 198.51.100.7',
    'udp 2001:db8::7',
    'tcp 198.51.100.7',
    'tcp 2001:db8::7',
  ]);
  assert.equal(await candidatesOf({ host: ['127.0.0.1', '::1'], port: 0 }), [
    'udp 127.0.0.1',
    'udp ::1',
    'tcp 127.0.0.1',
    'tcp ::1',
  ]);
});

test('where only this machine is heard, TCP is offered on loopback addresses alone', async () => {
  const [own = '127.0.0.2'] = Object.values(networkInterfaces())
    .flatMap((of) => of ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  const media = { host: ['127.0.0.1', own], port: 0, onlyThisMachine: true };
  assert.equal(
    await candidatesOf(media),
    own === '127.0.0.2'
      ? ['udp 127.0.0.1', 'udp 127.0.0.2', 'tcp 127.0.0.1', 'tcp 127.0.0.2']
      : ['udp 127.0.0.1', `udp ${own}`, 'tcp 127.0.0.1'],
  );
});

test('docs/engine.md lists exactly the codes that exist', () => {
  const root = join(import.meta.dirname, '../..');
  const source = readFileSync(join(root, 'engine/commands.ts'), 'utf8');
  const union = source.slice(source.indexOf('export type EngineErrorCode'));
  const codes = (text: string): string[] => [...new Set(text.match(/ENGINE_[A-Z_]+/g))].sort();
  const page = readFileSync(join(root, 'docs/engine.md'), 'utf8');
  const table = page.slice(page.indexOf('## Error codes'));
  assert.equal(codes(table), codes(union));
  assert.ok(codes(union).length >= 20);
});

test.run();
