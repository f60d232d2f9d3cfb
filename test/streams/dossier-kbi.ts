// A dossier of the fixtures as KBI would announce it: the public element by hand from the public contract, and the Aanvulling. Written against
// the names of the schemas and not with the product's own tables, so that a reader that mixes up two names is found out.
import type {
  Aanmelding,
  Besluit,
  Contractonderdeel,
  Cursus,
  KBIDossier,
  Test,
  Traject,
  Trajectonderdeel,
  Uitstel,
  VestigingVerwijzing,
} from '../../src/domain/kbi/KBIDossier.js';
import type { Periode } from '../../src/domain/numbers/Periode.js';
import { escapeAttribute, textElement } from '../../src/xml/writer.js';

const el = (naam: string, value: string | number | boolean | undefined): string =>
  value === undefined ? '' : textElement(naam, String(value));
const wrap = (naam: string, inner: string, attributes: Readonly<Record<string, string | undefined>> = {}): string => {
  const written = Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
  return inner === '' && written === '' ? '' : `<${naam}${written}>${inner}</${naam}>`;
};
const list = <T>(naam: string, items: readonly T[] | undefined, one: (item: T) => string): string =>
  wrap(naam, (items ?? []).map(one).join(''));
const dagen = (naam: string, periode: Periode | undefined): string =>
  periode === undefined ? '' : wrap(naam, el('Begin', periode.Begin) + el('Einde', periode.Einde));

const centrum = (vestiging: VestigingVerwijzing | undefined): string =>
  vestiging === undefined
    ? ''
    : wrap(
        'KBICentrum',
        el('Ondernemingsnummer', vestiging.Ondernemingsnummer) + el('VOPEntiteitNummer', vestiging.VOPEntiteitNummer),
      );
const uitstellen = (items: readonly Uitstel[] | undefined): string =>
  list('Uitstellen', items, ({ Begin, Eind, Reden }) =>
    wrap('Uitstel', el('Begindatum', Begin) + el('Einddatum', Eind) + el('Reden', Reden)),
  );
const aanmelding = ({ Datum, Type, Reden, KBIVestiging, DatumLaatsteWijziging }: Aanmelding): string => {
  const [wie] = KBIVestiging.Contactpersonen ?? [];
  const gegevens = wrap(
    'Contactgegevens',
    (wie?.Telefoon ?? []).map((nummer) => wrap('Telefoon', el('Nummer', nummer))).join('') +
      (wie?.Email ?? []).map((adres) => wrap('Email', el('Adres', adres))).join(''),
  );
  const persoon =
    wie === undefined
      ? ''
      : wrap(
          'Contactpersoon',
          gegevens + el('Achternaam', wie.Achternaam) + el('Voornaam', wie.Voornaam) + el('Type', wie.Type),
        );
  return wrap(
    'Aanmelding',
    centrum(KBIVestiging) + el('Aanmeldingsdatum', Datum) + el('Type', Type) + el('Reden', Reden) + persoon,
    { DatumLaatsteWijziging },
  );
};
/** MO in words, the others by their code: both are understood. */
const onderdelen = (items: readonly Contractonderdeel[] | undefined): string =>
  list('Onderdelen', items, ({ Onderdeel, Details }) =>
    wrap(
      'Onderdeel',
      list('Details', Details, (detail) => el('Detail', detail)),
      { Beschrijving: Onderdeel === 'MO' ? 'Maatschappelijke oriëntatie' : Onderdeel },
    ),
  );
const test = ({ Soort, Type, Datum, Resultaat, KBIVestiging }: Test): string =>
  wrap(
    'Test',
    el('Soort', Soort) + el('Type', Type) + el('Datum', Datum) + el('Resultaat', Resultaat) + centrum(KBIVestiging),
  );
const besluiten = (items: readonly Besluit[] | undefined): string =>
  list('Besluiten', items, ({ Code, Reden, Opmerking, Datum, DatumLaatsteWijziging }) =>
    wrap('Besluit', el('Type', Code) + el('Soort', Reden) + el('Opmerking', Opmerking) + el('Datum', Datum), {
      DatumLaatsteWijziging,
    }),
  );
const cursus = ({ Opleiding, Inschrijving, Modules, Participaties }: Cursus): string =>
  wrap(
    'Cursus',
    wrap('Opleiding', el('Type', Opleiding)) +
      wrap(
        'Inschrijvingsgegevens',
        dagen('Periode', Inschrijving.Periode) +
          el('TeBehalenAanwezigheidsGraad', Inschrijving.TeBehalenAanwezigheidsGraad) +
          el('Uitstapreden', Inschrijving.Uitstapreden) +
          el('Resultaat', Inschrijving.Resultaat) +
          el('Richtgraad', Inschrijving.Richtgraad) +
          el('Status', Inschrijving.Status),
      ) +
      list('Modules', Modules, (module) =>
        wrap(
          'Module',
          el('Type', module.Type) +
            centrum(module.KBIVestiging) +
            el('Cursusnummer', module.Cursusnummer) +
            dagen('Periode', module.Periode) +
            el('AantalLestijden', module.AantalLestijden),
        ),
      ) +
      list(
        'Afwezigheden',
        Participaties?.filter(({ Aanwezigheid }) => Aanwezigheid !== 'AANWEZIG'),
        ({ Aanwezigheid, Datum, Lestijden }) =>
          wrap('Afwezigheid', el('Type', Aanwezigheid) + el('Datum', Datum) + el('AantalLestijden', Lestijden)),
      ),
  );
