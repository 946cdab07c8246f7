/** One part of the house: what lies in it, whom it may know, and what it may use. */
export interface Room {
  readonly name: string;
  /** Files, or folders with a closing slash. The longest match decides. */
  readonly at: readonly string[];
  /** Names of other rooms. A room of another folder is reached by the package's name only. */
  readonly knows: readonly string[];
  /** Packages, as in package.json. */
  readonly packages: readonly string[];
  /** Node's own modules; '*' stands for all of them. */
  readonly builtins: readonly string[];
  /** Files that may read a clock or set a timer: '*', or their paths. */
  readonly clocks: '*' | readonly string[];
}

const CONTRACT = 'engine/contract';
const RTP = ['engine/rtp', 'engine/rtp/rtcp'];
const TRANSPORT = [
  'engine/transport',
  'engine/transport/association',
  'engine/transport/dtls',
  'engine/transport/sdp',
  'engine/transport/srtp',
  'engine/transport/tcp-framing',
];

/**
 * The engine is a straight line, engine ▸ worker ▸ core ▸ session ▸ forward ▸ rtp; nothing imports
 * upward. Lower parts return values and the core passes them on.
 */
const ENGINE: readonly Room[] = [
  {
    name: CONTRACT,
    at: [
      'engine/types.ts',
      'engine/taps.ts',
      'engine/commands.ts',
      'engine/path.ts',
      'engine/errors.ts',
    ],
    knows: [],
    packages: [],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine',
    at: ['engine/index.ts', 'engine/engine.ts', 'engine/shell/'],
    knows: ['engine/worker', 'engine/worker-messages', 'engine/policy', CONTRACT],
    packages: [],
    builtins: [
      'node:child_process',
      'node:crypto',
      'node:events',
      'node:os',
      'node:worker_threads',
    ],
    // A worker that does not answer is given up after a time.
    clocks: ['engine/engine.ts'],
  },
  {
    // Plain data between the two shells.
    name: 'engine/worker-messages',
    at: ['engine/worker-messages.ts'],
    knows: [CONTRACT],
    packages: [],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/worker',
    at: ['engine/worker.ts'],
    // Of the transport it knows how a certificate is made: randomness comes from the shells.
    knows: [
      'engine/worker-messages',
      'engine/core',
      'engine/net',
      'engine/transport/dtls',
      CONTRACT,
    ],
    packages: [],
    builtins: ['node:child_process', 'node:crypto', 'node:worker_threads'],
    clocks: ['engine/worker.ts'],
  },
  {
    name: 'engine/core',
    at: ['engine/core.ts'],
    knows: ['engine/session', 'engine/forward', 'engine/policy', ...RTP, ...TRANSPORT, CONTRACT],
    packages: [],
    builtins: ['node:crypto'],
    clocks: [],
  },
  {
    // It negotiates, so it reads and writes descriptions; of ICE, DTLS and SRTP it sees one
    // interface.
    name: 'engine/session',
    at: ['engine/session/'],
    knows: [
      'engine/forward',
      'engine/policy',
      ...RTP,
      'engine/transport/association',
      'engine/transport/sdp',
      CONTRACT,
    ],
    packages: [],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/policy',
    at: ['engine/policy/'],
    knows: [CONTRACT],
    packages: [],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/forward',
    at: ['engine/forward/'],
    knows: [...RTP, CONTRACT],
    packages: [],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/rtp',
    at: ['engine/rtp/'],
    knows: [],
    packages: [],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/rtp/rtcp',
    at: ['engine/rtp/rtcp/'],
    knows: ['engine/rtp'],
    packages: ['werift'],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/transport',
    at: ['engine/transport/'],
    knows: [...RTP, ...TRANSPORT, CONTRACT],
    packages: ['werift'],
    // zlib: the CRC-32 of STUN's FINGERPRINT (RFC 8489 §14.7).
    builtins: ['node:crypto', 'node:zlib'],
    clocks: [],
  },
  {
    name: 'engine/transport/association',
    at: ['engine/transport/association.ts'],
    knows: [CONTRACT],
    packages: [],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/transport/dtls',
    at: ['engine/transport/dtls/'],
    knows: ['engine/transport/srtp'],
    packages: [],
    builtins: ['node:crypto'],
    clocks: [],
  },
  {
    name: 'engine/transport/srtp',
    at: ['engine/transport/srtp/'],
    knows: ['engine/transport', 'engine/rtp', CONTRACT],
    packages: [],
    builtins: ['node:crypto'],
    clocks: [],
  },
  {
    name: 'engine/transport/sdp',
    at: ['engine/transport/sdp/'],
    knows: [CONTRACT],
    packages: ['werift'],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/transport/tcp-framing',
    at: ['engine/transport/tcp-framing.ts'],
    knows: [CONTRACT],
    packages: [],
    builtins: [],
    clocks: [],
  },
  {
    name: 'engine/net',
    at: ['engine/net/'],
    knows: ['engine/transport/tcp-framing', CONTRACT],
    packages: [],
    builtins: ['node:dgram', 'node:ffi', 'node:net', 'node:os'],
    clocks: [],
  },
  {
    // Its own door: no part of the engine knows it.
    name: 'simulation',
    at: ['engine/simulation/'],
    knows: [
      'engine/core',
      'engine/session',
      'engine/policy',
      'engine/forward',
      ...RTP,
      ...TRANSPORT,
      CONTRACT,
    ],
    packages: [],
    builtins: ['node:crypto'],
    clocks: [],
  },
];

