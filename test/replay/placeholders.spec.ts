import { expect } from 'chai';
import { isINSZ, isTestINSZ } from '../../src/domain/numbers/INSZ.js';
import {
  fillPlaceholders,
  isAnything,
  matches,
  placeholderNames,
  unknownPlaceholders,
} from '../../src/replay/placeholders.js';

const SAMPLE: Readonly<Record<string, { readonly good: string; readonly bad: string | undefined }>> = {
  uuid: { good: '0f8fad5b-d9cb-469f-a165-70867728950e', bad: '0f8fad5bd9cb469fa16570867728950e' },
  datum: { good: '2012-09-03', bad: '3/9/2012' },
  tijd: { good: '09:00:00', bad: '9u' },
  dateTime: { good: '2012-09-03T07:00:00Z', bad: '2012-09-03' },
  base64: { good: 'QUI=', bad: 'QU!=' },
  getal: { good: '-7', bad: '7.5' },
  '*': { good: '', bad: undefined },
};

describe('placeholders', () => {
  it('are all sampled here', () => expect(placeholderNames).to.have.members(Object.keys(SAMPLE)));

  for (const [name, { good, bad }] of Object.entries(SAMPLE)) {
    it(`{{${name}}} stands for "${good}"`, () => expect(matches(`{{${name}}}`, good)).to.equal(true));
    if (bad !== undefined)
      it(`{{${name}}} does not stand for "${bad}"`, () => expect(matches(`{{${name}}}`, bad)).to.equal(false));
  }

  it('that do not exist are named', () =>
    expect(unknownPlaceholders('{{uuid}} {{nu}} {{*}}')).to.deep.equal(['{{nu}}']));
  it('match nothing when they do not exist', () => expect(matches('{{nu}}', '{{nu}}')).to.equal(false));
  it('for anything may stand among layout', () => expect(isAnything('\n  {{*}}\n')).to.equal(true));
});

describe('fillPlaceholders', () => {
  let count = 0;
  const filling = { now: Date.parse('2012-09-03T07:00:00Z'), uuid: () => `u${++count}` };
  const fill = (text: string): string => fillPlaceholders(Buffer.from(text), filling).toString();

  it('fills in a new uuid each, and the moment in Brussels and in UTC', () => {
    expect(fill('{{uuid}} {{uuid}} {{datum}} {{tijd}} {{dateTime}}')).to.equal(
      'u1 u2 2012-09-03 09:00:00.000 2012-09-03T07:00:00.000Z',
    );
  });
  for (const [name, months] of [
    ['burgernummer', /^\d\d(0[1-9]|1[0-2])/],
    ['bisnummer', /^\d\d[24]/],
  ] as const)
    it(`fills in {{${name}}} with sound check digits and outside the range of test persons`, () => {
      const number = fill(`{{${name}}}`);
      if (!isINSZ(number)) return expect.fail(number);
      expect(isTestINSZ(number)).to.equal(false);
      expect(number).to.match(months);
    });
  it('leaves other placeholders as they are', () => expect(fill('{{*}} {{base64}}')).to.equal('{{*}} {{base64}}'));
  it('does not touch octets without placeholders', () => {
    const octets = Buffer.from([0xff, 0xfe, 0x3c, 0x00]);
    expect(fillPlaceholders(octets, filling)).to.equal(octets);
  });
});
