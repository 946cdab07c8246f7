/**
 * A call inside a network namespace where a packet filter drops UDP: two people, a third who comes
 * and goes, a shared screen. Run by `tcp-only.test.ts`; fails at the first thing that does not
 * come about, and prints what was seen as one line of JSON.
 */
import { startApp } from '../../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../../bench/browser/chromium.ts';
import { join, joinAsGuest, logIn, startSession } from '../../../bench/browser/journeys.ts';
import { received } from '../../../bench/browser/received.ts';
import type { Received } from '../../../bench/browser/received.ts';
import { pictures, protocols, steadyPicture, untilReceived } from './statistics.ts';
import type { SteadyPicture } from './statistics.ts';

/** What one end of the call saw. */
export interface TcpEnd extends SteadyPicture {
  readonly who: string;
  readonly audioEnergy: number;
  /** Of every connection, when all else was over. */
  readonly protocols: readonly string[];
}

function sounds(all: readonly Received[]): readonly Received[] {
  return all.filter(({ totalAudioEnergy }) => totalAudioEnergy > 0);
}

const app = await startApp();
const browser = await launchChromium();
try {
  const campo = await newPerson(browser);
  await logIn(campo.page, app, /Campo/);
  const link = await startSession(campo.page, 'Behind a strict firewall');
  await join(campo.page);
  const ana = await newPerson(browser);
  await joinAsGuest(ana.page, link, 'Ana Ortiz');
  const both = [
    { who: 'Dr. Campo', page: campo.page },
    { who: 'Ana', page: ana.page },
  ];

  /** Both of them, at once: `pictureCount` pictures, and the voices of `voiceCount` others. */
  const bothSee = async (pictureCount: number, voiceCount: number, what: string): Promise<void> => {
    const seen = both.map(({ who, page }) =>
      untilReceived(
        page,
        (all) => pictures(all).length === pictureCount && sounds(all).length === voiceCount,
        `${who}: ${what}`,
        40_000,
      ),
    );
    await Promise.all(seen);
  };

  await bothSee(1, 1, 'picture and sound over TCP');
  const steady = [];
  for (const [one, other] of [
    [campo, ana],
    [ana, campo],
  ] as const) {
    const seen = await steadyPicture(one.page, other.page);
    const heard = sounds(await received(one.page));
    steady.push({ ...seen, audioEnergy: heard[0]?.totalAudioEnergy ?? 0 });
  }

  const vega = await newPerson(browser);
  await logIn(vega.page, app, /Vega/);
  await vega.page.goto(link);
  await join(vega.page);
  await bothSee(2, 2, 'Dr. Vega is there');
  await untilReceived(vega.page, (all) => pictures(all).length === 2, 'Dr. Vega sees both', 40_000);
  const third = await protocols(vega.page);
  await vega.page.getByRole('button', { name: 'Leave' }).click();
  await bothSee(1, 1, 'Dr. Vega is gone');

  await ana.page.getByRole('button', { name: 'Share screen' }).click();
  await untilReceived(
    campo.page,
    (all) => pictures(all).length === 2,
    'Dr. Campo sees the screen',
    40_000,
  );
  const shown = campo.page.getByText('Screen of Ana Ortiz').first();
  await shown.waitFor();
  await ana.page.getByRole('button', { name: 'Share screen' }).click();
  await shown.waitFor({ state: 'detached' });

  const ends: TcpEnd[] = [];
  for (const [index, { who, page }] of both.entries()) {
    const { framesMore = 0, freezesMore = 0, audioEnergy = 0 } = steady[index] ?? {};
    ends.push({ who, framesMore, freezesMore, audioEnergy, protocols: await protocols(page) });
  }
  console.log(JSON.stringify({ ends, third }));
} finally {
  await browser.close();
  await app.stop();
}
