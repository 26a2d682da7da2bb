internal import Crypto
internal import Foundation
internal import HTTPTypes

/// A request in the one spelling that client and server both hash.
///
/// Source: "Create a signed AWS API request", IAM User Guide; the rules for every service but S3.
struct CanonicalRequest: Equatable {
    /// Header names in lower case, sorted and joined by semicolons.
    let signedHeaders: String
    let text: String

    init(head: HTTPRequest, body: Data) {
        let target = (head.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let headers = Self.headers(of: head)
        let contentHash = head.headerFields[.amzContentSHA256] ?? SHA256.hash(data: body).hexadecimal
        signedHeaders = headers.map(\.name).joined(separator: ";")
        text = [
            head.method.rawValue,
            Self.path(target[0]),
            target.count > 1 ? Self.query(target[1]) : "",
            headers.map { "\($0.name):\($0.value)\n" }.joined(),
            signedHeaders,
            contentHash,
        ].joined(separator: "\n")
    }

    /// Headers that proxies and HTTP stacks add, drop or rewrite under way.
    private static let unsigned: Set<String> = [
        "authorization", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
        "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    /// Resolves dot segments, merges slashes and encodes once more, whatever the path's own encoding.
    static func path(_ path: some StringProtocol) -> String {
        var segments: [Substring] = []
        var endsInSlash = true
        for segment in String(path).split(separator: "/", omittingEmptySubsequences: false) {
            switch segment {
            case "", ".":
                endsInSlash = true
            case "..":
                _ = segments.popLast()
                endsInSlash = true
            default:
                segments.append(segment)
                endsInSlash = false
            }
        }
        guard !segments.isEmpty else { return "/" }
        let encoded = segments.map { URIEncoding.encode($0) }.joined(separator: "/")
        return "/" + encoded + (endsInSlash ? "/" : "")
    }

    static func query(_ query: some StringProtocol) -> String {
        query.split(separator: "&")
            .map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let value = parts.count > 1 ? URIEncoding.encode(URIEncoding.decode(parts[1])) : ""
                return (name: URIEncoding.encode(URIEncoding.decode(parts[0])), value: value)
            }
            .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    private static func headers(of head: HTTPRequest) -> [(name: String, value: String)] {
        var values: [String: [String]] = [:]
        for field in head.headerFields where !unsigned.contains(field.name.canonicalName) {
            values[field.name.canonicalName, default: []].append(trimmed(field.value))
        }
        if values["host"] == nil {
            values["host"] = [head.authority ?? ""]
        }
        return values.sorted { $0.key < $1.key }.map { ($0.key, $0.value.joined(separator: ",")) }
    }

    /// Without white space at the ends, and with single spaces for runs of it inside.
    private static func trimmed(_ value: String) -> String {
        value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Percent-encoding as SigV4 wants it: every byte but RFC 3986 unreserved characters, in upper-case hexadecimal.
enum URIEncoding {
    /// Encodes the text's UTF-8 bytes; `keeping` names further bytes that stay as they are.
    static func encode(_ text: some StringProtocol, keeping kept: Set<UInt8> = []) -> String {
        encode(text.utf8, keeping: kept)
    }

    static func encode(_ bytes: some Sequence<UInt8>, keeping kept: Set<UInt8> = []) -> String {
        var encoded: [UInt8] = []
        for byte in bytes {
            if isUnreserved(byte) || kept.contains(byte) {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(digits[Int(byte >> 4)])
                encoded.append(digits[Int(byte & 0x0F)])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// Names and values in the given order as `a=1&b=2`: the query of a path, or a form as a body.
    static func form(_ pairs: [(name: String, value: String)]) -> String {
        pairs.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }

    /// Replaces each valid `%XX` by its byte; anything else stays.
    static func decode(_ text: some StringProtocol) -> [UInt8] {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = value(of: bytes[index + 1]), let low = value(of: bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default:
            false
        }
    }

    private static func value(of digit: UInt8) -> UInt8? {
        Character(UnicodeScalar(digit)).hexDigitValue.map(UInt8.init)
    }
}
