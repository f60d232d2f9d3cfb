// The rows of level 2 and 3: the sender or the question is refused, or something is remarked beside an answer (docs/contract.md "Refusals").
// In the order of the contract where it has one; each answers inside a Repliek, signed, with HTTP 200.
import { type CatalogueRow, row } from './row.js';

export const REFUSED = {
  AFZENDER_ONBEKEND: row(
    2,
    'access',
    'De afzender in de Context is niet de houder van het certificaat en heeft geen mandaat.',
    'Set Afzender/Identificatie to the client URI of your certificate.',
  ),
  HOEDANIGHEID_ONTBREEKT: row(
    2,
    'access',
    'Er is geen geldige wettelijke context opgegeven.',
    'Set Afzender/Hoedanigheid, for an OCMW 17001 or 17002.',
  ),
  GEEN_MACHTIGING: row(
    2,
    'access',
    'De afzender is niet gemachtigd voor deze dienst in deze hoedanigheid.',
    'kbi config show; a ground must be valid for stream and Hoedanigheid.',
  ),
  BUITEN_VLAAMS_GEWEST: row(
    2,
    'access',
    "De dienst staat enkel open voor OCMW's in het Vlaams Gewest.",
    'Brussels OCMWs have no ground (002 §11).',
  ),
  QUOTUM_OVERSCHREDEN: row(2, 'access', 'Te veel gelijktijdige bevragingen.', 'Ask more slowly.'),
  INSZ_ONGELDIG: row(3, 'question', 'Het INSZ heeft een ongeldige structuur.', 'Check eleven digits and modulo 97.'),
  INSZ_NIET_TOEGELATEN: row(
    3,
    'question',
    'Het INSZ is geen nummer van een testpersoon.',
    'Use numbers with month 61 to 72; real numbers need an explicit flag.',
  ),
  PERIODE_OMGEKEERD: row(3, 'question', 'De begindatum ligt na de einddatum.', 'Swap Begin and Einde.'),
  PERIODE_BUITEN_BEREIK: row(
    3,
    'question',
    'De datum ligt buiten het toegelaten bereik.',
    'Begin is today or earlier; Einde is absent or today.',
  ),
  CONTEXT_VERSCHILT: row(
    3,
    'question',
    'Identificatie of Hoedanigheid in de vraag verschilt van de Context.',
    'Put the Identificatie and Hoedanigheid of Context/Afzender in the Inhoud too.',
  ),
  INSCHRIJVING_BESTAAT: row(
    3,
    'question',
    'De inschrijving bestaat al.',
    'Nothing to do: every day of the period is registered already.',
  ),
  CRITERIA_ONGELDIG: row(
    3,
    'question',
    'De criteria ontbreken, zijn niet te combineren of hebben een ongeldige vorm.',
    'Give one of Postcode (four digits), Ondernemingsnummer, KBISleutel; a party of a toeleiding has KboNummer or IdentificatieNr.',
  ),
  ONDERNEMINGSNUMMER_ONGELDIG: row(
    3,
    'question',
    'Het ondernemingsnummer is ongeldig.',
    'Check ten digits, the first 0 or 1, and modulo 97.',
  ),
  TOELEIDING_ONROUTEERBAAR: row(
    3,
    'question',
    'De toeleiding kan niet bezorgd worden aan de bestemming.',
    'Set Naar/TypePartner to KBI; name an establishment that exists, or none to follow the territory of the OCMW.',
  ),
  TOELEIDING_ANDERS: row(
    3,
    'question',
    'Er bestaat al een toeleiding met dit Id en een andere inhoud.',
    'Send what is new under a new Id; repeat the old content to read its Status.',
  ),
  REFERTE_HERBRUIKT: row(
    3,
    'question',
    'De Referte van de vraag is al gebruikt voor een andere toeleiding.',
    'Give each Vraag a Referte of its own.',
  ),
  DOSSIER_ONGELDIG: row(
    3,
    'question',
    'Het gewijzigde dossier is niet volledig of niet geldig.',
    'The annotation Veld names the field: put it in DossierKBI, or its whole block in DossierKBIAanvulling.',
  ),
  INSZ_GEANNULEERD: row(3, 'question', 'Het INSZ is geannuleerd.', 'Ask for the right number at the Kruispuntbank.'),
  INSZ_VERVANGEN: row(
    3,
    'question',
    'Het INSZ is vervangen door een nieuw nummer.',
    'Use the number in the annotation Nieuw INSZ.',
  ),
  NIET_IN_REPERTORIUM: row(
    3,
    'access',
    'Er is geen inschrijving aanwezig voor het INSZ in de vraag.',
    'Register the person in the repertorium for the whole period asked.',
  ),
  GEEN_GEGEVENS: row(
    3,
    'source',
    'Geen gegevens gevonden voor de vraag.',
    'The person, or such an establishment, is not known in KBI.',
  ),
  DOSSIER_ONBEKEND: row(
    2,
    'source',
    'Geen gegevens gevonden voor de vraag.',
    'The person is not known in KBI; the public service GeefDossierKBI says so for the whole message.',
  ),
  BRON_TRAAG: row(3, 'source', 'De bron heeft niet tijdig geantwoord.', 'Try again later.'),
  BRON_ONBESCHIKBAAR: row(3, 'source', 'De bron is tijdelijk niet beschikbaar.', 'Try again later.'),
  INTERNE_FOUT: row(3, 'internal', 'Er is een technische fout opgetreden.', 'Report it with the message id.'),
} as const satisfies Record<string, CatalogueRow>;
