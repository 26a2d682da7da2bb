import Foundation

/// One element of a parsed XML document, without namespaces and attributes: AWS uses neither for anything we read.
package struct XMLNode: Sendable, Equatable {
    package let name: String
    /// Character data directly inside the element, exactly as sent.
    package let content: String
    package let children: [XMLNode]

    package init(name: String, content: String = "", children: [XMLNode] = []) {
        self.name = name
        self.content = content
        self.children = children
    }

    /// The character data without the white space around it.
    package var text: String {
        content.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The first child of that name.
    package subscript(_ child: String) -> XMLNode? {
        children.first { $0.name == child }
    }

    /// Every child of that name, in order.
    package func all(_ child: String) -> [XMLNode] {
        children.filter { $0.name == child }
    }

    /// The elements of a wrapped list such as `<DBInstances><DBInstance/>…</DBInstances>`; empty when the wrapper is absent.
    package func list(of wrapper: String, _ element: String) -> [XMLNode] {
        self[wrapper]?.all(element) ?? []
    }
}

extension XMLNode {
    /// The document with this root, whose elements are in the namespace; content is kept as it is.
    package func text(namespace: String) -> String {
        #"<?xml version="1.0" encoding="UTF-8"?>"# + markup(attributes: " xmlns=\"\(Self.escape(namespace))\"")
    }

    private func markup(attributes: String = "") -> String {
        let inside = Self.escape(content) + children.map { $0.markup() }.joined()
        return "<\(name)\(attributes)>\(inside)</\(name)>"
    }

    /// A carriage return that is not escaped would be read as a line feed.
    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("\r", with: "&#xD;")
    }
}
