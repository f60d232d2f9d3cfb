import { expect } from 'chai';
import type { KBIVestiging } from '../../src/domain/kbi/KBIVestiging.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { ToeleidingPartij } from '../../src/domain/kbi/Toeleiding.js';
import { Fault } from '../../src/faults/fault.js';
import { checkPartijen, findBestemming } from '../../src/operations/bestemming.js';
import { createWorld } from '../../src/world/world.js';

const VANDAAG = '2012-09-03';
const ended = (Einde: string, ...Opvolgers: string[]): Partial<KBIVestiging> => ({
  Geldigheid: { Begin: '2004-01-01', Einde },
  ...(Opvolgers.length === 0 ? {} : { Opvolgers }),
});
const vestiging = (KBISleutel: string, more: Partial<KBIVestiging> = {}): KBIVestiging => ({
  KBISleutel,
  TypeCentrum: 'VESTIGING',
  Bedieningsgebied: [],
  Geldigheid: { Begin: '2004-01-01' },
  ...more,
});
const partner = (naam: string, soort: Partner['soort'], Ondernemingsnummer: string): Partner => ({
  naam,
  soort,
  Ondernemingsnummer,
  omschrijving: naam,
  profiel: 'strict',
});

const world = createWorld({
  partners: [partner('agii', 'KBI', '0543307391')],
  gronden: [],
  codelijsten: [],
  bronvertragingen: [],
  vestigingen: [
    vestiging('gebied-b', { Bedieningsgebied: ['9000', '9030'] }),
    vestiging('gebied-a', { Bedieningsgebied: ['9030'], TypeCentrum: 'CENTRUM' }),
    vestiging('gebied-c', { Bedieningsgebied: ['9000'], TypeCentrum: 'CENTRUM' }),
    vestiging('gebied-dicht', { Bedieningsgebied: ['8000'], ...ended('2012-09-02', 'gebied-nieuw', 'elders') }),
    vestiging('gebied-nieuw', { Bedieningsgebied: ['8000'], Geldigheid: { Begin: '2012-09-03' } }),
    vestiging('elders', { Bedieningsgebied: ['7000'], TypeCentrum: 'CENTRUM' }),
    vestiging('laatste-dag', ended('2012-09-03', 'elders')),
    vestiging('dicht', ended('2012-09-02', 'dicht-2')),
    vestiging('dicht-2', ended('2012-09-02', 'open')),
    vestiging('open'),
    vestiging('kring-1', ended('2012-09-02', 'kring-2')),
    vestiging('kring-2', ended('2012-09-02', 'kring-1', 'bestaat-niet')),
    vestiging('gesplitst', ended('2012-09-02', 'open', 'gebied-b')),
    vestiging('later', { Geldigheid: { Begin: '2012-09-04' } }),
    vestiging('kbo-1', { Ondernemingsnummer: '0199000151', TypeCentrum: 'CENTRUM', Bedieningsgebied: ['1000'] }),
    vestiging('kbo-2', { Ondernemingsnummer: '0199000151', Bedieningsgebied: ['9030'] }),
    vestiging('kbo-3', { Ondernemingsnummer: '0199000250', TypeCentrum: 'LOKET' }),
    vestiging('kbo-4', { Ondernemingsnummer: '0199000250', TypeCentrum: 'CENTRUM' }),
    vestiging('van-kbi', { Ondernemingsnummer: '0543307391' }),
  ],
});
const places = {
  vestigingen: {
    byPostcode: world.vestigingenByPostcode,
    byOndernemingsnummer: world.vestigingenByOndernemingsnummer,
    bySleutel: world.vestiging,
  },
  partners: { byOndernemingsnummer: world.partnerByOndernemingsnummer },
};

const find = (naar: Partial<ToeleidingPartij>, werkgebied?: readonly string[]): string => {
  try {
    const ocmw = { naam: 'ocmw', ...(werkgebied === undefined ? {} : { werkgebied }) };
    return findBestemming({ TypePartner: 'KBI', ...naar }, ocmw, places, VANDAAG).KBISleutel;
  } catch (refusal) {
    return refusal instanceof Fault ? refusal.key : String(refusal);
  }
};
const NERGENS = 'TOELEIDING_ONROUTEERBAAR';

