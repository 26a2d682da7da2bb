import Foundation
import HTTPTypes

/// A request in the words of libcurl, once it is certain that it can be sent exactly as given.
struct CurlRequest: Sendable {
    let url: String
    let host: String
    /// Scheme and authority: what requests have in common that can share a connection.
    let origin: String
    let method: Method
    /// Lines for `CURLOPT_HTTPHEADER`.
    let headerLines: [String]
    let body: Data
    let connectTimeout: Duration
    let totalTimeout: Duration
    let maximumReplySize: Int

    enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
        case head = "HEAD"

        /// Whether an empty body is announced with `Content-Length: 0` (RFC 9110, 8.6).
        var announcesEmptyBody: Bool { self == .post || self == .put }
    }

    init(_ request: TransportRequest) throws(TransportError) {
        guard let method = Method(rawValue: request.head.method.rawValue) else {
            throw Self.refusal("The method \(request.head.method.rawValue) is not supported.")
        }
        guard method != .head || request.body.isEmpty else {
            throw Self.refusal("A HEAD request has no body.")
        }
        guard let scheme = request.head.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
            throw Self.refusal("The scheme has to be http or https.")
        }
        guard let authority = request.head.authority, let host = Self.host(of: authority) else {
            throw Self.refusal("The authority has to be a host name or address, with or without a port.")
        }
        guard let path = request.head.path, Self.isTarget(path) else {
            throw Self.refusal("The path has to begin with a slash and hold only visible ASCII without a fragment.")
        }
        self.url = "\(scheme)://\(authority)\(path)"
        self.host = host
        self.origin = "\(scheme)://\(authority.lowercased())"
        self.method = method
        self.headerLines = try Self.headerLines(of: request, authority: authority)
        self.body = request.body
        self.connectTimeout = request.connectTimeout
        self.totalTimeout = request.totalTimeout
        self.maximumReplySize = request.maximumReplySize
    }

    static func refusal(_ message: String) -> TransportError {
        TransportError(.invalidRequest, message, delivery: .notSent)
    }

    /// The host of an authority, in lower case and without brackets; nil when it has user information or odd characters.
    private static func host(of authority: String) -> String? {
        let text = authority.lowercased()
        let host: Substring
        let port: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            port = text[text.index(after: end)...]
            guard host.utf8.allSatisfy({ isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else {
                return nil
            }
        } else {
            let end = text.firstIndex(of: ":") ?? text.endIndex
            host = text[..<end]
            port = text[end...]
            guard host.utf8.allSatisfy(isNameCharacter) else { return nil }
        }
        guard !host.isEmpty, port.isEmpty || isPort(port) else { return nil }
        return String(host)
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard text.hasPrefix(":"), let number = Int(text.dropFirst()), !text.dropFirst().hasPrefix("+") else {
            return false
        }
        return (1...65535).contains(number)
    }

    private static func isTarget(_ path: String) -> Bool {
        path.hasPrefix("/") && path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        Character(UnicodeScalar(byte)).isHexDigit
    }

    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}

// MARK: Header lines

extension CurlRequest {
    /// The caller's fields in their order, and a word to libcurl for each field that it would add of its own.
    private static func headerLines(
        of request: TransportRequest, authority: String
    ) throws(TransportError) -> [String] {
        var lines = ["Host: \(authority)"]
        for field in request.head.headerFields {
            guard field.withUnsafeBytesOfValue({ $0.allSatisfy(isValueByte) }) else {
                throw refusal("The header \(field.name.rawName) holds a control character.")
            }
            switch field.name.canonicalName {
            case "host":
                guard field.value == authority else { throw refusal("The header Host is not the request's authority.") }
            case "content-length":
                guard field.value == String(request.body.count) else {
                    throw refusal("The header Content-Length is not the size of the body.")
                }
            case "transfer-encoding":
                throw refusal("The header Transfer-Encoding is not for the caller to choose.")
            default:
                // libcurl's spelling of a field without a value is a semicolon in place of the colon.
                lines.append(field.value.isEmpty ? "\(field.name.rawName);" : "\(field.name.rawName): \(field.value)")
            }
        }
        for name in ["Accept", "Content-Type", "Expect", "Proxy-Connection"] {
            guard let field = HTTPField.Name(name), request.head.headerFields[field] == nil else { continue }
            lines.append("\(name):")
        }
        return lines
    }

    private static func isValueByte(_ byte: UInt8) -> Bool {
        byte == 0x09 || (byte >= 0x20 && byte != 0x7F)
    }
}
