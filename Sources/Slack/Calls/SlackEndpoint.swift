internal import Foundation

/// Where the Web API is: `https://slack.com/api/`, or a stand-in on loopback.
package struct SlackEndpoint: Sendable, Hashable, CustomStringConvertible {
    package static let slack = SlackEndpoint(
        scheme: "https", authority: "slack.com", path: "/api/", isPlainLoopback: false)

    let scheme: String
    let authority: String
    /// Begins and ends with a slash.
    let path: String
    /// Whether this is a stand-in on this machine, reached without TLS.
    let isPlainLoopback: Bool

    private init(scheme: String, authority: String, path: String, isPlainLoopback: Bool) {
        self.scheme = scheme
        self.authority = authority
        self.path = path
        self.isPlainLoopback = isPlainLoopback
    }

    /// Nil unless the text is an `https` address, or an `http` one of this machine: the token would travel in the clear.
    package init?(_ text: String, allowingPlainHTTP: Bool = false) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
        else { return nil }
        guard scheme == "https" || scheme == "http" && (allowingPlainHTTP || Self.isLoopback(host)) else { return nil }
        let encoded = parts.percentEncodedPath
        self.init(
            scheme: scheme,
            authority: Self.authority(host, port: parts.port),
            path: encoded.hasSuffix("/") ? encoded : encoded + "/",
            isPlainLoopback: scheme == "http" && Self.isLoopback(host))
    }

    package var description: String { "\(scheme)://\(authority)\(path)" }

    static func authority(_ host: String, port: Int?) -> String {
        let bracketed = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return port.map { "\(bracketed):\($0)" } ?? bracketed
    }

    static func isLoopback(_ host: String) -> Bool {
        let bare = host.lowercased().trimmingCharacters(in: ["[", "]"])
        if bare == "localhost" || bare == "::1" { return true }
        let octets = bare.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
    }
}
