// InvalidatieKBIDossier as the gateway sees it: writes the signal, reads the acknowledgement (docs/callbacks.md, A052–A053).
// Roles are turned round here: we ask and the OCMW answers. The signal says that a dossier changed and nothing of what stands in it.
import { brusselsTime } from '../../domain/time.js';
import { attributeOf, childElements } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { textElement } from '../../xml/writer.js';
import { collapse, fieldsOf, textOf } from './fields.js';

/** The contract of the callback; the service lives at the OCMW, at the same path as everywhere. */
export const INVALIDATIE = {
  service: 'InvalidatieKBIDossier',
  namespace: 'urn:kbi-gateway:InvalidatieKBIDossier:v01_00',
  path: '/InvalidatieKBIDossierDienst-01.00/soap/WebService',
  soapAction: 'InvalidatieKBIDossierDienst-01.00',
} as const;

/** Who we are when we call: KBI, not the answering service. */
export const AFZENDER_KBI = 'kbi-gateway.test/kbi';

/** One signal. `Referte`, `VraagReferte`: fresh on each attempt; `aangemaakt`: when the dossier changed; moments in milliseconds. */
export type Melding = {
  readonly Ontvanger: string;
  readonly Referte: string;
  readonly VraagReferte: string;
  readonly now: number;
  readonly GebeurtenisId: string;
  readonly Volgnummer: number;
  readonly INSZ: string;
  readonly aangemaakt: number;
  readonly vervangenDoor: string | undefined;
};

/** The child of Body, in exclusive canonical form. */
export const writeMelding = (melding: Melding): string => {
  const { service, namespace } = INVALIDATIE;
  const { Datum, Tijd } = brusselsTime(melding.now);
  const vervangen = melding.vervangenDoor === undefined ? '' : textElement('VervangenDoorINSZ', melding.vervangenDoor);
  return (
    `<kbi:${service} xmlns:kbi="${namespace}"><Verzoek><Context><Naam>${service}</Naam><Versie>01.00.0000</Versie>` +
    `<Bericht><Type>VRAAG</Type><Tijdstip><Datum>${Datum}</Datum><Tijd>${Tijd}</Tijd></Tijdstip>` +
    `<Afzender><Identificatie>${AFZENDER_KBI}</Identificatie><Naam>KBI-gateway</Naam>${textElement('Referte', melding.Referte)}</Afzender>` +
    `<Ontvanger>${textElement('Identificatie', melding.Ontvanger)}</Ontvanger></Bericht></Context>` +
    `<Vragen><Vraag>${textElement('Referte', melding.VraagReferte)}<Inhoud>${textElement('GebeurtenisId', melding.GebeurtenisId)}` +
    `<Volgnummer>${melding.Volgnummer}</Volgnummer>${textElement('INSZ', melding.INSZ)}` +
    `<Tijdstip>${new Date(melding.aangemaakt).toISOString()}</Tijdstip>${vervangen}</Inhoud></Vraag></Vragen></Verzoek></kbi:${service}>`
  );
};

/** What an answer says; `undefined` when it is none of this service. `Resultaat` undefined: exceptions in its place. */
export type Bevestiging = {
  readonly VraagReferte: string | undefined;
  readonly Resultaat: string | undefined;
  readonly Beschrijving: string | undefined;
  /** Whether an Uitzondering of Type FOUT stands at either level. */
  readonly fout: boolean;
};

const isFout = (element: XmlElement): boolean =>
  (element.local === 'Uitzondering' && textOf(fieldsOf(element).get('Type')) === 'FOUT') ||
  childElements(element).some(isFout);

/** Reads the child of a verified Body. */
export const readBevestiging = (answer: XmlElement): Bevestiging | undefined => {
  if (answer.ns !== INVALIDATIE.namespace || answer.local !== `${INVALIDATIE.service}Response`) return undefined;
  const antwoord = fieldsOf(fieldsOf(fieldsOf(fieldsOf(answer).get('Repliek')).get('Antwoorden')).get('Antwoord'));
  const resultaat = fieldsOf(antwoord.get('Inhoud')).get('Resultaat');
  const text = textOf(resultaat);
  return {
    VraagReferte: textOf(antwoord.get('Referte')),
    Resultaat: text === undefined ? undefined : collapse(text),
    Beschrijving: resultaat && attributeOf(resultaat, '', 'Beschrijving'),
    fout: isFout(answer),
  };
};
