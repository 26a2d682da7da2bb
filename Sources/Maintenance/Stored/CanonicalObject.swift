/// The members of an object on its way.
struct CanonicalObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: CanonicalWriter
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { begin(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) { begin(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try begin(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try begin(key).encode(value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try begin(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        begin(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { begin(key).unkeyedContainer() }

    func superEncoder() -> any Encoder {
        writer.text.beginMember("super", depth: depth)
        return CanonicalEncoder(writer: writer, depth: depth + 1)
    }

    func superEncoder(forKey key: Key) -> any Encoder { begin(key) }

    private func begin(_ key: Key) -> CanonicalEncoder {
        writer.text.beginMember(key.stringValue, depth: depth)
        return CanonicalEncoder(writer: writer, depth: depth + 1)
    }
}
