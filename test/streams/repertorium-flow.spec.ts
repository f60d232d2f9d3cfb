// The repertorium over one gateway: who is not registered gets no data, who registers does, who unregisters no longer (A102, 002 §85).
import { expect } from 'chai';
import { completeINSZ, type INSZ, isINSZ } from '../../src/domain/numbers/INSZ.js';
import { ask, type Kit, openKit, read, saysOf } from '../gateway-kit.js';
import { register, resultaatIn } from './asking.js';

const GENT = '0212214125';
/** Of the fixtures: with a dossier, registered by OCMW Aalst only; replaced, with a dossier; registered by Gent with a gap in July. */
const OF_AALST = '89613191563';
const [OLD, CURRENT] = ['82690991748', '82690992144'];
const GAP = '91630792850';

const inszOf = (text: string): INSZ => {
  if (!isINSZ(text)) throw new RangeError(`${text} is no INSZ`);
  return text;
};

describe('the repertorium', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  const consult = async (INSZ: string, as = 'ocmw-gent'): Promise<string> => {
    const { body } = await ask(kit, { INSZ, as });
    const { exceptions, dossier } = read(body);
    return [...exceptions.map(({ code }) => code), ...(dossier === undefined ? [] : ['data'])].join(' ');
  };
  const done = async (...asked: Parameters<typeof register> extends [unknown, ...infer R] ? R : never) => {
    const { body } = await register(kit, ...asked);
    const { exceptions, content } = read(body, asked[2]?.as === 'ksz' ? 'strict' : undefined);
    return [resultaatIn(content), ...exceptions.map(({ code }) => code)].join(' ');
  };
  const rows = async (...nummers: string[]): Promise<string[]> =>
    (await kit.store.repertorium.inschrijvingen(GENT, nummers.map(inszOf))).map(
      ({ INSZ, Hoedanigheidscode, Periode: { Begin, Einde = '' } }) =>
        `${INSZ === nummers[0] ? '' : 'old '}${Hoedanigheidscode} ${Begin}..${Einde}`,
    );

  it('refuses, is written, gives data, is written again, and refuses', async () => {
    expect(await consult(OF_AALST)).to.equal('40003');
    expect(await done('Inschrijving', { INSZ: OF_AALST, Begin: '2012-09-01' })).to.equal('1');
    expect(await consult(OF_AALST)).to.equal('data');
    expect(await done('Uitschrijving', { INSZ: OF_AALST })).to.equal('1');
    expect(await consult(OF_AALST)).to.equal('40003');
    expect(await rows(OF_AALST)).to.deep.equal(['2 2012-09-01..2012-09-02']);
    expect(await consult(OF_AALST, 'ocmw-aalst'), 'another OCMW is not touched').to.equal('data');
    expect(await kit.store.loader.touched(), 'written by a user: the world is no longer the fixtures’ alone').to.equal(
      true,
    );
  });

  it('says that an inschrijving exists when its days are covered, and writes nothing', async () => {
    const before = await rows(GAP);
    expect(await done('Inschrijving', { INSZ: GAP, Begin: '2012-08-15', Einde: '2012-10-01' })).to.equal('1 40143');
    expect(await done('Inschrijving', { INSZ: GAP, Begin: '2012-09-03' })).to.equal('1 40143');
    expect(await rows(GAP)).to.deep.equal(before);
    expect(kit.audit().map(({ uitkomst }) => uitkomst)).to.deep.equal(['INSCHRIJVING_BESTAAT', 'INSCHRIJVING_BESTAAT']);
  });

  it('fills a gap with a row of its own and leaves the past as it was', async () => {
    expect(await done('Inschrijving', { INSZ: GAP, Begin: '2012-07-01', Einde: '2012-07-31' })).to.equal('1');
    expect(await rows(GAP)).to.deep.equal(['2 2012-02-01..2012-06-30', '2 2012-07-01..2012-07-31', '2 2012-08-01..']);
  });

  it('gives a row that begins on the same day the later end', async () => {
    expect(await done('Inschrijving', { INSZ: GAP, Begin: '2012-02-01', Einde: '2012-07-15' })).to.equal('1');
    expect(await rows(GAP)).to.deep.equal(['2 2012-02-01..2012-07-15', '2 2012-08-01..']);
  });

  it('takes a period out of the middle, and splits the row', async () => {
    expect(await done('Uitschrijving', { INSZ: GAP, Begin: '2012-08-10', Einde: '2012-08-20' })).to.equal('1');
    expect(await rows(GAP)).to.deep.equal(['2 2012-02-01..2012-06-30', '2 2012-08-01..2012-08-09', '2 2012-08-21..']);
    expect(await consult(GAP), 'the days after it still count').to.equal('data');
  });

  it('says Resultaat 0 when there is nothing to take out', async () => {
    expect(await done('Uitschrijving', { INSZ: OF_AALST })).to.equal('0 30001');
    expect(await done('Uitschrijving', { INSZ: GAP, Begin: '2012-07-02', Einde: '2012-07-30' })).to.equal('0 30001');
    expect(await done('Uitschrijving', { INSZ: GAP }, { Hoedanigheid: '17-3' }), 'of another code').to.equal('0 30001');
  });

  it('removes a row of which no day remains: one that begins today or later', async () => {
    expect(await done('Inschrijving', { INSZ: OF_AALST, Begin: '2012-09-03' })).to.equal('1');
    expect(await done('Inschrijving', { INSZ: OF_AALST, Begin: '2012-12-01' }), 'covered').to.equal('1 40143');
    expect(await done('Uitschrijving', { INSZ: OF_AALST })).to.equal('1');
    expect(await rows(OF_AALST)).to.deep.equal([]);
  });

  it('registers a replaced number under the current one, and unregisters it under both', async () => {
    expect(await done('Inschrijving', { INSZ: OLD, Begin: '2012-09-01' })).to.equal('1 30004');
    expect(await rows(CURRENT, OLD)).to.deep.equal(['2 2012-09-01..', 'old 3 2012-02-01..']);
    expect(await done('Uitschrijving', { INSZ: OLD }, { Hoedanigheid: '17-3' })).to.equal('1 30004');
    expect(await done('Uitschrijving', { INSZ: CURRENT })).to.equal('1');
    expect(await rows(CURRENT, OLD)).to.deep.equal(['2 2012-09-01..2012-09-02', 'old 3 2012-02-01..2012-09-02']);
  });

  it('registers the OCMW for which an intermediary sends', async () => {
    const asked = { as: 'ksz', OrganisatieEenheid: GENT };
    expect(await done('Inschrijving', { INSZ: OF_AALST, Begin: '2012-09-01' }, asked)).to.equal('1');
    expect(await rows(OF_AALST)).to.deep.equal(['2 2012-09-01..']);
    expect(kit.audit()[0]).to.include({
      afzender: 'ksz',
      instelling: 'ocmw-gent',
      grond: 'KSZ-REPERTORIUM',
    });
  });

  it('starts the two months of a code 1 anew, though the old one never ended', async () => {
    const asked = { Hoedanigheid: '17-1' };
    expect(await consult('89660892601')).to.equal('40003');
    expect(await done('Inschrijving', { INSZ: '89660892601', Begin: '2012-09-01' }, asked)).to.equal('1');
    expect(await consult('89660892601')).to.equal('data');
  });

  it('answers with the version of the service', async () => {
    const { body } = await register(kit, 'Inschrijving', { INSZ: OF_AALST, Begin: '2012-09-01' });
    expect(read(body).content).to.contain('<Naam>RegistreerInschrijving</Naam><Versie>02.00.0000</Versie>');
    expect(read(body).content).to.contain('<Resultaat Beschrijving="Wel geslaagd">1</Resultaat>');
  });

  it('writes one of two that say the same at the same time, and tells the other', async () => {
    const answers = await Promise.all(
      ['2012-12-31', '2012-10-31'].map((Einde) => done('Inschrijving', { INSZ: OF_AALST, Begin: '2012-09-01', Einde })),
    );
    expect(answers).to.deep.equal(['1', '1 40143']);
    expect(await rows(OF_AALST)).to.deep.equal(['2 2012-09-01..2012-12-31']);
  });

  const refusals: readonly (readonly [string, 'Inschrijving' | 'Uitschrijving', object, object, string])[] = [
    ['another Identificatie', 'Inschrijving', { Identificatie: 'kbi-gateway.test/ksz' }, {}, '20005 MAGDA FOUT 3'],
    ['another Hoedanigheid', 'Uitschrijving', { Hoedanigheid: '17-3' }, {}, '20005 MAGDA FOUT 3'],
    ['a Begin after Einde', 'Inschrijving', { Einde: '2012-08-31' }, {}, '20003 MAGDA FOUT 3'],
    ['a Begin after Einde', 'Uitschrijving', { Einde: '2012-08-31' }, {}, '20003 MAGDA FOUT 3'],
    ['check digits', 'Inschrijving', { INSZ: '85631490133' }, {}, '20002 MAGDA FOUT 3'],
    ['a cancelled number', 'Inschrijving', { INSZ: '86652891818' }, {}, '30002 KSZ FOUT 3'],
    ['a citizen’s number', 'Inschrijving', { INSZ: completeINSZ('850101001', false) }, {}, '50000 KBIGW FOUT 3'],
    ['the ground of a consultation', 'Inschrijving', {}, { Hoedanigheid: '17001' }, '13001 MAGDA FOUT 2'],
    ['an OCMW of Brussels', 'Inschrijving', {}, { as: 'ocmw-brussel' }, '40006 MAGDA FOUT 2'],
    ['an intermediary for nobody', 'Inschrijving', {}, { as: 'ksz' }, '13001 MAGDA FOUT 2'],
    [
      'a wrong period before a cancelled number',
      'Inschrijving',
      { INSZ: '86652891818', Einde: '2012-08-31' },
      {},
      '20003 MAGDA FOUT 3',
    ],
  ];
  for (const [cause, element, registered, asked, says] of refusals) {
    it(`refuses ${cause} of an ${element} with ${says}`, async () => {
      const { body } = await register(kit, element, { INSZ: OF_AALST, Begin: '2012-09-01', ...registered }, asked);
      expect(saysOf(body)).to.equal(says);
      expect(await rows(OF_AALST)).to.deep.equal([]);
    });
  }
});
