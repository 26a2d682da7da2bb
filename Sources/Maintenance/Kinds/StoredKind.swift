/// A type whose values are stored without their readers knowing it: by its name and the version of its fields.
package protocol StoredKind: Codable, Equatable, Sendable {
    static var kind: KindName { get }
    /// The version that it writes.
    static var version: Int { get }

    /// Reads a value of that version, also an older one.
    ///
    /// - Throws: `DecodingError` for a version that it does not read, which parks what holds the value.
    init(from decoder: any Decoder, version: Int) throws
}

extension StoredKind {
    package static var version: Int { 1 }

    package init(from decoder: any Decoder, version: Int) throws {
        guard version == Self.version else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "\(Self.kind) is read in version \(Self.version), not \(version)"))
        }
        try self.init(from: decoder)
    }

    /// Whether a value whose type is forgotten is the same as this one.
    func equals(_ other: any StoredKind) -> Bool { (other as? Self).map { $0 == self } ?? false }
}

/// How a value whose type is forgotten is stored: its kind, the version of its fields, and the fields.
enum StoredForm: String, CodingKey {
    case kind, version, payload

    static func encode(_ value: any StoredKind, to encoder: any Encoder) throws {
        var form = encoder.container(keyedBy: StoredForm.self)
        try form.encode(type(of: value).kind, forKey: .kind)
        try form.encode(type(of: value).version, forKey: .version)
        try value.encode(to: form.superEncoder(forKey: .payload))
    }

    /// - Parameter types: the kinds that there are, taken from the decoder's `KindTable`.
    static func decode<Base, Value>(
        from decoder: any Decoder, among types: (KindTable) -> [KindName: Base],
        as read: (Base, any Decoder, Int) throws -> Value
    ) throws -> Value {
        let form = try decoder.container(keyedBy: StoredForm.self)
        let kind = try form.decode(KindName.self, forKey: .kind)
        guard let table = decoder.userInfo[.kinds] as? KindTable else {
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: form, debugDescription: "the decoder was not told which kinds there are")
        }
        guard let type = types(table)[kind] else {
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: form, debugDescription: "there is no kind \(kind)")
        }
        let version = try form.decode(Int.self, forKey: .version)
        return try read(type, form.superDecoder(forKey: .payload), version)
    }
}
