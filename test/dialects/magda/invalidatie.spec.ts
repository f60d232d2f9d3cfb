import { expect } from 'chai';
import { type Antwoord, readMelding, writeBevestiging } from '../../../src/dialects/magda/bevestiging.js';
import { type Melding, readBevestiging, writeMelding } from '../../../src/dialects/magda/invalidatie.js';
import { canonicalize } from '../../../src/xml/c14n.js';
import { parseXml } from '../../../src/xml/parser.js';
import type { XmlElement } from '../../../src/xml/tree.js';
import { theSchemas } from '../../callbacks/schemas.js';

const MELDING: Melding = {
  Ontvanger: 'kbi-gateway.test/ocmw-gent',
  Referte: '00000000-0000-4000-8000-000000000001',
  VraagReferte: '00000000-0000-4000-8000-000000000002',
  now: Date.parse('2012-09-03T09:00:00+02:00'),
  GebeurtenisId: '00000000-0000-4000-8000-00000000000a',
  Volgnummer: 7,
  INSZ: '85631490132',
  aangemaakt: Date.parse('2012-09-03T08:45:00+02:00'),
  vervangenDoor: undefined,
};
const ANTWOORD: Antwoord = {
  Afzender: 'kbi-gateway.test/ocmw-gent',
  Referte: '00000000-0000-4000-8000-000000000003',
  now: MELDING.now,
  Resultaat: 1,
  Beschrijving: 'Wel geslaagd & "bewaard"',
};

const rootOf = (xml: string): XmlElement => parseXml(Buffer.from(xml)).root;

describe('the signal that a dossier changed', () => {
  for (const [title, melding] of [
    ['as it is', MELDING],
    ['with the number that replaced the person’s', { ...MELDING, vervangenDoor: '86632490112' }],
  ] as const) {
    it(`fits its schema and is canonical, ${title}`, async () => {
      const xml = writeMelding(melding);
      (await theSchemas()).validateText(xml);
      expect(canonicalize(rootOf(xml))).to.equal(xml);
    });
  }
  it('is read by the OCMW as it was written, the moment of the change with its zone', () => {
    const { now: _, aangemaakt: __, vervangenDoor: ___, ...rest } = MELDING;
    expect(readMelding(rootOf(writeMelding(MELDING)))).to.deep.equal({
      ...rest,
      Afzender: 'kbi-gateway.test/kbi',
      Tijdstip: '2012-09-03T06:45:00.000Z',
    });
    const vervangen = { ...MELDING, vervangenDoor: '86632490112' };
    expect(readMelding(rootOf(writeMelding(vervangen))).VervangenDoorINSZ).to.equal('86632490112');
  });
  it('holds nothing of the dossier: four values and no more', () => {
    const inhoud = /<Inhoud>(.*)<\/Inhoud>/.exec(writeMelding(MELDING))?.[1] ?? '';
    expect([...inhoud.matchAll(/<(\w+)>/g)].map(([, name]) => name)).to.deep.equal([
      'GebeurtenisId',
      'Volgnummer',
      'INSZ',
      'Tijdstip',
    ]);
  });
  for (const [title, from, to] of [
    ['no UUID', '00000000-0000-4000-8000-00000000000a', 'twelve'],
    ['a Volgnummer of 0', '<Volgnummer>7<', '<Volgnummer>0<'],
    ['a Tijdstip without zone', '06:45:00.000Z', '06:45:00.000'],
  ] as const) {
    it(`does not fit its schema with ${title}`, async () => {
      const validator = await theSchemas();
      expect(() => validator.validateText(writeMelding(MELDING).replace(from, to))).to.throw();
    });
  }
});

describe('the acknowledgement of an OCMW', () => {
  it('fits its schema, is canonical, and names the question it answers', async () => {
    const xml = writeBevestiging(MELDING, ANTWOORD);
    (await theSchemas()).validateText(xml);
    expect(canonicalize(rootOf(xml))).to.equal(xml);
    expect(readBevestiging(rootOf(xml))).to.deep.equal({
      VraagReferte: MELDING.VraagReferte,
      Resultaat: '1',
      Beschrijving: 'Wel geslaagd & "bewaard"',
      fout: false,
    });
  });
  it('says so when it is a refusal, by result or by exception', () => {
    expect(readBevestiging(rootOf(writeBevestiging(MELDING, { ...ANTWOORD, Resultaat: 0 })))?.Resultaat).to.equal('0');
    const uitzondering = '<Uitzonderingen><Uitzondering><Type>FOUT</Type></Uitzondering></Uitzonderingen></Repliek>';
    const xml = writeBevestiging(MELDING, ANTWOORD).replace('</Repliek>', uitzondering);
    expect(readBevestiging(rootOf(xml))?.fout).to.equal(true);
    expect(readBevestiging(rootOf(xml.replace('FOUT', 'INFORMATIE')))?.fout).to.equal(false);
  });
  it('is none when it is the answer of another service, or none at all', () => {
    const xml = writeBevestiging(MELDING, ANTWOORD);
    expect(readBevestiging(rootOf(xml.replaceAll('InvalidatieKBIDossier', 'KBIDossiers')))).to.equal(undefined);
    expect(readBevestiging(rootOf('<html></html>'))).to.equal(undefined);
  });
});
