// The public consultation through the route: its own ground, no repertorium, and an audit row that says what left and why.
import { expect } from 'chai';
import type { Persona } from '../../src/domain/kbi/World.js';
import { GeefDossierKBI } from '../../src/operations/GeefDossierKBI.js';
import { ABDUL, type Kit, MINOR, openKit, read, saysOf } from '../gateway-kit.js';
import { askService } from '../streams/asking.js';

const inhoud = (insz: string): string => `<MutatiesContext>false</MutatiesContext><INSZ>${insz}</INSZ>`;
const VMSW = { as: 'vmsw', Hoedanigheid: '3003' };

describe('GeefDossierKBI', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  it('consults about a person', () => expect(GeefDossierKBI.persoon).to.equal('consult'));

  it('answers a partner on its own ground and audits its clusters', async () => {
    const { body } = await askService(kit, 'GeefDossierKBI', inhoud(ABDUL), VMSW);
    expect(read(body).dossier).to.match(/^<KBIDossier[^>]*><Personalia><INSZ>85631490132<\/INSZ><\/Personalia>/);
    const [row] = kit.audit();
    expect([row?.stroom, row?.uitkomst]).to.deep.equal(['GeefDossierKBI', 'DATA']);
    expect(row?.grond).to.equal('VMSW-3003');
  });

  it('says that nobody is known at the Repliek, and audits it so', async () => {
    const { body } = await askService(kit, 'GeefDossierKBI', inhoud(MINOR), VMSW);
    expect(saysOf(body)).to.equal('30001 MAGDA FOUT 2');
    expect(read(body).content).not.to.contain('Antwoorden');
    expect(kit.audit().map(({ uitkomst }) => uitkomst)).to.deep.equal(['DOSSIER_ONBEKEND']);
  });

  it('remembers what it showed apart from what KBIDossiers shows of the same person', async () => {
    const first = await askService(kit, 'GeefDossierKBI', inhoud(ABDUL), VMSW);
    const own = await askService(kit, 'KBIDossiers', `<INSZ>${ABDUL}</INSZ>`);
    const again = await askService(kit, 'GeefDossierKBI', inhoud(ABDUL), VMSW);
    expect(read(again.body).dossier).to.equal(read(first.body).dossier);
    expect(read(own.body).dossier).to.contain('<Contractgegevens>').and.not.to.contain('<Personalia>');
  });

  it('shows a change at once', async () => {
    const before = read((await askService(kit, 'GeefDossierKBI', inhoud(ABDUL), VMSW)).body).dossier;
    const dossier: Persona['dossier'] = {
      Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2011-11-14' } }],
    };
    await kit.store.loader.load([{ soort: 'persona', rij: { INSZ: ABDUL, dossier } }], 'user');
    const after = read((await askService(kit, 'GeefDossierKBI', inhoud(ABDUL), VMSW)).body).dossier;
    expect(after).to.equal('<KBIDossier><Personalia><INSZ>85631490132</INSZ></Personalia></KBIDossier>');
    expect(before).not.to.equal(after);
  });
});
