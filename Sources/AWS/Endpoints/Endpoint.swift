internal import Foundation
internal import HTTPTypes

/// Where a service answers: scheme, host with port, and the path that its own paths are appended to.
package struct Endpoint: Sendable, Equatable, CustomStringConvertible {
    package let scheme: String
    /// Host and port, without the scheme's default port, as the `Host` header has it.
    package let authority: String
    /// Empty, or a path beginning with a slash.
    package let basePath: String

    /// An endpoint at the root of a host.
    package init(scheme: String = "https", authority: String) {
        self.scheme = scheme
        self.authority = authority
        basePath = ""
    }

    /// Reads an absolute http or https URL; nil for anything else, and for one with user, query or fragment.
    package init?(_ url: String) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.encodedHost, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
        else { return nil }
        let defaultPort = scheme == "http" ? 80 : 443
        let port = parts.port.flatMap { $0 == defaultPort ? nil : ":\($0)" } ?? ""
        self.scheme = scheme
        authority = host.lowercased() + port
        basePath = parts.percentEncodedPath == "/" ? "" : parts.percentEncodedPath
    }

    package var description: String { "\(scheme)://\(authority)\(basePath)" }

    /// The base path with a service's own path after it; the root adds nothing to a base path.
    func path(appending path: String = "/") -> String {
        guard path != "/", !path.isEmpty else { return basePath.isEmpty ? "/" : basePath }
        return (basePath.hasSuffix("/") ? String(basePath.dropLast()) : basePath) + path
    }
}
