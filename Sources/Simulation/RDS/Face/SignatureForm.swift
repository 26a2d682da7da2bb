import Crypto
import Foundation
import HTTPTypes
import Transport

/// Checks that a request is signed in the form of AWS Signature Version 4 and, with the secret, that it is signed well.
///
/// Written from the description of the algorithm in the IAM user guide ("Create a signed AWS API request"), apart from
/// the signer of our client, so that the one can judge the other.
enum SignatureForm {
    static func check(_ request: TransportRequest, secret: String?) throws(RDSFault) -> Signature {
        guard let text = request.head.headerFields[.authorization] else {
            throw RDSFault(
                code: "MissingAuthenticationToken", message: "Missing Authentication Token", httpStatus: 403)
        }
        guard let date = HTTPField.Name("x-amz-date").flatMap({ request.head.headerFields[$0] }),
            let signature = Signature(text), date.hasPrefix(signature.scope[0]), signature.covers("host"),
            signature.covers("x-amz-date")
        else {
            throw RDSFault(code: "IncompleteSignature", message: "The Authorization header is not of the right form.")
        }
        if let secret, !signature.isRight(for: request, date: date, secret: secret) {
            throw RDSFault(
                code: "SignatureDoesNotMatch",
                message: "The request signature we calculated does not match the signature you provided.",
                httpStatus: 403)
        }
        return signature
    }

    /// The parts of an Authorization header.
    struct Signature {
        /// Date, region, service and `aws4_request`.
        let scope: [String]
        let signedHeaders: [String]
        let signature: String

        init?(_ text: String) {
            guard text.hasPrefix("AWS4-HMAC-SHA256 ") else { return nil }
            var parts: [String: String] = [:]
            for part in text.dropFirst(17).split(separator: ",") {
                let halves = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
                guard halves.count == 2 else { return nil }
                parts[String(halves[0])] = String(halves[1])
            }
            guard let credential = parts["Credential"]?.split(separator: "/").map(String.init), credential.count == 5,
                credential[4] == "aws4_request", let headers = parts["SignedHeaders"],
                let signature = parts["Signature"], signature.utf8.count == 64
            else { return nil }
            scope = Array(credential.dropFirst())
            signedHeaders = headers.split(separator: ";").map(String.init)
            self.signature = signature
        }

        func covers(_ header: String) -> Bool { signedHeaders.contains(header) }

        func isRight(for request: TransportRequest, date: String, secret: String) -> Bool {
            guard let canonical = canonicalRequest(request) else { return false }
            let text = [
                "AWS4-HMAC-SHA256", date, scope.joined(separator: "/"),
                SHA256.hash(data: Data(canonical.utf8)).hexadecimal,
            ].joined(separator: "\n")
            var key = Data("AWS4\(secret)".utf8)
            for part in scope {
                key = Data(HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: SymmetricKey(data: key)))
            }
            let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key))
            return code.hexadecimal == signature
        }

        private func canonicalRequest(_ request: TransportRequest) -> String? {
            var lines: [String] = []
            for name in signedHeaders {
                guard let value = Self.value(of: name, in: request.head) else { return nil }
                lines.append(name + ":" + value.split(separator: " ").joined(separator: " "))
            }
            let target = (request.head.path ?? "/").split(
                separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            let query = target.count > 1 ? target[1].split(separator: "&").sorted().joined(separator: "&") : ""
            return [
                request.head.method.rawValue, target[0].isEmpty ? "/" : String(target[0]), query,
                lines.joined(separator: "\n"), "", signedHeaders.joined(separator: ";"),
                SHA256.hash(data: request.body).hexadecimal,
            ].joined(separator: "\n")
        }

        private static func value(of name: String, in head: HTTPRequest) -> String? {
            if name == "host" { return head.authority }
            return HTTPField.Name(name).flatMap { head.headerFields[$0] }
        }
    }
}

extension Sequence<UInt8> {
    fileprivate var hexadecimal: String {
        map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
