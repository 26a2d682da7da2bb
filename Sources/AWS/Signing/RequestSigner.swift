internal import Crypto
internal import Foundation
internal import HTTPTypes

/// Signs requests to one service in one region with AWS Signature Version 4; a pure function of what it is given.
struct RequestSigner: Sendable {
    var credentials: Credentials
    /// The region of the credential scope: the partition's own for a global service.
    var region: String
    /// The service name of the credential scope.
    var service: String

    /// The request with its date, session token and signature; those of an earlier signing are replaced.
    func sign(_ head: HTTPRequest, body: Data, at date: Date) -> HTTPRequest {
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

/// An instant as SigV4 writes it, in UTC.
struct SigningTimestamp: Equatable {
    /// As in `20150830T123600Z`.
    let dateTime: String

    init(_ date: Date) {
        let style = Date.ISO8601FormatStyle(
            dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted, timeZone: .gmt)
        dateTime = date.formatted(style)
    }

    /// As in `20150830`.
    var day: String { String(dateTime.prefix(8)) }
}

extension HTTPField.Name {
    static let amzContentSHA256 = HTTPField.Name(constant: "X-Amz-Content-Sha256")
    static let amzDate = HTTPField.Name(constant: "X-Amz-Date")
    static let amzRetryAfter = HTTPField.Name(constant: "X-Amz-Retry-After")
    static let amzSecurityToken = HTTPField.Name(constant: "X-Amz-Security-Token")
    static let amzTarget = HTTPField.Name(constant: "X-Amz-Target")
    static let amznErrorType = HTTPField.Name(constant: "X-Amzn-ErrorType")
    static let amznRequestID = HTTPField.Name(constant: "X-Amzn-RequestId")
    static let metadataToken = HTTPField.Name(constant: "X-aws-ec2-metadata-token")
    static let metadataTokenLifetime = HTTPField.Name(constant: "X-aws-ec2-metadata-token-ttl-seconds")

    /// A name that is known to be one.
    init(constant: String) {
        guard let name = HTTPField.Name(constant) else {
            preconditionFailure("\(constant) is not a header name")
        }
        self = name
    }
}

extension Sequence<UInt8> {
    /// The bytes as lower-case hexadecimal digits.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }, as: UTF8.self)
    }
}
