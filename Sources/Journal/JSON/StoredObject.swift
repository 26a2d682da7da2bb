/// The members of a stored object.
struct StoredObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let text: StoredText
    let index: Int

    var codingPath: [any CodingKey] { [] }

    var allKeys: [Key] {
        var keys: [Key] = []
        var member = index + 1
        while member < text.end(of: index) {
            if let key = (try? text.string(at: member)).flatMap({ Key(stringValue: $0) }) { keys.append(key) }
            member = text.end(of: member + 1)
        }
        return keys
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { text.kind(at: try value(of: key)) == .null }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try text.bool(at: value(of: key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try text.string(at: value(of: key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try text.real(at: value(of: key)) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try text.real(at: value(of: key)) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try text.whole(at: value(of: key)) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try text.whole(at: value(of: key)) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try text.whole(at: value(of: key)) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try text.whole(at: value(of: key)) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try text.whole(at: value(of: key)) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try text.whole(at: value(of: key)) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try text.whole(at: value(of: key)) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try text.whole(at: value(of: key)) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try text.whole(at: value(of: key)) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try text.whole(at: value(of: key)) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try StoredDecoder(text: text, index: try value(of: key)).value()
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let value = find(key), text.kind(at: value) != .null else { return nil }
        return try StoredDecoder(text: text, index: value).value()
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { StoredDecoder(text: text, index: index) }

    func superDecoder(forKey key: Key) throws -> any Decoder { StoredDecoder(text: text, index: try value(of: key)) }

    private func value(of key: Key) throws -> Int {
        guard let value = find(key) else {
            throw DecodingError.keyNotFound(
                key, DecodingError.Context(codingPath: [], debugDescription: "there is no “\(key.stringValue)”"))
        }
        return value
    }

    private func find(_ key: Key) -> Int? {
        var name = key.stringValue
        let end = text.end(of: index)
        var member = index + 1
        while member < end {
            if text.isString(at: member, &name) { return member + 1 }
            member = text.end(of: member + 1)
        }
        return nil
    }
}
