/// Lets every encoder of a value write to the one text.
final class CanonicalWriter {
    var text = CanonicalText()
}

/// The text of a value on its way: what is open is closed by whatever is written next beside it, and the members of an object
/// are put in order when it is closed.
struct CanonicalText {
    private struct Frame {
        let isObject: Bool
        /// Where its opening bracket stands.
        let start: Int
        /// Where its members begin among those of all open objects.
        let firstMember: Int
        /// Where its last value begins, when nothing is known to have come after it.
        var openValue: Int?
        var count = 0
    }

    private struct Member {
        let name: String
        /// Of the name with its quotes.
        let start: Int
        var end: Int
    }

    private var bytes: [UInt8] = []
    private var frames: [Frame] = []
    private var members: [Member] = []

    init() { bytes.reserveCapacity(4096) }

    /// The whole text.
    mutating func finish() -> [UInt8] {
        close(downTo: 0)
        if bytes.isEmpty { writeNothing() }
        return bytes
    }

    // MARK: Containers

    /// Opens an object or a list as the value at a depth, unless that is done.
    mutating func open(isObject: Bool, depth: Int) {
        close(downTo: depth + 1)
        guard frames.count == depth else { return }
        frames.append(
            Frame(isObject: isObject, start: bytes.count, firstMember: members.count))
        bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
    }

    /// Begins a member of the object at a depth.
    mutating func beginMember(_ name: String, depth: Int) {
        beginValue(depth: depth)
        members.append(Member(name: name, start: bytes.count, end: 0))
        write(name)
        bytes.append(UInt8(ascii: ":"))
        frames[depth].openValue = bytes.count
    }

    /// Begins an element of the list at a depth.
    mutating func beginElement(depth: Int) {
        beginValue(depth: depth)
        frames[depth].openValue = bytes.count
    }

    /// How many elements the list at a depth has.
    func count(depth: Int) -> Int { frames[depth].count }

    private mutating func beginValue(depth: Int) {
        close(downTo: depth + 1)
        endValue(depth: depth)
        if frames[depth].count > 0 { bytes.append(UInt8(ascii: ",")) }
        frames[depth].count += 1
    }

    private mutating func endValue(depth: Int) {
        guard let start = frames[depth].openValue else { return }
        if bytes.count == start { writeNothing() }
        if frames[depth].isObject { members[members.count - 1].end = bytes.count }
        frames[depth].openValue = nil
    }

    private mutating func close(downTo depth: Int) {
        while frames.count > depth {
            endValue(depth: frames.count - 1)
            let frame = frames.removeLast()
            if frame.isObject { putInOrder(frame) }
            bytes.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        }
    }

    private mutating func putInOrder(_ frame: Frame) {
        defer { members.removeSubrange(frame.firstMember...) }
        guard let last = members.indices.last, frame.firstMember < last,
            (frame.firstMember..<last).contains(where: { members[$0 + 1].name < members[$0].name })
        else { return }
        let own = members[frame.firstMember...]
        var ordered: [UInt8] = []
        ordered.reserveCapacity(bytes.count - frame.start)
        for member in own.sorted(by: { $0.name < $1.name }) {
            if !ordered.isEmpty { ordered.append(UInt8(ascii: ",")) }
            ordered += bytes[member.start..<member.end]
        }
        bytes.replaceSubrange((frame.start + 1)..., with: ordered)
    }

    /// A value that writes nothing is an object without members.
    private mutating func writeNothing() { bytes += [UInt8(ascii: "{"), UInt8(ascii: "}")] }

    // MARK: Values

    mutating func write(_ value: some FixedWidthInteger) { writePlain(String(value)) }

    mutating func write(_ value: Bool) { writePlain(value ? "true" : "false") }

    mutating func writeNull() { writePlain("null") }

    mutating func write<Real: BinaryFloatingPoint & LosslessStringConvertible>(_ value: Real) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, EncodingError.Context(codingPath: [], debugDescription: "\(value) is no number of JSON"))
        }
        let text = value.description
        writePlain(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    private mutating func writePlain(_ text: String) { bytes += text.utf8 }

    mutating func write(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { characters in
            if characters.contains(where: Self.isEscaped) {
                for character in characters { writeEscaped(character) }
            } else {
                bytes += characters
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        guard Self.isEscaped(byte) else { return bytes.append(byte) }
        switch byte {
        case UInt8(ascii: "\n"): writePlain("\\n")
        case UInt8(ascii: "\r"): writePlain("\\r")
        case UInt8(ascii: "\t"): writePlain("\\t")
        case 0x08: writePlain("\\b")
        case 0x0C: writePlain("\\f")
        case UInt8(ascii: "\""): writePlain("\\\"")
        case UInt8(ascii: "\\"): writePlain("\\\\")
        case _: writePlain("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
        }
    }
}
