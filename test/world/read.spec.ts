import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createFindNummer, findPersonasFolder, readPersonas, readWorld } from '../../src/world/read.js';
import { FOLDERS, faultOf, GENT } from './cast.js';

const partner = (over: object = {}) => ({
  naam: 'ocmw-x',
  soort: 'OCMW',
  Ondernemingsnummer: GENT,
  omschrijving: 'OCMW X',
  profiel: 'strict',
  ...over,
});

describe('readWorld', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-world-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, content: unknown): void =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

  it('reads a folder with some of the files, partners first', () => {
    write('bronvertragingen.json', [{ INSZ: '93711191937', milliseconden: 5, daarna: 'BRON_TRAAG' }]);
    write('partners.json', [partner()]);
    expect([...readWorld(folder)].map(({ soort }) => soort)).to.deep.equal(['partner', 'bronvertraging']);
  });

  it('takes the name of a partner, of a later row too, for its number', () => {
    write('partners.json', [
      partner({
        naam: 'pod-mi',
        soort: 'INTERMEDIAIR',
        Ondernemingsnummer: '0308660037',
        mandaten: [{ voor: 'ocmw-x', Periode: { Begin: '2012-01-01' } }],
      }),
      partner(),
    ]);
    write('inschrijvingen.json', [
      { INSZ: '85631490132', OCMW: 'ocmw-x', Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } },
    ]);
    const [first, , third] = [...readWorld(folder)];
    expect(first?.rij).to.have.deep.property('mandaten', [{ voor: GENT, Periode: { Begin: '2012-01-01' } }]);
    expect(third?.rij).to.include({ OCMW: GENT });
  });

  const refusals: readonly (readonly [string, string, unknown, RegExp])[] = [
    ['text that is not JSON', 'partners.json', '[{', /partners\.json: /],
    ['a file that is not a list', 'partners.json', {}, /partners\.json: must be a list/],
    ['a file it does not know', 'partner.json', [], /partner\.json: not one of partners\.json/],
    [
      'an unknown field',
      'partners.json',
      [partner(), partner({ kleur: 'rood' })],
      /row 2 \(partner ocmw-x\): kleur unknown field/,
    ],
    ['a missing field', 'partners.json', [{ naam: 'x' }], /row 1 \(partner x\): soort is missing/],
    ['a row that is no object', 'partners.json', [null], /row 1 \(partner\): must be an object/],
    [
      'a nested value',
      'gronden.json',
      [{ nummer: 'G', geldig: { Begin: '2012-02-30' } }],
      /row 1 \(grond G\): geldig\.Begin must be a calendar date/,
    ],
  ];
  for (const [title, name, content, detail] of refusals) {
    it(`refuses ${title}, naming file and row`, async () => {
      write(name, content);
      const fault = await faultOf(() => [...readWorld(folder)]);
      expect(fault.key).to.equal('WORLD_INVALID');
      expect(fault.detail).to.match(detail);
    });
  }

  it('refuses a folder that is not there', async () => {
    expect(await faultOf(() => [...readWorld(join(folder, 'none'))])).to.include({ key: 'WORLD_INVALID' });
  });

  it('refuses a person under the name of another, and names no number', async () => {
    write('85631490132.json', { INSZ: '90662190343' });
    const fault = await faultOf(() => [...readPersonas(folder)]);
    expect(fault.key).to.equal('WORLD_INVALID');
    expect(fault.detail).to.include('does not equal').and.not.include('90662190343');
  });

  it('lets a person name its OCMW', () => {
    write('85631490132.json', {
      INSZ: '85631490132',
      inschrijvingen: [{ OCMW: 'ocmw-x', Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } }],
    });
    const [row] = [...readPersonas(folder, createFindNummer([{ naam: 'ocmw-x', Ondernemingsnummer: GENT }]))];
    expect(row?.rij).to.have.nested.property('inschrijvingen[0].OCMW', GENT);
  });

  it('finds the persons within a world, else beside it, else nowhere', () => {
    expect(findPersonasFolder(FOLDERS.worldFolder)).to.equal(FOLDERS.personasFolder);
    const world = join(folder, 'world');
    mkdirSync(world);
    expect(findPersonasFolder(world)).to.equal(undefined);
    mkdirSync(join(folder, 'personas'));
    expect(findPersonasFolder(world)).to.equal(join(folder, 'personas'));
    mkdirSync(join(world, 'personas'));
    expect(findPersonasFolder(world)).to.equal(join(world, 'personas'));
  });
});
