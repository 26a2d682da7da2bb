import Foundation

/// Resolves host names on threads of their own: `getaddrinfo` blocks, and libpq would call it on the loop's.
enum HostLookup {
    enum Outcome: Sendable {
        /// At least one.
        case addresses([String])
        /// The resolver's words for why there is none.
        case failed(String)
    }

    /// Addresses of one name that are tried.
    private static let maximumAddresses = 8

    static func isAddress(_ text: String) -> Bool {
        var bytes = in6_addr()
        return inet_pton(AF_INET, text, &bytes) == 1 || inet_pton(AF_INET6, text, &bytes) == 1
    }

    static func start(_ host: String, _ finish: @escaping @Sendable (Outcome) -> Void) {
        let thread = Thread { finish(resolve(host)) }
        thread.name = "postgres name"
        thread.start()
    }

    private static func resolve(_ host: String) -> Outcome {
        var hints = addrinfo()
        hints.ai_flags = AI_ADDRCONFIG
        #if canImport(Darwin)
            hints.ai_socktype = SOCK_STREAM
        #else
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &first)
        guard code == 0 else { return .failed(String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(first) }
        let addresses = sequence(first: first, next: { $0?.pointee.ai_next }).compactMap(\.self)
            .prefix(maximumAddresses).compactMap { text(of: $0.pointee) }
        return addresses.isEmpty ? .failed("no address") : .addresses(addresses)
    }

    private static func text(of info: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(
            info.ai_addr, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard code == 0 else { return nil }
        return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    }
}
