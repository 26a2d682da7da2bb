/// One page of messages as Slack sends it.
struct MessagePage: Decodable, Sendable {
    private struct Metadata: Decodable, Sendable {
        var next_cursor: String?
    }

    private enum CodingKeys: String, CodingKey {
        case messages
        case hasMore = "has_more"
        case metadata = "response_metadata"
    }

    var messages: [SlackMessage]
    var unreadable: Int
    var hasMore: Bool
    /// Where the next page is; nil at the end.
    var nextCursor: String?

    init(messages: [SlackMessage], hasMore: Bool = false, nextCursor: String? = nil) {
        self.messages = messages
        self.hasMore = hasMore
        self.nextCursor = nextCursor
        unreadable = 0
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let list = try container.decode(LossyArray<SlackMessage>.self, forKey: .messages)
        messages = list.elements
        unreadable = list.skipped
        hasMore = container.tolerated(Bool.self, .hasMore) ?? false
        let cursor = container.tolerated(Metadata.self, .metadata)?.next_cursor ?? ""
        nextCursor = cursor.isEmpty ? nil : cursor
    }
}
