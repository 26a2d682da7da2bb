/// One emoji under a message and who put it there. Slack keeps neither when nor in which order.
package struct SlackReaction: Sendable, Hashable {
    /// Without colons; may carry a skin tone, as in `+1::skin-tone-2`.
    package var name: String
    /// Always holds our own user if we reacted; may leave out others (docs.slack.dev, reactions.get).
    package var users: [UserID]
    /// How many reacted, whether or not they are listed.
    package var count: Int

    /// Whether everybody who reacted is listed.
    var isComplete: Bool { count > 0 && users.count == count }

    /// The name without its skin tone; the same for all names of an emoji.
    package var baseName: String { Self.baseName(of: name) }

    /// An emoji's name without colons around it and without its skin tone.
    package static func baseName(of name: String) -> String {
        var bare = Substring(name)
        if bare.first == ":" { bare.removeFirst() }
        if bare.last == ":" { bare.removeLast() }
        return EmojiName.counted(String(bare))
    }
}

extension SlackReaction: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        users = try container.decodeIfPresent([UserID].self, forKey: .users) ?? []
        count = try container.decodeIfPresent(Int.self, forKey: .count) ?? 0
    }
}
