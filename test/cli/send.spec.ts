import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { send } from '../../src/cli/send.js';
import { ABDUL, LATER, openGateway, type Place, questionAbout, type Words } from './captured.js';

describe('kbi send', function () {
  this.timeout(60_000);
  let place: Place & { readonly url: string };
  before(async () => {
    place = await openGateway();
  });
  after(() => place.close());
  const ask = (options: Record<string, unknown>, more: Words = {}) =>
    place.run(send, {
      args: ['KBIDossiers'],
      options: { as: 'ocmw-gent', insz: ABDUL, to: place.url, ...options },
      ...more,
    });

  const questions: readonly [string, Record<string, unknown>, number, RegExp][] = [
    ['answers with the dossier', {}, 0, /<Gekend>true<\/Gekend>/],
    ['answers over SOAP 1.2', { soap: '1.2' }, 0, /soap-envelope[\s\S]*<Gekend>true/],
    ['refuses a person registered elsewhere', { as: 'ocmw-antwerpen' }, 7, /40003/],
    ['refuses a person who is not registered yet', { insz: LATER }, 7, /40003/],
    ['refuses an INSZ of ten digits', { insz: '8563149013' }, 6, /20002/],
    ['refuses a question without Hoedanigheid', { set: ['Afzender/Hoedanigheid='] }, 7, /40001/],
    ['refuses an OCMW outside Flanders', { as: 'ocmw-brussel' }, 7, /40006/],
    ['refuses a period that begins tomorrow', { set: ['Periode/Begin=2999-01-01'] }, 6, /2000[36]/],
    ['refuses an element that the schema does not know', { set: ['Naam=x'] }, 6, /10001/],
    ['refuses a signature under another profile than the partner’s', { profile: 'magda-classic' }, 5, /ERR_025/],
    [
      'answers under the profile of the partner, whatever the question signs more',
      { profile: 'ksz-x509' },
      0,
      /Gekend>true/,
    ],
    ['asks in the words of the KSZ', { dialect: 'ksz' }, 0, /<value>DATA_FOUND<[\s\S]*<KBIDossier>/],
    ['finds nobody in the words of the KSZ', { dialect: 'ksz', insz: '01683090579' }, 0, /MSG00100/],
    ['refuses another’s person in the words of the KSZ', { dialect: 'ksz', as: 'ocmw-antwerpen' }, 7, /MSG00012/],
    ['refuses an INSZ of ten digits in the words of the KSZ', { dialect: 'ksz', insz: '8563149013' }, 6, /MSG00011/],
    ['refuses another customer', { dialect: 'ksz', set: ['cbeNumber=0212345668'] }, 7, /MSG00013/],
    ['refuses a legal context that nobody knows', { dialect: 'ksz', set: ['legalContext=X'] }, 7, /MSG00013/],
    ['refuses what the schema does not know', { dialect: 'ksz', set: ['Naam=x'] }, 6, /<reasonCode>MSG00008</],
    ['finds nobody who is not in KBI', { insz: '01683090579' }, 0, /30001/],
  ];
  for (const [title, options, exit, answer] of questions)
    it(`${title}: exit ${exit}`, async () => {
      const sent = await ask(options);
      expect(sent.out).to.match(answer);
      expect(sent.err).to.contain('the signature of the answer holds');
      expect(sent.exit).to.equal(exit);
    });

  it('refuses a Referte that was used before as a replay', async () => {
    const again = { set: ['Afzender/Referte=once'] };
    expect((await ask(again)).exit).to.equal(0);
    expect((await ask(again)).exit).to.equal(5);
  });

  it('finds the establishments of a postcode', async () => {
    const sent = await place.run(send, {
      args: ['GeefKBIVestiging'],
      options: { as: 'ocmw-gent', set: ['Postcode=9000'], to: place.url },
    });
    expect(sent.out).to.match(/<KBISleutel>3e9666d4689017b95a914257cf658b95<[\s\S]*<TypeCentrum>LOKET</);
    expect(sent.exit).to.equal(0);
    const none = { as: 'ocmw-gent', to: place.url };
    expect((await place.run(send, { args: ['GeefKBIVestiging'], options: none })).exit, 'no criterion: 40034').to.equal(
      6,
    );
  });

  it('refers a person, and tells that the same Id with another reason is another referral', async () => {
    const refer = (reden: string) =>
      place.run(send, {
        args: ['Toeleiding'],
        options: {
          as: 'ocmw-gent',
          insz: ABDUL,
          to: place.url,
          set: [
            `Toeleiding/RedenToeleiding=${reden}`,
            'Toeleiding/Naar/TypePartner=KBI',
            'Toeleiding/Van/TypePartner=OCMW',
            'Toeleiding/Van/KboNummer=0212214125',
            'Toeleiding/Id=3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f',
          ],
        },
      });
    const first = await refer('INB_OPV');
    expect(first.out).to.match(/<Status>OP<[\s\S]*<UiterlijkeAanmelding>\d{4}-\d\d-\d\d</);
    expect([first.exit, (await refer('INB_OPV')).exit, (await refer('NIV_TEST')).exit]).to.deep.equal([0, 0, 6]);
  });

  it('asks the public services as the partners that have them', async () => {
    const publiek = (service: string, options: Record<string, unknown>) =>
      place.run(send, { args: [service], options: { to: place.url, ...options } });
    const found = await publiek('GeefDossierKBI', { as: 'vmsw', insz: '84722492046' });
    expect(found.out).to.match(/<Personalia>\s*<INSZ>84722492046<[\s\S]*<Contracten>/);
    const nobody = await publiek('GeefDossierKBI', { as: 'vdab', insz: '01683090579' });
    expect(nobody.err).to.contain('30001 FOUT');
    const ocmw = await publiek('GeefDossierKBI', {
      as: 'ocmw-gent',
      insz: ABDUL,
      set: ['Afzender/Hoedanigheid=17001'],
    });
    expect([found.exit, nobody.exit, ocmw.exit]).to.deep.equal([0, 0, 7]);
    const Id = '9d5f0c61-2b7a-4c0e-8f4e-6a1b2c3d4e5f';
    const set = [
      `Toeleiding/Id=${Id}`,
      'Toeleiding/Van/KboNummer=0887200008',
      'Toeleiding/Van/TypePartner=VDAB',
      'Toeleiding/Naar/Identificatienummer=24fad1b0dc72bb60349f7b9b2bcda8d6',
      'Toeleiding/Naar/TypePartner=KBI',
      'Toeleiding/RedenToeleiding=INB_OPV',
    ];
    const referred = await publiek('RegistreerToeleiding', { as: 'vdab', insz: ABDUL, set });
    expect(referred.out).to.contain(`<Id>${Id}</Id>`);
    expect(referred.exit).to.equal(0);
  });

  it('gives one JSON object with --json', async () => {
    const { out } = await ask({ insz: LATER }, { json: true });
    const answer = JSON.parse(out) as { exit: number; verified: boolean; uitzonderingen: { Identificatie: string }[] };
    expect(answer).to.include({ exit: 7, verified: true });
    expect(answer.uitzonderingen[0]?.Identificatie).to.equal('40003');
  });

  it('takes the question from a file, and fills in what must be fresh', async () => {
    const body = place.at('question.xml');
    writeFileSync(body, `<?xml version="1.0"?>\n${questionAbout(ABDUL)}`);
    expect((await ask({ body })).exit).to.equal(0);
    expect((await ask({ body })).exit, 'a second time').to.equal(0);
  });

  it('says that an answer does not hold when the CA is another', async () => {
    const { ensureKeys } = await import('../../src/pki/dev-keys.js');
    const keys = place.at('other-keys');
    ensureKeys(keys, [{ naam: 'ocmw-gent', Ondernemingsnummer: '0212214125' }]);
    const sent = await ask({}, { config: { keys } });
    expect(sent.exit).to.equal(5);
    expect(sent.err)
      .to.contain('does NOT hold')
      .and.to.match(/Next: .*--raw.*--answered-by/);
  });

  it('posts by way of --via and follows the clock of --to', async () => {
    expect((await ask({ via: place.url, to: place.url })).exit).to.equal(0);
    await ask({ via: 'http://127.0.0.1:1' }).then(
      () => expect.fail('answered'),
      (error: unknown) => expect(String(error)).to.contain('BRON_ONBESCHIKBAAR'),
    );
  });

  it('names the partners and services that there are', async () => {
    expect((await place.halt(send, { args: ['KBIDossiers'], options: { as: 'gent' } })).message).to.contain(
      'ocmw-gent',
    );
    expect((await place.halt(send, { args: ['Dossiers'] })).message).to.contain('KBIDossiers');
  });
});
