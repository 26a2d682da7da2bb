/// An enum that is stored as an object: the written name of its case under `type`, and its values beside it, each under a
/// name of its own. A case that is renamed keeps its written name, so that stored files stay as they are.
package protocol StoredEnum: Codable {
    associatedtype Name: RawRepresentable<String>

    /// The written name of the case, and its values by theirs; what is `nil` is left out.
    var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) { get }

    init(_ name: Name, from fields: StoredFields) throws
}

extension StoredEnum {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: StoredKey.self)
        let (name, values) = stored
        try container.encode(name.rawValue, forKey: .type)
        for (key, value) in values {
            if let value { try container.encode(value, forKey: StoredKey(key)) }
        }
    }

    package init(from decoder: any Decoder) throws {
        let fields = try StoredFields(decoder)
        let written: String = try fields[StoredKey.type.stringValue]
        guard let name = Name(rawValue: written) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: "there is no “\(written)” of \(Self.self)"))
        }
        try self.init(name, from: fields)
    }
}

/// The values of a stored enum, by their written names.
package struct StoredFields {
    private let container: KeyedDecodingContainer<StoredKey>

    init(_ decoder: any Decoder) throws {
        container = try decoder.container(keyedBy: StoredKey.self)
    }

    package subscript<Value: Decodable>(_ name: String) -> Value {
        get throws { try container.decode(Value.self, forKey: StoredKey(name)) }
    }

    /// What may have been left out.
    package func optional<Value: Decodable>(_ name: String) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: StoredKey(name))
    }
}

/// A written name.
struct StoredKey: CodingKey {
    static let type = StoredKey("type")

    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
