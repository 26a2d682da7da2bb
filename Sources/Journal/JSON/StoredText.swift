import Foundation
import Maintenance

/// A stored text that values are read from: its tokens, what decoders are told, and the strings that were read before.
final class StoredText {
    private let bytes: [UInt8]
    private let tokens: [JSONText.Token]
    private let pool: StringPool
    let userInfo: [CodingUserInfoKey: Any]

    init(_ text: String, kinds: KindTable?, pool: StringPool) throws(JSONText.Flaw) {
        let json = try JSONText(text)
        bytes = json.bytes
        tokens = json.tokens
        userInfo = kinds.map { [.kinds: $0] } ?? [:]
        self.pool = pool
    }

    func kind(at index: Int) -> JSONText.Kind { tokens[index].kind }

    /// The first token after a value.
    func end(of index: Int) -> Int { Int(tokens[index].next) }

    /// How many elements a list has.
    func count(in list: Int) -> Int {
        var count = 0
        var element = list + 1
        while element < end(of: list) {
            count += 1
            element = end(of: element)
        }
        return count
    }

    func string(at index: Int) throws -> String {
        let token = tokens[index]
        switch token.kind {
        case .string: return withBytes(of: token, pool.string)
        case .escaped: return try Self.unescaped(bytes[Int(token.start)..<Int(token.end)])
        case .object, .array, .number, .yes, .no, .null: throw mismatch(at: index, "a string")
        }
    }

    /// Whether a string is this one.
    func isString(at index: Int, _ key: inout String) -> Bool {
        let token = tokens[index]
        guard token.kind == .string else { return (try? string(at: index)) == key }
        let length = Int(token.end - token.start)
        return key.withUTF8 { key in
            key.count == length && withBytes(of: token) { $0.isSame(as: key) }
        }
    }

    private func withBytes<Result>(
        of token: JSONText.Token, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[Int(token.start)..<Int(token.end)])) }
    }

    func bool(at index: Int) throws -> Bool {
        switch kind(at: index) {
        case .yes: return true
        case .no: return false
        case .object, .array, .string, .escaped, .number, .null: throw mismatch(at: index, "true or false")
        }
    }

    func whole<Whole: FixedWidthInteger>(at index: Int) throws -> Whole {
        guard kind(at: index) == .number,
            let number = withBytes(of: tokens[index], Self.whole).flatMap({ Whole(exactly: $0) })
        else { throw mismatch(at: index, "a whole number") }
        return number
    }

    private static func whole(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
        let isNegative = digits.first == UInt8(ascii: "-")
        var number: Int64 = 0
        for digit in digits.dropFirst(isNegative ? 1 : 0) {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = tens.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            guard !isTooLarge, !isLarger else { return nil }
            number = sum
        }
        guard digits.count > (isNegative ? 1 : 0), isNegative || number != .min else { return nil }
        return isNegative ? number : -number
    }

    func real<Real: LosslessStringConvertible>(at index: Int) throws -> Real {
        guard kind(at: index) == .number, let number = Real(digits(at: index)) else {
            throw mismatch(at: index, "a number")
        }
        return number
    }

    private func digits(at index: Int) -> String {
        withBytes(of: tokens[index]) { String(decoding: $0, as: UTF8.self) }
    }

    func mismatch(at index: Int, _ wanted: String) -> DecodingError {
        DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: [],
                debugDescription: "\(wanted) is wanted at byte \(tokens[index].start), not \(kind(at: index))"))
    }

    /// Strings with escapes are rare: a quotation mark, a control character.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) throws -> String {
        let quoted = [UInt8(ascii: "[")] + [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")] + [UInt8(ascii: "]")]
        return try JSONDecoder().decode([String].self, from: Data(quoted)).first ?? ""
    }
}

/// Strings that were read, each kept once: what is stored of operations says the same names over and over. Those of up to 15
/// bytes take no memory of their own and are left out. A full pool begins anew: most of what is said again is said of the
/// same operation.
final class StringPool {
    private static let limit = 4096

    private var strings: [Int: String] = [:]

    func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.count > 15 else { return String(decoding: bytes, as: UTF8.self) }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let key = Int(truncatingIfNeeded: hash)
        if let known = strings[key], known.isSame(as: bytes) { return known }
        let new = String(decoding: bytes, as: UTF8.self)
        if strings.count == Self.limit { strings.removeAll(keepingCapacity: true) }
        strings[key] = new
        return new
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Both are of the same length.
    fileprivate func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let own = baseAddress, let base = other.baseAddress else { return isEmpty }
        return memcmp(own, base, count) == 0
    }
}

extension String {
    fileprivate func isSame(as bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8.count == bytes.count && utf8.withContiguousStorageIfAvailable { bytes.isSame(as: $0) } ?? false
    }
}
