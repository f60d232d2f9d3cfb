// A signed SOAP message in shape only (its values are filler), as material to mutate and to measure: every construct a real one has.

const WSS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';

const reference = (id: string): string =>
  `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#">` +
  '<ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="soapenv #default"/>' +
  '</ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>' +
  '<ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue></ds:Reference>';

/** An envelope with a Security header and a Body that asks for one INSZ; `filler` goes into the Body as it is. */
export const sampleEnvelope = (filler = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wsu="${WSS}-wssecurity-utility-1.0.xsd">
<soapenv:Header><wsse:Security xmlns:wsse="${WSS}-wssecurity-secext-1.0.xsd" soapenv:mustUnderstand='1'>
<wsse:BinarySecurityToken ValueType="${WSS}-x509-token-profile-1.0#X509v3" wsu:Id="X509-1">${'MIIC&#13;\n'.repeat(20)}</wsse:BinarySecurityToken>
<wsu:Timestamp wsu:Id="TS-1"><wsu:Created>2012-09-03T10:00:00Z</wsu:Created></wsu:Timestamp>
<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="SIG-1"><ds:SignedInfo>${reference('TS-1')}${reference('B-1')}</ds:SignedInfo>
<ds:SignatureValue>${'AbC+/9=='.repeat(10)}</ds:SignatureValue></ds:Signature></wsse:Security></soapenv:Header>
<soapenv:Body wsu:Id="B-1"><k:KBIDossiers xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"><Verzoek xmlns=""><!-- één vraag -->
<Referte>a &amp; b &lt; c</Referte><Naam><![CDATA[<OCMW> "Gent"]]></Naam><INSZ>84722492046</INSZ>${filler}</Verzoek></k:KBIDossiers></soapenv:Body>
</soapenv:Envelope>
`;
