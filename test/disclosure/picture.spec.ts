// The closed list (A087, A088, 002 §61): whatever a dossier holds beside the seventeen clusters, it never comes out.
import { expect } from 'chai';
import fc from 'fast-check';
import { disclose } from '../../src/disclosure/disclose.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { anyDossier } from './arbitrary-dossier.js';
import { context, dossier } from './dossier.js';

/** Puts what A087 forbids into every object of a dossier, each value unique. */
const mark = <T>(value: T, next: () => string): T => {
  if (Array.isArray(value)) return value.map((item) => mark(item, next)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, mark(inner, next)]);
  const forbidden = [
    'Naam',
    'Adres',
    'Nationaliteit',
    'Geboortedatum',
    'Verblijfstitel',
    'Gezin',
    'GSM',
    'constructor',
  ];
  return Object.fromEntries([...entries, ...forbidden.map((key) => [key, next()])]) as T;
};

const marker = () => {
  let count = 0;
  return () => {
    count += 1;
    return `MARK-${count}-`;
  };
};

describe('the picture: nothing but the seventeen clusters', () => {
  it('lets no field out that nobody named, wherever it stands', () => {
    fc.assert(
      fc.property(anyDossier, (random) => {
        expect(JSON.stringify(disclose(mark(random, marker()), context()).picture) ?? '').not.to.include('MARK-');
      }),
    );
  });

  it('lets no withheld field out, nor into the inputs of a decision when it is text of people', () => {
    const next = marker();
    const full = dossier();
    const [contract] = full.Contracten ?? [];
    const [traject] = full.Trajecten ?? [];
    const [onderdeel] = traject?.Trajectonderdelen ?? [];
    const [gesprek] = full.Gesprekken ?? [];
    const [aanmelding] = full.Aanmeldingen ?? [];
    if (!contract || !traject || !onderdeel || !gesprek || !aanmelding) throw new Error('the dossier is not full');
    const persoon = { Achternaam: next(), Voornaam: next(), Telefoon: [next()], Email: [next()] };
    const elders = { KBISleutel: next(), TypeCentrum: 'CENTRUM' as const, Contactpersonen: [persoon] };
    const metPersoon = {
      KBISleutel: 'K',
      VOPEntiteitNummer: '87654321',
      TypeCentrum: 'CENTRUM' as const,
      Contactpersonen: [persoon],
    };
    const marked: KBIDossier = mark(
      {
        ...full,
        Regie: [{ Partner: 'VDAB', Sinds: '2012-01-01', KBIVestiging: elders }],
        Talen: [{ Taal: 'fra', Contacttaal: false, Niveau: next(), Type: next() }],
        Contracten: [
          {
            ...contract,
            Id: next(),
            RapportGUID: next(),
            Addenda: [{ DatumOndertekening: '2012-02-01', RapportGUID: next() }],
          },
          {
            ...contract,
            Id: next(),
            DatumOndertekening: '2011-01-01',
            ModelCode: next(),
            Onderdelen: [{ Onderdeel: 'MO', Details: [next()] }],
            Addenda: [
              {
                ModelCode: next(),
                DatumOndertekening: '2012-08-01',
                Onderdelen: [{ Onderdeel: 'LO', Details: [next()] }],
              },
            ],
          },
        ],
        Attesten: [
          { Type: 'AANMELDING', Status: 'BEHAALD', RapportGUID: next() },
          { Type: 'EVC', Status: 'BEHAALD', RapportGUID: next() },
        ],
        Aanmeldingen: [
          { ...aanmelding, KBIVestiging: metPersoon },
          { Datum: '2009-01-01', Type: next(), Reden: next(), KBIVestiging: elders },
        ],
        Doelgroepbepalingen: [
          { Datum: '2012-01-01', Type: 'A' },
          {
            Datum: '2011-01-01',
            Type: 'B',
            RedenVrijstelling: next(),
            RedenGeenDoelgroep: next(),
            Categorieen: [next()],
          },
        ],
        Testen: [{ Type: 'T', Datum: '2012-01-01', KBIVestiging: metPersoon }],
        Adviezen: [{ Verstrekker: 'OCMW', Inhoud: next(), Datum: '2012-01-01', Doorverwijzing: next() }],
        Trajecten: [
          {
            ...traject,
            Type: 'TT_OBOCMW',
            Status: next(),
            RedenEinde: next(),
            Besluiten: [{ Code: next(), Opmerking: next(), Reden: next(), Datum: '2012-01-01' }],
            Beheer: [
              { KBIVestiging: { ...elders, KBISleutel: 'OUD' }, Periode: { Begin: '2011-01-01', Einde: '2011-12-31' } },
            ],
            Sanctioneringsbevoegdheden: [{ Partner: 'VDAB', Geldigheid: { Begin: '2012-01-01' }, OCMW: next() }],
            Inbreukdossiers: [
              { Dossiernummer: next(), Bestemmeling: 'VDAB', Type: next(), Vaststelling: '2012-08-01' },
            ],
            Trajectonderdelen: [
              {
                ...onderdeel,
                Vrijstelling: { Reden: next(), Datum: '2012-01-01' },
                Besluiten: [{ Code: next(), Opmerking: next(), Datum: '2012-01-01' }],
                Opschortingen: [{ Periode: { Begin: '2012-01-01' }, Reden: 'ZIEKTE', Type: next() }],
              },
            ],
          },
          { ...traject, Type: 'TT_WC', Perspectieven: [{ Waarde: next() }], Inbreukdossiers: [] },
        ],
        Gesprekken: [
          { ...gesprek, KBIVestiging: metPersoon },
          {
            ...gesprek,
            Bestemmeling: 'VDAB',
            Tekst: next(),
            GenoteerdDoor: { Achternaam: next() },
            KBIVestiging: elders,
          },
        ],
        AfsluitenDossier: { Datum: '2012-08-01', Reden: next() },
      },
      next,
    );
    const { picture, decisions } = disclose(marked, context());
    const text = JSON.stringify(picture);
    expect(text).not.to.include('MARK-');
    expect(text).to.include('Werkafspraak');
    expect(JSON.stringify(decisions)).not.to.include('MARK-');
  });

  it('lets nothing out of the free text, names and file numbers into the decisions', () => {
    const text = JSON.stringify(disclose(dossier(), context()).decisions);
    expect(text).not.to.match(/Zoekt opvang|Te weinig|Werkafspraak|Janssens|Peeters|INB-1|00000000-0000/);
  });
});
