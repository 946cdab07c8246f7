import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { received } from '../../bench/browser/received.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { pictures, untilReceived } from './support/statistics.ts';

const test = suite('refreshing the connection');

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

function connections(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    auscultInstruments.connections.map(({ connectionState }) => connectionState),
  );
}

async function refresh(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Refresh connection/ }).click();
  await page.getByText('The connection is refreshed.').waitFor();
}

/** Waits until `page` decodes more of its one picture than it has so far. */
async function pictureMoves(page: Page, who: string): Promise<void> {
  const so = new Map((await received(page)).map(({ id, framesDecoded }) => [id, framesDecoded]));
  await untilReceived(
    page,
    (all) => pictures(all).some(({ id, framesDecoded }) => framesDecoded > (so.get(id) ?? 0) + 10),
    `the picture moves for ${who}`,
  );
}

test('media comes over new connections: same participant, same tile, devices on', async () => {
  const campo = await practice.chair('A picture that hangs');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await pictureMoves(ana.page, 'Ana');
  await pictureMoves(campo.page, 'Dr. Campo');
  const tile = await campo.page.locator('auscult-tile.main').elementHandle();
  const camera = await ana.page.evaluate(() => {
    const [own] = auscultInstruments.connections.flatMap((each) => each.getSenders());
    return own?.track?.id;
  });
  // Whatever is announced from now on.
  await campo.page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const status = document
      .querySelector('auscult-app')
      ?.shadowRoot?.querySelector('[role=status]');
    if (!status) throw new Error('no live region');
    new MutationObserver(() => said.push(status.textContent)).observe(status, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });

  await refresh(ana.page);
  assert.equal(await connections(ana.page), ['closed', 'closed', 'connected', 'connected']);
  await pictureMoves(ana.page, 'Ana, afterwards');
  await pictureMoves(campo.page, 'Dr. Campo, afterwards');
  assert.is(
    await campo.page.evaluate((element) => element?.isConnected, tile),
    true,
    'the tile is the one that it was',
  );
  const tracks = await ana.page.evaluate(() =>
    auscultInstruments.connections
      .filter(({ connectionState }) => connectionState === 'connected')
      .flatMap((each) => each.getSenders().map(({ track }) => track?.id)),
  );
  assert.ok(tracks.includes(camera), 'the camera has not been opened again');
  const said = await campo.page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  assert.equal(
    said.filter((text) => /left|joined/.test(text)),
    [],
  );
  await campo.page.getByRole('button', { name: 'Participants 2' }).waitFor();
  assert.is(
    await ana.page
      .getByRole('button', { name: 'Camera', exact: true })
      .getAttribute('aria-pressed'),
    'true',
  );
});

test('a line to the server that has gone silent is taken up again on the way', async () => {
  const campo = await practice.chair('A line that hangs');
  const ana = await practice.person();
  let sockets = 0;
  let silent = false;
  await ana.page.routeWebSocket(/signaling/, (socket) => {
    sockets += 1;
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (!silent) server.send(message);
    });
    server.onMessage((message) => {
      if (!silent) socket.send(message);
    });
  });
  await ana.page.goto(campo.link);
  await ana.page.getByLabel('Your name').fill('Ana Ortiz');
  await ana.page.getByRole('button', { name: 'Join Session' }).click();
  await pictureMoves(ana.page, 'Ana');
  const before = sockets;
  silent = true;
  const refreshed = refresh(ana.page);
  // The next socket is a good one.
  await ana.page.waitForEvent('websocket');
  silent = false;
  await refreshed;
  assert.is(sockets, before + 1);
  await pictureMoves(ana.page, 'Ana, afterwards');
});

test.run();