const trajectonderdeel = (onderdeel: Trajectonderdeel): string =>
  wrap(
    'Trajectonderdeel',
    el('Type', onderdeel.Type) +
      (onderdeel.Vrijstelling === undefined
        ? ''
        : `<Vrijstelling>${el('Reden', onderdeel.Vrijstelling.Reden)}${el('Datum', onderdeel.Vrijstelling.Datum)}</Vrijstelling>`) +
      list('Opschortingen', onderdeel.Opschortingen, ({ Periode, Type, Reden }) =>
        wrap('Opschorting', dagen('Periode', Periode) + el('Type', Type) + el('Reden', Reden)),
      ) +
      besluiten(onderdeel.Besluiten) +
      list('Cursussen', onderdeel.Cursussen, cursus),
  );
const traject = (het: Traject): string =>
  wrap(
    'Traject',
    dagen('Periode', het.Periode) +
      el('RedenEindeTraject', het.RedenEinde) +
      besluiten(het.Besluiten) +
      list('Perspectieven', het.Perspectieven, ({ Waarde, Periode, Reden }) =>
        wrap('Perspectief', dagen('Periode', Periode) + el('Reden', Reden), { Beschrijving: Waarde }),
      ) +
      list('Trajectonderdelen', het.Trajectonderdelen, trajectonderdeel) +
      list('Inbreukdossiers', het.Inbreukdossiers, (inbreuk) =>
        wrap(
          'Inbreukdossier',
          el('Dossiernummer', inbreuk.Dossiernummer) +
            el('Bestemmeling', inbreuk.Bestemmeling) +
            el('Type', inbreuk.Type) +
            el('Vaststelling', inbreuk.Vaststelling) +
            el('Rechtzetting', inbreuk.Rechtzetting) +
            el('GeenGevolg', inbreuk.GeenGevolg),
        ),
      ),
  );

const hoedanigheid = (dossier: KBIDossier): string => {
  const nu = dossier.Regie?.find(({ Tot }) => Tot === undefined);
  const { Datum, Reden } = dossier.AfsluitenDossier ?? {};
  return (
    centrum(nu?.KBIVestiging) +
    (nu === undefined ? '' : wrap('Regie', nu.Partner, { DatumGeldigheid: nu.Sinds })) +
    wrap(
      'Aanmeldingsgegevens',
      list('Aanmeldingen', dossier.Aanmeldingen, aanmelding) + uitstellen(dossier.UitstellenAanmelding),
    ) +
    wrap('AfsluitenDossier', el('Datum', Datum) + el('Reden', Reden)) +
    list('OpmerkingenBijDossier', dossier.Gesprekken, ({ Bestemmeling, Tijdstip, Tekst }) =>
      wrap(
        'OpmerkingBijDossier',
        el('Bestemmeling', Bestemmeling) + el('Datum', Tijdstip.slice(0, 10)) + el('Opmerking', Tekst),
      ),
    ) +
    wrap(
      'Inburgeringsgegevens',
      list('Doelgroepbepalingen', dossier.Doelgroepbepalingen, (bepaling) =>
        wrap(
          'Doelgroepbepaling',
          el('Type', bepaling.Type) +
            el('Soort', bepaling.Soort) +
            list('Doelgroepcategorieen', bepaling.Categorieen, (code) => el('Doelgroepcategorie', code)) +
            el('RedenGeenDoelgroep', bepaling.RedenGeenDoelgroep) +
            el('RedenVrijstellingVanVerplichting', bepaling.RedenVrijstelling),
          { DatumGeldigheid: bepaling.Datum, DatumLaatsteWijziging: bepaling.DatumLaatsteWijziging },
        ),
      ) +
        wrap(
          'Contractgegevens',
          list('Contracten', dossier.Contracten, (contract) =>
            wrap(
              'Contract',
              el('Type', contract.ModelCode) +
                el('Soort', contract.Soort) +
                el('Datum', contract.DatumOndertekening) +
                onderdelen(contract.Onderdelen) +
                el('KBIRapport', contract.RapportGUID) +
                list('Addenda', contract.Addenda, (addendum) =>
                  wrap(
                    'Addendum',
                    el('Soort', addendum.ModelCode) +
                      el('Datum', addendum.DatumOndertekening) +
                      el('KBIRapport', addendum.RapportGUID),
                  ),
                ),
              { DatumLaatsteWijziging: contract.DatumLaatsteWijziging },
            ),
          ) + uitstellen(dossier.UitstellenOndertekening),
        ),
    ) +
    list('Attesten', dossier.Attesten, (attest) =>
      wrap(
        'Attest',
        el('Type', attest.Type) +
          el('Status', attest.Status) +
          el('Datum', attest.Datum) +
          el('KBIRapport', attest.RapportGUID),
      ),
    ) +
    list('BehaaldeNiveaus', dossier.BehaaldeNiveaus, (niveau) =>
      wrap('BehaaldNiveau', el('Type', niveau.Niveau) + el('Datum', niveau.Datum)),
    ) +
    list('Testen', dossier.Testen, test) +
    list('Adviezen', dossier.Adviezen, (advies) =>
      wrap(
        'Advies',
        el('Type', advies.Verstrekker) +
          el('Advies', advies.Inhoud) +
          el('Datum', advies.Datum) +
          el('TypeTraject', advies.TypeTraject) +
          el('TypeCentrum', advies.TypeCentrum) +
          el('Doorverwijzing', advies.Doorverwijzing),
      ),
    ) +
    list('Trajecten', dossier.Trajecten, traject) +
    wrap(
      'Talenkennis',
      list('Talen', dossier.Talen, ({ Type, Taal, Niveau }) =>
        wrap('Taal', el('Type', Type) + el('Taal', Taal) + el('Niveau', Niveau)),
      ) + el('Alfabetisering', dossier.Alfabetisering),
    )
  );
};

