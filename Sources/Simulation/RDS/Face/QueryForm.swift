/// The body of an AWS Query call: an `application/x-www-form-urlencoded` list of names and values.
struct QueryForm: Sendable {
    private var fields: [String: String] = [:]

    /// Nil for a body that is no such list.
    init?(_ body: some Sequence<UInt8>) {
        for pair in Array(body).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : []) else {
                return nil
            }
            fields[name] = value
        }
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "+"):
                decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.endIndex, let high = bytes[index + 1].hexadecimalValue,
                    let low = bytes[index + 2].hexadecimalValue
                else { return nil }
                decoded.append(high << 4 | low)
                index += 2
            default:
                decoded.append(bytes[index])
            }
            index += 1
        }
        return String(validating: decoded, as: UTF8.self)
    }

    subscript(name: String) -> String? { fields[name] }

    /// An identifier, which AWS keeps in lower case and also takes as an ARN.
    func identifier(_ name: String) -> String? {
        fields[name].map { Self.identifier(from: $0) }
    }

    static func identifier(from text: String) -> String {
        guard text.hasPrefix("arn:"), let last = text.split(separator: ":").last else { return text.lowercased() }
        return last.lowercased()
    }

    func required(_ name: String) throws(RDSFault) -> String {
        guard let value = fields[name], !value.isEmpty else { throw .missing(name) }
        return value
    }

    func requiredIdentifier(_ name: String) throws(RDSFault) -> String {
        Self.identifier(from: try required(name))
    }

    func integer(_ name: String) throws(RDSFault) -> Int? {
        guard let text = fields[name] else { return nil }
        guard let number = Int(text) else { throw .malformed(name, text) }
        return number
    }

    func flag(_ name: String) throws(RDSFault) -> Bool? {
        switch fields[name] {
        case nil: nil
        case "true"?: true
        case "false"?: false
        case let text?: throw .malformed(name, text)
        }
    }

    func time(_ name: String) throws(RDSFault) -> SimulatedTime? {
        guard let text = fields[name] else { return nil }
        guard let time = SimulatedTime(iso8601: text) else { throw .malformed(name, text) }
        return time
    }

    /// The strings `PREFIX.1`, `PREFIX.2`, … up to the first gap.
    func list(_ prefix: String) -> [String] {
        var items: [String] = []
        while let item = fields["\(prefix).\(items.count + 1)"] {
            items.append(item)
        }
        return items
    }

    var tags: [SimulatedTag] {
        var tags: [SimulatedTag] = []
        while let key = fields["Tags.Tag.\(tags.count + 1).Key"] {
            tags.append(SimulatedTag(key, fields["Tags.Tag.\(tags.count + 1).Value"] ?? ""))
        }
        return tags
    }

    /// The filters by name, each with the values of which one has to match; refuses names that the action does not know.
    func filters(knowing names: Set<String>) throws(RDSFault) -> [String: [String]] {
        var filters: [String: [String]] = [:]
        var number = 1
        while let name = fields["Filters.Filter.\(number).Name"] {
            guard names.contains(name) else { throw .value("Unrecognized filter name: \(name)") }
            let values = list("Filters.Filter.\(number).Values.Value")
            guard !values.isEmpty else { throw .value("The filter \(name) needs values.") }
            filters[name] = values
            number += 1
        }
        return filters
    }
}

extension RDSFault {
    static func missing(_ name: String) -> RDSFault {
        RDSFault(code: "MissingParameter", message: "The request must contain the parameter \(name).")
    }

    static func malformed(_ name: String, _ text: String) -> RDSFault {
        RDSFault(code: "MalformedInput", message: "The value \(text) cannot be read as \(name).")
    }
}

extension UInt8 {
    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
