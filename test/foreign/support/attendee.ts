import type { Page as ChromiumPage } from 'playwright';
import { received } from '../../../bench/browser/received.ts';
import type { Received } from '../../../bench/browser/received.ts';
import { within } from '../../../bench/within.ts';
import { asPageLike } from './firefox.ts';
import type { Hands } from './hands.ts';
import type { PageLike } from './page-peer.ts';

type CallPage = Pick<PageLike, 'evaluate'>;

/** Somebody in a call, with whichever browser. */
export interface Attendee {
  /** For messages. */
  readonly who: string;
  readonly page: CallPage;
  /** Presses a button of exactly this name. */
  press(name: string): Promise<void>;
}

export function withChromium(page: ChromiumPage, who: string): Attendee {
  return {
    who,
    // playwright's types know handles where ours know values.
    page: {
      evaluate: <Argument, Result>(run: (argument: Argument) => Result, argument: Argument) =>
        page.evaluate(run as (argument: unknown) => unknown, argument) as Promise<Awaited<Result>>,
    },
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
  };
}

export function withFirefox(hands: Hands, who: string): Attendee {
  return { who, page: asPageLike(hands.page), press: (name) => hands.click(name) };
}

type Kind = Received['kind'];

/**
 * The browser's own statistics have no event to wait for: they are asked again until it is so, every
 * few frames, since asking takes time that the pictures want.
 */
async function untilReceived(
  { page, who }: Attendee,
  holds: (all: readonly Received[]) => boolean,
  what: string,
): Promise<readonly Received[]> {
  const startedMs = performance.now();
  for (;;) {
    const all = await received({ evaluate: (run) => page.evaluate(run, undefined) });
    if (holds(all)) return all;
    if (performance.now() - startedMs > 40_000) {
      throw new Error(`${who} ${what}: ${JSON.stringify(all)}`);
    }
    await page.evaluate(async (frames) => {
      for (let frame = 0; frame < frames; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, 10);
  }
}

type Figure = 'framesDecoded' | 'packetsReceived' | 'totalAudioEnergy';

/** How much has been added to a figure, over all that there is of a kind. */
function added(
  kind: Kind,
  figure: Figure,
  all: readonly Received[],
  before: readonly Received[],
): number {
  const earlier = new Map(before.map((one) => [one.id, one[figure]]));
  return all
    .filter((one) => one.kind === kind)
    .reduce((sum, one) => sum + one[figure] - (earlier.get(one.id) ?? 0), 0);
}

const now = (attendee: Attendee): Promise<readonly Received[]> =>
  untilReceived(attendee, () => true, 'receives');

/** Waits until so many moving pictures and a voice come, from now on. */
export async function seesAndHears(attendee: Attendee, moving: number): Promise<void> {
  const before = await now(attendee);
  await untilReceived(
    attendee,
    (all) => {
      const faces = all.filter((one) => added('video', 'framesDecoded', [one], before) > 20);
      const voices = all.filter(
        (one) =>
          added('audio', 'packetsReceived', [one], before) > 40 &&
          added('audio', 'totalAudioEnergy', [one], before) > AUDIBLE,
      );
      return faces.length === moving && voices.length > 0;
    },
    'does not see and hear',
  );
}

/** A hundredth of what the browsers' own microphones bring within a second. */
const AUDIBLE = 1e-4;
/** Of 20 ms each: longer than Chromium's microphone is silent between its beeps. */
const PACKETS_FOR_A_WHILE = 75;

type Comes = (all: readonly Received[], before: readonly Received[]) => boolean;

/** A microphone that is off goes on sending packets, with silence in them. */
const sound: Comes = (all, before) => added('audio', 'totalAudioEnergy', all, before) > AUDIBLE;
const pictures: Comes = (all, before) => added('video', 'framesDecoded', all, before) > 0;

/** Waits until nothing comes for a while, by the clock of the sound's packets. */
async function stops(attendee: Attendee, what: string, comes: Comes): Promise<void> {
  let before = await now(attendee);
  await untilReceived(
    attendee,
    (all) => {
      if (comes(all, before)) before = all;
      return added('audio', 'packetsReceived', all, before) > PACKETS_FOR_A_WHILE;
    },
    `still receives ${what}`,
  );
}

async function returns(attendee: Attendee, what: string, comes: Comes): Promise<void> {
  const before = await now(attendee);
  await untilReceived(attendee, (all) => comes(all, before), `receives no ${what} again`);
}

/** How somebody's tile is drawn. */
interface Tile {
  readonly name: string;
  readonly isHeard: boolean;
  readonly isSeen: boolean;
}

/** Waits until the one tile of that name says so. */
async function seesTile({ page, who }: Attendee, tile: Tile): Promise<void> {
  const drawn = page.evaluate(async ({ name, isHeard, isSeen }) => {
    const all = (root: ParentNode): Element[] => [
      ...root.querySelectorAll(`auscult-tile[role=group][aria-label^="${name}"]`),
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
        shadowRoot ? all(shadowRoot) : [],
      ),
    ];
    for (;;) {
      const [only, ...rest] = all(document);
      if (only?.shadowRoot && rest.length === 0) {
        const isSilent = only.ariaLabel?.includes('Microphone off') ?? false;
        const initials = only.shadowRoot.querySelector('.avatar');
        if (isSilent !== isHeard && (initials === null) === isSeen) return;
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, tile);
  await within(drawn, 20_000, `${who} sees ${JSON.stringify(tile)}`);
}

/**
 * One of two turns microphone and camera off, and on again: the other sees it on the tile, and gets
 * nothing meanwhile.
 */
export async function turnsOffAndOn(
  actor: Attendee,
  { name, other }: { readonly name: string; readonly other: Attendee },
): Promise<void> {
  const on: Tile = { name, isHeard: true, isSeen: true };
  await seesTile(other, on);

  await actor.press('Microphone');
  await seesTile(other, { ...on, isHeard: false });
  await stops(other, 'sound', sound);
  await actor.press('Microphone');
  await seesTile(other, on);
  await returns(other, 'sound', sound);

  await actor.press('Camera');
  await seesTile(other, { ...on, isSeen: false });
  await stops(other, 'picture', pictures);
  await actor.press('Camera');
  await seesTile(other, on);
  await returns(other, 'picture', pictures);
}
