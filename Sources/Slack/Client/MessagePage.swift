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
    var unreadable = 0
    var hasMore = false
    /// Where the next page is; nil at the end.
    var nextCursor: String?
    /// When Slack sent it, by Slack's clock.
    var sentAt: SlackTimestamp?
}

extension MessagePage {
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
