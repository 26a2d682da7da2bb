/// Machine-readable data that travels with a message; every member and app of the workspace can read it.
package struct MessageMetadata: Sendable, Hashable {
    package var eventType: String
    package var eventPayload: [String: JSONValue]

    /// Metadata of our own: a flat object, which is all that Slack promises to keep.
    package init(eventType: String, payload: [String: String]) {
        self.eventType = eventType
        eventPayload = payload.mapValues { .string($0) }
    }

    /// A text or a whole number of the payload.
    package subscript(key: String) -> String? { eventPayload[key]?.text }
}

extension MessageMetadata: Codable {
    private enum CodingKeys: String, CodingKey {
        case eventType = "event_type"
        case eventPayload = "event_payload"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        eventType = try container.decode(String.self, forKey: .eventType)
        eventPayload = try container.decodeIfPresent([String: JSONValue].self, forKey: .eventPayload) ?? [:]
    }
}
