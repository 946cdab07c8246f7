import * as assert from 'uvu/assert';
import type { TimeLeft } from '../../client/app/api.ts';
import { LoginWatch } from '../../client/app/login-watch.ts';
import type { LoginWarning } from '../../client/app/login-watch.ts';
import { suite } from '../harness.ts';

const test = suite('client: a log-in that nobody uses');

const idleSeconds = 15 * 60;
const lifeSeconds = 12 * 60 * 60;

/** A page and its server under one clock. The server keeps the times; a call stops the idle one. */
class World {
  nowMs = 0;
  activeAtMs = 0;
  online = true;
  inCall = false;
  asked = 0;
  reported = 0;
  warning: LoginWarning | null = null;
  over = 0;
  loggedOut = false;
  readonly watch: LoginWatch;
  readonly #timers = new Set<{ readonly atMs: number; readonly run: () => void }>();

  constructor() {
    this.watch = new LoginWatch({
      ask: async () => {
        this.asked += 1;
        return await this.#answer();
      },
      report: async () => {
        this.reported += 1;
        const left = await this.#answer();
        this.activeAtMs = this.nowMs;
        return { ...left, idleEndsIn: idleSeconds };
      },
      warn: (warning) => {
        this.warning = warning;
      },
      over: () => {
        this.over += 1;
      },
      nowMs: () => this.nowMs,
      after: (ms, run) => {
        const timer = { atMs: this.nowMs + ms, run };
        this.#timers.add(timer);
        return () => void this.#timers.delete(timer);
      },
    });
    this.watch.heard(this.left());
  }

  left(): TimeLeft {
    const sinceMs = this.inCall ? this.nowMs : this.activeAtMs;
    return {
      idleEndsIn: idleSeconds - (this.nowMs - sinceMs) / 1000,
      endsIn: lifeSeconds - this.nowMs / 1000,
    };
  }

  async #answer(): Promise<TimeLeft> {
    await Promise.resolve();
    if (!this.online) throw new Error('OFFLINE');
    const left = this.left();
    if (left.idleEndsIn > 0 && left.endsIn > 0) return left;
    // As the app does on the first refusal.
    this.loggedOut = true;
    this.watch.end();
    throw new Error('LOGIN_TIMED_OUT');
  }

  /** Lets time pass, timer by timer. */
  async pass(seconds: number): Promise<void> {
    const untilMs = this.nowMs + seconds * 1000;
    for (;;) {
      const due = [...this.#timers].filter(({ atMs }) => atMs <= untilMs);
      const [next] = due.sort((one, other) => one.atMs - other.atMs);
      if (!next) break;
      this.#timers.delete(next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
      await settled();
    }
    this.nowMs = untilMs;
  }
}

/** All promises of one turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

test('[H2] two minutes before the end it warns, and at the end the server says so', async () => {
  const world = new World();
  await world.pass(idleSeconds - 121);
  assert.is(world.warning, null);
  await world.pass(1);
  assert.equal(world.warning, { kind: 'idle', endsAtMs: idleSeconds * 1000 });
  await world.pass(119);
  assert.is(world.loggedOut, false);
  await world.pass(1);
  assert.equal([world.loggedOut, world.warning, world.over], [true, null, 0]);
});

test('[H2] one answer puts it off, as often as one is there', async () => {
  const world = new World();
  for (let time = 0; time < 5; time += 1) {
    await world.pass(idleSeconds - 60);
    assert.is(world.warning?.kind, 'idle');
    world.watch.stay();
    await settled();
    assert.is(world.warning, null);
  }
  assert.is(world.reported, 5);
});

test('[H2] what a person does is reported at once, then twice a minute, the last of it too', async () => {
  const world = new World();
  await world.pass(100);
  for (let second = 0; second < 60; second += 1) {
    for (let event = 0; event < 20; event += 1) world.watch.input();
    await world.pass(1);
  }
  assert.is(world.reported, 3);
  // Input in the 130th second was reported at the latest 30 s after the report before it.
  await world.pass(30);
  assert.ok(world.activeAtMs >= 160_000, String(world.activeAtMs));
  await world.pass(idleSeconds);
  assert.is(world.reported, 3, 'and nothing when nobody is there');
  assert.is(world.loggedOut, true);
});

test('[H2] a pointer that moves does not answer the question', async () => {
  const world = new World();
  await world.pass(idleSeconds - 60);
  world.watch.input();
  await settled();
  assert.is(world.reported, 0);
  assert.is(world.warning?.kind, 'idle');
});

test('[H2] activity in another tab takes the warning away', async () => {
  const world = new World();
  await world.pass(idleSeconds - 60);
  world.activeAtMs = world.nowMs;
  world.watch.heard(world.left());
  assert.is(world.warning, null);
});

test('[H2] also when that tab could not say so: before it warns, the page asks', async () => {
  const world = new World();
  await world.pass(idleSeconds - 200);
  world.activeAtMs = world.nowMs;
  await world.pass(100);
  assert.equal([world.warning, world.asked], [null, 1]);
});

test('[H2] while there is a call nothing is warned of', async () => {
  const world = new World();
  world.inCall = true;
  await world.pass(3 * 3600);
  assert.equal([world.warning, world.loggedOut], [null, false]);
});

test('[H2] twelve hours cannot be put off, and are called what they are', async () => {
  const world = new World();
  world.inCall = true;
  await world.pass(lifeSeconds - 100);
  assert.equal(world.warning, { kind: 'total', endsAtMs: lifeSeconds * 1000 });
  world.watch.stay();
  await settled();
  assert.is(world.warning?.kind, 'total');
  await world.pass(100);
  assert.is(world.loggedOut, true);
});

test('[H2] without a server the screen is locked in time all the same', async () => {
  const world = new World();
  world.online = false;
  await world.pass(idleSeconds - 60);
  assert.is(world.warning?.kind, 'idle');
  await world.pass(59);
  assert.is(world.over, 0);
  await world.pass(2);
  assert.equal([world.over, world.warning], [1, null]);
});

test('after logging out nothing is asked or reported any more', async () => {
  const world = new World();
  world.watch.input();
  await settled();
  world.watch.input();
  world.watch.end();
  world.watch.input();
  world.watch.stay();
  await world.pass(lifeSeconds);
  assert.equal([world.asked, world.reported, world.over], [0, 1, 0]);
});

test('[H2] who has logged in again is reported at once, whatever was reported before', async () => {
  const world = new World();
  world.watch.input();
  await settled();
  world.watch.end();
  await world.pass(1);
  world.watch.heard(world.left());
  world.watch.input();
  await settled();
  assert.is(world.reported, 2);
});

test.run();
