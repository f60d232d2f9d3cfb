import { expect } from 'chai';
import { readVerzoek } from '../../../src/dialects/ksz/read.js';
import { NOW } from '../../gateway-kit.js';
import { GENT, namespaceOf, questionText, TICKET, validBody, verzoekOf } from './sample.js';

const TOELEIDING =
  '<ssin>85631490132</ssin><Toeleiding><Id>3B0C5F6E-7c1d-4e2a-9f48-1a2b3c4d5e6f</Id><Van><TypePartner>OCMW</TypePartner></Van>' +
  '<Naar><TypePartner>KBI</TypePartner></Naar><RedenToeleiding>INB_OPV</RedenToeleiding></Toeleiding>';

describe('readVerzoek of ksz', () => {
  it('reads customer, ticket, legal context and criteria', async () => {
    const verzoek = await verzoekOf({
      criteria: '<ssin>85631490132</ssin><period><beginDate>2012-08-01</beginDate></period>',
    });
    expect(verzoek.Afzender).to.deep.equal({
      Identificatie: GENT,
      Ondernemingsnummer: GENT,
      Referte: TICKET,
      Hoedanigheid: '17001',
    });
    expect(verzoek.VraagReferte).to.equal(TICKET);
    expect(verzoek.vraag).to.deep.equal({
      INSZ: '85631490132',
      Periode: { Begin: '2012-08-01' },
      MutatiesContext: false,
    });
  });

  it('has no Hoedanigheid for a legal context that nobody knows', async () => {
    expect((await verzoekOf({ legalContext: 'PCSA:DEBT_RECOVERY' })).Afzender).not.to.have.property('Hoedanigheid');
  });

  it('names no institution for a sector and an institution', async () => {
    expect((await verzoekOf({ customer: { sector: 17, institution: 1 } })).Afzender.Ondernemingsnummer).to.equal('');
  });

  it('reads a toeleiding, and knows one without a ticket by its own Id', async () => {
    const asked = { dienst: 'Toeleiding', legalContext: 'PCSA:REFERRAL', criteria: TOELEIDING } as const;
    const verzoek = await verzoekOf({ ...asked, ticket: undefined });
    expect(verzoek.vraag).to.deep.include({ INSZ: '85631490132', Personalia: {}, RedenToeleiding: 'INB_OPV' });
    expect([verzoek.Afzender.Referte, verzoek.VraagReferte]).to.deep.equal([
      '',
      '3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f',
    ]);
    expect((await verzoekOf(asked)).VraagReferte).to.equal(TICKET);
  });

  it('reads the criteria of an establishment as the other dialect has them', async () => {
    const verzoek = await verzoekOf({ dienst: 'GeefKBIVestiging', criteria: '<Postcode>9000</Postcode>' });
    expect(verzoek.vraag).to.deep.equal({ Postcode: '9000' });
  });

  const moments: readonly (readonly [string, number])[] = [
    ['2012-09-03T07:00:00.000Z', NOW],
    ['2012-09-03T09:00:00+02:00', NOW],
    ['2012-09-03T07:00:00', NOW],
    ['', 0],
  ];
  for (const [sent, expected] of moments)
    it(`takes ${sent || 'no timestampSent'} for ${expected === 0 ? 'long ago' : 'its moment, in UTC where no zone stands'}`, async () => {
      const text = questionText().replace(
        '<customerId',
        `${sent === '' ? '' : `<timestampSent>${sent}</timestampSent>`}<customerId`,
      );
      expect(readVerzoek(await validBody(text)).Tijdstip).to.equal(expected);
    });

  it('repeats the blocks as they were, in order and in no namespace, without layout, comments and attributes', async () => {
    const text =
      `<q:KBIDossiersRequest xmlns:q="${namespaceOf('KBIDossiers')}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n` +
      `  <informationCustomer>\n <ticket>a &amp; b</ticket><!-- x --><customerIdentification><cbeNumber>${GENT}</cbeNumber></customerIdentification></informationCustomer>` +
      '<informationCBSS/><legalContext>X</legalContext><criteria>\n<ssin xsi:type="xs:string">1<!-- c -->2</ssin></criteria></q:KBIDossiersRequest>';
    const { herhaling } = readVerzoek(await validBody(text.replace(' xsi:type="xs:string"', '')));
    expect(herhaling).to.deep.equal({
      voor: `<informationCustomer><ticket>a &amp; b</ticket><customerIdentification><cbeNumber>${GENT}</cbeNumber></customerIdentification></informationCustomer>`,
      na: '<legalContext>X</legalContext><criteria><ssin>12</ssin></criteria>',
    });
  });

  for (const [claim, change] of [
    ['no customer', (text: string) => text.replace(/<customerIdentification>.*<\/customerIdentification>/, '')],
    ['no legal context', (text: string) => text.replace(/<legalContext>.*<\/legalContext>/, '')],
    ['a ticket of 37 characters', (text: string) => text.replace(TICKET, `${TICKET}0`)],
    ['a cbeNumber with dots', (text: string) => text.replace(GENT, '0212.214.125')],
  ] as const)
    it(`never sees ${claim}: the schema refuses it`, async () => {
      const error = await validBody(change(questionText())).then(
        () => undefined,
        (thrown: { key?: string }) => thrown.key,
      );
      expect(error).to.equal('SCHEMA_INVALID');
    });
});