describe('findBestemming', () => {
  const GENT = ['9000', '9030'];
  type Case = readonly [title: string, naar: Partial<ToeleidingPartij>, gebied: string[] | undefined, to: string];
  const table: readonly Case[] = [
    ['the one that is named', { IdentificatieNr: 'open' }, GENT, 'open'],
    ['the one that is named, also outside the territory', { IdentificatieNr: 'elders' }, GENT, 'elders'],
    ['one on its last day', { IdentificatieNr: 'laatste-dag' }, GENT, 'laatste-dag'],
    ['nobody for a key that nobody bears', { IdentificatieNr: 'x' }, GENT, NERGENS],
    ['nobody before the first day', { IdentificatieNr: 'later' }, GENT, NERGENS],
    ['the successor of the successor', { IdentificatieNr: 'dicht' }, GENT, 'open'],
    ['of several successors the one that serves the territory', { IdentificatieNr: 'gesplitst' }, GENT, 'gebied-b'],
    ['of several successors the lowest key', { IdentificatieNr: 'gesplitst' }, ['1'], 'gebied-b'],
    ['nobody when successors go round', { IdentificatieNr: 'kring-1' }, GENT, NERGENS],
    ['of an enterprise the one that serves the territory', { KboNummer: '0199000151' }, GENT, 'kbo-2'],
    ['of an enterprise elsewhere the centre', { KboNummer: '0199000250' }, GENT, 'kbo-4'],
    ['nobody of an enterprise without establishments', { KboNummer: '0212214125' }, GENT, NERGENS],
    ['by territory, when KBI itself is named', { KboNummer: '0543307391' }, GENT, 'gebied-a'],
    ['by territory, centre and lowest key first', {}, GENT, 'gebied-a'],
    ['by the other postcode', {}, ['9000'], 'gebied-c'],
    ['by territory, after the one that has ended', {}, ['8000'], 'gebied-nieuw'],
    ['nobody for a territory that nobody serves', {}, ['1111'], NERGENS],
    ['nobody for an OCMW without territory', {}, undefined, NERGENS],
  ];
  for (const [title, naar, gebied, to] of table) it(`finds ${title}`, () => expect(find(naar, gebied)).to.equal(to));
});

describe('checkPartijen', () => {
  const check = (van: Partial<ToeleidingPartij>, naar: Partial<ToeleidingPartij>): string => {
    try {
      checkPartijen({ TypePartner: 'OCMW', ...van }, { TypePartner: 'KBI', ...naar });
      return 'passes';
    } catch (refusal) {
      return refusal instanceof Fault ? refusal.key : String(refusal);
    }
  };
  const table: readonly (readonly [string, Partial<ToeleidingPartij>, Partial<ToeleidingPartij>, string])[] = [
    ['two parties without numbers', {}, {}, 'passes'],
    ['sound numbers', { KboNummer: '0212214125' }, { KboNummer: '0199000151' }, 'passes'],
    ['any kind of initiator', { TypePartner: 'SPORT' }, {}, 'passes'],
    ['a number of Van that does not hold', { KboNummer: '0212214126' }, {}, 'ONDERNEMINGSNUMMER_ONGELDIG'],
    ['a number of Naar that does not hold', {}, { KboNummer: '1' }, 'ONDERNEMINGSNUMMER_ONGELDIG'],
    ['two numbers in Van', { KboNummer: '0212214125', IdentificatieNr: 'x' }, {}, 'CRITERIA_ONGELDIG'],
    ['two numbers in Naar', {}, { KboNummer: '0199000151', IdentificatieNr: 'x' }, 'CRITERIA_ONGELDIG'],
    ['a key of any form', {}, { IdentificatieNr: '?' }, 'passes'],
    ...['VDAB', 'VMSW', 'OCMW', 'SPORT', 'kbi', ''].map(
      (TypePartner) => [`Naar/TypePartner "${TypePartner}"`, {}, { TypePartner }, NERGENS] as const,
    ),
  ];
  for (const [title, van, naar, outcome] of table)
    it(`judges ${title}: ${outcome}`, () => expect(check(van, naar)).to.equal(outcome));
});
