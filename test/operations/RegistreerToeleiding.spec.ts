// The public referral through the route: the wachtdossier of Toeleiding, whichever of the two services brought it.
import { expect } from 'chai';
import { RegistreerToeleiding } from '../../src/operations/RegistreerToeleiding.js';
import { ABDUL, type Asked, type Kit, openKit, read, saysOf } from '../gateway-kit.js';
import { askService } from '../streams/asking.js';

const ID = '3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f';
const LOKET = '24fad1b0dc72bb60349f7b9b2bcda8d6';

/** `publiek`: with the name of the public service for the number. */
const inhoudOf = (publiek: boolean, reden = 'INB_OPV', Id = ID): string => {
  const name = publiek ? 'Identificatienummer' : 'IdentificatieNr';
  return (
    `<Personalia><INSZ>${ABDUL}</INSZ></Personalia><Toeleiding><Id>${Id}</Id><Van><KboNummer>0212214125</KboNummer><TypePartner>OCMW</TypePartner></Van>` +
    `<Naar><${name}>${LOKET}</${name}><TypePartner>KBI</TypePartner></Naar><RedenToeleiding>${reden}</RedenToeleiding></Toeleiding>`
  );
};

describe('RegistreerToeleiding', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  const refer = async (
    dienst: 'Toeleiding' | 'RegistreerToeleiding',
    inhoud: string,
    asked: Asked = {},
  ): Promise<string> => {
    const { body } = await askService(kit, dienst, inhoud, { Hoedanigheid: '17003', VraagReferte: 'v', ...asked });
    return /<Inhoud>.*<\/Inhoud>/.exec(read(body).content)?.[0] ?? saysOf(body);
  };

  it('writes about a person', () => expect(RegistreerToeleiding.persoon).to.equal('write'));

  it('makes the wachtdossier and answers the Id alone, as it was written', async () => {
    const Id = ID.toUpperCase();
    expect(await refer('RegistreerToeleiding', inhoudOf(true, 'INB_OPV', Id))).to.equal(
      `<Inhoud><Id>${Id}</Id></Inhoud>`,
    );
    const row = await kit.store.toeleidingen.find(ID);
    expect([row?.KBISleutel, row?.Status, row?.INSZ, row?.OCMW]).to.deep.equal([LOKET, 'OP', ABDUL, '0212214125']);
    expect(kit.audit().map(({ stroom }) => stroom)).to.deep.equal(['RegistreerToeleiding']);
  });

  for (const [first, second] of [
    ['Toeleiding', 'RegistreerToeleiding'],
    ['RegistreerToeleiding', 'Toeleiding'],
  ] as const)
    it(`knows the same Id again when ${first} brought it and ${second} repeats it`, async () => {
      await refer(first, inhoudOf(first !== 'Toeleiding'));
      const stored = await kit.store.toeleidingen.find(ID);
      expect(await refer(second, inhoudOf(second !== 'Toeleiding'))).to.contain(`<Id>${ID}</Id>`);
      expect(await kit.store.toeleidingen.find(ID)).to.deep.equal(stored);
      expect(await refer(second, inhoudOf(second !== 'Toeleiding', 'NIV_TEST'))).to.equal('40035 KBIGW FOUT 3');
    });

  it('asks no inschrijving of VDAB, and routes it to the establishment that it names', async () => {
    const inhoud = inhoudOf(true).replace('0212214125', '0887200008').replace('OCMW', 'VDAB');
    const { body } = await askService(kit, 'RegistreerToeleiding', inhoud, { as: 'vdab', Hoedanigheid: '3001' });
    expect(read(body, 'magda-classic').content).to.contain(`<Inhoud><Id>${ID}</Id></Inhoud>`);
    expect((await kit.store.toeleidingen.find(ID))?.OCMW).to.equal('0887200008');
  });
});
