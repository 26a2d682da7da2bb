/// A string with a meaning: what one kind of identifier cannot be mistaken for another by.
package protocol Identifier: Hashable, Comparable, Sendable, Codable, CustomStringConvertible,
    ExpressibleByStringLiteral, CodingKeyRepresentable
{
    var text: String { get }
    init(_ text: String)
}

extension Identifier {
    package init(stringLiteral text: String) { self.init(text) }
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }
    package init?<Key: CodingKey>(codingKey: Key) { self.init(codingKey.stringValue) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var codingKey: any CodingKey { IdentifierKey(stringValue: text) }
    package var description: String { text }
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

private struct IdentifierKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// The short name of an operation (`k3f9`); everything we create in AWS carries it.
package struct OperationID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// The name of a step, unique in its plan (`fail-over`).
package struct StepID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// One asking at a step: operation, step and how often it was asked before (`k3f9/fail-over/1`).
package struct GateID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(operation: OperationID, step: StepID, ask: Int) {
        self.init("\(operation)/\(step)/\(ask)")
    }
}

/// One recorded intent to call AWS, unique in its operation (`k3f9-7`).
package struct IntentID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// A DB instance identifier.
package struct InstanceID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// A DB cluster identifier.
package struct ClusterID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// The chat's immutable id of a person (`U0BOB`), never a display name.
package struct PersonID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// A DB instance class (`db.r6g.xlarge`).
package struct InstanceClass: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}
