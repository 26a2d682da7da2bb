/// An id as Slack writes it: opaque, compared byte by byte, recognisable by its first letter.
package protocol SlackIdentifier: RawRepresentable, Hashable, Comparable, Codable, CodingKeyRepresentable, Sendable,
    CustomStringConvertible, ExpressibleByStringLiteral
where RawValue == String {
    /// First letters that ids of this kind have.
    static var initials: Set<Character> { get }

    init(rawValue: String)
}

extension SlackIdentifier {
    package init(_ rawValue: String) { self.init(rawValue: rawValue) }

    package init(stringLiteral value: String) { self.init(rawValue: value) }

    package var description: String { rawValue }

    /// Whether this looks like an id of its kind; for telling ids from names in a configuration file.
    package var isWellFormed: Bool {
        guard let first = rawValue.first, Self.initials.contains(first), rawValue.count >= 2 else { return false }
        return rawValue.allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A person or a bot user; `W` on Enterprise Grid.
package struct UserID: SlackIdentifier {
    package static let initials: Set<Character> = ["U", "W"]
    /// Slackbot's id, the same in every workspace; also the author of a tombstone.
    package static let slackbot: UserID = "USLACKBOT"

    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A public channel, a private one (older ones begin with `G`), or a direct conversation.
package struct ChannelID: SlackIdentifier {
    package static let initials: Set<Character> = ["C", "G", "D"]

    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A file, shared or not.
package struct FileID: SlackIdentifier {
    package static let initials: Set<Character> = ["F"]

    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A user group, as in `@dba-team`.
package struct UsergroupID: SlackIdentifier {
    package static let initials: Set<Character> = ["S"]

    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A workspace, or with `E` an Enterprise organisation.
package struct TeamID: SlackIdentifier {
    package static let initials: Set<Character> = ["T", "E"]

    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
