import * as assert from 'uvu/assert';
import { commonPasswords } from '../../server/secrets/common-passwords.ts';
import { passwordFault } from '../../server/secrets/password-policy.ts';
import type { PasswordFault } from '../../server/secrets/password-policy.ts';
import { suite } from '../harness.ts';

const test = suite('which passwords are taken');

const own = {
  displayName: 'Dr. María Vega',
  email: 'm.delacroix@riverclinic.example.com',
  practiceName: 'Riverside Practice (demo)',
};

/** [what is typed, what is wrong with it, why the row is here] */
const rows: readonly (readonly [string, PasswordFault | null, string])[] = [
  ['', 'tooShort', 'nothing'],
  ['zq7!kd2', 'tooShort', '7 characters'],
  ['zq7!kd2w', null, '8 characters'],
  ['brown river stone', null, 'small letters and blanks alone: no rule of composition'],
  ['83920174652', null, 'digits alone'],
  ['🐢🐇🦊🐻🐼🐨🐯', 'tooShort', '7 code points, 14 UTF-16 units'],
  ['🐢🐇🦊🐻🐼🐨🐯🦁', null, '8 code points'],
  ['e\u0301o\u0301a\u0301i\u0301', 'tooShort', '8 code points as typed, 4 composed'],
  ['密码不是一个好词', null, 'any script'],
  ['brown river stone '.repeat(4), null, 'a long piece, more than once'],
  [`${'brown river stone '.repeat(3)}over the hill`, null, '64 and more characters'],
  [Array.from({ length: 256 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(''), null, '256'],
  [
    Array.from({ length: 257 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(''),
    'tooLong',
    '257',
  ],
  ['password1', 'tooCommon', 'on the list'],
  ['PassWord1', 'tooCommon', 'in another case'],
  ['ｐａｓｓｗｏｒｄ１', 'tooCommon', 'full width, which is composed to the same'],
  ['aaaaaaaaaaaa', 'tooCommon', 'one letter'],
  ['abcabcabcabc', 'tooCommon', 'three letters over and over'],
  ['iloveyouiloveyou', 'tooCommon', 'one of the list, twice'],
  ['vegavega', 'tooCommon', 'a short piece twice, before all else'],
  ['María-Vega', 'ownWords', 'the own name'],
  ['mariavega1', 'ownWords', 'without accents'],
  ['Vega2024!', 'ownWords', 'a name and a year'],
  ['delacroix1', 'ownWords', 'from the address'],
  ['riverclinic', 'ownWords', 'the domain'],
  ['riverside.practice', 'ownWords', 'the practice'],
  ['auscult2026', 'ownWords', 'the product'],
  ['vegapassword1', 'ownWords', 'what is left is on the list'],
  ['vega likes brown rivers', null, 'own words, and enough besides'],
  ['compute9', null, 'has the end of an address ("com") in it'],
];

for (const [typed, fault, why] of rows) {
  const shown = typed.length > 40 ? `${typed.slice(0, 20)}… (${typed.length})` : typed;
  test(`[H5] “${shown}” is ${fault ?? 'taken'}: ${why}`, () => {
    assert.is(passwordFault(typed, own), fault);
  });
}

test('[H5] the list holds the 3,000 most common, as they are compared', () => {
  assert.is(commonPasswords.size, 3000);
  for (const password of commonPasswords) {
    assert.is(password, password.normalize('NFKC').toLowerCase());
    assert.ok(Array.from(password).length >= 8);
    assert.is(
      passwordFault(password, { displayName: '', email: '', practiceName: '' }),
      'tooCommon',
    );
  }
});

test.run();
