/// Reads values from a stored text. Foundation's decoder takes several times as long, which counts when a thousand
/// operations are taken up at the start.
struct StoredDecoder: Decoder {
    let text: StoredText
    let index: Int

    var codingPath: [any CodingKey] { [] }
    /// Kept by the text: made anew for every value it would take longer than the value.
    var userInfo: [CodingUserInfoKey: Any] { text.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard text.kind(at: index) == .object else { throw text.mismatch(at: index, "an object") }
        return KeyedDecodingContainer(StoredObject(text: text, index: index))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard text.kind(at: index) == .array else { throw text.mismatch(at: index, "a list") }
        return StoredList(text: text, index: index)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension StoredDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { text.kind(at: index) == .null }
    func decode(_ type: Bool.Type) throws -> Bool { try text.bool(at: index) }
    func decode(_ type: String.Type) throws -> String { try text.string(at: index) }
    func decode(_ type: Double.Type) throws -> Double { try text.real(at: index) }
    func decode(_ type: Float.Type) throws -> Float { try text.real(at: index) }
    func decode(_ type: Int.Type) throws -> Int { try text.whole(at: index) }
    func decode(_ type: Int8.Type) throws -> Int8 { try text.whole(at: index) }
    func decode(_ type: Int16.Type) throws -> Int16 { try text.whole(at: index) }
    func decode(_ type: Int32.Type) throws -> Int32 { try text.whole(at: index) }
    func decode(_ type: Int64.Type) throws -> Int64 { try text.whole(at: index) }
    func decode(_ type: UInt.Type) throws -> UInt { try text.whole(at: index) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try text.whole(at: index) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try text.whole(at: index) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try text.whole(at: index) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try text.whole(at: index) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value() }
}
