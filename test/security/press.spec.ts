// The press: which key signs for whom, and how seldom a Fault is signed.
import { expect } from 'chai';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { SoapFault } from '../../src/envelope/soap-fault.js';
import { createPress } from '../../src/security/press.js';
import { EC_256, GENT } from './attacks/certificates.js';
import { NOW, type Sender } from './attacks/message.js';

const signer = ({ key, der }: Sender) => ({ key, certificate: der });
const RSA = signer(GENT);
const EC = signer(EC_256());
const FAULT: SoapFault = { culprit: 'sender', text: 'ERR_025: Verification failure', security: true };

const partner = (more: Partial<Partner>): Partner => ({
  naam: 'x',
  soort: 'OCMW',
  Ondernemingsnummer: '0212214125',
  omschrijving: 'x',
  profiel: 'strict',
  ...more,
});

const facts = (octets: Buffer) => {
  const xml = octets.toString();
  return `${/xmldsig-more#(\w+-sha\d+)/.exec(xml)?.[1]} ${[...xml.matchAll(/<ds:Reference /g)].length}`;
};

describe('the press', () => {
  const signed = (of: Partner | undefined, ec: typeof EC | undefined = EC) =>
    facts(createPress(RSA, ec).sign({ content: '<x></x>', version: '1.1', now: NOW, partner: of }));

  const cases: readonly (readonly [string, Partner | undefined, typeof EC | undefined, string])[] = [
    ['a partner', partner({}), EC, 'rsa-sha256 2'],
    ['nobody known', undefined, EC, 'rsa-sha256 2'],
    ['a partner who asks for ECDSA', partner({ antwoord: 'ECDSA' }), EC, 'ecdsa-sha256 2'],
    ['a partner who asks for RSA', partner({ antwoord: 'RSA' }), EC, 'rsa-sha256 2'],
    ['a partner of profile ksz-x509, with its token signed', partner({ profiel: 'ksz-x509' }), EC, 'rsa-sha256 3'],
    ['a partner of profile magda-classic, as for anyone', partner({ profiel: 'magda-classic' }), EC, 'rsa-sha256 2'],
  ];
  for (const [title, of, ec, expected] of cases) {
    it(`signs for ${title}`, () => {
      expect(signed(of, ec)).to.equal(expected);
    });
  }

  it('signs by RSA for a partner who asks for ECDSA when there is no such key', () => {
    const press = createPress(RSA, undefined);
    const answer = press.sign({
      content: '<x></x>',
      version: '1.1',
      now: NOW,
      partner: partner({ antwoord: 'ECDSA' }),
    });
    expect(facts(answer)).to.equal('rsa-sha256 2');
  });

  it('signs one Fault once a second', () => {
    const press = createPress(RSA, EC);
    const first = press.signFault('1.1', FAULT, NOW);
    expect(press.signFault('1.1', { ...FAULT }, NOW + 999)).to.equal(first);
    const second = press.signFault('1.1', FAULT, NOW + 1_000);
    expect(second).to.not.equal(first);
    expect(second.includes('2012-09-03T07:00:01.000Z')).to.equal(true);
  });

  it('signs anew when the clock is set back', () => {
    const press = createPress(RSA, EC);
    const first = press.signFault('1.1', FAULT, NOW);
    expect(press.signFault('1.1', FAULT, NOW - 5_000)).to.not.equal(first);
  });

  it('never gives one Fault for another', () => {
    const press = createPress(RSA, EC);
    const different: readonly (readonly ['1.1' | '1.2', SoapFault])[] = [
      ['1.1', FAULT],
      ['1.2', FAULT],
      ['1.1', { ...FAULT, culprit: 'receiver' }],
      ['1.2', { ...FAULT, security: false }],
      ['1.1', { ...FAULT, text: 'x' }],
      ['1.1', { ...FAULT, detail: '<d></d>' }],
      ['1.1', { ...FAULT, detail: '<e></e>' }],
    ];
    const bodies = different.map(([version, fault]) => press.signFault(version, fault, NOW).toString());
    expect(new Set(bodies).size).to.equal(different.length);
    const again = different.map(([version, fault]) => press.signFault(version, fault, NOW).toString());
    expect(again).to.deep.equal(bodies);
  });

  it('remembers a bounded number of Faults', () => {
    const press = createPress(RSA, EC);
    const first = press.signFault('1.1', FAULT, NOW);
    for (let n = 0; n < 300; n += 1) press.signFault('1.1', { ...FAULT, text: `10001: line ${n}` }, NOW);
    expect(press.signFault('1.1', FAULT, NOW)).to.not.equal(first);
  }).timeout(10_000);
});
