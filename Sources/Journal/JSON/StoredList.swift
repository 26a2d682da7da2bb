/// The elements of a stored list, one after the other.
struct StoredList: UnkeyedDecodingContainer {
    let text: StoredText
    private let index: Int
    private let end: Int
    private var next: Int
    private(set) var currentIndex = 0

    init(text: StoredText, index: Int) {
        self.text = text
        self.index = index
        next = index + 1
        end = text.end(of: index)
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { text.count(in: index) }
    var isAtEnd: Bool { next >= end }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, text.kind(at: next) == .null else { return false }
        _ = try step()
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try text.bool(at: step()) }
    mutating func decode(_ type: String.Type) throws -> String { try text.string(at: step()) }
    mutating func decode(_ type: Double.Type) throws -> Double { try text.real(at: step()) }
    mutating func decode(_ type: Float.Type) throws -> Float { try text.real(at: step()) }
    mutating func decode(_ type: Int.Type) throws -> Int { try text.whole(at: step()) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try text.whole(at: step()) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try text.whole(at: step()) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try text.whole(at: step()) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try text.whole(at: step()) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try text.whole(at: step()) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try text.whole(at: step()) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try text.whole(at: step()) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try text.whole(at: step()) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try text.whole(at: step()) }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try StoredDecoder(text: text, index: try step()).value()
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { StoredDecoder(text: text, index: try step()) }

    /// Takes the next element.
    private mutating func step() throws -> Int {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Any.self, DecodingError.Context(codingPath: [], debugDescription: "the list ends too soon"))
        }
        let element = next
        next = text.end(of: element)
        currentIndex += 1
        return element
    }
}

/// A list that is read into just as much memory as it takes. By itself it grows to the next power of two, and what is read of
/// operations is kept as long as they go on.
private protocol SizedList {
    static func read(from decoder: StoredDecoder) throws -> any SizedList
}

extension Array: SizedList where Element: Decodable {
    fileprivate static func read(from decoder: StoredDecoder) throws -> any SizedList {
        var list = try decoder.unkeyedContainer()
        var elements: [Element] = []
        elements.reserveCapacity(list.count ?? 0)
        while !list.isAtEnd { elements.append(try list.decode(Element.self)) }
        return elements
    }
}

extension StoredDecoder {
    /// The value, with its lists in just as much memory as they take.
    func value<Value: Decodable>() throws -> Value {
        if text.kind(at: index) == .array, let list = Value.self as? any SizedList.Type,
            let value = try list.read(from: self) as? Value
        {
            return value
        }
        return try Value(from: self)
    }
}
