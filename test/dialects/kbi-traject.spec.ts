import { expect } from 'chai';
import { traject } from '../../src/dialects/kbi-traject.js';

const code = (text: string) => ({ code: text });
const write = traject('Traject');

describe('traject', () => {
  it('writes clusters 9 and 11 to 15 inside the Traject, in the order of the contract', () => {
    const written = write({
      Trajectonderdelen: [
        {
          Vrijstelling: true,
          Opschortingen: [{ Reden: code('ZIEK'), Periode: { Einde: '2012-02-01', Begin: '2012-01-01' } }],
        },
      ],
      Sanctioneringsbevoegdheid: { Geldigheid: { Begin: '2012-01-01' }, Partner: code('OCMW'), OCMW: '0212214125' },
      KBIVestiging: { KBISleutel: 'A', TypeCentrum: 'CENTRUM' },
      Perspectieven: [{ Beschrijving: 'SOCIAAL' }],
      Besluiten: [{ Datum: '2012-01-03', Type: code('JA_IB'), MeestRecentVlag: true }],
      RedenEindeTraject: code('VOLTOOID'),
      TypeTraject: code('TT_IBVP'),
    });
    expect(written).to.equal(
      '<Traject><TypeTraject>TT_IBVP</TypeTraject><RedenEindeTraject>VOLTOOID</RedenEindeTraject>' +
        '<Besluiten><Besluit><Type>JA_IB</Type><Datum>2012-01-03</Datum><MeestRecentVlag>true</MeestRecentVlag></Besluit></Besluiten>' +
        '<Perspectieven><Perspectief Beschrijving="SOCIAAL"></Perspectief></Perspectieven>' +
        '<KBIVestiging><KBISleutel>A</KBISleutel><TypeCentrum>CENTRUM</TypeCentrum></KBIVestiging>' +
        '<Sanctioneringsbevoegdheid><Partner>OCMW</Partner><Geldigheid><Begin>2012-01-01</Begin></Geldigheid><OCMW>0212214125</OCMW></Sanctioneringsbevoegdheid>' +
        '<Trajectonderdelen><Trajectonderdeel><Vrijstelling>true</Vrijstelling><Opschortingen><Opschorting>' +
        '<Periode><Begin>2012-01-01</Begin><Einde>2012-02-01</Einde></Periode><Reden>ZIEK</Reden></Opschorting></Opschortingen>' +
        '</Trajectonderdeel></Trajectonderdelen></Traject>',
    );
  });

  it('writes courses with enrolment, modules, absences and attendance', () => {
    const cursus = {
      Opleiding: { Type: code('MO') },
      Inschrijvingsgegevens: { TeBehalenAanwezigheidsGraad: '80', Status: code('INGESCHREVEN') },
      Modules: [{ Cursusnummer: 'C1', AantalLestijden: '12.5', KBICentrum: { VOPEntiteitNummer: '12345678' } }],
      Afwezigheden: [{ AantalLestijden: '3' }],
      Participaties: [
        {
          Aanwezigheid: code('AANWEZIG'),
          Lesmoment: { Tot: '12:00', Van: '09:00', Datum: '2012-05-01', Lestijden: '3' },
        },
      ],
    };
    const written = write({
      TypeTraject: code('T'),
      Trajectonderdelen: [{ Vrijstelling: false, Cursussen: [cursus] }],
    });
    expect(written.slice(written.indexOf('<Cursus>'), written.indexOf('</Cursussen>'))).to.equal(
      '<Cursus><Opleiding><Type>MO</Type></Opleiding>' +
        '<Inschrijvingsgegevens><TeBehalenAanwezigheidsGraad>80</TeBehalenAanwezigheidsGraad><Status>INGESCHREVEN</Status></Inschrijvingsgegevens>' +
        '<Modules><Module><KBICentrum><VOPEntiteitNummer>12345678</VOPEntiteitNummer></KBICentrum><Cursusnummer>C1</Cursusnummer>' +
        '<AantalLestijden>12.5</AantalLestijden></Module></Modules>' +
        '<Afwezigheden><Afwezigheid><AantalLestijden>3</AantalLestijden></Afwezigheid></Afwezigheden>' +
        '<Participaties><Participatie><Lesmoment><Datum>2012-05-01</Datum><Van>09:00</Van><Tot>12:00</Tot><Lestijden>3</Lestijden></Lesmoment>' +
        '<Aanwezigheid>AANWEZIG</Aanwezigheid></Participatie></Participaties></Cursus>',
    );
  });
});
