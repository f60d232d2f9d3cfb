// InvalidatieKBIDossier as the OCMW sees it: reads the signal, writes the acknowledgement (docs/callbacks.md).
// Trusts that the signal passed the schema.
import { brusselsTime } from '../../domain/time.js';
import type { XmlElement } from '../../xml/tree.js';
import { escapeAttribute, textElement } from '../../xml/writer.js';
import { collapse, fieldsOf, optional, required, textOf } from './fields.js';
import { AFZENDER_KBI, INVALIDATIE } from './invalidatie.js';

/** A signal as received. `Tijdstip`: text, with its zone. */
export type OntvangenMelding = {
  readonly Afzender: string;
  readonly Referte: string;
  readonly Ontvanger: string | undefined;
  readonly VraagReferte: string;
  readonly GebeurtenisId: string;
  readonly Volgnummer: number;
  readonly INSZ: string;
  readonly Tijdstip: string;
  readonly VervangenDoorINSZ?: string;
};

/** Reads the child of a valid Body. */
export const readMelding = (question: XmlElement): OntvangenMelding => {
  const verzoek = fieldsOf(fieldsOf(question).get('Verzoek'));
  const bericht = fieldsOf(fieldsOf(verzoek.get('Context')).get('Bericht'));
  const afzender = fieldsOf(bericht.get('Afzender'));
  const vraag = fieldsOf(fieldsOf(verzoek.get('Vragen')).get('Vraag'));
  const inhoud = fieldsOf(vraag.get('Inhoud'));
  return {
    Afzender: required(afzender, 'Identificatie'),
    Referte: required(afzender, 'Referte'),
    Ontvanger: textOf(fieldsOf(bericht.get('Ontvanger')).get('Identificatie')),
    VraagReferte: required(vraag, 'Referte'),
    GebeurtenisId: required(inhoud, 'GebeurtenisId'),
    Volgnummer: Number(collapse(required(inhoud, 'Volgnummer'))),
    INSZ: required(inhoud, 'INSZ'),
    Tijdstip: collapse(required(inhoud, 'Tijdstip')),
    ...optional(inhoud, 'VervangenDoorINSZ'),
  };
};

/** What the OCMW answers. `Afzender`: its client URI; `Referte`: fresh; `now` in milliseconds. */
export type Antwoord = {
  readonly Afzender: string;
  readonly Referte: string;
  readonly now: number;
  readonly Resultaat: 0 | 1;
  readonly Beschrijving: string;
};

/** The child of Body, in exclusive canonical form. */
export const writeBevestiging = (
  { Referte, VraagReferte }: Pick<OntvangenMelding, 'Referte' | 'VraagReferte'>,
  antwoord: Antwoord,
): string => {
  const { service, namespace } = INVALIDATIE;
  const { Datum, Tijd } = brusselsTime(antwoord.now);
  return (
    `<kbi:${service}Response xmlns:kbi="${namespace}"><Repliek><Context><Naam>${service}</Naam><Versie>01.00.0000</Versie>` +
    `<Bericht><Type>ANTWOORD</Type><Tijdstip><Datum>${Datum}</Datum><Tijd>${Tijd}</Tijd></Tijdstip>` +
    `<Afzender>${textElement('Identificatie', antwoord.Afzender)}${textElement('Referte', antwoord.Referte)}</Afzender>` +
    `<Ontvanger><Identificatie>${AFZENDER_KBI}</Identificatie>${textElement('Referte', Referte)}</Ontvanger></Bericht></Context>` +
    `<Antwoorden><Antwoord>${textElement('Referte', VraagReferte)}<Inhoud>` +
    `<Resultaat Beschrijving="${escapeAttribute(antwoord.Beschrijving)}">${antwoord.Resultaat}</Resultaat>` +
    `</Inhoud></Antwoord></Antwoorden></Repliek></kbi:${service}Response>`
  );
};
