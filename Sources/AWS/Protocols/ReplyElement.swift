package import Foundation

/// A value that is read from an element of a reply.
package protocol ReplyShape {
    init(_ element: ReplyElement) throws(MalformedReply)
}

/// An element of a reply on its way into a value, with its path for the message when something is missing.
package struct ReplyElement {
    package let node: XMLNode
    package let path: String

    init(_ node: XMLNode, path: String) {
        self.node = node
        self.path = path
    }

    /// The scalar in a child element; an empty element counts as absent, as AWS leaves out or empties what is not set.
    package func optional<Value: WireValue>(_ name: String) throws(MalformedReply) -> Value? {
        guard let child = node[name] else { return nil }
        return try scalar(in: child, path: "\(path)/\(name)")
    }

    package func required<Value: WireValue>(_ name: String) throws(MalformedReply) -> Value {
        guard let value: Value = try optional(name) else {
            throw MalformedReply(path: "\(path)/\(name)", problem: .missing)
        }
        return value
    }

    /// The child element itself, which has to be there even if empty.
    package func requiredElement(_ name: String) throws(MalformedReply) -> ReplyElement {
        guard let child = node[name] else {
            throw MalformedReply(path: "\(path)/\(name)", problem: .missing)
        }
        return ReplyElement(child, path: "\(path)/\(name)")
    }

    package func structure<Shape: ReplyShape>(_ name: String) throws(MalformedReply) -> Shape? {
        guard let child = node[name] else { return nil }
        return try Shape(ReplyElement(child, path: "\(path)/\(name)"))
    }

    /// The structures inside a list element, whatever AWS calls each of them; an absent list is empty.
    package func structures<Shape: ReplyShape>(_ name: String) throws(MalformedReply) -> [Shape] {
        var shapes: [Shape] = []
        for (index, child) in (node[name]?.children ?? []).enumerated() {
            shapes.append(try Shape(ReplyElement(child, path: "\(path)/\(name)/\(child.name)[\(index + 1)]")))
        }
        return shapes
    }

    /// The structures inside a list element that has to be there: an absent one must not be taken for an empty one.
    package func requiredStructures<Shape: ReplyShape>(_ name: String) throws(MalformedReply) -> [Shape] {
        _ = try requiredElement(name)
        return try structures(name)
    }

    /// The scalars inside a list element; an absent list is empty, and so is an empty element in it.
    package func scalars<Value: WireValue>(_ name: String) throws(MalformedReply) -> [Value] {
        var values: [Value] = []
        for (index, child) in (node[name]?.children ?? []).enumerated() {
            let path = "\(path)/\(name)/\(child.name)[\(index + 1)]"
            guard let value: Value = try scalar(in: child, path: path) else { continue }
            values.append(value)
        }
        return values
    }

    private func scalar<Value: WireValue>(in child: XMLNode, path: String) throws(MalformedReply) -> Value? {
        let text = child.text
        guard !text.isEmpty else { return nil }
        guard let value = Value(wire: text) else {
            throw MalformedReply(path: path, problem: .unreadable)
        }
        return value
    }
}

/// Names the element of a well-formed reply that is missing or not of its type.
package struct MalformedReply: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Problem: String, Sendable {
        case missing
        case unreadable
    }

    /// The element from the result down, such as `DBClusters/DBCluster[2]/Status`.
    package var path: String
    package var problem: Problem

    package var description: String { "The element \(path) of the reply is \(problem.rawValue)." }
}

/// A scalar as the Query protocol writes it in a form and in a reply.
package protocol WireValue {
    /// Reads the text of a reply; nil when it is none of the type's.
    init?(wire: String)
    /// The text for a form.
    var wire: String { get }
}

extension String: WireValue {
    package init?(wire: String) { self = wire }
    package var wire: String { self }
}

extension Int: WireValue {
    package init?(wire: String) { self.init(wire) }
    package var wire: String { String(self) }
}

extension Double: WireValue {
    package init?(wire: String) {
        guard let value = Double(wire), value.isFinite else { return nil }
        self = value
    }
    package var wire: String { String(self) }
}

extension Bool: WireValue {
    package init?(wire: String) {
        switch wire.lowercased() {
        case "true": self = true
        case "false": self = false
        default: return nil
        }
    }
    package var wire: String { self ? "true" : "false" }
}

extension Date: WireValue {
    /// Reads an ISO 8601 instant with or without fractional seconds.
    package init?(wire: String) {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: wire.contains("."))
        guard let date = try? style.parse(wire) else { return nil }
        self = date
    }
    package var wire: String { formatted(Date.ISO8601FormatStyle()) }
}
