internal import Engine
internal import Foundation
internal import Maintenance

/// One question to this machine's resolver, which holds up the thread that asks.
enum NameLookup {
    typealias Answer = Result<ResolvedName, FleetError>

    /// Addresses of one name that are told.
    private static let maximumAddresses = 8

    static func answer(_ name: String) -> Answer {
        var hints = addrinfo()
        // Without AI_ADDRCONFIG: a name with an address of a family that this machine does not speak is known all the same.
        hints.ai_flags = AI_CANONNAME
        #if canImport(Darwin)
            hints.ai_socktype = SOCK_STREAM
        #else
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(name, nil, &hints, &first)
        guard code == 0 else { return failure(code, of: name) }
        defer { freeaddrinfo(first) }
        let found = sequence(first: first, next: { $0?.pointee.ai_next }).compactMap(\.self)
        // The first alone carries it (getaddrinfo(3)).
        let canonicalName = found.first?.pointee.ai_canonname.map { String(cString: $0) }
        return .success(
            .found(
                canonicalName: DNSName.plain(canonicalName ?? name),
                addresses: Array(found.prefix(maximumAddresses).compactMap { text(of: $0.pointee) })))
    }

    /// No answer is something else than the answer that there is no such name, or none with an address (getaddrinfo(3),
    /// EAI_NONAME, EAI_NODATA).
    static func failure(_ code: Int32, of name: String) -> Answer {
        let isUnknown = code == EAI_NONAME || code == noData
        guard !isUnknown else { return .success(.unknown) }
        let words = gai_strerror(code).map { String(cString: $0) } ?? "error \(code)"
        return .failure(FleetError("The resolver did not answer to \(name) (\(words)).", passes: true))
    }

    #if canImport(Darwin)
        private static let noData = EAI_NODATA
    #else
        // glibc's netdb.h, which declares it for GNU's own sources only.
        private static let noData: Int32 = -5
    #endif

    private static func text(of info: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(info.ai_addr, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard code == 0 else { return nil }
        return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    }
}
