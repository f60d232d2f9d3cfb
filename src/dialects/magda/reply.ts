// A Repliek or Fault of a magda house, read as an answer to us (docs/contract.md): data, remarks, or the refusal in our own words.
// Trusts that the signature held and the schema was asked. The table is docs/contract.md read from right to left.
import type { FaultKey } from '../../faults/catalogue.js';
import { Fault } from '../../faults/fault.js';
import { canonicalize } from '../../xml/c14n.js';
import { childElements } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { type Reply, refused, UNKNOWN_CODE } from '../reply.js';
import { fieldsOf, textOf } from './fields.js';

/** By Identificatie and Oorsprong. Two causes that share a code are one here; both say the same in the other dialect. */
export const CAUSES: Readonly<Record<string, FaultKey>> = {
  '13001 MAGDA': 'GEEN_MACHTIGING',
  '40001 MAGDA': 'HOEDANIGHEID_ONTBREEKT',
  '40006 MAGDA': 'BUITEN_VLAAMS_GEWEST',
  '99996 MAGDA': 'QUOTUM_OVERSCHREDEN',
  '20002 MAGDA': 'INSZ_ONGELDIG',
  '20003 MAGDA': 'PERIODE_OMGEKEERD',
  '20005 MAGDA': 'CONTEXT_VERSCHILT',
  '20006 MAGDA': 'PERIODE_BUITEN_BEREIK',
  '20007 MAGDA': 'ONDERNEMINGSNUMMER_ONGELDIG',
  '40034 MAGDA': 'CRITERIA_ONGELDIG',
  '40034 KBIGW': 'TOELEIDING_ONROUTEERBAAR',
  '40035 KBIGW': 'TOELEIDING_ANDERS',
  '50000 KBIGW': 'CRITERIA_ONGELDIG',
  '30001 MAGDA': 'GEEN_GEGEVENS',
  '30002 KSZ': 'INSZ_GEANNULEERD',
  '30004 KSZ': 'INSZ_VERVANGEN',
  '40003 KSZ': 'NIET_IN_REPERTORIUM',
  '60006 MAGDA': 'BRON_TRAAG',
  '60009 MAGDA': 'INTERNE_FOUT',
  '60010 MAGDA': 'BRON_ONBESCHIKBAAR',
};

type Uitzondering = { readonly code: string; readonly soort: string; readonly facts: Readonly<Record<string, string>> };

const readUitzondering = (element: XmlElement): Uitzondering => {
  const fields = fieldsOf(element);
  const annotaties = fields.get('Annotaties');
  const facts: Record<string, string> = {};
  for (const annotatie of annotaties === undefined ? [] : childElements(annotaties)) {
    const named = fieldsOf(annotatie);
    const naam = textOf(named.get('Naam'));
    if (naam === 'Oud INSZ' || naam === 'Nieuw INSZ') facts[naam] = textOf(named.get('Waarde')) ?? '';
  }
  const code = `${textOf(fields.get('Identificatie'))} ${textOf(fields.get('Oorsprong'))}`;
  return { code, soort: textOf(fields.get('Type')) ?? '', facts };
};

const uitzonderingenIn = (holder: XmlElement | undefined): readonly Uitzondering[] => {
  const list = fieldsOf(holder).get('Uitzonderingen');
  return list === undefined ? [] : childElements(list).map(readUitzondering);
};

/** Children of Inhoud as they came, without Gekend; undefined when they say that nobody is known. */
const readInhoud = (inhoud: XmlElement | undefined): string | undefined => {
  if (inhoud === undefined) return undefined;
  const found = childElements(inhoud).filter(({ local }) => local !== 'Gekend');
  return found.length === 0 ? undefined : found.map((one) => canonicalize(one)).join('');
};

/** The reply in a Repliek. Refuses with ANSWER_UNUSABLE when it answers another question than the one of these references. */
export const readReply = (
  response: XmlElement,
  asked: { readonly Referte: string; readonly VraagReferte: string },
): Reply => {
  const repliek = fieldsOf(response).get('Repliek');
  const ontvanger = fieldsOf(fieldsOf(fieldsOf(fieldsOf(repliek).get('Context')).get('Bericht')).get('Ontvanger'));
  const antwoord = fieldsOf(fieldsOf(repliek).get('Antwoorden')).get('Antwoord');
  const vraag = antwoord === undefined ? asked.VraagReferte : textOf(fieldsOf(antwoord).get('Referte'));
  if (textOf(ontvanger.get('Referte')) !== asked.Referte || vraag !== asked.VraagReferte)
    throw new Fault('ANSWER_UNUSABLE', 'it answers another Referte');
  const said = [...uitzonderingenIn(repliek), ...uitzonderingenIn(antwoord)];
  const remarks: Fault[] = [];
  const warnings: string[] = [];
  for (const { code, soort, facts } of said.filter((one) => one.soort !== 'FOUT')) {
    const key = CAUSES[code];
    if (key === 'INSZ_VERVANGEN' || key === 'GEEN_GEGEVENS') remarks.push(new Fault(key, `upstream ${code}`, facts));
    else warnings.push(`upstream says ${code} ${soort}`);
  }
  const fout = said.find(({ soort }) => soort === 'FOUT');
  if (fout !== undefined)
    return { ...refused(CAUSES[fout.code] ?? UNKNOWN_CODE, `upstream ${fout.code}`, remarks), warnings };
  const inhoud = readInhoud(fieldsOf(antwoord).get('Inhoud'));
  const none = remarks.some(({ key }) => key === 'GEEN_GEGEVENS');
  return { inhoud: none ? undefined : inhoud, remarks, refusal: undefined, warnings };
};

/** The refusal in a Fault: too busy is told on; anything else means that the two houses do not understand each other. */
export const readFault = (text: string): Reply =>
  /^99996\b/.test(text)
    ? refused('QUOTUM_OVERSCHREDEN', 'upstream is too busy')
    : refused('INTERNE_FOUT', `upstream Fault: ${text.slice(0, 200)}`);
