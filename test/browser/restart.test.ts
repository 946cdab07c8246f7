import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { pictures, untilReceived } from './support/statistics.ts';

const test = suite('a server that ends in the midst of a call');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

for (const [row, signal] of [
  ['[Z1]', 'SIGTERM'],
  ['[Z2]', 'SIGKILL'],
] as const) {
  test(`${signal}: both are back in the same session, with media, by themselves; roles and links hold [S5] ${row}`, async () => {
    const campo = await practice.chair(`Until ${signal}`);
    const ana = await practice.guest(campo.link, 'Ana Ortiz');
    const sees = (person: typeof campo, who: string): Promise<unknown> =>
      untilReceived(person.page, (all) => pictures(all).length === 1, who, 30_000);
    await Promise.all([sees(campo, 'Dr. Campo'), sees(ana, 'Ana')]);

    await practice.app.restart(signal);
    const startedMs = performance.now();
    const backAgain = async (person: typeof campo, who: string): Promise<void> => {
      await person.page.evaluate(() =>
        auscultInstruments.when(
          () =>
            auscultInstruments.connections.filter(
              ({ connectionState }) => connectionState === 'connected',
            ).length >= 2 || undefined,
        ),
      );
      await sees(person, `${who}, again`);
    };
    await Promise.all([backAgain(campo, 'Dr. Campo'), backAgain(ana, 'Ana')]);
    console.log(
      `${signal}: back in media ${Math.round(performance.now() - startedMs)} ms after the start`,
    );

    // Nobody twice, and still who they were.
    await campo.page.getByRole('button', { name: 'Participants 2' }).waitFor();
    await campo.page.getByRole('button', { name: 'Session settings' }).waitFor();
    const late = (await practice.person()).page;
    await late.goto(campo.link);
    await late.getByLabel('Your name').waitFor();
    assert.is(await ana.page.getByRole('button', { name: 'Leave' }).count(), 1);
  });
}

test.run();
