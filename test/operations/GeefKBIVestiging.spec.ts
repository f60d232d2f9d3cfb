import { expect } from 'chai';
import type { GeefKBIVestigingVraag } from '../../src/domain/kbi/Verzoek.js';
import { Fault } from '../../src/faults/fault.js';
import { checkCriteria } from '../../src/operations/GeefKBIVestiging.js';
import { type Asked, type Kit, messageOf, openKit, read, requestOf, saysOf } from '../gateway-kit.js';

const ask = (kit: Kit, inhoud: string, asked: Asked = {}) =>
  kit.handle(
    requestOf(
      messageOf({
        dienst: 'GeefKBIVestiging',
        namespace: 'urn:kbi-gateway:GeefKBIVestiging:v01_00',
        inhoud,
        ...asked,
      }),
      { path: '/GeefKBIVestigingDienst-01.00/soap/WebService', soapAction: '' },
    ),
  );

describe('checkCriteria', () => {
  const table: readonly (readonly [GeefKBIVestigingVraag, string])[] = [
    [{ Postcode: '9000' }, 'passes'],
    [{ Postcode: '0000' }, 'passes'],
    [{ Ondernemingsnummer: '0199000151' }, 'passes'],
    [{ KBISleutel: 'anything at all' }, 'passes'],
    [{}, 'CRITERIA_ONGELDIG'],
    [{ Postcode: '9000', KBISleutel: 'a' }, 'CRITERIA_ONGELDIG'],
    [{ Postcode: '9000', Ondernemingsnummer: '0199000151', KBISleutel: 'a' }, 'CRITERIA_ONGELDIG'],
    [{ Postcode: '900' }, 'CRITERIA_ONGELDIG'],
    [{ Postcode: '90000' }, 'CRITERIA_ONGELDIG'],
    [{ Postcode: ' 9000' }, 'CRITERIA_ONGELDIG'],
    [{ Postcode: '9000\n' }, 'CRITERIA_ONGELDIG'],
    [{ Postcode: '٩٠٠٠' }, 'CRITERIA_ONGELDIG'],
    [{ Ondernemingsnummer: '0199000152' }, 'ONDERNEMINGSNUMMER_ONGELDIG'],
    [{ Ondernemingsnummer: '199000151' }, 'ONDERNEMINGSNUMMER_ONGELDIG'],
  ];
  for (const [vraag, outcome] of table) {
    it(`judges ${JSON.stringify(vraag)}: ${outcome}`, () => {
      const judge = (): string => {
        try {
          checkCriteria(vraag);
          return 'passes';
        } catch (refusal) {
          return refusal instanceof Fault ? refusal.key : String(refusal);
        }
      };
      expect(judge()).to.equal(outcome);
    });
  }
});

describe('GeefKBIVestiging, through the route', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit();
  });
  after(() => kit.close());

  it('leaves an audit row without a person and without clusters, and asks no repertorium and no dossier', async () => {
    await ask(kit, '<Postcode>9000</Postcode>');
    await ask(kit, '<Postcode>1000</Postcode>');
    await ask(kit, '<Postcode>x</Postcode>');
    const rows = kit
      .audit()
      .map(({ stroom, grond, uitkomst, INSZ, inszHash, periodeBegin, clusters, beslissingen }) => ({
        said: [stroom, grond, uitkomst, clusters],
        nothing: [INSZ, inszHash, periodeBegin, beslissingen],
      }));
    expect(rows.map(({ said }) => said)).to.deep.equal(
      ['DATA', 'GEEN_GEGEVENS', 'CRITERIA_ONGELDIG'].map((uitkomst) => ['GeefKBIVestiging', '002', uitkomst, '']),
    );
    for (const { nothing } of rows) expect(nothing).to.deep.equal([null, null, null, null]);
    expect(kit.asked).to.deep.equal([]);
  });

  it('finds the same establishments for an OCMW that has nobody registered', async () => {
    const [gent, beersel] = [
      await ask(kit, '<Postcode>3000</Postcode>'),
      await ask(kit, '<Postcode>3000</Postcode>', { as: 'ocmw-beersel' }),
    ];
    const found = (body: Buffer): string => /<KBIVestigingen>.*<\/KBIVestigingen>/.exec(read(body).content)?.[0] ?? '';
    expect(found(beersel.body)).to.equal(found(gent.body)).and.to.include('a4bb45da');
  });

  it('answers 30001 with an empty list when nothing is found, and that is no failure', async () => {
    const response = await ask(kit, '<KBISleutel>nobody</KBISleutel>');
    expect([response.status, saysOf(response.body)]).to.deep.equal([200, '30001 MAGDA INFORMATIE 3']);
    expect(read(response.body).content).to.include('<Inhoud><KBIVestigingen></KBIVestigingen></Inhoud>');
  });

  it('follows the clock: what begins later is found on its first day', async () => {
    const found = async (): Promise<boolean> =>
      read(
        (await ask(kit, '<Ondernemingsnummer>0543307391</Ondernemingsnummer>', { now: kit.clock.now() })).body,
        'strict',
        kit.clock.now(),
      ).content.includes('3453d9a1');
    const before = await found();
    kit.clock.set(Date.parse('2015-01-01T00:00:00+01:00'));
    expect([before, await found()]).to.deep.equal([false, true]);
  });
});
