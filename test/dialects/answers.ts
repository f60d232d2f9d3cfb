// A KBIDossier inside the smallest answer that the schema accepts, and libxml2's own canonical form: the two judges of what we write.
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';

const CONTEXT =
  '<Context><Naam>KBIDossiers</Naam><Versie>01.00.0000</Versie><Bericht><Type>ANTWOORD</Type><Tijdstip><Datum>2012-09-03</Datum>' +
  '<Tijd>09:00:00.000</Tijd></Tijdstip><Afzender><Identificatie>a</Identificatie><Referte>r</Referte></Afzender></Bericht></Context>';

export const answerWith = (dossier: string): string =>
  `<k:KBIDossiersResponse xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"><Repliek>${CONTEXT}<Antwoorden><Antwoord><Referte>q</Referte>` +
  `<Inhoud><Gekend>true</Gekend>${dossier}</Inhoud></Antwoord></Antwoorden></Repliek></k:KBIDossiersResponse>`;

export const canonicalForm = (xml: string): string => {
  const document = XmlDocument.fromString(xml);
  try {
    return document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: true });
  } finally {
    document.dispose();
  }
};
