import type { Browser, Page } from 'playwright';
import * as assert from 'uvu/assert';
import { launchChromium } from '../../bench/browser/chromium.ts';
import { suite } from '../harness.ts';
import { filesOf, follow, linesOf } from './guide.ts';

const test = suite('the guides, followed word by word');

let browser: Browser;

test.before(async () => {
  browser = await launchChromium();
});
test.after(() => browser.close());

async function open(url: string): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  await page.goto(url);
  return page;
}

/** Waits until the page shows so many moving pictures, and hears as many people. */
async function sees(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const videos = [...document.querySelectorAll('video')];
      const moving = videos.filter(
        (video) => video.getVideoPlaybackQuality().totalVideoFrames > 20,
      );
      const media = [...document.querySelectorAll<HTMLMediaElement>('video, audio')];
      const voices = media.flatMap(({ srcObject }) =>
        srcObject instanceof MediaStream ? srcObject.getAudioTracks() : [],
      );
      const live = voices.filter((track) => track.readyState === 'live' && !track.muted);
      return videos.length === wanted && moving.length === wanted && live.length === wanted;
    },
    count,
    { timeout: 40_000 },
  );
}

test('they are as short as they say', () => {
  const first = filesOf('first-sfu.md');
  assert.equal([...first.keys()], ['server.mjs', 'page.html']);
  const lines = [...first.values()].map(linesOf);
  assert.ok(lines.reduce((sum, count) => sum + count) <= 60, `${lines.join(' + ')} lines`);
  assert.ok(linesOf(filesOf('own-page.md').get('page.js') ?? '') <= 30);
});

for (const version of [22, 26] as const) {
  for (const { guide, packages, urls } of [
    { guide: 'first-sfu.md', packages: ['ws'], urls: ['', ''] },
    { guide: 'own-page.md', packages: ['esbuild'], urls: ['/?name=Ana', '/?name=Campo'] },
  ]) {
    test(`${guide} on Node ${version}: two windows see and hear each other, and a third who comes`, async () => {
      const { project, url } = await follow(guide, version, packages);
      try {
        const [ana, campo] = await Promise.all(urls.map((path) => open(url + path)));
        assert.ok(ana && campo);
        await Promise.all([sees(ana, 1), sees(campo, 1)]);
        const third = await open(url);
        await sees(third, 2);
        await sees(ana, 2);
        // With our signaling a place is kept for half a minute, for whoever comes back.
        if (guide === 'first-sfu.md') {
          await third.context().close();
          await sees(ana, 1);
        }
        await Promise.all([ana, campo].map((page) => page.context().close()));
      } finally {
        await project.remove();
      }
    });
  }
}

test.run();
