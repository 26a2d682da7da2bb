extension SlackWorld {
    /// Blocks, metadata and whole replies as plain JSON.
    package enum JSON: Sendable, Hashable {
        case null
        case bool(Bool)
        case integer(Int64)
        case number(Double)
        case string(String)
        case array([JSON])
        case object([String: JSON])
    }
}

extension SlackWorld.JSON: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let object = try? container.decode([String: Self].self) {
            self = .object(object)
        } else if let array = try? container.decode([Self].self) {
            self = .array(array)
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let integer = try? container.decode(Int64.self) {
            self = .integer(integer)
        } else if container.decodeNil() {
            self = .null
        } else {
            self = .number(try container.decode(Double.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let flag): try container.encode(flag)
        case .integer(let integer): try container.encode(integer)
        case .number(let number): try container.encode(number)
        case .string(let text): try container.encode(text)
        case .array(let items): try container.encode(items)
        case .object(let members): try container.encode(members)
        }
    }
}

extension SlackWorld.JSON {
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var items: [Self]? {
        guard case .array(let items) = self else { return nil }
        return items
    }

    var members: [String: Self]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    package subscript(_ key: String) -> Self? {
        members?[key]
    }

    /// About as many characters as the JSON text has.
    var size: Int {
        switch self {
        case .null, .bool: 4
        case .integer(let integer): String(integer).utf8.count
        case .number: 8
        case .string(let text): text.unicodeScalars.count + 2
        case .array(let items): items.reduce(1) { $0 + $1.size + 1 }
        case .object(let members): members.reduce(1) { $0 + $1.key.utf8.count + $1.value.size + 4 }
        }
    }
}

extension SlackWorld.JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) {
        self = .string(value)
    }

    package init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    package init(integerLiteral value: Int64) {
        self = .integer(value)
    }

    package init(arrayLiteral elements: Self...) {
        self = .array(elements)
    }

    package init(dictionaryLiteral elements: (String, Self)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
