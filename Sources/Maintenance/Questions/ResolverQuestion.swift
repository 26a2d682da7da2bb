/// What the resolver of the bot's own machine answers to a name: what clients beside it are led to, which is not always what
/// Route 53 says by now (RFC 1034, 5.3.3: answers are kept for their time to live).
package struct ResolverQuestion: Question {
    package typealias Answer = ResolvedName
    package static let kind: KindName = "resolver"
    package let place: Place
    /// In small letters, without a dot at its end.
    package let name: String

    package init(_ name: String, in place: Place) {
        self.place = place
        self.name = DNSName.plain(name)
    }
}

/// What a resolver answers to a name.
package enum ResolvedName: Sendable, Equatable {
    /// There is no such name, or it has no address.
    case unknown
    /// The name at the end of all CNAMEs, in small letters and without a dot at its end, with its addresses.
    case found(canonicalName: String, addresses: [String])

    /// Whether clients that ask for either reach the same.
    package func isSame(as other: ResolvedName) -> Bool {
        switch (self, other) {
        case (.found(let name, let addresses), .found(let otherName, let otherAddresses)):
            DNSName.isSame(name, otherName) || !Set(addresses).isDisjoint(with: otherAddresses)
        case (.unknown, _), (_, .unknown): false
        }
    }
}
