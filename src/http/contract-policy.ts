// The opt-in WS-SecurityPolicy of `?wsdl&policy=1`, for CXF and Metro; the plain WSDL has none, because .NET refuses to read it.
// Says what profile `strict` asks: one X.509v3 token each way, Timestamp and Body signed, asymmetric (WS-SecurityPolicy 1.2 §7.4).

const ID = 'KBISignature';
const SP = 'http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702';

const token = (role: string, include: string): string => `
          <sp:${role}>
            <wsp:Policy>
              <sp:X509Token sp:IncludeToken="${SP}/IncludeToken/${include}">
                <wsp:Policy>
                  <sp:WssX509V3Token10/>
                </wsp:Policy>
              </sp:X509Token>
            </wsp:Policy>
          </sp:${role}>`;

const POLICY = `<wsp:Policy xmlns:wsp="http://www.w3.org/ns/ws-policy"
              xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
              xmlns:sp="${SP}" wsu:Id="${ID}">
    <!-- Basic256Sha256 fixes SHA-256 digests. Signatures are RSA-SHA256: in CXF set ws-security.asymmetric.signature.algorithm. -->
    <wsp:ExactlyOne>
      <wsp:All>
        <sp:AsymmetricBinding>
          <wsp:Policy>${token('InitiatorToken', 'AlwaysToRecipient')}${token('RecipientToken', 'AlwaysToInitiator')}
            <sp:AlgorithmSuite>
              <wsp:Policy>
                <sp:Basic256Sha256/>
              </wsp:Policy>
            </sp:AlgorithmSuite>
            <sp:Layout>
              <wsp:Policy>
                <sp:Lax/>
              </wsp:Policy>
            </sp:Layout>
            <sp:IncludeTimestamp/>
            <sp:OnlySignEntireHeadersAndBody/>
          </wsp:Policy>
        </sp:AsymmetricBinding>
        <sp:SignedParts>
          <sp:Body/>
        </sp:SignedParts>
      </wsp:All>
    </wsp:ExactlyOne>
  </wsp:Policy>
  `;
const REFERENCE = `
    <wsp:PolicyReference xmlns:wsp="http://www.w3.org/ns/ws-policy" URI="#${ID}"/>`;

const TYPES = /<(?:[\w.-]+:)?types\b/;
// Only a WSDL binding has a `type`; the SOAP binding inside it does not.
const BINDING = /<(?:[\w.-]+:)?binding\b[^>]*\stype\s*=[^>]*>/g;

/** The WSDL with the policy among its extensions and a reference to it in every binding. */
export const addPolicy = (wsdl: string): string =>
  wsdl.replace(TYPES, (types) => POLICY + types).replace(BINDING, (binding) => binding + REFERENCE);
