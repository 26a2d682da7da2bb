/// Writes a value as canonical JSON: the members of objects in the order of their names, and nothing escaped that need not
/// be. The same value has the same text everywhere, byte for byte what Foundation's encoder writes with sorted keys, in a
/// fraction of its time: it is written at every turn.
package enum CanonicalJSON {
    package static func text(of value: some Encodable) throws -> String {
        String(decoding: try bytes(of: value), as: UTF8.self)
    }

    static func bytes(of value: some Encodable) throws -> [UInt8] {
        let writer = CanonicalWriter()
        try value.encode(to: CanonicalEncoder(writer: writer, depth: 0))
        return writer.text.finish()
    }
}

/// Writes one value, so many objects and lists deep.
struct CanonicalEncoder: Encoder {
    let writer: CanonicalWriter
    let depth: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.text.open(isObject: true, depth: depth)
        return KeyedEncodingContainer(CanonicalObject(writer: writer, depth: depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.text.open(isObject: false, depth: depth)
        return CanonicalList(writer: writer, depth: depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension CanonicalEncoder: SingleValueEncodingContainer {
    func encodeNil() { writer.text.writeNull() }
    func encode(_ value: Bool) { writer.text.write(value) }
    func encode(_ value: String) { writer.text.write(value) }
    func encode(_ value: Int) { writer.text.write(value) }
    func encode(_ value: Int8) { writer.text.write(value) }
    func encode(_ value: Int16) { writer.text.write(value) }
    func encode(_ value: Int32) { writer.text.write(value) }
    func encode(_ value: Int64) { writer.text.write(value) }
    func encode(_ value: UInt) { writer.text.write(value) }
    func encode(_ value: UInt8) { writer.text.write(value) }
    func encode(_ value: UInt16) { writer.text.write(value) }
    func encode(_ value: UInt32) { writer.text.write(value) }
    func encode(_ value: UInt64) { writer.text.write(value) }
    func encode(_ value: Double) throws { try writer.text.write(value) }
    func encode(_ value: Float) throws { try writer.text.write(value) }
    func encode(_ value: some Encodable) throws { try value.encode(to: self) }
}