const AROUND: readonly Room[] = [
  {
    name: 'proto',
    at: ['proto/'],
    knows: [],
    packages: ['protobufjs'],
    builtins: [],
    clocks: [],
  },
  {
    // Run by hand after a change of a .proto file.
    name: 'proto/generate',
    at: ['proto/generate.ts'],
    knows: [],
    packages: ['protobufjs-cli'],
    builtins: ['*'],
    clocks: [],
  },
  {
    name: 'signaling',
    at: ['signaling/'],
    knows: ['engine', 'proto'],
    packages: ['ws'],
    builtins: ['node:crypto', 'node:events', 'node:http', 'node:stream'],
    // The clock that everything else is handed, and one answer for a turn's worth of pings.
    clocks: ['signaling/clock.ts', 'signaling/connection.ts'],
  },
  {
    // Platform-neutral: serves the browser, the bench and Node.
    name: 'signaling/client',
    at: ['signaling/client/'],
    knows: ['proto'],
    packages: [],
    builtins: [],
    clocks: '*',
  },
  {
    name: 'server',
    at: ['server/'],
    knows: ['server/store', 'engine', 'proto', 'signaling'],
    packages: [
      '@fastify/cookie',
      '@fastify/rate-limit',
      '@fastify/static',
      '@fastify/swagger',
      '@fastify/type-provider-typebox',
      'fastify',
      'nodemailer',
      'prom-client',
      'selfsigned',
      'typebox',
      'uqr',
    ],
    builtins: ['*'],
    // A mail server that takes too long is given up; the log-ins of those in calls are noted as
    // active every minute, and streams beat.
    clocks: ['server/index.ts', 'server/mail/mailer.ts', 'server/main.ts', 'server/start.ts'],
  },
  {
    name: 'server/store',
    at: ['server/store/'],
    knows: ['server'],
    packages: ['knex', 'sqlite3'],
    builtins: ['node:crypto', 'node:fs', 'node:fs/promises', 'node:path'],
    clocks: [],
  },
  {
    name: 'client',
    at: ['client/'],
    knows: ['client/session', 'client/media', 'proto', 'signaling/client'],
    packages: ['@lit/localize', 'lit', 'lucide-static', 'uqr'],
    builtins: [],
    clocks: '*',
  },
  {
    // Joining and state without a framework: what others build their own pages on.
    name: 'client/session',
    at: ['client/index.ts', 'client/session/'],
    knows: ['client/media', 'proto', 'signaling/client'],
    packages: [],
    builtins: [],
    clocks: '*',
  },
  {
    name: 'client/media',
    at: ['client/media/'],
    knows: [],
    packages: [],
    builtins: [],
    clocks: '*',
  },
  {
    name: 'client/build',
    at: ['client/build.ts'],
    knows: [],
    packages: ['esbuild'],
    builtins: ['*'],
    clocks: '*',
  },
  {
    // Load peers are clients, and so are browsers: of the engine they know the door alone.
    name: 'bench',
    at: ['bench/'],
    knows: ['engine', 'proto', 'server', 'signaling/client'],
    // esbuild: a page that holds a bare call is bundled on the spot.
    packages: ['esbuild', 'hdr-histogram-js', 'playwright', 'werift', 'ws'],
    builtins: ['*'],
    clocks: '*',
  },
];

export const ROOMS: readonly Room[] = [...ENGINE, ...AROUND];

/** The top-level folders that hold sources. */
export const FOLDERS = [
  'engine',
  'signaling',
  'proto',
  'server',
  'client',
  'bench',
  'test',
] as const;

/** Tests see everything, also by relative paths; fixtures they start count as tests. */
export const UNBOUND: readonly string[] = ['test/'];

/** Imports against the table, each with its reason; `<computed>` is a name made at run time. */
export const EXCEPTIONS: readonly { from: string; to: string; why: string }[] = [
  {
    from: 'server/main.ts',
    to: 'client/build.ts',
    why: 'one command starts everything: the page is bundled before the server listens',
  },
  {
    from: 'server/packages.ts',
    to: '<computed>',
    why: 'asks where packages of a list are, before those that import them are loaded',
  },
  {
    from: 'bench/browser/chromium.ts',
    to: 'bootstrap.mjs',
    why: 'which browser this machine has is asked where it is installed',
  },
];

/** The engine's files that stand on werift; importing its root costs 270 ms and 38 MiB. */
export const WERIFT_IN_ENGINE: readonly string[] = ['engine/transport/sdp/section.ts'];

export const MAX_LINES = 600;
