// Attendance and its status: exactly 80 % is regular, exactly 50 % is variant a; for explanations only (A162, A163, C.3.16).
import { expect } from 'chai';
import { aanwezigheidsgraad, deelnamestatus } from '../../src/disclosure/deelname.js';
import { disclose } from '../../src/disclosure/disclose.js';
import type { Participatie, Trajectonderdeel } from '../../src/domain/kbi/KBIDossier.js';
import { context, dossier, onderdeel, traject, VANDAAG } from './dossier.js';

const lessen = (Aanwezigheid: Participatie['Aanwezigheid'], aantal: number, Lestijden = 1, Datum = '2012-05-01') =>
  Array.from({ length: aantal }, (): Participatie => ({ Datum, Lestijden, Aanwezigheid }));
const gevolgd = (...Participaties: Participatie[]): Trajectonderdeel =>
  onderdeel({ Cursussen: [{ Domein: 'MO', Opleiding: 'MO60', Inschrijving: {}, Participaties }] });
const of = (aanwezig: number, afwezig: number): Trajectonderdeel =>
  gevolgd(...lessen('AANWEZIG', aanwezig), ...lessen('AFWEZIG', afwezig));

const status = (...onderdelen: Trajectonderdeel[]) =>
  deelnamestatus(onderdelen.flatMap((one) => aanwezigheidsgraad(one, VANDAAG) ?? []));

describe('deelnamestatus', () => {
  const cases: readonly (readonly [string, readonly Trajectonderdeel[], string | undefined])[] = [
    ['exactly 80 %', [of(8, 2)], 'REGELMATIG'],
    ['just under 80 %', [of(799, 201)], 'ONRECHTMATIG_A'],
    ['exactly 50 %', [of(5, 5)], 'ONRECHTMATIG_A'],
    ['just under 50 %', [of(499, 501)], 'ONRECHTMATIG_B'],
    ['full attendance', [of(10, 0)], 'REGELMATIG'],
    ['no attendance', [of(0, 10)], 'ONRECHTMATIG_B'],
    ['80 % in one and 100 % in another', [of(8, 2), of(4, 0)], 'REGELMATIG'],
    ['79 % in one, although 90 % over all', [of(79, 21), of(100, 0)], 'ONRECHTMATIG_A'],
    ['49 % in one, although 74 % over all', [of(49, 51), of(100, 0)], 'ONRECHTMATIG_B'],
    ['no lesson yet', [gevolgd()], undefined],
    ['an onderdeel without lessons beside a regular one', [gevolgd(), of(8, 2)], 'REGELMATIG'],
  ];
  for (const [title, onderdelen, expected] of cases) {
    it(`says ${expected} for ${title}`, () => expect(status(...onderdelen)).to.equal(expected));
  }
});

describe('aanwezigheidsgraad', () => {
  it('weighs lessons by their lestijden, exactly', () => {
    const lang = gevolgd(...lessen('AANWEZIG', 8, 0.1), ...lessen('AFWEZIG', 1, 0.2));
    expect(aanwezigheidsgraad(lang, VANDAAG)).to.deep.equal({ aanwezig: 80, gegeven: 100 });
  });

  it('counts lessons of today and not of tomorrow', () => {
    const one = gevolgd(...lessen('AANWEZIG', 1, 1, '2012-09-03'), ...lessen('AFWEZIG', 1, 1, '2012-09-04'));
    expect(aanwezigheidsgraad(one, VANDAAG)).to.deep.equal({ aanwezig: 100, gegeven: 100 });
  });

  it('adds up all courses of the onderdeel', () => {
    const [cursus] = of(1, 1).Cursussen ?? [];
    const two = onderdeel({ Cursussen: cursus === undefined ? [] : [cursus, cursus] });
    expect(aanwezigheidsgraad(two, VANDAAG)).to.deep.equal({ aanwezig: 200, gegeven: 400 });
  });

  it('leaves justified absence out, or counts it as absence when that reading is switched off', () => {
    const one = gevolgd(...lessen('AANWEZIG', 8), ...lessen('AFWEZIG', 2), ...lessen('VERANTW_AFWE', 5));
    expect(aanwezigheidsgraad(one, VANDAAG)).to.deep.equal({ aanwezig: 800, gegeven: 1000 });
    expect(aanwezigheidsgraad(one, VANDAAG, false)).to.deep.equal({ aanwezig: 800, gegeven: 1500 });
    expect(aanwezigheidsgraad(gevolgd(...lessen('VERANTW_AFWE', 5)), VANDAAG)).to.equal(undefined);
  });
});

describe('explainDeelname', () => {
  const explain = (onderdelen: readonly Trajectonderdeel[], asked = {}) =>
    disclose(dossier({ Trajecten: [traject({ Trajectonderdelen: onderdelen })] }), context(asked));

  it('stands in the decisions, withheld, and nowhere in the picture', () => {
    const { picture, decisions } = explain([of(5, 5), of(8, 2)]);
    const pad = 'Trajecten/Traject[1]';
    expect(decisions.filter(({ paragraaf }) => paragraaf === '002 §35')).to.deep.equal([
      {
        pad: `${pad}/Trajectonderdelen/Trajectonderdeel[1]/Aanwezigheidsgraad`,
        cluster: 15,
        besluit: 'onthouden',
        regel: 'aanwezigheidsgraad',
        paragraaf: '002 §35',
        invoer: { aanwezig: 5, gegeven: 10, procent: 50 },
      },
      {
        pad: `${pad}/Trajectonderdelen/Trajectonderdeel[2]/Aanwezigheidsgraad`,
        cluster: 15,
        besluit: 'onthouden',
        regel: 'aanwezigheidsgraad',
        paragraaf: '002 §35',
        invoer: { aanwezig: 8, gegeven: 10, procent: 80 },
      },
      {
        pad: `${pad}/Deelnamestatus`,
        cluster: 15,
        besluit: 'onthouden',
        regel: 'deelnamestatus',
        paragraaf: '002 §35',
        invoer: { status: 'ONRECHTMATIG_A', verantwoordTeltNiet: true },
      },
    ]);
    expect(JSON.stringify(picture)).not.to.match(/ONRECHTMATIG|REGELMATIG|Deelnamestatus|Aanwezigheidsgraad/);
  });

  it('never rounds up to a boundary', () => {
    const { decisions } = explain([of(79_999, 20_001)]);
    expect(decisions.find(({ regel }) => regel === 'aanwezigheidsgraad')?.invoer.procent).to.equal(79.99);
  });

  it('follows the reading of justified absence', () => {
    const one = gevolgd(...lessen('AANWEZIG', 8), ...lessen('AFWEZIG', 2), ...lessen('VERANTW_AFWE', 1));
    const statusOf = (asked: object) =>
      explain([one], asked).decisions.find(({ regel }) => regel === 'deelnamestatus')?.invoer.status;
    expect(statusOf({})).to.equal('REGELMATIG');
    expect(statusOf({ standen: { verantwoordeAfwezigheidTeltNiet: false } })).to.equal('ONRECHTMATIG_A');
  });

  it('says nothing when the ground does not give cluster 15', () => {
    const { decisions } = explain([of(5, 5)], { clusters: [10, 13] });
    expect(decisions.some(({ paragraaf }) => paragraaf === '002 §35')).to.equal(false);
  });
});
