/// What a message shows, as Slack returns it: text, blocks and attachments.
package struct ShownContent: Sendable, Hashable {
    package var text: String
    /// `nil` where there are none.
    package var blocks: JSONValue?
    package var attachments: JSONValue?

    package init(text: String, blocks: JSONValue? = nil, attachments: JSONValue? = nil) {
        self.text = text
        self.blocks = blocks
        self.attachments = attachments
    }
}

extension ShownContent: Codable {
    private enum CodingKeys: String, CodingKey {
        case text, blocks, attachments
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        text = try container.decodeIfPresent(String.self, forKey: .text) ?? ""
        blocks = try container.decodeIfPresent(JSONValue.self, forKey: .blocks).flatMap(\.unlessEmpty)
        attachments = try container.decodeIfPresent(JSONValue.self, forKey: .attachments).flatMap(\.unlessEmpty)
    }
}

extension JSONValue {
    /// Slack leaves out in one place what it gives as an empty list in another.
    fileprivate var unlessEmpty: JSONValue? {
        switch self {
        case .null, .array([]): nil
        case .boolean, .integer, .number, .string, .array, .object: self
        }
    }
}