/** The public element. The first Hoedanigheid holds everything. */
export const writeDossierKBI = (dossier: KBIDossier): string =>
  wrap(
    'DossierKBI',
    el('INSZ', dossier.INSZ) +
      list('Hoedanigheden', dossier.Hoedanigheden, (een) =>
        wrap(
          'Hoedanigheid',
          dagen('Periode', een.Periode) +
            el('Hoedanigheidscode', een.Code) +
            (een === dossier.Hoedanigheden[0] ? hoedanigheid(dossier) : ''),
        ),
      ),
  );

/** Names of the entries of lists whose name does not end in what they hold. */
const ENTRY: Readonly<Record<string, string>> = {
  Regies: 'Regie',
  Talen: 'Taal',
  Contracten: 'Contract',
  Addenda: 'Addendum',
  Onderdelen: 'Onderdeel',
  Details: 'Detail',
  BehaaldeNiveaus: 'BehaaldNiveau',
  Trajecten: 'Traject',
  Besluiten: 'Besluit',
  Perspectieven: 'Perspectief',
  Beheer: 'TrajectBeheer',
  Sanctioneringsbevoegdheden: 'Sanctioneringsbevoegdheid',
  Trajectonderdelen: 'Trajectonderdeel',
  Opschortingen: 'Opschorting',
  Cursussen: 'Cursus',
  Modules: 'Module',
  Participaties: 'Participatie',
  Inbreukdossiers: 'Inbreukdossier',
  Gesprekken: 'Gesprek',
  Contactpersonen: 'Contactpersoon',
};
/** Order of the schema where the fixtures have another. */
const ORDER = ['Trajectonderdelen', 'Inbreukdossiers', 'Addenda', 'DatumLaatsteWijziging'];

const own = (naam: string, value: unknown): string => {
  if (Array.isArray(value)) {
    const entry = ENTRY[naam];
    return entry === undefined
      ? value.map((one) => own(naam, one)).join('')
      : wrap(naam, value.map((one) => own(entry, one)).join(''));
  }
  if (typeof value !== 'object' || value === null) return el(naam, String(value));
  const fields = Object.entries(value).sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return `<${naam}>${fields.map(([field, held]) => own(field, held)).join('')}</${naam}>`;
};

/** The Aanvulling with the blocks that the public element cannot hold whole. */
export const writeAanvulling = (dossier: Partial<KBIDossier>): string => {
  const {
    Regie: Regies,
    Talen,
    Contracten,
    BehaaldeNiveaus,
    Trajecten,
    OndersteuningGelijkschakeling,
    Gesprekken,
  } = dossier;
  const blocks = { Regies, Talen, Contracten, BehaaldeNiveaus, Trajecten, OndersteuningGelijkschakeling, Gesprekken };
  return own(
    'DossierKBIAanvulling',
    Object.fromEntries(Object.entries(blocks).filter(([, block]) => block !== undefined)),
  );
};

/** Inhoud of an announcement. */
export const writeMutatie = (dossierKBI: string, aanvulling = '', datum = '2012-09-03'): string =>
  `<Metadata><Referte>wijziging-1</Referte><Type>WIJZIGING</Type><Datum>${datum}</Datum></Metadata>${dossierKBI}${aanvulling}`;
