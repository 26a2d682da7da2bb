/// The elements of a list on its way.
struct CanonicalList: UnkeyedEncodingContainer {
    let writer: CanonicalWriter
    let depth: Int

    var codingPath: [any CodingKey] { [] }
    var count: Int { writer.text.count(depth: depth) }

    func encodeNil() { begin().encodeNil() }
    func encode(_ value: Bool) { begin().encode(value) }
    func encode(_ value: String) { begin().encode(value) }
    func encode(_ value: Int) { begin().encode(value) }
    func encode(_ value: Int8) { begin().encode(value) }
    func encode(_ value: Int16) { begin().encode(value) }
    func encode(_ value: Int32) { begin().encode(value) }
    func encode(_ value: Int64) { begin().encode(value) }
    func encode(_ value: UInt) { begin().encode(value) }
    func encode(_ value: UInt8) { begin().encode(value) }
    func encode(_ value: UInt16) { begin().encode(value) }
    func encode(_ value: UInt32) { begin().encode(value) }
    func encode(_ value: UInt64) { begin().encode(value) }
    func encode(_ value: Double) throws { try begin().encode(value) }
    func encode(_ value: Float) throws { try begin().encode(value) }
    func encode(_ value: some Encodable) throws { try begin().encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        begin().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { begin().unkeyedContainer() }
    func superEncoder() -> any Encoder { begin() }

    private func begin() -> CanonicalEncoder {
        writer.text.beginElement(depth: depth)
        return CanonicalEncoder(writer: writer, depth: depth + 1)
    }
}
