/// An array that drops the elements it cannot read, and says how many: one odd message must not blind us to the others.
struct LossyArray<Element: Decodable & Sendable>: Decodable, Sendable {
    var elements: [Element]
    var skipped: Int

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        elements = []
        skipped = 0
        while !container.isAtEnd {
            if let element = try? container.decode(Element.self) {
                elements.append(element)
            } else {
                _ = try container.decode(JSONValue.self)
                skipped += 1
            }
        }
    }
}

extension KeyedDecodingContainer {
    /// The value under the key, or nil when it is absent, null or of another shape; for what only decorates.
    func tolerated<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }

    /// A flag that Slack leaves out when it is false.
    func flag(_ key: Key) throws -> Bool {
        try decodeIfPresent(Bool.self, forKey: key) ?? false
    }
}
