package import Foundation

/// JSON text, written and read without Foundation's coders: every exchange of a seeded run goes through here, and most of a run's
/// time went there.
///
/// Source: RFC 8259. What it does not allow is refused.
extension SlackWorld.JSON {
    /// JSON text with sorted keys, the same for equal values.
    package func encoded() throws -> Data {
        var writer = JSONWriter()
        writer.write(self)
        return Data(writer.bytes)
    }

    /// Reads JSON text; throws when it is not JSON.
    package init(parsing data: Data) throws {
        self = try data.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) throws -> Self in
            var reader = JSONReader(buffer)
            return try reader.document()
        }
    }
}

private struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    private static let digits = Array("0123456789abcdef".utf8)

    mutating func write(_ value: SlackWorld.JSON) {
        switch value {
        case .null: add("null")
        case .bool(let flag): add(flag ? "true" : "false")
        case .integer(let integer): add(String(integer))
        // JSON has no infinity and no NaN.
        case .number(let number): add(number.isFinite ? "\(number)" : "null")
        case .string(let text): write(text)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(item)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(member.key)
                bytes.append(UInt8(ascii: ":"))
                write(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0a: add("\\n")
            case 0x0d: add("\\r")
            case 0x09: add("\\t")
            case ..<0x20:
                add("\\u00")
                bytes += [Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 0xf)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

private struct JSONReader {
    /// Where something else stands than JSON has there.
    private struct Unexpected: Error, CustomStringConvertible {
        let position: Int

        var description: String { "This is not JSON from byte \(position) on." }
    }

    private static let depthLimit = 512

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var depth = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func document() throws -> SlackWorld.JSON {
        let found = try value()
        skipSpace()
        guard position == bytes.count else { throw unexpected }
        return found
    }

    private var unexpected: Unexpected { Unexpected(position: position) }
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ text: StaticString) throws {
        for offset in 0..<text.utf8CodeUnitCount {
            guard take(text.utf8Start[offset]) else { throw unexpected }
        }
    }

    private mutating func value() throws -> SlackWorld.JSON {
        skipSpace()
        switch next {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try nested { reader in .object(try reader.object()) }
        case UInt8(ascii: "["): return try nested { reader in .array(try reader.array()) }
        case UInt8(ascii: "t"):
            try expect("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        case .some(let byte) where byte == UInt8(ascii: "-") || Self.isDigit(byte): return try number()
        case .some, nil: throw unexpected
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws -> SlackWorld.JSON
    ) throws -> SlackWorld.JSON {
        guard depth < Self.depthLimit else { throw unexpected }
        depth += 1
        defer { depth -= 1 }
        position += 1
        return try read(&self)
    }

    private mutating func object() throws -> [String: SlackWorld.JSON] {
        var members: [String: SlackWorld.JSON] = [:]
        skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw unexpected }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw unexpected }
            members[key] = try value()
            skipSpace()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw unexpected }
        }
    }

    private mutating func array() throws -> [SlackWorld.JSON] {
        var items: [SlackWorld.JSON] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return items }
        while true {
            items.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { return items }
            guard take(UInt8(ascii: ",")) else { throw unexpected }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private mutating func skipDigits() throws {
        let start = position
        while let byte = next, Self.isDigit(byte) { position += 1 }
        guard position > start else { throw unexpected }
    }

    private mutating func number() throws -> SlackWorld.JSON {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try skipDigits() }
        let whole = position
        if take(UInt8(ascii: ".")) { try skipDigits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try skipDigits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if position == whole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw unexpected }
        // 1.0 and 1e2 are whole, and one value has one form.
        return Int64(exactly: number).map { .integer($0) } ?? .number(number)
    }

    private mutating func string() throws -> String {
        position += 1
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if next == UInt8(ascii: "\"") {
            defer { position += 1 }
            return try text(of: bytes[start..<position])
        }
        return try escapedString(from: start)
    }

    private func text(of found: some Collection<UInt8>) throws -> String {
        guard let text = String(validating: found, as: UTF8.self) else { throw unexpected }
        return text
    }

    private mutating func escapedString(from start: Int) throws -> String {
        var found = Array(bytes[start..<position])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw unexpected }
            position += 1
            if byte == UInt8(ascii: "\\") { found += try escape() } else { found.append(byte) }
        }
        guard take(UInt8(ascii: "\"")) else { throw unexpected }
        return try text(of: found)
    }

    private mutating func escape() throws -> [UInt8] {
        guard let byte = next else { throw unexpected }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0c]
        case UInt8(ascii: "n"): return [0x0a]
        case UInt8(ascii: "r"): return [0x0d]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try unicodeEscape())).utf8)
        default: throw unexpected
        }
    }

    /// Of what lies beyond the sixteen bits of one escape there are two.
    private mutating func unicodeEscape() throws -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xd800...0xdbff).contains(first) else { throw unexpected }
        try expect("\\u")
        let second = try hexadecimal()
        guard (0xdc00...0xdfff).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
        else { throw unexpected }
        return scalar
    }

    private mutating func hexadecimal() throws -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw unexpected }
            number = number << 4 + UInt32(digit)
            position += 1
        }
        return number
    }
}
