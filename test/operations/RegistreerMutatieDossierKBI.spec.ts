// What an announcement makes to be written; over the whole house it is shown in streams/mutatie.
import { expect } from 'chai';
import type { Authorised } from '../../src/authorisation/authorise.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { Fault } from '../../src/faults/fault.js';
import { RegistreerMutatieDossierKBI } from '../../src/operations/RegistreerMutatieDossierKBI.js';
import type { Sources } from '../../src/store/port.js';
import { verzoekOf } from '../dialects/magda/sample.js';
import { insz } from '../store/samples.js';

const [NEW, OLD] = [insz(1), insz(2)];
const Aanmeldingen = [
  { Datum: '2012-09-01', Type: 'EA', KBIVestiging: { KBISleutel: 'a', TypeCentrum: 'LOKET' } as const },
];
const dossier: KBIDossier = { INSZ: NEW, Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }] };
const Talen = [{ Taal: 'fra', Contacttaal: false }];

const run = async (held: KBIDossier | undefined, vraag: object = {}, problem?: { path: string; reason: string }) => {
  const changes: unknown[] = [];
  const sources = {
    dossiers: { find: async (nummer: string) => (held?.INSZ === nummer ? { dossier: held, versie: 7 } : undefined) },
    vestigingen: {},
    mutaties: {
      findProblem: () => problem,
      findCode: (_: string, words: string) => words,
      findInvalidaties: async (...change: unknown[]) => {
        changes.push(change);
        return [{ soort: 'invalidatie.maak', waarden: {} }];
      },
    },
  } as unknown as Sources;
  const Metadata = { Referte: 'r', Type: 'T', Datum: '2012-09-03' };
  const asked = { INSZ: NEW, Metadata, DossierKBI: { INSZ: NEW }, Aanvulling: { Talen }, ...vraag };
  const authorised = {
    verzoek: verzoekOf({ dienst: 'RegistreerMutatieDossierKBI', vraag: asked }),
    persoon: { INSZ: NEW, nummers: [NEW, OLD] },
    remarks: [],
  } as unknown as Authorised;
  const found = await RegistreerMutatieDossierKBI.run(authorised, sources);
  const writes = found.kind === 'answer' ? found.writes : [];
  return { found, writes, changes, soorten: writes.map(({ soort }) => soort) };
};

describe('RegistreerMutatieDossierKBI', () => {
  it('replaces the version that it was decided on, and owes what the change asks', async () => {
    const { writes, soorten, changes } = await run(dossier);
    expect(soorten).to.deep.equal(['dossier.vervang', 'invalidatie.maak']);
    const { document, ...waarden } = writes[0]?.waarden ?? {};
    expect(waarden).to.deep.equal({ INSZ: NEW, versie: 7 });
    expect(JSON.parse(String(document))).to.deep.equal({ ...dossier, Talen });
    expect(changes).to.deep.equal([[dossier, { ...dossier, Talen }, [NEW, OLD]]]);
  });

  it('leaves a dossier under the number where it stands', async () => {
    const { writes } = await run({ ...dossier, INSZ: OLD });
    expect(writes[0]).to.deep.include({ soort: 'dossier.vervang' });
    expect(writes[0]?.waarden.INSZ).to.equal(OLD);
  });

  it('makes a first dossier', async () => expect((await run(undefined)).soorten[0]).to.equal('dossier.nieuw'));

  it('settles the open toeleidingen when it holds an Aanmelding, and only then', async () => {
    const { writes } = await run({ ...dossier, Aanmeldingen });
    expect(writes[1]).to.deep.equal({ soort: 'toeleiding.verwerk', waarden: { INSZ: NEW } });
  });

  it('writes nothing for what is announced again, in whatever order its fields stand', async () => {
    const { Hoedanigheden, INSZ } = dossier;
    const { found, writes } = await run({ INSZ, Talen: [{ Contacttaal: false, Taal: 'fra' }], Hoedanigheden });
    expect(writes).to.deep.equal([]);
    expect(found).to.deep.include({ uitkomst: 'DATA' });
  });

  it('takes numbers of persons out of free text and warns of the field; announced again, nothing changes', async () => {
    const Testen = [{ Type: 'COVAAR', Datum: '2012-01-01', Resultaat: 'zie 85.63.14-901.32' }];
    const { found, writes } = await run(dossier, { Aanvulling: { Testen } });
    const stored = JSON.parse(String(writes[0]?.waarden.document)) as KBIDossier;
    expect(stored.Testen?.[0]?.Resultaat).to.equal('zie [INSZ weg]');
    expect(found).to.have.deep.property('warnings', ['Testen[0].Resultaat: INSZ taken out of free text']);
    expect((await run(stored, { Aanvulling: { Testen } })).writes).to.deep.equal([]);
  });

  it('refuses what an import would not take, with the field and never the value', async () => {
    const refused = await run(dossier, {}, { path: 'Talen[0].Niveau', reason: 'is odd' }).catch(
      (fault: unknown) => fault,
    );
    expect(refused)
      .to.be.instanceOf(Fault)
      .and.to.deep.include({ key: 'DOSSIER_ONGELDIG', facts: { Veld: 'Talen[0].Niveau' } });
  });

  it('writes about a person; without one it is our bug', async () => {
    expect(RegistreerMutatieDossierKBI.persoon).to.equal('write');
    const refused = await RegistreerMutatieDossierKBI.run(
      { verzoek: verzoekOf(), persoon: undefined } as Authorised,
      {} as Sources,
    ).catch((fault: unknown) => fault);
    expect(refused).to.be.instanceOf(Fault).and.to.include({ key: 'INTERNE_FOUT' });
  });
});
