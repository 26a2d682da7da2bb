internal import Crypto
package import Foundation
package import HTTPTypes

/// Signs requests to one service in one region with AWS Signature Version 4; a pure function of what it is given.
package struct RequestSigner: Sendable {
    package var credentials: Credentials
    /// The region of the credential scope: the partition's own for a global service.
    package var region: String
    /// The service name of the credential scope.
    package var service: String

    package init(credentials: Credentials, region: String, service: String) {
        self.credentials = credentials
        self.region = region
        self.service = service
    }

    /// The request with its date, session token and signature; those of an earlier signing are replaced.
    package func sign(_ head: HTTPRequest, body: Data, at date: Date) -> HTTPRequest {
        let timestamp = SigningTimestamp(date)
        var signed = head
        signed.headerFields[.authorization] = nil
        signed.headerFields[.amzDate] = timestamp.dateTime
        signed.headerFields[.amzSecurityToken] = credentials.sessionToken
        let canonical = CanonicalRequest(head: signed, body: body)
        let signature = signature(of: stringToSign(for: canonical, at: timestamp), day: timestamp.day)
        signed.headerFields[.authorization] =
            "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope(on: timestamp.day)), "
            + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature)"
        return signed
    }

    func stringToSign(for request: CanonicalRequest, at timestamp: SigningTimestamp) -> String {
        let hash = SHA256.hash(data: Data(request.text.utf8)).hexadecimal
        return "AWS4-HMAC-SHA256\n\(timestamp.dateTime)\n\(scope(on: timestamp.day))\n\(hash)"
    }

    private func scope(on day: String) -> String { "\(day)/\(region)/\(service)/aws4_request" }

    private func signature(of text: String, day: String) -> String {
        var key = SymmetricKey(data: Data("AWS4\(credentials.secretAccessKey)".utf8))
        for part in [day, region, service, "aws4_request"] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: key))
        }
        return HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key).hexadecimal
    }
}
