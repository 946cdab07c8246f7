import * as assert from 'uvu/assert';
import { matchRoute, paths, safeReturn } from '../../client/app/routes.ts';
import { suite } from '../harness.ts';

const test = suite('client: addresses');

test('every page has its address, with and without a slash at the end', () => {
  assert.equal(matchRoute('/'), { page: 'telehealth', starting: false, settingsOf: null });
  assert.equal(matchRoute('/telehealth'), {
    page: 'telehealth',
    starting: false,
    settingsOf: null,
  });
  assert.equal(matchRoute('/telehealth/'), {
    page: 'telehealth',
    starting: false,
    settingsOf: null,
  });
  assert.equal(matchRoute('/telehealth/start'), {
    page: 'telehealth',
    starting: true,
    settingsOf: null,
  });
  assert.equal(matchRoute('/log-in'), { page: 'logIn' });
  assert.equal(matchRoute('/account'), { page: 'account' });
  assert.equal(matchRoute(paths.preview('k3_-9')), { page: 'preview', sessionId: 'k3_-9' });
});

test('the secret of a session link is read from the fragment alone [S7]', () => {
  assert.equal(matchRoute('/join#aB3_-x'), { page: 'join', token: 'aB3_-x' });
  assert.equal(matchRoute('/join'), { page: 'join', token: '' });
  assert.is(matchRoute('/join/aB3').page, 'unknown');
});

test('an address that is none of ours leads to its own page', () => {
  for (const url of ['/nowhere', '/telehealth/a/b/preview', '/telehealth//preview', '/join2#x']) {
    assert.equal(matchRoute(url), { page: 'unknown' }, url);
  }
});

test('after log-in one lands where the link pointed, the secret included [S7]', () => {
  assert.is(safeReturn('/join#aB3'), '/join#aB3');
  assert.is(safeReturn('/telehealth/x1/preview'), '/telehealth/x1/preview');
});

test('log-in leads nowhere but to our own pages [A11]', () => {
  const foreign = [
    '//evil.example/telehealth',
    '/\\evil.example',
    'https://evil.example/telehealth',
    'javascript:alert(1)',
    '/log-in',
    '/nowhere',
    '',
    undefined,
    42,
  ];
  for (const then of foreign) assert.is(safeReturn(then), '/telehealth', String(then));
});

test.run();
