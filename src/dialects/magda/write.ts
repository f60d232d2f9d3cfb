// Station 8 of the route, magda dialect: Repliek with its Context, Antwoorden and three levels of Uitzonderingen.
// Everything is written straight in exclusive canonical form; the order of elements is the schema's.
import type { Verzoek } from '../../domain/kbi/Verzoek.js';
import { brusselsTime } from '../../domain/time.js';
import type { SoapFault } from '../../envelope/soap-fault.js';
import { CATALOGUE } from '../../faults/catalogue.js';
import { Fault } from '../../faults/fault.js';
import { around, type Content, escapeText, textElement } from '../../xml/writer.js';
import type { Answer, WriteContext } from '../dialect.js';
import { writeKBIDossier } from '../kbi-dossier.js';
import { writePubliekDossier } from '../publiek-dossier.js';
import { writeAntwoord } from './antwoorden.js';
import { isFaultCode, REFUSALS } from './refusals.js';

const AFZENDER = 'kbi-gateway.test/magda';
const NAAM = 'KBI-gateway';

const optional = (name: string, text: string | undefined): string =>
  text === undefined ? '' : textElement(name, text);

const tijdstip = (now: number): string => {
  const { Datum, Tijd } = brusselsTime(now);
  return `<Tijdstip><Datum>${Datum}</Datum><Tijd>${Tijd}</Tijd></Tijdstip>`;
};

/** Context of an answer: we are Afzender, the caller is echoed to itself as Ontvanger. The build part of a Versie is always 0000. */
const writeContext = ({ dienst, Afzender }: Verzoek, { messageId, now, versie }: WriteContext): string =>
  `<Context><Naam>${dienst}</Naam><Versie>${versie}.0000</Versie><Bericht><Type>ANTWOORD</Type>${tijdstip(now)}` +
  `<Afzender><Identificatie>${AFZENDER}</Identificatie><Naam>${NAAM}</Naam><Referte>${messageId}</Referte></Afzender>` +
  `<Ontvanger>${textElement('Identificatie', Afzender.Identificatie)}${optional('Naam', Afzender.Naam)}${textElement('Referte', Afzender.Referte)}` +
  `${optional('OrganisatieEenheid', Afzender.OrganisatieEenheid)}${optional('Hoedanigheid', Afzender.Hoedanigheid)}${optional('Gebruiker', Afzender.Gebruiker)}</Ontvanger></Bericht></Context>`;

/** Annotations that may leave: the old and new number of a replaced INSZ, and the field of a changed dossier that does not fit. */
const ANNOTATIES = ['Oud INSZ', 'Nieuw INSZ', 'Veld'];

const writeUitzondering = ({ key, facts }: Fault, now: number): string => {
  const code = REFUSALS[key];
  if (isFaultCode(code)) throw new Fault('INTERNE_FOUT', `${key} is a Fault, not an Uitzondering`);
  const annotaties = ANNOTATIES.filter((naam) => facts[naam] !== undefined)
    .map((naam) => `<Annotatie><Naam>${naam}</Naam>${textElement('Waarde', facts[naam] ?? '')}</Annotatie>`)
    .join('');
  return (
    `<Uitzondering><Identificatie>${code.Identificatie}</Identificatie><Oorsprong>${code.Oorsprong}</Oorsprong><Type>${code.Type}</Type>` +
    `${tijdstip(now)}<Diagnose>${escapeText(CATALOGUE[key].diagnose)}</Diagnose>` +
    `${annotaties === '' ? '' : `<Annotaties>${annotaties}</Annotaties>`}</Uitzondering>`
  );
};

const writeUitzonderingen = (faults: readonly Fault[], now: number): string =>
  faults.length === 0
    ? ''
    : `<Uitzonderingen>${faults.map((fault) => writeUitzondering(fault, now)).join('')}</Uitzonderingen>`;

const writeRepliek = (verzoek: Verzoek, namespace: string, rest: Content, context: WriteContext): Content =>
  around(
    `<kbi:${verzoek.dienst}Response xmlns:kbi="${namespace}"><Repliek>${writeContext(verzoek, context)}`,
    rest,
    `</Repliek></kbi:${verzoek.dienst}Response>`,
  );

const writeAntwoorden = (verzoek: Verzoek, inhoud: Content, faults: readonly Fault[], now: number): Content =>
  around(
    `<Antwoorden><Antwoord>${textElement('Referte', verzoek.VraagReferte)}`,
    inhoud,
    `${writeUitzonderingen(faults, now)}</Antwoord></Antwoorden>`,
  );

/** Inhoud of an answer: known with a picture, not known, or what another operation gives (docs/contract.md). */
const writeInhoud = (answer: Answer): Content => {
  if ('antwoord' in answer) return `<Inhoud>${writeAntwoord(answer.antwoord)}</Inhoud>`;
  if (answer.publiek !== undefined)
    return { before: '<Inhoud>', octets: writePubliekDossier(answer.publiek), after: '</Inhoud>' };
  if (answer.picture === undefined) return '<Inhoud><Gekend>false</Gekend></Inhoud>';
  return { before: '<Inhoud><Gekend>true</Gekend>', octets: writeKBIDossier(answer.picture), after: '</Inhoud>' };
};

/** An answer with its remarks; not known goes with 30001 INFORMATIE, in the public service with 30001 FOUT at the Repliek (docs/contract.md "Not known"). */
export const writeAnswer = (verzoek: Verzoek, namespace: string, answer: Answer, context: WriteContext): Content => {
  const rest = answer.remarks.some(({ key }) => CATALOGUE[key].niveau === 2)
    ? writeUitzonderingen(answer.remarks, context.now)
    : writeAntwoorden(verzoek, writeInhoud(answer), answer.remarks, context.now);
  return writeRepliek(verzoek, namespace, rest, context);
};

/** A refusal at level 2 (Repliek/Uitzonderingen, no Antwoorden) or 3 (inside the Antwoord, no Inhoud). */
export const writeRefusal = (verzoek: Verzoek, namespace: string, refusal: Fault, context: WriteContext): Content => {
  const faults = [...refusal.alongside, refusal];
  const rest =
    CATALOGUE[refusal.key].niveau === 2
      ? writeUitzonderingen(faults, context.now)
      : writeAntwoorden(verzoek, '', faults, context.now);
  return writeRepliek(verzoek, namespace, rest, context);
};

/** A refusal at level 1. One text for all authentication causes (ADR 0003); only a schema error names element and line. */
export const writeFaultOf = ({ key, facts }: Fault): SoapFault => {
  const code = REFUSALS[key];
  const { groep, diagnose } = CATALOGUE[key];
  const security = groep === 'authentication';
  // A bug of ours has a code for an Uitzondering; before the question is read it leaves as a Fault with the same one.
  const { culprit, code: number } = isFaultCode(code)
    ? code
    : { culprit: 'receiver' as const, code: code.Identificatie };
  if (key === 'SIGNATURE_ABSENT') return { culprit, security, text: `ERR_025: Verification failure: ${diagnose}` };
  if (security) return { culprit, security, text: 'ERR_025: Verification failure' };
  if (key === 'SCHEMA_INVALID')
    return { culprit, security, text: `10001: line ${facts.line}, element ${facts.element}: ${facts.regel}` };
  return { culprit, security, text: number === '' ? diagnose : `${number}: ${diagnose}` };
};
