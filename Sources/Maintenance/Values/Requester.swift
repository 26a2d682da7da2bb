/// Who asked for an operation: under which name, and who that is in the chat.
package struct Requester: Sendable, Hashable {
    /// As it is recorded: `U0ALICE`, `local:alice`, `schedule:development`.
    package let id: PersonID
    /// Whose answers to a gate are those of whoever asked; `nil`: nobody's, or nobody knows whose.
    package let person: PersonID?

    /// - Parameter person: who it is in the chat, for a name that is none of the chat's own.
    package init(_ id: PersonID, inChat person: PersonID? = nil) {
        self.id = id
        self.person = id.isInChat ? id : person
    }

    /// The user of the bot's machine that asked, where nobody knows who that is in the chat.
    package var unknownUser: String? { person == nil ? id.localUser : nil }

    /// Whom a message is for.
    package var addressee: PersonID { person ?? id }
}

extension Requester: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(PersonID(text)) }
}

/// Stored as a name alone where that says all.
extension Requester: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, person
    }

    package init(from decoder: any Decoder) throws {
        if let id = try? decoder.singleValueContainer().decode(PersonID.self) {
            self.init(id)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(PersonID.self, forKey: .id),
            inChat: try container.decode(PersonID.self, forKey: .person))
    }

    package func encode(to encoder: any Encoder) throws {
        guard let person, person != id else {
            var container = encoder.singleValueContainer()
            return try container.encode(id)
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(person, forKey: .person)
    }
}
